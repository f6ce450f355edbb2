/** The list of received reports as a file, for a spreadsheet. */

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Context } from 'hono';
import { type CellValue, writeXlsxStream } from 'hucre/xlsx';
import type { Sql } from '#database/connection.ts';
import { decimal } from '#forms/amount.ts';
import type { Language, SingleField } from '#forms/definition.ts';
import { formatValue, unitOf } from '#forms/writing.ts';
import type { Figures } from '#services/fps-mi/database/report-figures.ts';
import { type ExportedReport, searchSchema, streamReports } from '#services/fps-mi/database/report-search.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { csvOptions, decimalComma } from './csv.ts';
import { columnsOf, type FormColumn } from './form-columns.ts';
import { languageOf } from './frame.tsx';
import { formTitle } from './reports.tsx';

/** GET /reports.csv: sent as it is read. */
export function csvExport(context: Context, sql: Sql): Response {
  const language = languageOf(context);
  const search = searchSchema.safeParse(context.req.query());
  if (!search.success) return context.text('', 422);
  const columns = columnsOf(search.data);
  const csv = stringify(csvOptions);
  const rows = async function* () {
    yield headings(language, columns);
    for await (const report of streamReports(sql, search.data)) yield csvRow(report, language, columns);
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
  const columns = columnsOf(search.data);
  return file(context, xlsxOf(streamReports(sql, search.data), language, columns), type, 'xlsx');
}

type Shape = { readonly width: number; readonly numFmt?: string };

/** Excel shows numbers and dates by these; what has none is text. */
const shapes: readonly Shape[] = [
  ...[{ width: 20 }, { width: 24 }, { width: 8 }, { width: 32 }, { width: 8 }, { width: 26 }],
  ...[{ width: 16, numFmt: '#,##0.00' }, { width: 22, numFmt: 'yyyy-mm-dd hh:mm' }, { width: 18 }],
];

function shapeOf({ field }: FormColumn): Shape {
  switch (unitOf(field)) {
    case 'amount':
      return { width: 20, numFmt: '#,##0.00' };
    case 'percentage':
      return { width: 20, numFmt: '0.00%' };
    case 'number':
      return { width: 20, numFmt: '0' };
    case null:
      return field.kind === 'date' ? { width: 20, numFmt: 'yyyy-mm-dd' } : { width: 30 };
  }
}

/**
 * An XLSX of one sheet, with a first row that stays in sight. Rows are asked for as the bytes are read; whoever stops
 * reading ends `reports`.
 */
export function xlsxOf(
  reports: AsyncIterable<ExportedReport> | Iterable<ExportedReport>,
  language: Language,
  columns: readonly FormColumn[] = [],
): ReadableStream<Uint8Array> {
  const heads = headings(language, columns);
  const rows = async function* () {
    for await (const report of reports) yield xlsxRow(report, language, columns);
  };
  return writeXlsxStream(rows(), {
    name: textsIn(language).reports,
    columns: [...shapes, ...columns.map(shapeOf)].map((shape, index) => ({ ...shape, header: heads[index] ?? '' })),
    freezePane: { rows: 1 },
  });
}

function file(context: Context, body: ReadableStream, type: string, ending: string): Response {
  return context.body(body, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="reports.${ending}"`,
  });
}

function headings(language: Language, columns: readonly FormColumn[]): string[] {
  const text = textsIn(language);
  return [
    ...[text.reference, text.ocmw, 'NIS', text.form, text.year, text.province, text.payable, text.receivedAt],
    ...[text.status, ...columns.map(({ label }) => label[language])],
  ];
}

const moment = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Brussels',
  dateStyle: 'short',
  timeStyle: 'medium',
});

function csvRow(report: ExportedReport, language: Language, columns: readonly FormColumn[]): string[] {
  const text = textsIn(language);
  return [
    ...[report.reference, report.municipality[language], report.nis, formTitle(report, language), String(report.year)],
    ...[text.provinces[report.province], decimalComma(report.payable), moment.format(report.receivedAt)],
    ...[text.statuses[report.status], ...columns.map((column) => csvCell(column, report.figures, language))],
  ];
}

function csvCell({ id, field }: FormColumn, figures: Figures, language: Language): string {
  const value = figures[id];
  if (typeof value === 'number') return unitOf(field) === 'number' ? String(value) : decimalComma(value);
  const text = value === undefined ? '' : textOf(field, value, language);
  // A spreadsheet must not take what somebody typed for a formula.
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** A choice by its words, a date as ISO 8601, a text as it is. */
function textOf(field: SingleField, value: string, language: Language): string {
  return field.kind === 'choice' ? formatValue(field, value, language) : value;
}

function xlsxRow(report: ExportedReport, language: Language, columns: readonly FormColumn[]): CellValue[] {
  const text = textsIn(language);
  return [
    ...[report.reference, report.municipality[language], report.nis, formTitle(report, language), report.year],
    text.provinces[report.province],
    // The number that is nearest to so many cents: a spreadsheet shows it exactly.
    Number(decimal(report.payable)),
    // Spreadsheets know no time zones: the time as it was in Belgium.
    new Date(`${moment.format(report.receivedAt).replace(' ', 'T')}Z`),
    text.statuses[report.status],
    ...columns.map((column) => xlsxCell(column, report.figures, language)),
  ];
}

function xlsxCell({ id, field }: FormColumn, figures: Figures, language: Language): CellValue {
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
