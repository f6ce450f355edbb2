/** Texts that were stored before texts were cleaned, when a file brings the same lines again. Pure. */

import { canonicalValues } from './content.ts';
import type { Line, TableField } from './definition.ts';
import { cleanAs } from './reading.ts';

/**
 * The lines of a file, with the stored line in the place of each one that differs from it only by what cleaning changes: such a
 * line was not changed, and its text is part of what was signed.
 */
export function keepStoredLines(table: TableField, stored: readonly Line[], lines: readonly Line[]): readonly Line[] {
  const cleaned = stored.map((line) => canonicalValues(cleanedLine(table, line)));
  if (cleaned.every((key, index) => key === canonicalValues(stored[index] ?? {}))) return lines;
  const byKey = new Map<string, Line[]>();
  for (const [index, line] of stored.entries()) {
    const key = cleaned[index] ?? '';
    byKey.set(key, [...(byKey.get(key) ?? []), line]);
  }
  return lines.map((line) => byKey.get(canonicalValues(line))?.shift() ?? line);
}

function cleanedLine({ columns }: TableField, line: Line): Line {
  const cleaned = { ...line };
  for (const column of columns) {
    const value = line[column.id];
    if (column.kind === 'text' && typeof value === 'string') cleaned[column.id] = cleanAs(column, value);
  }
  return cleaned;
}
