import { covidPremium2022 } from './covid-premium-2022.ts';
import type { FormDefinition } from './definition.ts';

/** Every form that can be filled in, in the order of the homepage. */
export const catalogue: readonly FormDefinition[] = [covidPremium2022];

/** The forms of the latest year: together they are the unique report that is under way. */
export function latestForms(): readonly FormDefinition[] {
  const latest = Math.max(...catalogue.map(({ year }) => year));
  return catalogue.filter(({ year }) => year === latest);
}

/** The definition of a form for a year, or undefined when there is none. */
export function findForm(id: string, year: number): FormDefinition | undefined {
  return catalogue.find((definition) => definition.id === id && definition.year === year);
}
