/** The list of received reports as a file, for a spreadsheet. */

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Context } from 'hono';
import { type CellValue, writeXlsxStream } from 'hucre/xlsx';
import type { Sql } from '../../database/connection.ts';
import { decimal } from '../../forms/amount.ts';
import type { Language } from '../../forms/definition.ts';
import { languageOf } from './pages/frame.tsx';
import { formTitle } from './pages/reports.tsx';
import { everyReport, type ListedReport, searchSchema } from './report-search.ts';
import { textsIn } from './texts.ts';

/** GET /reports.csv: as spreadsheets in Belgium read it: semicolons, decimal commas, UTF-8 with a mark. Sent as it is read. */
export function csvExport(context: Context, sql: Sql): Response {
  const language = languageOf(context);
  const search = searchSchema.safeParse(context.req.query());
  if (!search.success) return context.text('', 422);
  const csv = stringify({
    delimiter: ';',
    bom: true,
    record_delimiter: '\r\n',
    header: true,
    columns: headings(language),
  });
  const rows = async function* () {
    for await (const report of everyReport(sql, search.data)) yield csvRow(report, language);
  };
  // A failure ends the file early, which whoever reads it gets to see.
  pipeline(Readable.from(rows()), csv).catch((error: unknown) =>
    csv.destroy(error instanceof Error ? error : undefined),
  );
  // The cast: Node's type of a web stream and the platform's describe the same thing.
  return file(context, Readable.toWeb(csv) as ReadableStream, 'text/csv; charset=utf-8', 'csv');
}

/** GET /reports.xlsx: with real numbers and dates. Sent as it is read. */
export function xlsxExport(context: Context, sql: Sql): Response {
  const language = languageOf(context);
  const search = searchSchema.safeParse(context.req.query());
  if (!search.success) return context.text('', 422);
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return file(context, xlsxOf(everyReport(sql, search.data), language), type, 'xlsx');
}

/** Excel shows numbers and dates by these; what has none is text. */
const columns: readonly { readonly width: number; readonly numFmt?: string }[] = [
  ...[{ width: 20 }, { width: 24 }, { width: 8 }, { width: 32 }, { width: 8 }, { width: 26 }],
  ...[{ width: 16, numFmt: '#,##0.00' }, { width: 22, numFmt: 'yyyy-mm-dd hh:mm' }, { width: 18 }],
];

/**
 * An XLSX of one sheet, with a first row that stays in sight. Rows are asked for as the bytes are read; whoever stops
 * reading ends `reports`.
 */
export function xlsxOf(
  reports: AsyncIterable<ListedReport> | Iterable<ListedReport>,
  language: Language,
): ReadableStream<Uint8Array> {
  const heads = headings(language);
  const rows = async function* () {
    for await (const report of reports) yield xlsxRow(report, language);
  };
  return writeXlsxStream(rows(), {
    name: textsIn(language).reports,
    columns: columns.map((column, index) => ({ ...column, header: heads[index] ?? '' })),
    freezePane: { rows: 1 },
  });
}

function file(context: Context, body: ReadableStream, type: string, ending: string): Response {
  return context.body(body, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="reports.${ending}"`,
  });
}

function headings(language: Language): string[] {
  const text = textsIn(language);
  return [
    ...[text.reference, text.ocmw, 'NIS', text.form, text.year, text.province, text.payable, text.receivedAt],
    text.status,
  ];
}

const moment = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Brussels',
  dateStyle: 'short',
  timeStyle: 'medium',
});

function csvRow(report: ListedReport, language: Language): string[] {
  const text = textsIn(language);
  return [
    ...[report.reference, report.municipality[language], report.nis, formTitle(report, language), String(report.year)],
    ...[text.provinces[report.province], decimal(report.payable).replace('.', ','), moment.format(report.receivedAt)],
    text.statuses[report.status],
  ];
}

function xlsxRow(report: ListedReport, language: Language): CellValue[] {
  const text = textsIn(language);
  return [
    ...[report.reference, report.municipality[language], report.nis, formTitle(report, language), report.year],
    text.provinces[report.province],
    // The number that is nearest to so many cents: a spreadsheet shows it exactly.
    Number(decimal(report.payable)),
    // Spreadsheets know no time zones: the time as it was in Belgium.
    new Date(`${moment.format(report.receivedAt).replace(' ', 'T')}Z`),
    text.statuses[report.status],
  ];
}
