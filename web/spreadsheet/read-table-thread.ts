/** What the thread of uploads runs: reads one file. */

import { definitionOf } from '#forms/catalogue.ts';
import { tablesOf } from '#forms/definition.ts';
import { readTable, type UploadResult } from './read-table.ts';
import type { ReadRequest } from './read-upload.ts';
import { formatTableMark } from './table-mark.ts';

export default async function readFile({ bytes, mark }: ReadRequest): Promise<UploadResult> {
  const definition = definitionOf({ form: mark.form, year: mark.year, formVersion: mark.version });
  const table = tablesOf(definition).find(({ id }) => id === mark.table);
  if (table === undefined) throw new Error(`There is no table ${formatTableMark(mark)}`);
  return await readTable(bytes, definition, table);
}
