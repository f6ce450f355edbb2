/** What the amounts in a file change. Pure. */

import type { Cents } from '#forms/definition.ts';
import type { Advance } from '#rules/campaign.ts';

/** How an amount of a file differs from the current one. No amount is 0. */
export type AmountChange = Pick<Advance, 'nis' | 'field'> & {
  /** `ended`: it becomes 0. */
  readonly type: 'new' | 'changed' | 'ended' | 'unchanged';
  readonly before: Cents;
  readonly after: Cents;
};

/** Of one field: how many organisations have an amount above 0, and the sum. */
export type AmountSum = { readonly organisations: number; readonly total: Cents };

export type AmountsChange = {
  /** Of the amounts in the file, in its order. */
  readonly changes: readonly AmountChange[];
  /** By field: before and after. */
  readonly sums: ReadonlyMap<string, { readonly before: AmountSum; readonly after: AmountSum }>;
  /** Organisations that the file does not have, and that keep an amount. */
  readonly kept: number;
  /** The NIS codes of organisations without any amount afterwards. */
  readonly without: readonly string[];
  /** All amounts afterwards, in a fixed order: what is sent to the campaign. */
  readonly amounts: readonly Advance[];
};

const keyOf = ({ nis, field }: Pick<Advance, 'nis' | 'field'>): string => `${nis} ${field}`;

/**
 * Applies the amounts of a file to the current ones: what the file does not have stays.
 * @param fields the fields whose amounts FPS MI sets
 * @param organisations the NIS codes of all organisations
 */
export function changeOf(
  current: readonly Advance[],
  file: readonly Advance[],
  { fields, organisations }: { readonly fields: readonly string[]; readonly organisations: readonly string[] },
): AmountsChange {
  const before = new Map(current.map((amount) => [keyOf(amount), amount]));
  const after = new Map([...current, ...file].map((amount) => [keyOf(amount), amount]));
  const changes = file.map(({ nis, field, cents }): AmountChange => {
    const old = before.get(keyOf({ nis, field }))?.cents ?? 0;
    return { nis, field, type: typeOf(old, cents), before: old, after: cents };
  });
  const inFile = new Set(file.map(({ nis }) => nis));
  const granted = new Set([...after.values()].flatMap(({ nis, cents }) => (cents > 0 ? [nis] : [])));
  return {
    changes,
    sums: new Map(
      fields.map((field) => [field, { before: sumOf(before.values(), field), after: sumOf(after.values(), field) }]),
    ),
    kept: [...granted].filter((nis) => !inFile.has(nis)).length,
    without: organisations.filter((nis) => !granted.has(nis)),
    amounts: inOrder([...after.values()]),
  };
}

function typeOf(before: Cents, after: Cents): AmountChange['type'] {
  if (before === after) return 'unchanged';
  if (before === 0) return 'new';
  return after === 0 ? 'ended' : 'changed';
}

/** The sum of one field. */
export function sumOf(amounts: Iterable<Advance>, field: string): AmountSum {
  const own = [...amounts].filter((amount) => amount.field === field);
  return {
    organisations: own.filter(({ cents }) => cents > 0).length,
    total: own.reduce((total, { cents }) => total + cents, 0),
  };
}

/** Amounts by NIS code and field: equal lists are the same text. */
export function inOrder(amounts: readonly Advance[]): Advance[] {
  return amounts
    .map(({ nis, field, cents }) => ({ nis, field, cents }))
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}
