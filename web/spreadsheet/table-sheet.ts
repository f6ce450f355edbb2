/** A table of a form as a sheet to fill in. */

import { formatDate } from '#forms/date.ts';
import {
  type Column,
  type FormDefinition,
  isTyped,
  type Language,
  type Line,
  MAX_LINE_LENGTH,
  type Scalar,
  type TableField,
  type TypedField,
} from '#forms/definition.ts';
import { tableMarkOf } from './table-mark.ts';
import type { SheetColumn, SheetTable, WrittenCell } from './write-table.ts';

export type TypedColumn = Column & TypedField;

/** The texts of the sheet that are not in the form's definition. */
export type SheetTexts = {
  readonly notice: string;
  readonly optionsName: string;
  /** What a cell of each kind takes, shown beside it. */
  readonly takes: {
    readonly amount: string;
    readonly number: string;
    readonly percentage: string;
    readonly date: string;
    /** @param from, until days as the language writes them */
    readonly dateBetween: (from: string, until: string) => string;
    readonly choice: string;
    readonly text: (maxLength: number) => string;
  };
  /** @param takes the text above for the cell */
  readonly refusal: (takes: string) => string;
};

/** The columns of the sheet: those that users type, without the computed ones. */
export function typedColumns({ columns }: TableField): TypedColumn[] {
  return columns.filter((column): column is TypedColumn => isTyped(column));
}

/** The table as a sheet in one language, with the lines that it has already. */
export function sheetOf(
  definition: FormDefinition,
  table: TableField,
  lines: readonly Line[],
  language: Language,
  texts: SheetTexts,
): SheetTable {
  const columns = typedColumns(table);
  return {
    notice: texts.notice,
    optionsName: texts.optionsName,
    mark: tableMarkOf(definition, table),
    name: table.label[language],
    columns: columns.map((column) => sheetColumn(column, language, texts)),
    lines: lines.map((line) => columns.map((column) => writtenCell(column, line[column.id], language))),
  };
}

function sheetColumn(column: TypedColumn, language: Language, texts: SheetTexts): SheetColumn {
  const takes = takenBy(column, language, texts);
  return {
    header: column.label[language],
    kind: column.kind,
    optional: column.optional === true,
    message: column.help ? `${takes} ${column.help[language]}` : takes,
    refusal: texts.refusal(takes),
    ...(column.kind === 'choice' && { options: column.options.map(({ label }) => label[language]) }),
    ...(column.kind === 'text' && { maxLength: column.maxLength ?? MAX_LINE_LENGTH }),
    ...(column.kind === 'date' && column.earliest && { earliest: column.earliest }),
    ...(column.kind === 'date' && column.latest && { latest: column.latest }),
  };
}

function takenBy(column: TypedColumn, language: Language, { takes }: SheetTexts): string {
  switch (column.kind) {
    case 'date':
      return column.earliest && column.latest
        ? takes.dateBetween(formatDate(column.earliest, language), formatDate(column.latest, language))
        : takes.date;
    case 'text':
      return takes.text(column.maxLength ?? MAX_LINE_LENGTH);
    default:
      return takes[column.kind];
  }
}

function writtenCell(column: TypedColumn, value: Scalar | undefined, language: Language): WrittenCell {
  if (column.kind !== 'choice') return value;
  return column.options.find(({ id }) => id === value)?.label[language] ?? value;
}
