/** Reads the payload of a seal as JSON, and refuses what no delivery can be before anything else looks at it. */

import { MAX_LINES } from '#forms/definition.ts';
import { pointerTo, type RequestError } from './request-errors.ts';

/** More than any object of a delivery has: the values of a form have one for each field. */
const MAX_KEYS = 200;
/** The values of a table's line are the deepest: content, values, table, line. */
const MAX_DEPTH = 8;
/** More than all arrays of a delivery together: three tables, the signatures, the heads of the audit trail. */
const MAX_ELEMENTS = 4 * MAX_LINES;

/**
 * Reads a payload. Walks through it without recursion and stops at the first excess, so that a refusal takes no longer than
 * parsing.
 */
export function readPayload(text: string): { readonly body: unknown } | { readonly error: RequestError } {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { error: { pointer: '#', detail: 'is not JSON' } };
  }
  const excess = excessIn(body);
  return excess === null ? { body } : { error: excess };
}

type Place = { readonly value: unknown; readonly path: readonly PropertyKey[] };

function excessIn(body: unknown): RequestError | null {
  const waiting: Place[] = [{ value: body, path: [] }];
  let elements = 0;
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { value, path } = place;
    if (typeof value !== 'object' || value === null) continue;
    const pointer = pointerTo(...path);
    if (path.length > MAX_DEPTH) return { pointer, detail: 'is nested too deeply' };
    if (Array.isArray(value)) {
      elements += value.length;
      if (elements > MAX_ELEMENTS) return { pointer, detail: 'has too many elements' };
    } else if (Object.keys(value).length > MAX_KEYS) {
      return { pointer, detail: `has more than ${MAX_KEYS} members` };
    }
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'object' && inner !== null) waiting.push({ value: inner, path: [...path, key] });
    }
  }
  return null;
}
