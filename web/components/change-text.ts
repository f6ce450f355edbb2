import type { ValueChange } from '#forms/changes.ts';
import type { FormDefinition, Language, Value } from '#forms/definition.ts';
import { amountWithDirection } from '#forms/summary.ts';
import { formatValue } from '#forms/writing.ts';
import { textsIn } from '#web/text/texts.ts';

/** A change in words: "Verantwoord totaalbedrag: van € 100,00 naar € 200,00", "Personeelsleden: 2 regels toegevoegd". */
export function changeText(definition: FormDefinition, change: ValueChange, language: Language): string {
  const text = textsIn(language);
  const label = change.field.label[language];
  if ('added' in change) return `${label}${text.colon}${lineChangesText(change, language)}`;
  const { field, before, after } = change;
  const shown = (value: Value | undefined): string =>
    field.id === definition.payable && typeof value === 'number'
      ? amountWithDirection(value, language)
      : formatValue(field, value, language);
  return text.mail['signature-removed'].change(label, shown(before), shown(after));
}

/** "2 regels toegevoegd, 1 regel gewijzigd". */
export function lineChangesText(counts: Record<'added' | 'removed' | 'changed', number>, language: Language): string {
  const { lines } = textsIn(language).changes;
  const kinds = ['added', 'removed', 'changed'] as const;
  return kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => lines[kind](counts[kind]))
    .join(', ');
}
