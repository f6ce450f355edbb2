import type { FormDefinition } from '#forms/definition.ts';

/** The name of a report's files without extension, in ASCII: `covid-premium-2022-11001`. */
export function reportFileName({ id, year }: Pick<FormDefinition, 'id' | 'year'>, nis: string): string {
  return `${id}-${year}-${nis}`;
}
