import type { FormDefinition } from '#forms/definition.ts';

type Definition = Pick<FormDefinition, 'id' | 'year'>;

/** The path of the campaign of a form and year. */
export function campaignPath({ id, year }: Definition): string {
  return `/campaigns/${id}/${year}`;
}

/** The path of the list of organisations whose report of this form and year is still expected. */
export function missingReportsPath(definition: Definition): string {
  return `${campaignPath(definition)}/missing`;
}

/** The path of the amounts that are granted for a form and year. */
export function amountsPath(definition: Definition): string {
  return `${campaignPath(definition)}/amounts`;
}
