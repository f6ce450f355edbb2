/** A cheap browser: keeps connections open, follows one redirect, and reads nothing of a page but its hidden fields. */

import { Agent, request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';

export type SiteClient = {
  get(path: string, cookie: string): Promise<string>;
  /** Posts the form of `page` that goes to `action`, and opens the page to which it leads. */
  submit(page: string, action: string, cookie: string, values?: Record<string, string>): Promise<string>;
  close(): void;
};

type Answer = { readonly status: number; readonly location: string | undefined; readonly text: string };

const ANSWER_TIMEOUT_MS = 30_000;

/** A client of the site at `webUrl`. Each call rejects when the answer is not a page. */
export function createSiteClient(webUrl: string): SiteClient {
  const { hostname, port, origin } = new URL(webUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });

  const send = (path: string, cookie: string, body?: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers: Record<string, string> = { Cookie: cookie, 'Accept-Encoding': 'br' };
      if (body !== undefined) {
        headers['Content-Type'] = 'application/x-www-form-urlencoded';
        headers['Content-Length'] = String(Buffer.byteLength(body));
        headers['Origin'] = origin;
      }
      const method = body === undefined ? 'GET' : 'POST';
      const sent = request({ hostname, port, path, method, agent, headers, timeout: ANSWER_TIMEOUT_MS }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const plain = answer.headers['content-encoding'] === 'br' ? brotliDecompressSync(bytes) : bytes;
          const { location } = answer.headers;
          resolve({ status: answer.statusCode ?? 0, location, text: plain.toString() });
        });
      });
      sent.on('timeout', () => sent.destroy(new Error(`${method} ${path}: no answer`)));
      sent.on('error', reject);
      sent.end(body);
    });

  const get = async (path: string, cookie: string): Promise<string> => {
    const { status, text } = await send(path, cookie);
    if (status !== 200) throw new Error(`GET ${path}: ${status}`);
    return text;
  };
  return {
    get,
    submit: async (page, action, cookie, values = {}) => {
      const body = new URLSearchParams({ ...hiddenFields(page, action), ...values }).toString();
      const { status, location, text } = await send(action, cookie, body);
      if (location === undefined) throw new Error(`POST ${action}: ${status} ${titleOf(text)}`);
      const { pathname, search } = new URL(location, origin);
      return await get(`${pathname}${search}`, cookie);
    },
    close: () => agent.destroy(),
  };
}

/** The hidden fields of the form that posts to `action`. Their values are ids and numbers, so they contain no entity. */
function hiddenFields(page: string, action: string): Record<string, string> {
  const form = page.split('<form').find((part) => part.slice(0, part.indexOf('>')).includes(`action="${action}"`));
  if (form === undefined) throw new Error(`no form to ${action} on the page "${titleOf(page)}"`);
  const inside = form.slice(0, form.indexOf('</form>'));
  const fields: Record<string, string> = {};
  for (const [input] of inside.matchAll(/<input type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1];
    if (name !== undefined) fields[name] = /value="([^"]*)"/.exec(input)?.[1] ?? '';
  }
  return fields;
}

function titleOf(page: string): string {
  return /<title>([^<]*)/.exec(page)?.[1] ?? '';
}
