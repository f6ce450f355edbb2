/** Requests for the ministry's API, made from its published description, and sealed deliveries. */

import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { z } from 'zod';
import { participation2026 } from '#forms/2026/participation.ts';
import { hashOfCanonical } from '#forms/content.ts';
import { completeValues } from '#forms/values.ts';
import { seal } from '#services/sealing.ts';
import { typedInto } from '#test/support/any-report.ts';
import { DELIVERY_KEY, delivery, TOKEN } from '#test/support/ministry.ts';
import { changed, type Schema, valuesOf } from './json-schema.ts';
import { mostly, nastyJson, nastySegment, nastyText } from './nasty.ts';
import type { KnownValues } from './pages.ts';
import type { Sent } from './send.ts';

/** The parts of an OpenAPI description that the fuzzer reads. Schemas are read as they come. */
const schema = z.custom<Schema>((value) => typeof value === 'object' && value !== null);
const operationSchema = z.object({
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(['path', 'query', 'header']),
        required: z.boolean().default(false),
        schema,
      }),
    )
    .default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema })) }).optional(),
  responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.object({ schema })).default({}) })),
});
export const descriptionSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), schema) }),
});
export type Description = z.output<typeof descriptionSchema>;
export type Operation = z.output<typeof operationSchema>;

export type ApiRequest = { readonly operation: Operation; readonly sent: Sent };

/** Requests for every operation: as it is described, and with values that are not. */
export function apiRequests({ paths, components }: Description, known: KnownValues): fc.Arbitrary<ApiRequest> {
  const operations = Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  return fc.constantFrom(...operations).chain(({ path, method, operation }) => {
    const values = operation.parameters.map((parameter) =>
      fc.oneof(
        { weight: 6, arbitrary: valuesOf(parameter.schema, components.schemas).map(String) },
        ...(known[parameter.name] ?? []).map((value) => ({ weight: 6, arbitrary: fc.constant(value) })),
        { weight: 1, arbitrary: nastyText },
        { weight: parameter.required ? 0 : 3, arbitrary: fc.constant(null) },
      ),
    );
    const [[type = '', content] = []] = Object.entries(operation.requestBody?.content ?? {});
    const body = content
      ? fc.oneof(
          { weight: 8, arbitrary: changed(valuesOf(content.schema, components.schemas)).map(asText) },
          { weight: 1, arbitrary: nastyText },
          { weight: 1, arbitrary: fc.constantFrom('{', '[[[[', '{"references":', '\ufeff{}') },
        )
      : fc.constant(null);
    return fc
      .record({
        values: fc.tuple(...values),
        body,
        type: fc.oneof(
          { weight: 8, arbitrary: fc.constant(type) },
          { weight: 1, arbitrary: fc.constantFrom('', 'text/plain', 'x') },
        ),
        token: fc.oneof(
          { weight: 8, arbitrary: fc.constant(TOKEN) },
          { weight: 1, arbitrary: fc.constantFrom('', 'wrong') },
        ),
        segment: mostly(fc.constant(null), nastySegment),
      })
      .map(({ values: given, segment, token, ...rest }) => ({
        operation,
        sent: requestOf(path, method, operation, { ...rest, token, given, segment }),
      }));
  });
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

type Chosen = {
  readonly given: readonly (string | null)[];
  readonly body: string | null;
  readonly type: string;
  readonly token: string;
  /** Stands for the first parameter of the path. */
  readonly segment: string | null;
};

function requestOf(
  path: string,
  method: string,
  { parameters }: Operation,
  { given, body, type, token, segment }: Chosen,
): Sent {
  let address = path;
  const query = new URLSearchParams();
  const headers: Record<string, string> = { Host: 'localhost' };
  for (const [index, { name, in: place }] of parameters.entries()) {
    const value = given[index] ?? null;
    if (place === 'path')
      address = address.replace(`{${name}}`, segment ?? encodeURIComponent((value ?? 'x').toWellFormed()));
    else if (value === null) continue;
    else if (place === 'query') query.append(name, value);
    // Node refuses to send other characters in a header.
    else headers[name] = value.replace(/[^\x20-\x7e]/g, '');
  }
  if (token !== '') headers['Authorization'] = `Bearer ${token}`;
  if (body !== null && type !== '') headers['Content-Type'] = type;
  return {
    method,
    path: query.size > 0 ? `${address}?${query}` : address,
    headers,
    body: body === null ? null : Buffer.from(body),
  };
}

/** A delivery that is sealed with the right key, whatever it contains. */
export type SealedRequest = { readonly payload: string; readonly key: string };

/** Deliveries with changes, most of them with the right hash, so that the checks behind the hash are reached too. */
export function sealedDeliveries(organisations: readonly string[]): fc.Arbitrary<SealedRequest> {
  const nis = fc.constantFrom(...organisations);
  const premium = fc
    .record({ nis, justifiedTotal: fc.nat(), version: fc.integer({ min: 1, max: 9 }) })
    .map((changes): unknown => delivery(changes));
  const { id: form, year, version: formVersion } = participation2026;
  const participation = fc
    .tuple(nis, typedInto(participation2026))
    .map(([of, typed]): unknown =>
      delivery({ nis: of, form, year, formVersion, values: completeValues(participation2026, typed, {}) }),
    );
  return fc
    .record({
      body: fc.oneof(fc.oneof(premium, participation), changed(fc.oneof(premium, participation)), nastyJson),
      rehash: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      insert: mostly(
        fc.constant(null),
        fc.tuple(fc.nat(), fc.constantFrom(' ', ',', '"', '{', '\u0000', 'e1', '"__proto__":1,')),
      ),
      key: fc.oneof({ weight: 9, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.constantFrom('one', 'the other') }),
    })
    .map(({ body, rehash, insert, key }) => {
      const text = canonicalOr(rehash ? withHash(body) : body);
      const at = insert === null ? 0 : insert[0] % (text.length + 1);
      return { payload: `${text.slice(0, at)}${insert?.[1] ?? ''}${text.slice(at)}`, key };
    });
}

/** Canonical JSON; plain JSON of what has no canonical form. */
function canonicalOr(value: unknown): string {
  try {
    return canonicalize(value) ?? '';
  } catch {
    return JSON.stringify(value);
  }
}

const hashable = z.looseObject({ content: z.unknown(), signatures: z.array(z.looseObject({})) });

/** The delivery with the hash of its content, in its signatures too; anything else as it is. */
function withHash(body: unknown): unknown {
  const parsed = hashable.safeParse(body);
  if (!parsed.success) return body;
  const contentHash = hashOfCanonical(canonicalOr(parsed.data.content));
  const signatures = parsed.data.signatures.map((signature) => ({ ...signature, contentHash }));
  return { ...parsed.data, contentHash, signatures };
}

export async function toSealed({ payload, key }: SealedRequest): Promise<Sent> {
  return {
    method: 'POST',
    path: '/api/reports',
    headers: {
      Host: 'localhost',
      Authorization: `Bearer ${TOKEN}`,
      'Content-Type': 'application/jose',
      'Idempotency-Key': key,
    },
    body: Buffer.from(await seal(DELIVERY_KEY, payload, key, new Date())),
  };
}
