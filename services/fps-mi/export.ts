/** The list of received reports as a file, for a spreadsheet. */

import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Context } from 'hono';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { Sql } from '../../database/connection.ts';
import type { Cents, Language } from '../../forms/definition.ts';
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
  return file(context, Readable.toWeb(csv), 'text/csv; charset=utf-8', 'csv');
}

/** GET /reports.xlsx: with real numbers and dates. */
export async function xlsxExport(context: Context, sql: Sql): Promise<Response> {
  const language = languageOf(context);
  const search = searchSchema.safeParse(context.req.query());
  if (!search.success) return context.text('', 422);
  const data: SheetData = [headings(language).map((value) => ({ value, fontWeight: 'bold' }))];
  for await (const report of everyReport(sql, search.data)) data.push(xlsxRow(report, language));
  const stream = new PassThrough();
  const written = writeExcelFile(data, {
    sheet: textsIn(language).reports,
    stickyRowsCount: 1,
    columns: [20, 24, 8, 32, 8, 26, 16, 22, 18].map((width) => ({ width })),
  }).toStream(stream);
  Promise.resolve(written).catch((error: unknown) => stream.destroy(error instanceof Error ? error : undefined));
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return file(context, Readable.toWeb(stream), type, 'xlsx');
}

function file(context: Context, body: ReturnType<typeof Readable.toWeb>, type: string, ending: string): Response {
  // The cast: Node's type of a web stream and the platform's describe the same thing.
  return context.body(body as ReadableStream, 200, {
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

/** Exact: the digits of the cents with a mark between. */
function decimal(cents: Cents, mark: ',' | '.'): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}${mark}${digits.slice(-2)}`;
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
    ...[text.provinces[report.province], decimal(report.payable, ','), moment.format(report.receivedAt)],
    text.statuses[report.status],
  ];
}

function xlsxRow(report: ListedReport, language: Language) {
  const text = textsIn(language);
  return [
    { value: report.reference },
    { value: report.municipality[language] },
    { value: report.nis },
    { value: formTitle(report, language) },
    { value: report.year },
    { value: text.provinces[report.province] },
    // The number that is nearest to so many cents: a spreadsheet shows it exactly.
    { value: Number(decimal(report.payable, '.')), format: '#,##0.00' },
    // Spreadsheets know no time zones: the time as it was in Belgium.
    { value: new Date(`${moment.format(report.receivedAt).replace(' ', 'T')}Z`), format: 'yyyy-mm-dd hh:mm' },
    { value: text.statuses[report.status] },
  ];
}
