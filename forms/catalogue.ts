import { covidPremium2022 } from './2022/covid-premium.ts';
import { energyFunds2026, energyFunds2026v1 } from './2026/energy-funds.ts';
import { integrationProjects2026 } from './2026/integration-projects.ts';
import { participation2026 } from './2026/participation.ts';
import { personnelCosts2026 } from './2026/personnel-costs.ts';
import { psychologicalWellbeing2026 } from './2026/psychological-wellbeing.ts';
import type { FormDefinition } from './definition.ts';

/**
 * Every version of every form, in the order of the homepage. A version stays here as long as there are reports that
 * were filled in with it.
 */
export const catalogue: readonly FormDefinition[] = [
  covidPremium2022,
  personnelCosts2026,
  energyFunds2026v1,
  energyFunds2026,
  participation2026,
  integrationProjects2026,
  psychologicalWellbeing2026,
];

/** The forms that can be filled in: the newest version of each form and year. */
export const currentForms: readonly FormDefinition[] = catalogue.filter(
  (definition) => findForm(definition.id, definition.year) === definition,
);

/** The forms of the latest year. Together they make up the unique report of that year. */
export function latestForms(): readonly FormDefinition[] {
  const latest = Math.max(...currentForms.map(({ year }) => year));
  return currentForms.filter(({ year }) => year === latest);
}

/** The newest version of a form for a year; undefined when the form does not exist. */
export function findForm(id: string, year: number): FormDefinition | undefined {
  return catalogue
    .filter((definition) => definition.id === id && definition.year === year)
    .toSorted((one, other) => other.version - one.version)[0];
}

/** The definition that was used to fill in a content. @throws when it is no longer in the catalogue */
export function definitionOf({
  form,
  year,
  formVersion,
}: {
  readonly form: string;
  readonly year: number;
  readonly formVersion: number;
}): FormDefinition {
  const definition = findFormVersion(form, year, formVersion);
  if (definition === undefined) throw new Error(`No form ${form} of ${year} in version ${formVersion}`);
  return definition;
}

/** One version of a form for a year; undefined when it does not exist. */
export function findFormVersion(id: string, year: number, version: number): FormDefinition | undefined {
  return catalogue.find(
    (definition) => definition.id === id && definition.year === year && definition.version === version,
  );
}
