import type { Place } from '#forms/definition.ts';

/** The name of the input of a place, and its id on the page: `rent`, `staff-3-cost`. A whole line is `staff-3`. */
export function inputName({ field, line, column }: Place): string {
  return [field, line, column].filter((part) => part !== undefined).join('-');
}
