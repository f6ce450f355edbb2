/** A person with a browser without scripts: keeps cookies, follows redirects, fills in forms. */

type Page = { readonly status: number; readonly url: string; readonly text: string };

export type Person = {
  get(path: string): Promise<Page>;
  /** Sends the form of `page` whose HTML contains `mark`, with these fields filled in. */
  submit(page: Page, mark: string, fields?: Record<string, string>): Promise<Page>;
};

/** Logs in at `webUrl` as a subject of the identity stand-in. */
export async function logIn(webUrl: string, subject: string): Promise<Person> {
  const jars = new Map<string, Map<string, string>>();

  async function ask(address: string, init: RequestInit = {}): Promise<Page> {
    const url = new URL(address);
    const jar = jars.get(url.origin) ?? new Map<string, string>();
    jars.set(url.origin, jar);
    const Cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, Cookie } });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0|1970/i.test(cookie)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const text = await response.text();
    const location = response.headers.get('Location');
    if (location !== null) return await ask(new URL(location, url).href);
    return { status: response.status, url: url.href, text };
  }

  const person: Person = {
    get: (path) => ask(new URL(path, webUrl).href),
    submit: (page, mark, fields = {}) => {
      const form = page.text.match(/<form[^>]*>.*?<\/form>/gs)?.find((each) => each.includes(mark));
      if (form === undefined) throw new Error(`no form with ${mark} on ${page.url} (${page.status})`);
      const action = /<form[^>]*action="([^"]*)"/.exec(form)?.[1] ?? page.url;
      const typed = (form.match(/<input[^>]*>/g) ?? []).flatMap((input): [string, string][] => {
        const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? '';
        const chosen = attribute('type') !== 'radio' || /\bchecked\b/.test(input);
        return chosen && attribute('name') !== '' ? [[attribute('name'), attribute('value')]] : [];
      });
      const url = new URL(action, page.url);
      const body = new URLSearchParams({ ...Object.fromEntries(typed), ...fields });
      return ask(url.href, { method: 'POST', body, headers: { Origin: url.origin } });
    },
  };
  const login = await person.get('/login');
  const home = await person.submit(login, 'name="subject"', { subject });
  if (!home.url.includes('/organisations'))
    throw new Error(`${subject} could not log in: ${home.status} at ${home.url}`);
  return person;
}
