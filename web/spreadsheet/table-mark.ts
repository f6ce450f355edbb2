/** The mark of a table in a spreadsheet: the form, year, version and table that its lines belong to. */

import type { FormDefinition, TableField } from '#forms/definition.ts';
import { cleanLine } from '#forms/text.ts';

export type TableMark = {
  readonly form: string;
  readonly year: number;
  /** The version of the form's definition. */
  readonly version: number;
  readonly table: string;
};

export function tableMarkOf({ id, year, version }: FormDefinition, table: TableField): TableMark {
  return { form: id, year, version, table: table.id };
}

/**
 * The mark as text, for the first cell of the sheet. A cell, because cells survive in every program and file format,
 * even in CSV; hidden sheets and file properties do not.
 */
export function formatTableMark({ form, year, version, table }: TableMark): string {
  return `uniek-verslag/${form}/${year}/${version}/${table}`;
}

const pattern =
  /^uniek-verslag\/(?<form>[a-z][a-z0-9-]{0,99})\/(?<year>\d{4})\/(?<version>\d{1,6})\/(?<table>[a-z][A-Za-z0-9]{0,99})$/;

/** Twice the longest mark: a longer text is not even cleaned. */
const MAX_MARK_LENGTH = 500;

/** Reads a mark; null when the text is not a mark. */
export function parseTableMark(text: string): TableMark | null {
  const parts = text.length > MAX_MARK_LENGTH ? undefined : pattern.exec(cleanLine(text))?.groups;
  if (parts === undefined) return null;
  const { form = '', year, version, table = '' } = parts;
  return { form, year: Number(year), version: Number(version), table };
}
