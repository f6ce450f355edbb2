import { type CellValue, writeXlsxStream } from 'hucre/xlsx';
import type { Sql } from '#database/connection.ts';
import { decimal } from '#forms/amount.ts';
import type { Language } from '#forms/definition.ts';
import { unitOf } from '#forms/writing.ts';
import type { Figures } from '#services/fps-mi/database/report-figures.ts';
import { type ExportedReport, type Search, streamReports } from '#services/fps-mi/database/report-search.ts';
import { formTitle } from '#services/fps-mi/text/form-title.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { columnsOf, type FormColumn } from './form-columns.ts';
import { headings, localTime, textOf } from './report-cells.ts';

/**
 * The reports that match a search, as XLSX. The reports are read from the database at the pace at which the client
 * receives the stream.
 */
export function reportsAsXlsx(sql: Sql, search: Search, language: Language): ReadableStream<Uint8Array> {
  return writeReports(streamReports(sql, search), language, columnsOf(search));
}

/**
 * An XLSX file with one sheet, whose first row stays visible. It takes reports only as the stream is read; cancelling
 * the stream ends `reports`.
 */
export function writeReports(
  reports: AsyncIterable<ExportedReport> | Iterable<ExportedReport>,
  language: Language,
  columns: readonly FormColumn[] = [],
): ReadableStream<Uint8Array> {
  const header = headings(language, columns);
  const rows = async function* () {
    for await (const report of reports) yield rowOf(report, language, columns);
  };
  return writeXlsxStream(rows(), {
    name: textsIn(language).reports.reports,
    columns: [...listFormats, ...columns.map(formatOf)].map((format, index) => ({
      ...format,
      header: header[index] ?? '',
    })),
    freezePane: { rows: 1 },
  });
}

/** How Excel shows a column. A column without a number format contains text. */
type ColumnFormat = { readonly width: number; readonly numFmt?: string };

const amountFormat = '#,##0.00';

/** The columns of every list, in the order of `headings`. */
const listFormats: readonly ColumnFormat[] = [
  { width: 20 },
  { width: 24 },
  { width: 8 },
  { width: 32 },
  { width: 8 },
  { width: 26 },
  { width: 16, numFmt: amountFormat },
  { width: 22, numFmt: 'yyyy-mm-dd hh:mm' },
  { width: 18 },
];

function formatOf({ field }: FormColumn): ColumnFormat {
  switch (unitOf(field)) {
    case 'amount':
      return { width: 20, numFmt: amountFormat };
    case 'percentage':
      return { width: 20, numFmt: '0.00%' };
    case 'number':
      return { width: 20, numFmt: '0' };
    case null:
      return field.kind === 'date' ? { width: 20, numFmt: 'yyyy-mm-dd' } : { width: 30 };
  }
}

function rowOf(report: ExportedReport, language: Language, columns: readonly FormColumn[]): CellValue[] {
  const text = textsIn(language).terms;
  return [
    report.reference,
    report.municipality[language],
    report.nis,
    formTitle(report.form, language),
    report.year,
    text.provinces[report.province],
    // The closest floating-point number to the cents: a spreadsheet shows it exactly.
    Number(decimal(report.payable)),
    // Spreadsheets have no time zones: this is the Belgian time.
    new Date(`${localTime(report.receivedAt).replace(' ', 'T')}Z`),
    text.statuses[report.status],
    ...columns.map((column) => cellOf(column, report.figures, language)),
  ];
}

function cellOf({ id, field }: FormColumn, figures: Figures, language: Language): CellValue {
  const value = figures[id];
  if (value === undefined) return null;
  if (typeof value === 'string') {
    return field.kind === 'date' ? new Date(`${value}T00:00:00Z`) : textOf(field, value, language);
  }
  switch (unitOf(field)) {
    case 'amount':
      return Number(decimal(value));
    case 'percentage':
      return value / 10_000;
    case 'number':
    case null:
      return value;
  }
}
