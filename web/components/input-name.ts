import type { Place } from '#forms/definition.ts';

/** A place whose column may be unknown. */
type OpenPlace = Omit<Place, 'column'> & { readonly column: string | undefined };

/** The name of the input of a place, and its id on the page: `rent`, `staff-3-cost`. A whole line is `staff-3`. */
export function inputName({ field, line, column }: Place | OpenPlace): string {
  return [field, line, column].filter((part) => part !== undefined).join('-');
}
