import type { FormDefinition } from '#forms/definition.ts';

/** The path of a report's overview; its other pages are below it. */
export function reportPath(definition: Pick<FormDefinition, 'id' | 'year'>, nis: string): string {
  return `/organisations/${nis}/reports/${definition.id}/${definition.year}`;
}
