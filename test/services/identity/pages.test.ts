import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textsIn } from '#services/identity/text/texts.ts';
import { beginLogin, createVisitor, startStandIn, WEB_URL } from '#test/support/identity-visitor.ts';
import { postHead, sendAndStall, stalledBodies } from '#test/support/slow-client.ts';

let standIn: Awaited<ReturnType<typeof startStandIn>>;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(async () => {
  await standIn.close();
});

async function open(parameters: Record<string, string> = {}) {
  const visitor = createVisitor();
  const login = await beginLogin(standIn.client, parameters);
  return { visitor, login, page: await visitor.go(login.url) };
}

/** The subjects of the persons that a page offers. */
function offered(page: { text: string }): string[] {
  return [...page.text.matchAll(/name="person" value="([^"]+)"/g)].map(([, subject = '']) => subject);
}

describe('the login page', () => {
  test('says that it is a stand-in, and offers three methods of which the card is chosen', async () => {
    const { page } = await open();
    expect(page.text).toContain('Dit is een nabootsing van de federale authenticatiedienst');
    expect(page.text).toContain('Aanmelden met eID kaartlezer');
    expect(page.text).toContain('Meer uitleg over de elektronische identiteitskaart');
    expect(page.text).toMatch(/value="eid" checked/);
    expect(page.text.match(/type="radio"/g)).toHaveLength(3);
    expect(page.text).toMatch(/<input[^>]* name="subject"[^>]* autofocus/);
    expect(offered(page)).toContain('chair.11001');
  });

  test('has the language that the application asks for, and another one on request', async () => {
    const { page, visitor } = await open({ ui_locales: 'fr' });
    expect(page.text).toContain('<html lang="fr">');
    expect(page.text).toContain('Se connecter avec itsme');
    const german = await visitor.go(`${page.url}?language=de`);
    expect(german.text).toContain('Wer sind Sie?');
  });

  test('says that it does not know a subject, and keeps the value', async () => {
    const { page, visitor } = await open({ ui_locales: 'fr' });
    const refused = await visitor.go(page.url, { subject: 'chair."99999', method: 'app' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="chair.&quot;99999"');
    expect(refused.text).toMatch(/value="app" checked/);
    expect(refused.text).toMatch(/role="alert".*<a href="#subject">Cet utilisateur n’existe pas/);
    expect(refused.text).toMatch(/id="subject-error">Cet utilisateur n’existe pas/);
    expect(refused.text).toMatch(/aria-invalid="true"/);
  });

  test('refuses an empty form', async () => {
    const { page, visitor } = await open();
    const refused = await visitor.go(page.url, {});
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(textsIn('nl').login.subjectMissing);
  });

  test('accepts a subject with spaces and capitals', async () => {
    const { page, visitor, login } = await open();
    const reached = await visitor.go(page.url, { subject: ' Chair.11001 ' });
    expect((await login.finish(reached.url)).claims()).toMatchObject({ sub: 'chair.11001' });
  });

  test('fills in the person whom the application expects', async () => {
    const { page } = await open({ login_hint: 'dpo.11002' });
    expect(page.text).toMatch(/name="subject" value="dpo.11002"/);
  });

  test.each(['Luik', 'Liège', 'LIEGE', 'luik voorzitter', 'clerk.62063'])('finds by %s', async (text) => {
    const { page, visitor } = await open();
    const found = await visitor.go(`${page.url}?${new URLSearchParams({ search: text, method: 'itsme' })}`);
    expect(found.status).toBe(200);
    expect(found.text).toMatch(/value="itsme" checked/);
    expect(found.text).toContain(`gevonden voor “${text}”`);
    expect(offered(found).length).toBeGreaterThan(0);
    expect(offered(found).filter((subject) => !subject.endsWith('.62063'))).toEqual([]);
  });

  test('says that no person was found', async () => {
    const { page, visitor } = await open();
    const found = await visitor.go(`${page.url}?search=nergenshuizen`);
    expect(found.text).toContain('Niemand gevonden voor “nergenshuizen”');
    expect(offered(found)).toEqual([]);
  });

  test('shows at most twenty persons, and says so', async () => {
    const { page, visitor } = await open();
    const found = await visitor.go(`${page.url}?search=voorzitter`);
    expect(offered(found)).toHaveLength(20);
    expect(found.text).toContain('581 personen gevonden');
    expect(found.text).toContain('Dit zijn de eerste 20.');
  });

  test('logs in as the person whose button is used, whatever the fields contain', async () => {
    const { page, visitor, login } = await open();
    const form = { method: 'app', subject: 'nobody', search: 'luik', person: 'director.62063' };
    const reached = await visitor.go(page.url, form);
    expect((await login.finish(reached.url)).claims()).toMatchObject({ sub: 'director.62063', amr: ['app'] });
  });

  test('searches on Enter in the search field, without JavaScript', async () => {
    const { page, visitor } = await open();
    const found = await visitor.go(page.url, { method: 'app', subject: '', search: 'Eupen', language: 'de' });
    expect(found.status).toBe(200);
    expect(found.text).toContain('<html lang="de">');
    expect(offered(found)).toContain('chair.63023');
  });

  test('works only in the browser that began the login', async () => {
    const { page } = await open();
    for (const form of [undefined, { subject: 'chair.11001', language: 'fr' }]) {
      const stranger = await createVisitor().go(page.url, form);
      expect(stranger.status).toBe(400);
      expect(stranger.text).toContain(textsIn(form ? 'fr' : 'nl').failures.expired.title);
    }
  });
});

describe('every page', () => {
  test('has a strict security policy and no inline script or style, and says that this is a stand-in', async () => {
    const { page, visitor } = await open();
    const { issuer } = standIn;
    const pages = [
      page,
      await visitor.go(page.url, { subject: 'nobody' }),
      await visitor.go(`${issuer}/`),
      await visitor.go(`${issuer}/help/eid`),
      await visitor.go(`${issuer}/nothing/here`),
      await visitor.go(`${issuer}//`),
      await visitor.go(`${issuer}/interaction/gone`),
      await visitor.go(`${issuer}/session/end`),
      await visitor.go(`${issuer}/session/end/success`),
      await visitor.go(`${issuer}/auth?client_id=unknown`),
    ];
    expect(pages.map(({ status }) => status)).toEqual([200, 422, 200, 200, 404, 404, 400, 200, 200, 400]);
    for (const { text, headers } of pages) {
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain(`form-action 'self' ${issuer} ${WEB_URL}`);
      expect(policy).not.toContain('unsafe');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(text).not.toMatch(/<style|<script>| style=| on[a-z]+="/);
      expect(text).toContain('Niemand wordt hier echt geïdentificeerd');
      expect(text.match(/<h1>/g)).toHaveLength(1);
    }
  });

  test('has links to the other languages that lead to a page, or none, also when it answers a refused form', async () => {
    const { page, visitor } = await open();
    const { issuer } = standIn;
    const refused = [
      await visitor.go(page.url, { subject: 'nobody' }),
      await createVisitor().go(page.url, { subject: 'nobody' }),
      await visitor.go(page.url, { subject: 'x'.repeat(20_000) }),
      await visitor.go(`${issuer}/session/end/confirm`, { logout: 'yes' }),
      await visitor.go(`${issuer}/nothing/here`, { subject: 'nobody' }),
    ];
    const followed: number[][] = [];
    for (const { status, text } of refused) {
      expect(status).toBeGreaterThanOrEqual(400);
      const links = [...parseHTML(text).document.querySelectorAll('nav.languages a')];
      const answers = links.map((link) => visitor.go(new URL(link.getAttribute('href') ?? '', issuer)));
      followed.push((await Promise.all(answers)).map((answer) => answer.status));
    }
    expect(followed).toEqual([[200, 200, 200], [200, 200, 200], [], [], []]);
  });

  test('has the browser’s language when nothing else names one', async () => {
    const page = await createVisitor({ 'Accept-Language': 'en, de-BE;q=0.8' }).go(`${standIn.issuer}/nothing`);
    expect(page.text).toContain('Diese Seite gibt es nicht');
  });
});

test('it never redirects to an address that is not registered for the application', async () => {
  const { url } = await beginLogin(standIn.client, { redirect_uri: 'https://elsewhere.example/' });
  const page = await createVisitor().go(url);
  expect(page.status).toBe(400);
  expect(page.text).toContain('Deze toepassing is hier niet bekend');
  expect(page.text).not.toMatch(/at .*\.(js|ts):\d+/);
});

test('the explanation links back to the login that has begun, and to no other address', async () => {
  const { page, visitor } = await open();
  const link = /href="(\/help\/eid\?[^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const help = await visitor.go(new URL(link, page.url));
  expect(help.text).toContain('Deze nabootsing leest geen kaart');
  expect(help.text).toContain(`href="${page.url.pathname}?language=nl"`);
  const elsewhere = await visitor.go(`${standIn.issuer}/help/eid?login=//elsewhere.example`);
  expect(elsewhere.text).not.toContain('Terug naar het aanmelden');
});

test('it refuses a body that is too large', async () => {
  const { page, visitor } = await open();
  const refused = await visitor.go(page.url, { subject: 'x'.repeat(20_000) });
  expect(refused.status).toBe(413);
});

test('browsers keep its style sheet until it changes', async () => {
  const { page, visitor } = await open();
  const address = parseHTML(page.text).document.querySelector('link[rel=stylesheet]')?.getAttribute('href');
  const sheet = await visitor.go(`${standIn.issuer}${address}`);
  expect(sheet.status).toBe(200);
  expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(sheet.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(sheet.headers.get('etag')).toMatch(/^"[0-9a-f]+(-br|-gzip)?"$/);
});

test('the health check answers', async () => {
  const page = await createVisitor().go(`${standIn.issuer}/healthz`);
  expect([page.status, page.text]).toEqual([200, 'ok']);
});

test('a request that does not arrive is ended, to a page and to the provider', async () => {
  const times = { headersTimeout: 200, requestTimeout: 200, connectionsCheckingInterval: 20 };
  const { issuer, close } = await startStandIn(times);
  const port = Number(new URL(issuer).port);
  for (const path of ['/interaction/unknown', '/token']) {
    for (const body of Object.values(stalledBodies)) {
      expect(await sendAndStall(port, postHead(path) + body)).toMatch(/^HTTP\/1.1 408 /);
    }
    expect(await sendAndStall(port, postHead(path))).toMatch(/^HTTP\/1.1 408 /);
  }
  await close();
});
