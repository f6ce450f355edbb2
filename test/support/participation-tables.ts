import { participation2026 } from '#forms/2026/participation.ts';
import { type Line, tablesOf } from '#forms/definition.ts';
import { sheetOf } from '#web/spreadsheet/table-sheet.ts';
import { writeTable } from '#web/spreadsheet/write-table.ts';
import { textsIn } from '#web/text/texts.ts';

/** Lines of the tables of the form "participation". */
export const lines: Line[] = [
  { activity: 'Uitstap', sort: 'group', beneficiaries: 12, cost: 123_410 },
  { activity: 'Zwemmen', sort: 'individual', beneficiaries: 3, cost: 30 },
];

/** A table of the form as a spreadsheet file. */
export function fileWith(
  written: readonly Line[],
  table = 'participation',
  definition = participation2026,
): Promise<Uint8Array<ArrayBuffer>> {
  const field = tablesOf(definition).find(({ id }) => id === table);
  if (field === undefined) throw new Error(table);
  return writeTable(sheetOf(definition, field, written, 'nl', textsIn('nl').tables.sheet));
}

/** The posted fields of the first line of a table. */
export function line(table: string, activity: string): Record<string, string> {
  return {
    [`${table}-0-activity`]: activity,
    [`${table}-0-sort`]: 'group',
    [`${table}-0-beneficiaries`]: '1',
    [`${table}-0-cost`]: '1',
  };
}
