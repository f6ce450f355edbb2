import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliver, delivery, type Ministry, startMinistry } from '#test/support/ministry.ts';

let ministry: Ministry;
let empty: Ministry;
beforeAll(async () => {
  [ministry, empty] = await Promise.all([startMinistry(), startMinistry()]);
  const withMarkup = delivery({ nis: '63023' });
  const [first, second] = withMarkup.signatures;
  expect((await deliver(ministry.app, delivery({ justifiedTotal: 1_234_550 }))).status).toBe(201);
  expect(
    (await deliver(ministry.app, { ...withMarkup, signatures: [{ ...first, name: '<b>Anne</b>' }, second] })).status,
  ).toBe(201);
  // In summer, half a minute before midnight in Brussels.
  await ministry.sql`update received_reports set received_at = '2026-07-01T21:59:30Z' where nis = '11001'`;
});
afterAll(() => Promise.all([ministry.close(), empty.close()]));

/** Requests a page as a case handler. In its HTML, non-breaking spaces are replaced by spaces. */
async function open(
  path: string,
  { app, cookie } = ministry,
): Promise<{ status: number; text: string; headers: Headers }> {
  const answer = await app.request(path, { headers: { Cookie: cookie } });
  return {
    status: answer.status,
    text: (await answer.text()).replaceAll('\u00a0', ' ').replaceAll('\u202f', ' '),
    headers: answer.headers,
  };
}

/** The references of the reports in a list, in order. */
function referencesIn(text: string): (string | null)[] {
  const { document } = parseHTML(text);
  return [...document.querySelectorAll('tbody th a')].map((link) => link.textContent);
}

describe('The list of received reports', () => {
  it('shows the organisation, the form, the amount and the time in Belgium', async () => {
    const { status, text } = await open('/');
    expect(status).toBe(200);
    expect(text).toContain('<html lang="nl">');
    expect(text).toContain('<title>Ontvangen verslagen – POD Maatschappelijke Integratie</title>');
    expect(text).toContain('2 van 2 verslagen');
    expect(text).toContain('<a href="/reports/COV-2022-11001-1">COV-2022-11001-1</a>');
    expect(text).toContain('>Aartselaar<');
    expect(text).toContain('Covid-19: Tijdelijke premie');
    expect(text).toContain('€ 12.345,50');
    expect(text).toContain('1 jul 2026, 23:59:30');
  });

  it('says in each language that the site stands in for the ministry’s own system', async () => {
    expect((await open('/')).text).toContain('Deze pagina’s staan in voor het eigen systeem');
    const french = (await open('/?language=fr')).text;
    expect(french).toContain('<html lang="fr">');
    expect(french).toContain('Ces pages remplacent le système propre');
    expect(french).toContain('href="/reports/COV-2022-11001-1?language=fr"');
    expect((await open('/?language=de')).text).toContain('<html lang="de">');
  });

  it('keeps the filter in its fields and in the links to the other languages', async () => {
    const { text } = await open('/?form=covid-premium&year=&search=+63023+&province=liege&language=de');
    expect(text).toContain('COV-2022-63023-1');
    expect(text).not.toContain('COV-2022-11001-1');
    expect(text).toContain('>Eupen<');
    expect(text).toContain('value="63023"');
    expect(text).toContain('<option value="liege" selected="">Lüttich</option>');
    expect(text).toContain('<input type="hidden" name="language" value="de"/>');
    expect(text).toContain('href="/?form=covid-premium&amp;search=+63023+&amp;province=liege&amp;language=fr"');
  });

  it.each([
    ['eupen', ['COV-2022-63023-1']],
    ['cov-2022-11', ['COV-2022-11001-1']],
    ['AARTSELÀAR 2022–cov', ['COV-2022-11001-1']],
    ['%', []],
  ])('finds by %j the reports %j', async (search, references) => {
    const { text } = await open(`/?search=${encodeURIComponent(search)}`);
    expect(referencesIn(text)).toEqual(references);
  });

  it('is sorted by any heading, in both directions', async () => {
    const order = async (query: string) => referencesIn((await open(query)).text);
    expect(await order('/?sort=payable&direction=up')).toEqual(['COV-2022-63023-1', 'COV-2022-11001-1']);
    expect(await order('/?sort=payable&direction=down')).toEqual(['COV-2022-11001-1', 'COV-2022-63023-1']);
    expect((await open('/?sort=payable&direction=up')).text).toContain('aria-sort="ascending"');
  });

  it('answers an invalid filter with 422, the typed values and the error of each field', async () => {
    const { status, text } = await open('/?form=unknown&year=20222');
    expect(status).toBe(422);
    expect(text).toContain('role="alert"');
    expect(text).toContain('<a href="#form">Kies een formulier uit de lijst</a>');
    expect(text).toContain('<a href="#year">');
    expect(text).toContain('value="20222"');
    expect(text).toContain('aria-describedby="year-problem" aria-invalid="true"');
  });

  it('says that there are no reports, or none that match the filter', async () => {
    expect((await open('/', empty)).text).toContain('Er is nog geen verslag ontvangen.');
    expect((await open('/?year=2021')).text).toContain('Geen enkel verslag voldoet aan deze filter.');
  });

  it('shows a hundred reports per page', async () => {
    await empty.sql`
    insert into received_reports (reference, form, year, nis, serial, version, content, content_hash, payable,
      signatures, idempotency_key, delivery_hash)
    select 'COV-2022-11001-' || n, 'covid-premium', 2022, '11001', n, n, '{"values":{},"account":{"iban":"BE68539007547034"}}', '', 0, '[]', n, ''
    from generate_series(1, 201) n`;
    const first = (await open('/?search=11001', empty)).text;
    expect(first).toContain('100 van 201 verslagen');
    expect(first).toContain(
      '<a rel="next" href="/?search=11001&amp;sort=receivedAt&amp;direction=down&amp;offset=100">',
    );
    expect(first).not.toContain('rel="prev"');
    const last = (await open('/?search=11001&offset=200', empty)).text;
    expect(last).toContain('1 van 201 verslagen');
    expect(last).toContain(
      '<a rel="prev" href="/?search=11001&amp;sort=receivedAt&amp;direction=down&amp;offset=100">',
    );
    expect(last).not.toContain('rel="next"');
  });
});

describe('The page of a report', () => {
  it('shows the amounts, the account, both signatures and the hash', async () => {
    const { status, text } = await open('/reports/COV-2022-11001-1');
    expect(status).toBe(200);
    expect(text).toContain('<h1>Verslag COV-2022-11001-1</h1>');
    expect(text).toContain('Aartselaar (11001)');
    expect(text).toContain('Verantwoord totaalbedrag');
    expect(text).toContain('Bedrag te betalen door de POD MI');
    expect(text).toContain('BE68 5390 0754 7034');
    expect(text).toContain('GKCCBEBB');
    expect(text).toContain('Voorzitter');
    expect(text).toContain('Anne Peeters');
    expect(text).toContain('Algemeen directeur/secretaris');
    expect(text).toContain('Luc Maes');
    expect(text).toContain('20 februari 2022 om 10:00:00');
    expect(text).toContain(delivery({ justifiedTotal: 1_234_550 }).contentHash);
  });

  it('escapes markup in names and in the search text', async () => {
    const { text } = await open('/reports/COV-2022-63023-1');
    expect(text).toContain('&lt;b&gt;Anne&lt;/b&gt;');
    expect((await open('/?search=%22%3E%3Cb%3E')).text).not.toContain('"><b>');
  });
});

describe('The site', () => {
  it.each(['/reports/COV-2022-11001-9', '/reports/nothing', '/nothing'])(
    'explains that %s does not exist',
    async (path) => {
      const { status, text } = await open(`${path}?language=fr`);
      expect(status).toBe(404);
      expect(text).toContain('<h1>Introuvable</h1>');
    },
  );

  it('forbids inline scripts and styles, and files of other sites', async () => {
    const { text, headers } = await open('/reports/COV-2022-11001-1');
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; " +
        "form-action 'self' http://127.0.0.1:9; base-uri 'none'; frame-ancestors 'none'",
    );
    const { document } = parseHTML(text);
    expect(document.querySelectorAll('script, style, [style]')).toHaveLength(0);
    const attributes = [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames());
    expect(attributes.filter((name) => name.startsWith('on'))).toEqual([]);
    const links = [...document.querySelectorAll('link')];
    expect(links).toHaveLength(3);
    for (const link of links) {
      const file = await ministry.app.request(link.getAttribute('href') ?? '');
      expect(file.status).toBe(200);
      expect(file.headers.get('ETag')).toBeTruthy();
    }
  });
});
