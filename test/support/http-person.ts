import { parseHTML } from 'linkedom';

export type Page = { readonly status: number; readonly url: string; readonly text: string };

/** A user with a browser without scripts, over HTTP: keeps cookies, follows redirects, fills in forms. */
export type HttpPerson = {
  get(path: string): Promise<Page>;
  /** Submits the form of `page` that has a field named `mark` or shows that text, with these values changed. */
  submit(page: Page, mark: string, values?: Record<string, string>): Promise<Page>;
  /** The cookies of this browser, by origin and name. */
  readonly cookies: Map<string, Map<string, string>>;
};

/**
 * Opens a browser of a person who is not logged in.
 * @param patience how long a request may take, in ms
 */
export function openHttpBrowser(webUrl: string, patience = 60_000): HttpPerson {
  const { request, cookies } = createCookieClient(patience);
  return {
    cookies,
    get: (path) => request(new URL(path, webUrl).href),
    submit: (page, mark, values = {}) => {
      const form = formWith(page, mark);
      const url = new URL(form.action, page.url);
      const body = new URLSearchParams({ ...form.values, ...values });
      return request(url.href, { method: 'POST', body, headers: { Origin: url.origin } });
    },
  };
}

/**
 * Logs in on the site at `webUrl`, as a subject that the identity stand-in knows.
 * @param patience how long a request may take, in ms
 */
export async function logInOverHttp(webUrl: string, subject: string, patience?: number): Promise<HttpPerson> {
  const person = openHttpBrowser(webUrl, patience);
  const identification = await person.submit(await person.get('/login'), 'return');
  const home = await person.submit(identification, 'subject', { subject });
  if (!home.url.includes('/organisations'))
    throw new Error(`${subject} could not log in: ${home.status} at ${home.url}`);
  return person;
}

/** Requests with a cookie jar for each origin; follows redirects. */
function createCookieClient(patience: number) {
  const jars = new Map<string, Map<string, string>>();
  return { request, cookies: jars };

  async function request(address: string, init: RequestInit = {}): Promise<Page> {
    const url = new URL(address);
    const jar = jars.get(url.origin) ?? new Map<string, string>();
    jars.set(url.origin, jar);
    const Cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(url, { ...init, signal, redirect: 'manual', headers: { ...init.headers, Cookie } });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0|1970/i.test(cookie)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const text = await response.text();
    const location = response.headers.get('Location');
    return location === null
      ? { status: response.status, url: url.href, text }
      : await request(new URL(location, url).href);
  }
}

/** The form of a page with this field or text: where it goes, and the values that a browser would send. */
function formWith(page: Page, mark: string): { action: string; values: Record<string, string> } {
  const { document } = parseHTML(page.text);
  const form = [...document.querySelectorAll('form')].find(
    (each) => each.querySelector(`[name="${mark}"]`) !== null || each.textContent.includes(mark),
  );
  if (form === undefined) throw new Error(`no form with ${mark} on ${page.url} (${page.status})`);
  const values: Record<string, string> = {};
  for (const input of form.querySelectorAll('input[name]')) {
    if (/^(radio|checkbox)$/.test(input.getAttribute('type') ?? '') && !input.hasAttribute('checked')) continue;
    values[input.getAttribute('name') ?? ''] = input.getAttribute('value') ?? '';
  }
  return { action: form.getAttribute('action') ?? page.url, values };
}
