/** Schemas of the fields with which a form names rows and versions. Texts that people type have schemas of their own. */

import { z } from 'zod';

/** The largest `integer` of PostgreSQL. */
const MAX_INTEGER = 2_147_483_647;

/** A whole number in digits, from 0 to the largest `integer` of PostgreSQL: a version, or how many there are. */
export const countSchema = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(z.int().max(MAX_INTEGER));

/** An amount in cents in digits, from 0 to the largest number that is exact. */
export const centsSchema = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number)
  .pipe(z.int());

/** The id of a row, or of the page that contained the form. */
export const idSchema = z.uuid();

/** The pattern of an id in the path of a route. */
export const ID_PATTERN = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}' as const;
