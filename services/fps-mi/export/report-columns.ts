/** The list of received reports as a file: the columns of every list, those of a form, and the lines of its tables. */

import type { Sql } from '#database/connection.ts';
import { catalogue } from '#forms/catalogue.ts';
import { type Column, type Language, type SingleField, type TableField, tablesOf } from '#forms/definition.ts';
import { formatValue, unitOf } from '#forms/writing.ts';
import { dayOf } from '#rules/calendar.ts';
import { daysBetween } from '#rules/days.ts';
import { batchName } from '#services/fps-mi/database/payment-batches.ts';
import {
  type ExportedLine,
  type ExportedReport,
  type Search,
  streamLines,
  streamReports,
} from '#services/fps-mi/database/report-search.ts';
import { formTitle } from '#services/fps-mi/text/form-title.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { csvStream } from './csv.ts';
import { columnsOf, type FormColumn } from './form-columns.ts';
import { type ColumnKind, type ListCell, type ListColumn, organisationColumns } from './list-columns.ts';
import { sheetOf, type WrittenSheet, xlsxStream } from './xlsx-stream.ts';

/** The columns of every list of reports. */
export function reportColumns(language: Language): ListColumn<ExportedReport>[] {
  const { terms, exports: text } = textsIn(language);
  return [
    { heading: terms.reference, kind: 'text', width: 20, cell: ({ reference }) => reference },
    ...organisationColumns(terms.ocmw),
    { heading: terms.province, kind: 'text', width: 26, cell: ({ province }) => terms.provinces[province] },
    { heading: terms.form, kind: 'text', width: 32, cell: ({ form }) => formTitle(form, language) },
    { heading: terms.year, kind: 'number', width: 8, cell: ({ year }) => year },
    { heading: terms.version, kind: 'number', width: 8, cell: ({ version }) => version },
    { heading: terms.status, kind: 'text', width: 20, cell: ({ status }) => terms.statuses[status] },
    { heading: terms.payable, kind: 'amount', width: 16, cell: ({ payable }) => payable },
    { heading: terms.receivedAt, kind: 'moment', width: 18, cell: ({ receivedAt }) => receivedAt },
    { heading: text.decidedAt, kind: 'moment', width: 18, cell: ({ decidedAt }) => decidedAt },
    { heading: text.handler, kind: 'text', width: 24, cell: ({ handler }) => handler },
    { heading: text.daysToDecision, kind: 'number', width: 26, cell: daysToDecision },
    { heading: text.iban, kind: 'text', width: 22, cell: ({ iban }) => iban },
    { heading: text.bic, kind: 'text', width: 13, cell: ({ bic }) => bic },
    { heading: text.batch, kind: 'text', width: 13, cell: ({ batch }) => (batch === null ? null : batchName(batch)) },
    { heading: text.executeOn, kind: 'day', width: 14, cell: ({ executeOn }) => executeOn },
    { heading: text.releasedAt, kind: 'moment', width: 18, cell: ({ releasedAt }) => releasedAt },
    { heading: text.daysToRelease, kind: 'number', width: 26, cell: daysToRelease },
  ];
}

/** Whole days in Belgium from the reception to the decision, or to today while there is none. */
function daysToDecision({ receivedAt, decidedAt }: ExportedReport): number {
  return daysBetween(dayOf(receivedAt), dayOf(decidedAt ?? new Date()));
}

/** Whole days in Belgium from the decision to the release of the payment; null while it is not released. */
function daysToRelease({ decidedAt, releasedAt }: ExportedReport): number | null {
  return decidedAt === null || releasedAt === null ? null : daysBetween(dayOf(decidedAt), dayOf(releasedAt));
}

/** What the cells of a field contain. */
function kindOf(field: SingleField): ColumnKind {
  return unitOf(field) ?? (field.kind === 'date' ? 'day' : 'text');
}

function cellOf(field: SingleField, value: string | number | undefined, language: Language): ListCell {
  if (value === undefined) return null;
  return typeof value === 'string' && field.kind === 'choice' ? formatValue(field, value, language) : value;
}

const widths: Readonly<Record<ColumnKind, number>> = {
  text: 30,
  number: 14,
  amount: 18,
  percentage: 14,
  day: 14,
  moment: 18,
};

function formColumn({ id, label, field }: FormColumn, language: Language): ListColumn<ExportedReport> {
  const kind = kindOf(field);
  const cell = ({ figures }: ExportedReport): ListCell => cellOf(field, figures[id], language);
  return { heading: label[language], kind, width: widths[kind], cell };
}

function listColumns(search: Pick<Search, 'form' | 'year'>, language: Language): ListColumn<ExportedReport>[] {
  return [...reportColumns(language), ...columnsOf(search).map((column) => formColumn(column, language))];
}

/** A table of a form, with the columns of all years and versions that are asked for. */
export type ExportedTable = Pick<TableField, 'id' | 'label'> & { readonly columns: readonly Column[] };

/** The tables of a form in all years and versions that are asked for; where they differ, the newest is used. None without a form. */
export function exportedTables({ form, year }: Pick<Search, 'form' | 'year'>): ExportedTable[] {
  const definitions = catalogue
    .filter((definition) => definition.id === form && (year === undefined || definition.year === year))
    .toSorted((one, other) => other.year - one.year || other.version - one.version);
  const byId = Map.groupBy(definitions.flatMap(tablesOf), ({ id }) => id);
  return [...byId].map(([id, tables]) => {
    const columns = new Map<string, Column>();
    for (const column of tables.flatMap((table) => table.columns)) {
      if (!columns.has(column.id)) columns.set(column.id, column);
    }
    return { id, label: tables[0]?.label ?? { nl: id, fr: id, de: id }, columns: [...columns.values()] };
  });
}

function lineColumns({ columns }: ExportedTable, language: Language): ListColumn<ExportedLine>[] {
  const { terms, exports: text } = textsIn(language);
  return [
    { heading: terms.reference, kind: 'text', width: 20, cell: ({ reference }) => reference },
    ...organisationColumns(terms.ocmw),
    { heading: terms.year, kind: 'number', width: 8, cell: ({ year }) => year },
    { heading: terms.status, kind: 'text', width: 20, cell: ({ status }) => terms.statuses[status] },
    { heading: text.lineNumber, kind: 'number', width: 8, cell: ({ number }) => number },
    ...columns.map((field): ListColumn<ExportedLine> => {
      const kind = kindOf(field);
      return {
        heading: field.label[language],
        kind,
        width: widths[kind],
        cell: ({ line }) => cellOf(field, line[field.id], language),
      };
    }),
  ];
}

/** The reports that match a search, as CSV. They are read from the database at the pace of the client. */
export function reportsAsCsv(sql: Sql, search: Search, language: Language): ReadableStream {
  return csvStream(listColumns(search, language), streamReports(sql, search, language));
}

/** The lines of a table in the reports that match a search, as CSV, read as `reportsAsCsv` does. */
export function linesAsCsv(sql: Sql, search: Search, table: ExportedTable, language: Language): ReadableStream {
  return csvStream(lineColumns(table, language), streamLines(sql, search, table.id, language));
}

/**
 * The reports that match a search, as XLSX, read as `reportsAsCsv` does. When the search is for one form, a sheet with the
 * lines of each of its tables follows.
 */
export function reportsAsXlsx(sql: Sql, search: Search, language: Language): ReadableStream<Uint8Array> {
  return xlsxStream([
    reportSheet(() => streamReports(sql, search, language), search, language),
    ...exportedTables(search).map((table) =>
      sheetOf({
        name: table.label[language],
        columns: lineColumns(table, language),
        items: () => streamLines(sql, search, table.id, language),
      }),
    ),
  ]);
}

/** The sheet with a row for each report. */
export function reportSheet(
  items: () => AsyncIterable<ExportedReport> | Iterable<ExportedReport>,
  search: Pick<Search, 'form' | 'year'>,
  language: Language,
): WrittenSheet {
  return sheetOf({ name: textsIn(language).reports.reports, columns: listColumns(search, language), items });
}
