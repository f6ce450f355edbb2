import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import type { Sql } from '#database/connection.ts';
import { beginSession } from '#database/sessions.ts';
import type { SiteEnv } from '#web/site/env.ts';

/** A page as it was answered. */
export type Answer = { status: number; text: string; location: string | null };

/** Somebody with a browser without JavaScript: follows no redirect, keeps the session cookie. */
export type Visitor = {
  get(path: string): Promise<Answer>;
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a file with a form that has nothing else. */
  upload(path: string, file: File): Promise<Answer>;
  /** What is downloaded from there. */
  bytes(path: string): Promise<Uint8Array<ArrayBuffer>>;
};

export const origin = 'http://uniek-verslag.example';

/** Somebody who has logged in; without a person, somebody who has not. */
export async function visitor(app: Hono<SiteEnv>, sql: Sql, personId?: string, language = 'nl'): Promise<Visitor> {
  const token = personId ? await beginSession(sql, { personId, method: 'eid', idToken: 'none' }) : null;
  const Cookie = [`language=${language}`, ...(token ? [`session=${token}`] : [])].join('; ');
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await app.request(`${origin}${path}`, init);
    return { status: response.status, text: await response.text(), location: response.headers.get('Location') };
  };
  return {
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
      // As every form of ours does: it names the person it was made for.
      const body = new URLSearchParams({ ...(personId && { person: personId }), ...fields });
      return ask(path, { method: 'POST', headers: { Cookie, Origin: origin, ...headers }, body });
    },
  };
}

/** The hidden and visible fields of the first form of a page, as a browser would send them. */
export function fieldsOf(page: Answer, formWith = ''): Record<string, string> {
  const form = page.text
    .match(/<form[^>]*>.*?<\/form>/gs)
    ?.find((each) => each.includes(formWith) && each.includes('name="request"'));
  const inputs = form?.match(/<input[^>]*>/g) ?? [];
  return Object.fromEntries(
    inputs.map((input) => [/name="([^"]*)"/.exec(input)?.[1] ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? '']),
  );
}

/** What a reader sees: the words of a page without its marks. */
export function words(page: Answer): string {
  return page.text
    .replace(/<(script|style)[^>]*>.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&#39;/g, '’')
    .replace(/\s+/g, ' ');
}

export const newRequest = () => randomUUID();
