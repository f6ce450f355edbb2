import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Sql } from '#database/connection.ts';
import type { Language } from '#forms/definition.ts';
import { unitOf } from '#forms/writing.ts';
import type { Figures } from '#services/fps-mi/database/report-figures.ts';
import { type ExportedReport, type Search, streamReports } from '#services/fps-mi/database/report-search.ts';
import { formTitle } from '#services/fps-mi/text/form-title.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { csvOptions, decimalComma } from './csv.ts';
import { columnsOf, type FormColumn } from './form-columns.ts';
import { headings, localTime, textOf } from './report-cells.ts';

/**
 * The reports that match a search, as CSV. The reports are read from the database at the pace at which the client
 * receives the stream.
 */
export function reportsAsCsv(sql: Sql, search: Search, language: Language): ReadableStream {
  const columns = columnsOf(search);
  const csv = stringify(csvOptions);
  const rows = async function* () {
    yield headings(language, columns);
    for await (const report of streamReports(sql, search)) yield rowOf(report, language, columns);
  };
  // A failure aborts the download, so that nobody mistakes half a list for the whole list.
  pipeline(Readable.from(rows()), csv).catch((error: unknown) =>
    csv.destroy(error instanceof Error ? error : undefined),
  );
  // The cast: Node's own type of a web stream and the standard one describe the same object.
  return Readable.toWeb(csv) as ReadableStream;
}

function rowOf(report: ExportedReport, language: Language, columns: readonly FormColumn[]): string[] {
  const text = textsIn(language).terms;
  return [
    report.reference,
    report.municipality[language],
    report.nis,
    formTitle(report.form, language),
    String(report.year),
    text.provinces[report.province],
    decimalComma(report.payable),
    localTime(report.receivedAt),
    text.statuses[report.status],
    ...columns.map((column) => cellOf(column, report.figures, language)),
  ];
}

function cellOf({ id, field }: FormColumn, figures: Figures, language: Language): string {
  const value = figures[id];
  if (typeof value === 'number') return unitOf(field) === 'number' ? String(value) : decimalComma(value);
  const text = value === undefined ? '' : textOf(field, value, language);
  // CSV injection: a spreadsheet program would run typed text that begins like this as a formula.
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
