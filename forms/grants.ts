/** What an organisation did with the amounts that FPS MI granted it. */

import { type Cents, type FormDefinition, fieldsOf, type GrantedField, type Values } from './definition.ts';
import { sumOf } from './values.ts';

/** A granted maximum, beside what was justified for it. */
export type GrantUse = {
  readonly field: GrantedField;
  readonly granted: Cents;
  /** Undefined, with the two below, while a value that it depends on is missing. */
  readonly justified: Cents | undefined;
  /** What counts of it: at most what was granted. */
  readonly counted: Cents | undefined;
  /** What is left of the grant. */
  readonly left: Cents | undefined;
};

/**
 * The maxima of a form, in its order. What is justified for one are the amounts of the check that warns when they are above
 * it (`aboveMaximum`).
 */
export function grantUses(definition: FormDefinition, values: Values): GrantUse[] {
  return fieldsOf(definition).flatMap((field): GrantUse[] => {
    if (field.kind !== 'granted' || field.grant !== 'maximum') return [];
    const check = definition.checks.find(({ level, from }) => level === 'warning' && from.at(-1) === field.id);
    const value = values[field.id];
    const granted = typeof value === 'number' ? value : 0;
    const justified = check && sumOf(check.from.slice(0, -1), values);
    const counted = justified === undefined ? undefined : Math.min(justified, granted);
    return [{ field, granted, justified, counted, left: counted === undefined ? undefined : granted - counted }];
  });
}
