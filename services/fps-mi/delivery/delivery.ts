/** What is delivered: its shape, and what makes sense of it. */

import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { isValidBIC, isValidIBAN } from 'ibantools';
import { z } from 'zod';
import { findForm, findFormVersion } from '#forms/catalogue.ts';
import { contentHash } from '#forms/content.ts';
import {
  type Cents,
  type FormDefinition,
  fieldsOf,
  type Line,
  type Place,
  type Value,
  type Values,
} from '#forms/definition.ts';
import { anyValuesSchema } from '#forms/schema.ts';
import { checkValues, completeValues, failedChecks, type Granted, payableOf } from '#forms/values.ts';
import { bodyErrors, pointerTo, type RequestError } from '#services/fps-mi/api/problems.ts';
import { CLOCK_TOLERANCE_MS } from './seal.ts';

/**
 * The largest delivery, in bytes: 40 MiB. No report that can be signed may be too large to arrive: the largest that any form
 * allows (three tables of 10 000 lines, each text full of characters of four bytes) is some 37 MiB when sealed, since a JWS
 * takes four bytes for three. One of 10 000 usual lines is 1 to 3 MiB.
 */
export const LARGEST_DELIVERY = 40 * 1024 * 1024;

const nameSchema = z
  .string()
  .max(200)
  // PostgreSQL takes no NUL, and half of a surrogate pair is no text.
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'must be a name, without control characters');
// Without the flag i: JSON Schema, in which this is published, has no flags.
const identifierSchema = z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,59}$/, 'is not an identifier');
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits in lower case');
const versionSchema = z.int().min(1).max(2_147_483_647);

const signatureSchema = z.strictObject({
  role: z.enum(['chair', 'generalDirector']),
  signer: z.uuid(),
  /** As it was when they signed. */
  name: nameSchema,
  method: z.enum(['eid', 'itsme', 'app']),
  signedAt: z.iso.datetime(),
  version: versionSchema,
  contentHash: hashSchema,
});

/** What was signed for. What the values of a form may be, its definition says: `valueErrors`. */
const contentSchema = z.strictObject({
  form: identifierSchema,
  year: z.int().min(2000).max(2100),
  formVersion: versionSchema,
  nis: z.string().regex(/^\d{5}$/, 'must be five digits'),
  values: anyValuesSchema,
  account: z.strictObject({
    iban: z.string().refine(isValidIBAN, 'is not a valid IBAN'),
    bic: z.string().refine(isValidBIC, 'is not a valid BIC'),
  }),
});

/** A report that both have signed, as it comes in: what is sealed. */
export const deliverySchema = z.strictObject({
  content: contentSchema,
  contentHash: hashSchema,
  version: versionSchema,
  signatures: z.array(signatureSchema).length(2),
});

export type Delivery = z.output<typeof deliverySchema>;
export type Signature = Delivery['signatures'][number];

/** A delivery that makes sense, and what follows from its form's definition. */
export type CheckedDelivery = {
  readonly delivery: Delivery;
  readonly definition: FormDefinition;
  readonly payable: Cents;
  /** SHA-256 of the whole: two deliveries with the same one say the same. */
  readonly deliveryHash: string;
};

/**
 * Reads a delivery and checks all that can be checked without the database.
 * @param payload what was sealed
 * @returns the delivery, or everything that is wrong
 */
export function checkDelivery(payload: string): CheckedDelivery | { readonly errors: readonly RequestError[] } {
  const body = parseJson(payload);
  if (body === undefined) return { errors: [{ pointer: '#', detail: 'is not JSON' }] };
  const parsed = deliverySchema.safeParse(body);
  if (!parsed.success) return { errors: bodyErrors(parsed.error) };
  const delivery = parsed.data;
  const { content } = delivery;
  const definition = findFormVersion(content.form, content.year, content.formVersion);
  const errors: RequestError[] = [];
  if (delivery.contentHash !== contentHash(content)) {
    errors.push({ pointer: '#/contentHash', detail: 'is not the SHA-256 of the canonical content' });
  }
  errors.push(...signatureErrors(delivery));
  if (definition === undefined) {
    const { form, year, formVersion } = content;
    errors.push(
      findForm(form, year)
        ? { pointer: '#/content/formVersion', detail: `the form is not known in version ${formVersion}` }
        : { pointer: '#/content/form', detail: `there is no form ${form} for ${year}` },
    );
    return { errors };
  }
  errors.push(...valueErrors(definition, content.values));
  const payable = payableOf(definition, content.values);
  // Without an amount to pay, valueErrors has said so.
  if (errors.length > 0 || payable === undefined) return { errors };
  return { delivery, definition, payable, deliveryHash: hashOf(delivery) };
}

/** undefined: it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a delivery says, as a hash. Which signatory comes first in the array says nothing. */
export function hashOf(delivery: Delivery): string {
  const signatures = delivery.signatures.toSorted((one, other) => one.role.localeCompare(other.role));
  // The cast: the library answers undefined for undefined only.
  const text = canonicalize({ ...delivery, signatures }) as string;
  return createHash('sha256').update(text).digest('hex');
}

function signatureErrors({ version, contentHash: hash, signatures, content }: Delivery): RequestError[] {
  const latest = Date.now() + CLOCK_TOLERANCE_MS;
  const errors = signatures.flatMap((signature, index): RequestError[] => [
    ...(signature.version === version
      ? []
      : [{ pointer: pointerTo('signatures', index, 'version'), detail: `is not the version delivered, ${version}` }]),
    ...(signature.contentHash === hash
      ? []
      : [{ pointer: pointerTo('signatures', index, 'contentHash'), detail: 'is not the hash of what is delivered' }]),
    ...(Date.parse(signature.signedAt) <= latest
      ? []
      : [{ pointer: pointerTo('signatures', index, 'signedAt'), detail: 'is a moment to come' }]),
    // Nobody can account for a year that has not begun.
    ...(Date.parse(signature.signedAt) >= Date.UTC(content.year, 0, 1)
      ? []
      : [{ pointer: pointerTo('signatures', index, 'signedAt'), detail: `is before ${content.year}` }]),
  ]);
  if (new Set(signatures.map(({ role }) => role)).size < 2) {
    errors.push({ pointer: '#/signatures', detail: 'both the chair and the general director must have signed' });
  }
  // A UUID is the same in either case of its letters.
  if (new Set(signatures.map(({ signer }) => signer.toLowerCase())).size < 2) {
    errors.push({ pointer: '#/signatures', detail: 'two different persons must have signed' });
  }
  return errors;
}

/** The values must be those of the form, within its bounds, and what is computed must follow from the others. */
function valueErrors(definition: FormDefinition, values: Values): RequestError[] {
  const errors = new Map<string, string>();
  const found = (path: readonly PropertyKey[], detail: string): void => {
    const pointer = pointerTo('content', 'values', ...path);
    if (!errors.has(pointer)) errors.set(pointer, detail);
  };
  const pathOf = ({ field, line, column }: Place) => [field, line, column].filter((step) => step !== undefined);
  for (const { code, ...place } of checkValues(definition, values)) found(pathOf(place), code.replaceAll('-', ' '));
  for (const { check, places } of failedChecks(definition, values)) {
    if (check.level === 'error') for (const place of places) found(pathOf(place), `fails the check ${check.id}`);
  }
  const expected = completeValues(definition, values, grantedIn(definition, values));
  for (const { path, detail } of differences(values, expected)) found(path, detail);
  return [...errors].map(([pointer, detail]) => ({ pointer, detail }));
}

/** What FPS MI granted is what it said itself: here it is taken as it comes. */
function grantedIn(definition: FormDefinition, values: Values): Granted {
  return Object.fromEntries(
    fieldsOf(definition).flatMap(({ id, kind }) => {
      const value = values[id];
      return kind === 'granted' && typeof value === 'number' ? [[id, value]] : [];
    }),
  );
}

type Json = Value | Values | Line | undefined;

/** Where values are not those that are expected. */
function differences(given: Json, expected: Json): { path: readonly string[]; detail: string }[] {
  if (given === expected) return [];
  if (expected === undefined) return [{ path: [], detail: 'is not a value of this form' }];
  if (given === undefined) return [{ path: [], detail: 'is missing' }];
  if (typeof given !== 'object' || typeof expected !== 'object') {
    return [{ path: [], detail: 'does not follow from the other values' }];
  }
  const [one, other] = [new Map<string, Json>(Object.entries(given)), new Map<string, Json>(Object.entries(expected))];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) =>
    differences(one.get(key), other.get(key)).map(({ path, detail }) => ({ path: [key, ...path], detail })),
  );
}
