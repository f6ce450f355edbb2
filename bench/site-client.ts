/** A cheap browser: keeps connections open, follows redirects, and reads nothing of a page but its hidden fields. */

import { Agent, request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';

/** The cookies of a person, by origin and name. */
export type Cookies = Map<string, Map<string, string>>;

export type SiteClient = {
  get(path: string, cookies: Cookies): Promise<string>;
  /**
   * Posts the form of `page` that goes to `action`, and opens the page to which it leads.
   * @param onReturn called when the identity service has sent the browser back
   */
  submit(
    page: string,
    action: string,
    cookies: Cookies,
    values?: Record<string, string>,
    onReturn?: () => void,
  ): Promise<string>;
  close(): void;
};

type Answer = {
  readonly status: number;
  readonly location: string | undefined;
  readonly cookies: readonly string[];
  readonly text: string;
};

const ANSWER_TIMEOUT_MS = 30_000;
/** To the identity service and back, and to the page. */
const MAX_REDIRECTS = 6;

/** A client of the site at `webUrl`. Each call rejects when the answer is not a page. */
export function createSiteClient(webUrl: string): SiteClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });

  /** Requests an address and follows the redirects. */
  const open = async (address: URL, cookies: Cookies, body?: string, onReturn?: () => void): Promise<Answer> => {
    let url = address;
    let answer = await send(agent, url, cookies, body);
    for (let redirects = 0; answer.location !== undefined; redirects += 1) {
      if (redirects === MAX_REDIRECTS) throw new Error(`${address.pathname}: too many redirects`);
      url = new URL(answer.location, url);
      if (url.pathname === '/login/callback') onReturn?.();
      answer = await send(agent, url, cookies);
    }
    if (answer.status !== 200) throw new Error(`${address.pathname}: ${answer.status} ${titleOf(answer.text)}`);
    return answer;
  };
  return {
    get: async (path, cookies) => (await open(new URL(path, webUrl), cookies)).text,
    submit: async (page, action, cookies, values = {}, onReturn) => {
      const body = new URLSearchParams({ ...hiddenFields(page, action), ...values }).toString();
      return (await open(new URL(action, webUrl), cookies, body, onReturn)).text;
    },
    close: () => agent.destroy(),
  };
}

async function send(agent: Agent, url: URL, cookies: Cookies, body?: string): Promise<Answer> {
  const jar = cookies.get(url.origin) ?? new Map<string, string>();
  cookies.set(url.origin, jar);
  const headers: Record<string, string> = {
    Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    'Accept-Encoding': 'br',
  };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/x-www-form-urlencoded';
    headers['Content-Length'] = String(Buffer.byteLength(body));
    headers['Origin'] = url.origin;
  }
  const answer = await exchange(agent, url, headers, body);
  for (const cookie of answer.cookies) {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    if (/max-age=0|1970/i.test(cookie)) jar.delete(pair.slice(0, at));
    else jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return answer;
}

function exchange(agent: Agent, url: URL, headers: Record<string, string>, body?: string): Promise<Answer> {
  const { hostname, port, pathname, search } = url;
  const path = `${pathname}${search}`;
  const method = body === undefined ? 'GET' : 'POST';
  const options = { hostname, port, path, method, agent, headers, timeout: ANSWER_TIMEOUT_MS };
  return new Promise((resolve, reject) => {
    const sent = request(options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const plain = answer.headers['content-encoding'] === 'br' ? brotliDecompressSync(bytes) : bytes;
        const { location, 'set-cookie': cookies = [] } = answer.headers;
        resolve({ status: answer.statusCode ?? 0, location, cookies, text: plain.toString() });
      });
    });
    sent.on('timeout', () => sent.destroy(new Error(`${method} ${pathname}: no answer`)));
    sent.on('error', reject);
    sent.end(body);
  });
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
