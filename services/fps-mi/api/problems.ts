import { STATUS_CODES } from 'node:http';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';

/** One thing that is wrong, and where: in the body (JSON Pointer, RFC 6901, as a URI fragment), a header or the query. */
export type RequestError = { readonly detail: string } & (
  | { readonly pointer: string }
  | { readonly header: string }
  | { readonly parameter: string }
);

type Problem = {
  readonly status: ContentfulStatusCode;
  readonly detail: string;
  readonly errors?: readonly RequestError[];
  readonly headers?: Readonly<Record<string, string>>;
};

/** Answers with problem details (RFC 9457). Of no `type` but the status itself, so the title is that of the status. */
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

/** 422: every error is listed; the first few stand in the detail, which is what the sender's operators get to read. */
export function unprocessable(errors: readonly RequestError[]): Response {
  const shown = errors.slice(0, 3).map((error) => `${placeOf(error)}: ${error.detail}`);
  const more = errors.length > shown.length ? `; and ${errors.length - shown.length} more` : '';
  return problem({ status: 422, detail: `${shown.join('; ')}${more}`, errors });
}

/** 503, to be tried again: PostgreSQL cannot be reached. */
export function databaseAway(): Response {
  return away('The database cannot be reached.');
}

/** 503, to be tried again: the keys that would tell whether a seal is sound cannot be had. */
export function keysAway(): Response {
  return away("The sender's public keys cannot be had, so the seal cannot be checked.");
}

function away(detail: string): Response {
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

/** The place of a value in the body: `#/content/nis`. */
export function pointerTo(...path: readonly PropertyKey[]): string {
  return ['#', ...path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}

/** What zod found wrong in a body. A key that should not be there is pointed at itself, not at the object around it. */
export function bodyErrors(error: z.ZodError): RequestError[] {
  return error.issues.flatMap((issue): RequestError[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ pointer: pointerTo(...issue.path, key), detail: 'is not known here' }))
      : [{ pointer: pointerTo(...issue.path), detail: issue.message }],
  );
}

/** What zod found wrong in a query. */
export function queryErrors(error: z.ZodError): RequestError[] {
  return error.issues.flatMap((issue): RequestError[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ parameter: key, detail: 'is not known here' }))
      : [{ parameter: String(issue.path[0] ?? ''), detail: issue.message }],
  );
}
