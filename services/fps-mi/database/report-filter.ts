/** Which reports a query string asks for. */

import { z } from 'zod';
import { catalogue } from '#forms/catalogue.ts';

/** The ids of all forms, each once. */
export const formIds: readonly string[] = [...new Set(catalogue.map(({ id }) => id))];

/** A parameter that may be missing or empty: browsers send the empty fields of a form too. */
export const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((given) => (given === '' ? undefined : given), schema.optional());

/** A whole number from `min` to `max`, written in digits. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(min).max(max));

export const reportFilterSchema = z.object({
  form: optional(z.string().refine((id) => formIds.includes(id), 'is not a form')),
  year: optional(wholeNumber(2000, 2100)),
  nis: optional(z.string().regex(/^\d{5}$/, 'must be five digits')),
});

/** A filter and a part of the list: `limit` reports after the first `offset`. */
export const listQuerySchema = z.strictObject({
  ...reportFilterSchema.shape,
  limit: optional(wholeNumber(1, 1000)).transform((limit) => limit ?? 100),
  offset: optional(wholeNumber(0, 999_999_999)).transform((offset) => offset ?? 0),
});

export type ReportFilter = z.output<typeof reportFilterSchema>;
