import { z } from 'zod';
import { catalogue } from '#forms/catalogue.ts';

/** The ids of the forms, each once: what one can filter by. */
export const formIds: readonly string[] = [...new Set(catalogue.map(({ id }) => id))];

/** An HTML form sends its empty fields too. */
export const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((given) => (given === '' ? undefined : given), schema.optional());

/** A whole number between two others, as digits. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(least).max(most));

/** What reports are asked for, as it stands in a query; each part may be left out. */
export const filterSchema = z.object({
  form: optional(z.string().refine((id) => formIds.includes(id), 'is not a form')),
  year: optional(wholeNumber(2000, 2100)),
  nis: optional(z.string().regex(/^\d{5}$/, 'must be five digits')),
});

/** The same with which part of the list: `limit` reports after the first `offset`. */
export const listSchema = z.strictObject({
  ...filterSchema.shape,
  limit: optional(wholeNumber(1, 1000)).transform((limit) => limit ?? 100),
  offset: optional(wholeNumber(0, 999_999_999)).transform((offset) => offset ?? 0),
});

export type Filter = z.output<typeof filterSchema>;
