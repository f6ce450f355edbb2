/**
 * Fields and checks that several forms have. A definition that uses them is part of what was signed: a change here must
 * not change a published version (test/forms/published.test.ts checks this). A new rule or wording gets a new function.
 */

import type { Check, ComputedField, GrantedField, LocalText } from './definition.ts';

/** The advance that FPS MI has paid to the organisation. */
export function advance(
  label: LocalText = { nl: 'Al betaald voorschot', fr: 'Avance déjà payée', de: 'Bereits gezahlter Vorschuss' },
): GrantedField {
  return { kind: 'granted', id: 'advance', grant: 'advance', label };
}

/** The most that FPS MI refunds. */
export function maximum(id: string, label: LocalText): GrantedField {
  return { kind: 'granted', id, grant: 'maximum', label };
}

/**
 * The amount that FPS MI must pay; below zero, the organisation must pay it back.
 * @param from the fields that it follows from, in the order of the parameters of `compute`
 */
export function payable(from: readonly string[], compute: ComputedField['compute'], help?: LocalText): ComputedField {
  return {
    kind: 'computed',
    id: 'payable',
    label: {
      nl: 'Bedrag te betalen door de POD MI',
      fr: 'Montant à payer par le SPP IS',
      de: 'Vom ÖPD SE zu zahlender Betrag',
    },
    ...(help && { help }),
    from,
    compute,
  };
}

/** Which amounts count together, and the field that limits their sum. */
type Limit = { readonly amounts: readonly string[]; readonly maximum: string };

/** The sum of some amounts, up to a maximum. */
export function refundUpTo(id: string, label: LocalText, limit: Limit): ComputedField {
  return {
    kind: 'computed',
    id,
    label,
    from: [...limit.amounts, limit.maximum],
    compute: (...numbers) => Math.min(sum(numbers.slice(0, -1)), numbers.at(-1) ?? 0),
  };
}

/** Warns that some amounts come to more than a maximum. */
export function aboveMaximum(id: string, limit: Limit, text: LocalText): Check {
  return {
    id,
    level: 'warning',
    from: [...limit.amounts, limit.maximum],
    fails: (...numbers) => sum(numbers.slice(0, -1)) > (numbers.at(-1) ?? 0),
    text,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
