import type { Language, TableField } from '#forms/definition.ts';
import { within } from '#web/components/findings.tsx';
import { listOfAll } from '#web/site/lists.ts';

/** The columns by which lines are recognised: those of the key, otherwise the first one. */
export function keyNames(table: TableField, language: Language): string {
  const ids = table.key ?? table.columns.slice(0, 1).map(({ id }) => id);
  const names = table.columns
    .filter(({ id }) => ids.includes(id))
    .map(({ label, inText }) => within((inText ?? label)[language], language));
  return listOfAll(names, language);
}
