/** Error answers of the API: problem details (RFC 9457). */

import { STATUS_CODES } from 'node:http';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { RequestError } from '#services/fps-mi/delivery/request-errors.ts';

type Problem = {
  readonly status: ContentfulStatusCode;
  readonly detail: string;
  readonly errors?: readonly RequestError[];
  readonly headers?: Readonly<Record<string, string>>;
};

/** Answers with problem details of type `about:blank`: their title is then that of the status (RFC 9457, section 4.2.1). */
export function problem({ status, detail, errors, headers }: Problem): Response {
  const body = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Problem',
    status,
    detail,
    ...(errors && { errors }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json' },
  });
}

/** How many errors one answer lists. */
const MAX_ERRORS = 100;

/** 422 with the first errors. The detail repeats the first three, because the sender's operators see only the detail. */
export function unprocessable(errors: readonly RequestError[]): Response {
  const shown = errors.slice(0, 3).map((error) => `${placeOf(error)}: ${error.detail}`);
  const more = errors.length > shown.length ? `; and ${errors.length - shown.length} more` : '';
  return problem({ status: 422, detail: `${shown.join('; ')}${more}`, errors: errors.slice(0, MAX_ERRORS) });
}

/** 503: PostgreSQL cannot be reached. */
export function databaseUnavailable(): Response {
  return unavailable('The database cannot be reached.');
}

/** 503: the sender's public keys cannot be fetched. */
export function sealKeysUnavailable(): Response {
  return unavailable("The sender's public keys cannot be fetched, so the seal cannot be verified.");
}

/** 503: the keys of the identity service cannot be fetched. */
export function identityKeysUnavailable(): Response {
  return unavailable(
    'The keys of the identity service cannot be fetched, so the proofs of the signatures cannot be verified.',
  );
}

function unavailable(detail: string): Response {
  return problem({
    status: 503,
    detail: `${detail} Nothing is lost; try again soon.`,
    headers: { 'Retry-After': '5' },
  });
}

function placeOf(error: RequestError): string {
  if ('pointer' in error) return error.pointer;
  return 'header' in error ? error.header : error.parameter;
}
