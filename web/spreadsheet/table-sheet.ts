/** A table of a form as a sheet to fill in. */

import {
  type Column,
  type FormDefinition,
  isTyped,
  type Language,
  type Line,
  type Scalar,
  type TableField,
  type TypedField,
} from '#forms/definition.ts';
import { tableMarkOf } from './table-mark.ts';
import type { SheetColumn, SheetTable, WrittenCell } from './write-table.ts';

export type TypedColumn = Column & TypedField;

/** The texts of the sheet that are not in the form's definition. */
export type SheetTexts = { readonly notice: string; readonly optionsName: string };

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
    columns: columns.map((column) => sheetColumn(column, language)),
    lines: lines.map((line) => columns.map((column) => writtenCell(column, line[column.id], language))),
  };
}

function sheetColumn(column: TypedColumn, language: Language): SheetColumn {
  return {
    header: column.label[language],
    kind: column.kind,
    ...(column.help && { help: column.help[language] }),
    ...(column.kind === 'choice' && { options: column.options.map(({ label }) => label[language]) }),
  };
}

function writtenCell(column: TypedColumn, value: Scalar | undefined, language: Language): WrittenCell {
  if (column.kind !== 'choice') return value;
  return column.options.find(({ id }) => id === value)?.label[language] ?? value;
}
