import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { parseHTML } from 'linkedom';
import type { Sql } from '#database/connection.ts';
import { beginSession } from '#database/sessions.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { confirmAs } from './confirming.ts';

/** The answer to a request. */
export type Answer = { status: number; text: string; location: string | null };

/**
 * A user whose browser has no JavaScript: keeps the session cookie and follows no redirects but those to the identity
 * service, where the user confirms at once.
 */
export type Visitor = {
  /** The cookies that it sends. */
  readonly cookie: string;
  get(path: string): Promise<Answer>;
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  /** Posts a file with a form that has no other fields. */
  upload(path: string, file: File): Promise<Answer>;
  /** Downloads a file. */
  bytes(path: string): Promise<Uint8Array<ArrayBuffer>>;
};

export const origin = 'http://uniek-verslag.example';

/** A user of the site, logged in as this person, or not logged in without one. */
export async function visitor(app: Hono<SiteEnv>, sql: Sql, personId?: string, language = 'nl'): Promise<Visitor> {
  const token = personId ? await beginSession(sql, { personId, method: 'eid', idToken: 'none' }) : null;
  const Cookie = [`language=${language}`, ...(token ? [`session=${token}`] : [])].join('; ');
  const subject = personId ? await subjectOf(sql, personId) : '';
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const first = await app.request(`${origin}${path}`, init);
    const response = await confirmAs(app, first, { cookie: Cookie, subject, siteUrl: origin });
    return { status: response.status, text: await response.text(), location: response.headers.get('Location') };
  };
  return {
    cookie: Cookie,
    get: (path) => ask(path, { headers: { Cookie } }),
    upload: (path, file) => {
      const body = new FormData();
      if (personId) body.set('person', personId);
      body.set('file', file);
      return ask(path, { method: 'POST', headers: { Cookie, Origin: origin }, body });
    },
    bytes: async (path) =>
      new Uint8Array(await (await app.request(`${origin}${path}`, { headers: { Cookie } })).arrayBuffer()),
    post: (path, fields, headers = {}) => {
      // Every form names the person for whom it was rendered.
      const body = new URLSearchParams({ ...(personId && { person: personId }), ...fields });
      return ask(path, { method: 'POST', headers: { Cookie, Origin: origin, ...headers }, body });
    },
  };
}

/** The person, as the identity service knows them. */
async function subjectOf(sql: Sql, personId: string): Promise<string> {
  const [person] = await sql<{ subject: string }[]>`select subject from persons where id = ${personId}`;
  return person?.subject ?? '';
}

/**
 * The input fields of the first form with an idempotency key, as a browser would send them. @param formWith text that
 * the HTML of the form must contain
 */
export function fieldsOf(page: Answer, formWith = ''): Record<string, string> {
  const { document } = parseHTML(page.text);
  const form = [...document.querySelectorAll('form')].find(
    (each) => each.querySelector('[name="request"]') !== null && each.outerHTML.includes(formWith),
  );
  const inputs = [...(form?.querySelectorAll('input[name]') ?? [])].filter(
    (input) => !/^(radio|checkbox)$/.test(input.getAttribute('type') ?? '') || input.hasAttribute('checked'),
  );
  return Object.fromEntries(
    inputs.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
  );
}

/** The hidden fields of the first form that is posted to an address with this end. */
export function hiddenFieldsOf(page: Answer, action: string): Record<string, string> {
  const inputs = elements(page, `form[action$="${action}"] input[type=hidden]`);
  return Object.fromEntries(
    inputs.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
  );
}

/** An element of a page. */
export type PageElement = {
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  readonly textContent: string | null;
};

/** The elements of a page or a part of one that a CSS selector matches. */
export function elements(page: Answer, selector: string): PageElement[] {
  return [...parseHTML(page.text).document.querySelectorAll(selector)];
}

/** The value of the first input with this name; undefined when there is none. */
export function inputValue(page: Answer, name: string): string | undefined {
  return elements(page, `input[name="${name}"]`)[0]?.getAttribute('value') ?? undefined;
}

/** The first button with this text. @throws when there is none */
export function button(page: Answer, text: string): PageElement {
  const found = elements(page, 'button').find((each) => each.textContent === text);
  if (found === undefined) throw new Error(`no button ${text}`);
  return found;
}

/** Whether a page has a link to this address. */
export function hasLink(page: Answer, href: string): boolean {
  return elements(page, `a[href="${href}"]`).length > 0;
}

/** The text of a page as a user reads it, with a space between elements. */
export function words(page: Answer): string {
  const { document } = parseHTML(page.text);
  for (const unseen of document.querySelectorAll('script, style')) unseen.remove();
  return textsBelow(document).join(' ').replace(/'/g, '’').replace(/\s+/g, ' ');
}

type DomNode = {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
};

/** The texts of all text nodes below a node, in the order of the page. */
function textsBelow(node: DomNode): string[] {
  const TEXT_NODE = 3;
  if (node.nodeType === TEXT_NODE) return [node.textContent ?? ''];
  return [...node.childNodes].flatMap(textsBelow);
}

/** A new id of a page, for the field `request`. */
export const newRequest = () => randomUUID();
