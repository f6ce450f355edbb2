/** Checks a delivery against its form's definition, with everything that needs no database. */

import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
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
import { checkValues, completeValues, failedChecks, type Granted, linesIn, payableOf } from '#forms/values.ts';
import { type Delivery, deliverySchema, type Signature } from './delivery-schema.ts';
import { readPayload } from './read-payload.ts';
import { bodyErrors, pointerTo, type RequestError } from './request-errors.ts';
import { CLOCK_TOLERANCE_MS } from './verify-seal.ts';

/** A delivery without errors, with its form's definition and the amount to pay. */
export type CheckedDelivery = {
  readonly delivery: Delivery;
  readonly definition: FormDefinition;
  readonly payable: Cents;
  /** SHA-256 of the whole delivery. */
  readonly deliveryHash: string;
};

/**
 * Reads a delivery and checks it.
 * @param payload the JSON inside the seal
 * @returns the delivery, or all errors
 */
export function checkDelivery(payload: string): CheckedDelivery | { readonly errors: readonly RequestError[] } {
  const read = readPayload(payload);
  if ('error' in read) return { errors: [read.error] };
  const parsed = deliverySchema.safeParse(read.body);
  if (!parsed.success) return { errors: bodyErrors(parsed.error) };
  const delivery = parsed.data;
  // What is sealed must be what was understood: no key twice or ignored, no other notation of a number.
  if (!isCanonical(payload, delivery)) {
    return { errors: [{ pointer: '#', detail: 'is not canonical JSON (RFC 8785), or has a member twice' }] };
  }
  const { content } = delivery;
  const definition = findFormVersion(content.form, content.year, content.formVersion);
  const unknown = definition ? unknownValues(definition, content.values) : [];
  if (unknown.length > 0) return { errors: unknown };
  const errors: RequestError[] = [];
  if (delivery.contentHash !== contentHash(content)) {
    errors.push({ pointer: '#/contentHash', detail: 'is not the SHA-256 of the canonical content' });
  }
  errors.push(...signatureErrors(delivery), ...auditHeadErrors(delivery));
  if (definition === undefined) {
    const { form, year, formVersion } = content;
    errors.push(
      findForm(form, year)
        ? { pointer: '#/content/formVersion', detail: `the form is not known in version ${formVersion}` }
        : { pointer: '#/content/form', detail: `there is no form ${form} for ${year}` },
    );
    return { errors };
  }
  for (const error of valueErrors(definition, content.values)) errors.push(error);
  const payable = payableOf(definition, content.values);
  // When there is no amount to pay, `valueErrors` has reported why.
  if (errors.length > 0 || payable === undefined) return { errors };
  return { delivery, definition, payable, deliveryHash: hashDelivery(delivery) };
}

function isCanonical(payload: string, delivery: Delivery): boolean {
  try {
    return canonicalJson(delivery) === payload;
  } catch {
    // Half of a surrogate pair, written as an escape: it has no canonical form.
    return false;
  }
}

function canonicalJson(delivery: Delivery): string {
  // The cast: canonicalize returns undefined only for undefined.
  return canonicalize(delivery) as string;
}

/** The SHA-256 of a delivery. The order of the two signatures does not change it. */
export function hashDelivery(delivery: Delivery): string {
  const signatures = delivery.signatures.toSorted((one, other) => one.role.localeCompare(other.role));
  return createHash('sha256')
    .update(canonicalJson({ ...delivery, signatures }))
    .digest('hex');
}

function signatureErrors({ version, contentHash: hash, signatures, content }: Delivery): RequestError[] {
  const latest = Date.now() + CLOCK_TOLERANCE_MS;
  const errors: RequestError[] = [];
  for (const [index, signature] of signatures.entries()) {
    const report = (field: keyof Signature, detail: string): void => {
      errors.push({ pointer: pointerTo('signatures', index, field), detail });
    };
    const signedAt = Date.parse(signature.signedAt);
    if (signature.version !== version) report('version', `is not the version delivered, ${version}`);
    if (signature.contentHash !== hash) report('contentHash', 'is not the hash of what is delivered');
    if (signedAt > latest) report('signedAt', 'is in the future');
    // A report about a year cannot be signed before that year.
    if (signedAt < Date.UTC(content.year, 0, 1)) report('signedAt', `is before ${content.year}`);
  }
  if (new Set(signatures.map(({ role }) => role)).size < 2) {
    errors.push({ pointer: '#/signatures', detail: 'both the chair and the general director must have signed' });
  }
  // UUIDs are compared without regard to case.
  if (new Set(signatures.map(({ signer }) => signer.toLowerCase())).size < 2) {
    errors.push({ pointer: '#/signatures', detail: 'two different persons must have signed' });
  }
  return errors;
}

/** One head for each subject, the report among them. Whether they fit the audit trail is checked by its owner. */
function auditHeadErrors({ auditHeads, content: { form, year, nis } }: Delivery): RequestError[] {
  if (auditHeads === undefined) return [];
  const subjects = auditHeads.map(({ subject }) => subject);
  const errors: RequestError[] = [];
  if (!subjects.includes(`report/${form}/${year}/${nis}`)) {
    errors.push({ pointer: '#/auditHeads', detail: 'has no head of the chain of this report' });
  }
  if (new Set(subjects).size < subjects.length) errors.push({ pointer: '#/auditHeads', detail: 'names a chain twice' });
  return errors;
}

/** The values that the form does not have. They are reported alone: nothing is computed from them. */
function unknownValues(definition: FormDefinition, values: Values): RequestError[] {
  const fields = new Map(fieldsOf(definition).map((field) => [field.id, field]));
  const unknown: (readonly PropertyKey[])[] = [];
  for (const [id, value] of Object.entries(values)) {
    const field = fields.get(id);
    if (field === undefined) unknown.push([id]);
    if (field?.kind !== 'table') continue;
    const columns = new Set(field.columns.map((column) => column.id));
    for (const [index, line] of linesIn({ [id]: value }, id).entries()) {
      for (const column of Object.keys(line)) if (!columns.has(column)) unknown.push([id, index, column]);
    }
  }
  return unknown.map((path) => ({ pointer: pointerTo('content', 'values', ...path), detail: NOT_OF_THIS_FORM }));
}

const NOT_OF_THIS_FORM = 'is not a value of this form';

/** The values must be those of the form and within its limits, and computed values must follow from the others. */
function valueErrors(definition: FormDefinition, values: Values): RequestError[] {
  const errors = new Map<string, string>();
  const report = (path: readonly PropertyKey[], detail: string): void => {
    const pointer = pointerTo('content', 'values', ...path);
    if (!errors.has(pointer)) errors.set(pointer, detail);
  };
  const pathOf = ({ field, line, column }: Place) => [field, line, column].filter((step) => step !== undefined);
  for (const { code, ...place } of checkValues(definition, values)) report(pathOf(place), code.replaceAll('-', ' '));
  for (const { check, places } of failedChecks(definition, values)) {
    if (check.level === 'error') for (const place of places) report(pathOf(place), `fails the check ${check.id}`);
  }
  const expected = completeValues(definition, values, grantedIn(definition, values));
  for (const { path, detail } of differences(values, expected)) report(path, detail);
  return [...errors].map(([pointer, detail]) => ({ pointer, detail }));
}

/** The granted amounts in a delivery. They are accepted as they are: FPS MI set them itself. */
function grantedIn(definition: FormDefinition, values: Values): Granted {
  return Object.fromEntries(
    fieldsOf(definition).flatMap(({ id, kind }) => {
      const value = values[id];
      return kind === 'granted' && typeof value === 'number' ? [[id, value]] : [];
    }),
  );
}

type Json = Value | Values | Line | undefined;

/** The places where the values differ from the expected ones. */
function differences(given: Json, expected: Json): { path: readonly string[]; detail: string }[] {
  if (given === expected) return [];
  if (expected === undefined) return [{ path: [], detail: NOT_OF_THIS_FORM }];
  if (given === undefined) return [{ path: [], detail: 'is missing' }];
  if (typeof given !== 'object' || typeof expected !== 'object') {
    return [{ path: [], detail: 'does not follow from the other values' }];
  }
  const one = new Map<string, Json>(Object.entries(given));
  const other = new Map<string, Json>(Object.entries(expected));
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) =>
    differences(one.get(key), other.get(key)).map(({ path, detail }) => ({ path: [key, ...path], detail })),
  );
}
