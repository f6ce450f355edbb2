/** Requests for the pages of a site: every route, as each person, with forms that the pages make and that they never make. */

import fc from 'fast-check';
import type { Hono } from 'hono';
import { parseHTML } from 'linkedom';
import type { SiteEnv } from '#web/site/env.ts';
import { changed, valuesOf } from './json-schema.ts';
import { mostly, nastySegment, nastyText } from './nasty.ts';
import { formAt } from './page-forms.ts';
import type { Answer, Sent } from './send.ts';
import type { Site } from './sites.ts';

export type Route = { readonly method: string; readonly path: string };

/** The routes of pages, without middleware and without the API. */
export function routesOf({ routes }: Pick<Hono<SiteEnv>, 'routes'>): Route[] {
  const own = routes.filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*') && !path.startsWith('/api/'));
  return [...new Map(own.map(({ method, path }) => [`${method} ${path}`, { method, path }])).values()];
}

/** A request before it is known what the site's pages contain. */
export type PageRequest = {
  readonly route: Route;
  readonly path: string;
  readonly query: string;
  /** Another method than that of the route. */
  readonly method: string | null;
  /** Which of the site's people sends it; null: nobody is logged in. */
  readonly sender: number | null;
  /** Whether the fields of the last page with this form are sent, changed by `fields`; or `fields` alone. */
  readonly fromPage: boolean;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Whether the form names the person who sends it. */
  readonly ownPerson: boolean;
  readonly ownOrigin: boolean;
  readonly encoding: 'urlencoded' | 'multipart' | 'other';
  /** The Content-Type when the encoding is another one. */
  readonly contentType: string;
};

/** Values that exist, by the name of a parameter in a path. */
export type KnownValues = Readonly<Record<string, readonly string[]>>;

export function pageRequests(routes: readonly Route[], people: number, known: KnownValues): fc.Arbitrary<PageRequest> {
  return fc.constantFrom(...routes).chain((route) =>
    fc.record({
      route: fc.constant(route),
      path: pathOf(route.path, known),
      query: mostly(fc.constant(''), query(known)),
      method: mostly(
        fc.constant(null),
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE'),
      ),
      sender: fc.oneof(
        { weight: 9, arbitrary: fc.nat({ max: people - 1 }) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      fromPage: fc.boolean(),
      fields: fieldsOf(route),
      ownPerson: mostly(fc.constant(true), fc.constant(false)),
      ownOrigin: mostly(fc.constant(true), fc.constant(false)),
      encoding: mostly(fc.constantFrom('urlencoded', 'multipart'), fc.constant('other')),
      contentType: fc.constantFrom(...contentTypes),
    }),
  );
}

const contentTypes = [
  'application/json',
  'text/plain',
  'text/plain; charset=utf-16',
  'multipart/form-data',
  'multipart/form-data; boundary=another',
  'multipart/form-data; boundary=""',
  'application/x-www-form-urlencoded; charset=utf-7',
  'APPLICATION/X-WWW-FORM-URLENCODED',
  'application/octet-stream',
  'x',
  ';;;',
] as const;

/** Stands in a path for the organisation of the person who sends the request. */
export const OWN = 'own-organisation';

/** A path of this route: its parameters are values that exist, values that fit the pattern, or others. */
function pathOf(path: string, known: KnownValues): fc.Arbitrary<string> {
  const parts = path.split(/(:\w+(?:\{(?:[^{}]|\{[^{}]*\})*\})?)/).map((part): fc.Arbitrary<string> => {
    const [, name = '', pattern] = /^:(\w+)(?:\{(.*)\})?$/.exec(part) ?? [];
    if (name === '') return fc.constant(part);
    const existing = known[name] ?? [];
    const fitting = pattern === undefined ? nastySegment : fc.stringMatching(new RegExp(`^(?:${pattern})$`));
    if (existing.length === 0) return mostly(fitting, nastySegment);
    return fc.oneof(
      { weight: 18, arbitrary: fc.constantFrom(...existing) },
      { weight: 1, arbitrary: fitting },
      { weight: 1, arbitrary: nastySegment },
    );
  });
  return fc.tuple(...parts).map((each) => each.join(''));
}

const parameters = [
  'language',
  'seen',
  'return',
  'other',
  'draft',
  'version',
  'show',
  'open',
  'from',
  'next',
  'token',
  'state',
  'code',
  'search',
  'form',
  'year',
  'province',
  'status',
  'sort',
  'direction',
  'offset',
  'limit',
  'group',
  'executeOn',
  'reference',
  'hash',
] as const;

function query(known: KnownValues): fc.Arbitrary<string> {
  const value = fc.oneof(
    nastyText.map((text) => encodeURIComponent(text.toWellFormed())),
    fc.constantFrom('fr', '1', '%', '%zz', '%00', 'staff-1', '2022', 'covid-premium', ...(known['reference'] ?? [])),
  );
  return fc
    .array(fc.tuple(fc.constantFrom(...parameters), value), { minLength: 1, maxLength: 3 })
    .map((pairs) => `?${pairs.map(([name, text]) => `${name}=${text}`).join('&')}`);
}

/** The fields of the form of a route, from its schema, with changes: other values, missing, unknown and repeated ones. */
function fieldsOf({ method, path }: Route): PageRequest['fields'] extends infer F ? fc.Arbitrary<F> : never {
  const schema = method === 'POST' ? formAt(path) : undefined;
  if (schema === undefined) return fc.constant([]);
  return fc
    .tuple(changed(valuesOf(schema)), fc.array(fc.tuple(nastyText, nastyText), { maxLength: 1 }), fc.boolean())
    .map(([value, others, twice]) => {
      const fields = Object.entries(Object(value)).flatMap(([name, each]) =>
        [each]
          .flat()
          .map((one): [string, string] => [name, typeof one === 'object' ? JSON.stringify(one) : String(one)]),
      );
      const [first] = fields;
      return [...fields, ...others, ...(twice && first ? [first] : [])];
    });
}

/** The forms that the pages of a site contained, by their address. */
export class SeenForms {
  readonly #forms = new Map<string, readonly (readonly [string, string])[]>();

  /** Remembers the forms of a page. */
  read({ headers, text }: Answer): void {
    if (!headers['content-type']?.startsWith('text/html') || !text.includes('method="post"')) return;
    for (const form of parseHTML(text).document.querySelectorAll('form[method="post"]')) {
      const inputs = [...form.querySelectorAll('input[name]')].map((input): [string, string] => [
        input.getAttribute('name') ?? '',
        input.getAttribute('value') ?? '',
      ]);
      const [path = ''] = (form.getAttribute('action') ?? '').split('?');
      this.#forms.set(path, inputs);
    }
  }

  fieldsAt(path: string): readonly (readonly [string, string])[] {
    return this.#forms.get(path) ?? [];
  }
}

/** The request as it goes over the wire. */
export async function toSent(given: PageRequest, { senders, origin }: Site, seen: SeenForms): Promise<Sent> {
  const sender = given.sender === null ? undefined : senders[given.sender];
  const method = given.method ?? given.route.method;
  const headers: Record<string, string> = {
    Host: new URL(origin).host,
    Origin: given.ownOrigin ? origin : 'https://other.example',
    ...(sender && { Cookie: await sender.cookie() }),
  };
  const pathname = given.path.replace(OWN, sender?.nis ?? '00000');
  const path = `${pathname}${given.query}`;
  if (method !== 'POST') return { method, path, headers, body: null };
  const person: [string, string] = ['person', given.ownPerson ? (sender?.id ?? '') : 'another-person'];
  const fields = new Map([...(given.fromPage ? seen.fieldsAt(pathname) : []), ...given.fields, person]);
  const { type, body } = encode(given, [...fields, ...given.fields.slice(-1)]);
  return { method, path, headers: { ...headers, 'Content-Type': type }, body };
}

function encode(
  { encoding, contentType }: PageRequest,
  fields: readonly (readonly [string, string])[],
): { type: string; body: Buffer } {
  if (encoding === 'multipart') {
    const boundary = 'a-boundary-of-the-fuzzer';
    const parts = fields.map(([name, value]) => {
      const file = name === 'file' ? '; filename="file.csv"' : '';
      const quoted = name.replace(/[\r\n"\0]/g, (found) => encodeURIComponent(found));
      return `--${boundary}\r\nContent-Disposition: form-data; name="${quoted}"${file}\r\n\r\n${value}\r\n`;
    });
    return {
      type: `multipart/form-data; boundary=${boundary}`,
      body: Buffer.from(`${parts.join('')}--${boundary}--\r\n`),
    };
  }
  const pairs = fields.map(([name, value]): [string, string] => [name, value]);
  const body = Buffer.from(new URLSearchParams(pairs).toString());
  return { type: encoding === 'urlencoded' ? 'application/x-www-form-urlencoded' : contentType, body };
}
