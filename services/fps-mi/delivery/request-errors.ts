/** What is wrong with a request, and where: the API answers with a list of these. */

import type { z } from 'zod';

/** One error and its place: in the body (JSON Pointer, RFC 6901, as a URI fragment), a header or the query. */
export type RequestError = { readonly detail: string } & (
  | { readonly pointer: string }
  | { readonly header: string }
  | { readonly parameter: string }
);

/** The place of a value in the body: `#/content/nis`. */
export function pointerTo(...path: readonly PropertyKey[]): string {
  return ['#', ...path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}

/** The errors that zod found in a body. The pointer of an unknown key is that of the key, not of the object around it. */
export function bodyErrors(error: z.ZodError): RequestError[] {
  return error.issues.flatMap((issue): RequestError[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ pointer: pointerTo(...issue.path, key), detail: 'is not known here' }))
      : [{ pointer: pointerTo(...issue.path), detail: issue.message }],
  );
}

/** The errors that zod found in a query. */
export function queryErrors(error: z.ZodError): RequestError[] {
  return error.issues.flatMap((issue): RequestError[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ parameter: key, detail: 'is not known here' }))
      : [{ parameter: String(issue.path[0] ?? ''), detail: issue.message }],
  );
}
