import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { type Backend, startBackend } from '#test/support/backend.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import {
  type Answer,
  button,
  elements,
  fieldsOf,
  hasLink,
  hiddenFieldsOf,
  inputValue,
  newRequest,
  type Visitor,
  visitor,
  words,
} from '#test/support/visitor.ts';
import type { Reports } from '#web/env.ts';
import type { SiteEnv } from '#web/site/env.ts';

let database: FreshDatabase;
let backend: Backend;
let app: Hono<SiteEnv>;
/** How the pages send commands; a test may replace it. */
let reports: Reports;

beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
  backend = await startBackend(database.sql, 'web');
  app = siteFor(database.sql, {
    client: backend.client,
    reports: { save: (...all) => reports.save(...all), sign: (...all) => reports.sign(...all) },
  });
});
afterAll(async () => {
  await backend?.stop();
  await database?.drop();
});

let nextOrganisation: () => string;
let nis: string;
let home: string;
let report: string;
let officer: Visitor;
let chair: Visitor;
let director: Visitor;
let officerId: string;

beforeEach(async () => {
  reports = backend.reports;
  nis = nextOrganisation();
  home = `/organisations/${nis}`;
  report = `${home}/reports/covid-premium/2022`;
  officerId = await addPerson(database.sql, nis, ['editor']);
  officer = await visitor(app, database.sql, officerId);
  chair = await visitor(app, database.sql, await addPerson(database.sql, nis, ['chair']));
  director = await visitor(app, database.sql, await addPerson(database.sql, nis, ['generalDirector']));
});

const fillIn = () => fillInOrganisation(database.sql, nis, officerId);
async function save(amount: string, by = officer) {
  const form = await by.get(`${report}/form`);
  return await by.post(`${report}/form`, { ...fieldsOf(form), justifiedTotal: amount });
}
/** The page with choices to which a refused save leads. */
async function choicesAfter(answer: Answer): Promise<Answer> {
  expect(answer.location).toContain(`${report}/form/merge?`);
  return await officer.get(answer.location ?? '');
}
const choiceFields = (page: Answer) => hiddenFieldsOf(page, '/form/merge');
async function sign(by: Visitor) {
  return await by.post(`${report}/sign`, fieldsOf(await by.get(report), 'name="hash"'));
}

describe('the data of the organisation', () => {
  it('must be filled in before a form, and saving them leads back to the form', async () => {
    const form = await officer.get(`${report}/form`);
    expect(words(form)).toContain('Vul eerst de gegevens van het OCMW in');
    expect(hasLink(form, `${home}/data?next=${report}/form`)).toBe(true);
    const page = await officer.get(`${home}/data?next=${report}/form`);
    const answer = await officer.post(`${home}/data`, {
      ...fieldsOf(page),
      account: '539-0075470-34',
      bic: 'gkccbebb',
      contactName: ' An  Peeters ',
      contactEmail: 'an.peeters@ocmw.example',
      contactPhone: '03 123 45 67',
    });
    expect(answer).toMatchObject({ status: 303, location: `${report}/form?saved=data` });
    expect(words(await officer.get(home))).toContain('BE68 5390 0754 7034 (GKCCBEBB)');
  });

  it('are refused with a message at each field, and keep the typed text', async () => {
    const page = await officer.get(`${home}/data`);
    const answer = await officer.post(`${home}/data`, {
      ...fieldsOf(page),
      account: '539-0075470-35',
      bic: '???',
      contactName: '',
      contactEmail: 'an at ocmw',
      contactPhone: 'x',
      next: '//evil.example',
    });
    expect(answer.status).toBe(422);
    for (const code of ['account', 'bic', 'contactName', 'contactEmail', 'contactPhone']) {
      expect(hasLink(answer, `#${code}`)).toBe(true);
    }
    expect(inputValue(answer, 'account')).toBe('539-0075470-35');
    expect(words(answer)).toContain('De controlecijfers kloppen niet');
    expect(hasLink(answer, '//evil.example')).toBe(false);
  });

  it('are not overwritten when a colleague changed them in the meantime', async () => {
    const before = await officer.get(`${home}/data`);
    await fillIn();
    const answer = await officer.post(`${home}/data`, {
      ...fieldsOf(before),
      account: 'BE71 0961 2345 6769',
      bic: 'GKCCBEBB',
      contactName: 'Jan',
      contactEmail: 'jan@ocmw.example',
      contactPhone: '03 123 45 67',
    });
    expect(answer.status).toBe(409);
    expect(words(answer)).toContain('BE68 5390 0754 7034');
    expect(inputValue(answer, 'account')).toBe('BE71 0961 2345 6769');
    expect(words(await officer.get(home))).toContain('BE68 5390 0754 7034');
  });
});

describe('an invalid amount', () => {
  test.each(['abc', '-5', '12,345', '1.2.3', '4'.repeat(40), '', '<b>"x"</b>'])(
    '%j is answered with 422 and kept as typed',
    async (typed) => {
      await fillIn();
      const answer = await save(typed);
      expect(answer.status).toBe(422);
      expect(elements(answer, '[role=alert]')).toHaveLength(1);
      expect(hasLink(answer, '#justifiedTotal')).toBe(true);
      expect(elements(answer, '#justifiedTotal[aria-invalid=true]')).toHaveLength(1);
      expect(inputValue(answer, 'justifiedTotal')).toBe(typed);
    },
  );
});

describe('a report', () => {
  it('goes from filling in to the receipt, with the buttons of the manual', async () => {
    await fillIn();
    expect(await officer.get(report)).toMatchObject({ status: 303, location: `${report}/form` });
    expect(await save('1234,5')).toMatchObject({ status: 303, location: report });
    const overview = await officer.get(report);
    expect(words(overview)).toContain('€ 1.234,50');
    expect(words(overview)).not.toContain('Ondertekenen');
    expect(words(await chair.get(report))).toContain('Ondertekenen');

    await sign(chair);
    const signed = await chair.get(report);
    expect(words(signed)).toContain('Handtekening van de voorzitter U hebt ondertekend');
    expect(button(signed, 'Ondertekenen').hasAttribute('disabled')).toBe(true);
    expect(hasLink(await officer.get(report), `${report}/form`)).toBe(true);

    await sign(director);
    await vi.waitFor(
      async () => expect(words(await officer.get(report))).toContain('Referentie van de POD MI'),
      10_000,
    );
    const sent = await officer.get(report);
    expect(hasLink(sent, `${report}/form`)).toBe(false);
    expect(button(sent, 'Wijzigen').hasAttribute('disabled')).toBe(true);
    expect(hasLink(sent, `${report}/print`)).toBe(true);
    expect(elements(await officer.get(home), '.check.done')).toHaveLength(3);
    expect((await save('9', officer)).status).toBe(409);
  });

  it('computes values while the user types', async () => {
    await fillIn();
    await database.sql`insert into advances values ('covid-premium', 2022, ${nis}, 10000)`;
    const answer = await officer.post(`${report}/form/amounts`, { justifiedTotal: '350' });
    expect(answer.status).toBe(200);
    expect(words(answer)).toContain('€ 250,00');
    expect(answer.text).not.toContain('<html');
  });

  it('asks for a choice when a colleague saved another value in the meantime, and overwrites nothing', async () => {
    await fillIn();
    await save('100');
    const mine = fieldsOf(await officer.get(`${report}/form`));
    await save('200');
    const choices = await choicesAfter(await officer.post(`${report}/form`, { ...mine, justifiedTotal: '300' }));
    expect(words(choices)).toMatch(/Verantwoord totaalbedrag € 100,00 € 200,00 € 300,00/);
    expect(words(choices)).toMatch(/heeft versie 2 opgeslagen om \d\d:\d\d/);
    expect(elements(choices, 'input[type=radio][checked]')).toHaveLength(0);
    expect(words(await officer.get(report))).toContain('€ 200,00');

    const missing = await officer.post(`${report}/form/merge`, choiceFields(choices));
    expect(missing.status).toBe(422);
    expect(hasLink(missing, '#choice-justifiedTotal-theirs')).toBe(true);
    const chosen = { ...choiceFields(choices), 'choice-justifiedTotal': 'mine' };
    const form = await officer.get((await officer.post(`${report}/form/merge`, chosen)).location ?? '');
    expect(inputValue(form, 'justifiedTotal')).toBe('300,00');
    expect(words(form)).toContain('Nog niet opgeslagen: uw wijzigingen zijn samengevoegd');
    expect(words(await officer.get(report))).toContain('€ 200,00');
    expect(await officer.post(`${report}/form`, fieldsOf(form))).toMatchObject({ status: 303, location: report });
    expect(words(await officer.get(report))).toContain('€ 300,00');
  });

  it('is not merged with choices that were made between other values', async () => {
    await fillIn();
    await save('100');
    const mine = fieldsOf(await officer.get(`${report}/form`));
    await save('200');
    const choices = await choicesAfter(await officer.post(`${report}/form`, { ...mine, justifiedTotal: '300' }));
    await save('250');
    const chosen = { ...choiceFields(choices), 'choice-justifiedTotal': 'theirs' };
    const again = await officer.post(`${report}/form/merge`, chosen);
    expect(again).toMatchObject({ status: 409, location: null });
    expect(words(again)).toMatch(/€ 100,00 € 250,00 € 300,00/);
    const { person: _, ...posted } = choiceFields(choices);
    expect((await chair.post(`${report}/form/merge`, posted)).status).toBe(403);
    const gone = await officer.post(`${report}/form/merge`, { ...choiceFields(again), draft: '0'.repeat(64) });
    expect(gone.status).toBe(409);
    expect(words(gone)).toContain('Wat u invulde, is niet meer bewaard');
  });

  it('is not signed in a version that the signer did not see', async () => {
    await fillIn();
    await save('100');
    const seen = fieldsOf(await chair.get(report), 'name="hash"');
    await save('200');
    const answer = await chair.post(`${report}/sign`, seen);
    expect(answer.status).toBe(409);
    expect(words(answer)).toContain('De inhoud is intussen gewijzigd');
    expect(words(answer)).toContain('€ 200,00');
  });

  it('is not signed by a person without the role, whatever is posted', async () => {
    await fillIn();
    await save('100');
    const seen = fieldsOf(await chair.get(report), 'name="hash"');
    const answer = await officer.post(`${report}/sign`, { ...seen, person: officerId, request: newRequest() });
    expect(answer.status).toBe(403);
    expect(words(answer)).toContain('U hebt hier geen rol voor');
  });

  it('saves a second edit after a first one that was not confirmed', async () => {
    await fillIn();
    const form = fieldsOf(await officer.get(`${report}/form`));
    await officer.post(`${report}/form`, { ...form, justifiedTotal: '100' });
    // The page still has the id of the first submission; another amount gives another idempotency key.
    const answer = await officer.post(`${report}/form`, { ...form, version: '1', justifiedTotal: '200' });
    expect(answer.status).toBe(303);
    expect(words(await officer.get(report))).toContain('€ 200,00');
  });

  it('answers the same click again, after "back", by what is true now', async () => {
    await fillIn();
    await save('100');
    const mine = { ...fieldsOf(await officer.get(`${report}/form`)), justifiedTotal: '300' };
    await save('200');
    const choices = await choicesAfter(await officer.post(`${report}/form`, mine));
    const chosen = { ...choiceFields(choices), 'choice-justifiedTotal': 'mine' };
    const form = await officer.get((await officer.post(`${report}/form/merge`, chosen)).location ?? '');
    expect(await officer.post(`${report}/form`, fieldsOf(form))).toMatchObject({ status: 303, location: report });
    // The conflict is resolved: these values are saved already.
    expect(await officer.post(`${report}/form`, mine)).toMatchObject({ status: 303, location: report });
    await save('400');
    const again = await choicesAfter(await officer.post(`${report}/form`, mine));
    expect(words(again)).toMatch(/€ 100,00 € 400,00 € 300,00/);
  });

  it('is signed by the same click when the cause of its refusal is gone', async () => {
    await fillIn();
    await save('100');
    const seen = fieldsOf(await chair.get(report), 'name="hash"');
    const account = (iban: string) => database.sql`update organisation_data set iban = ${iban} where nis = ${nis}`;
    await account('BE71096123456769');
    const refused = await chair.post(`${report}/sign`, seen);
    expect(refused.status).toBe(409);
    expect(words(refused)).toContain('het formulier noemt nog de vorige rekening');
    await account('BE68539007547034');
    expect(await chair.post(`${report}/sign`, seen)).toMatchObject({ status: 303, location: report });
    expect(words(await chair.get(report))).toContain('U hebt ondertekend');
  });

  it('disables signing when the content changed while the signer was looking at it', async () => {
    await fillIn();
    await save('100');
    const refreshPath = elements(await chair.get(report), '#report')[0]?.getAttribute('hx-get') ?? '';
    await save('200');
    const changed = await chair.get(refreshPath);
    expect(words(changed)).toContain('De inhoud is gewijzigd terwijl u keek');
    expect(button(changed, 'Ondertekenen').hasAttribute('disabled')).toBe(true);
    expect(button(await chair.get(report), 'Ondertekenen').hasAttribute('disabled')).toBe(false);
  });

  it('answers a refresh with 204 until something has changed', async () => {
    await fillIn();
    await save('100');
    const refreshPath = elements(await chair.get(report), '#report')[0]?.getAttribute('hx-get') ?? '';
    expect((await chair.get(refreshPath)).status).toBe(204);
    await sign(director);
    const changed = await chair.get(refreshPath);
    expect(changed.status).toBe(200);
    expect(words(changed)).toContain('Ondertekend door');
  });

  it('is not signed from a page that was rendered for another person', async () => {
    await fillIn();
    await save('100');
    const pageOfTheChair = fieldsOf(await chair.get(report), 'name="hash"');
    const answer = await director.post(`${report}/sign`, { ...pageOfTheChair, as: 'generalDirector' });
    expect(answer.status).toBe(409);
    expect(words(answer)).toContain('Er is intussen iemand anders aangemeld');
    expect(inputValue(answer, 'hash')).toBeUndefined();
    expect(words(await chair.get(report))).not.toContain('U hebt ondertekend');
    expect(words(await officer.get(report))).not.toContain('Ondertekend door');
  });

  it('shows who did what', async () => {
    await fillIn();
    await save('100');
    await sign(chair);
    await save('200');
    const overview = words(await officer.get(report));
    expect(overview).toMatch(/sloeg versie 2 op; de handtekening van de voorzitter verviel/);
    expect(overview).toMatch(/ondertekende versie 1 als voorzitter/);
    expect(overview.indexOf('sloeg versie 2 op')).toBeLessThan(overview.indexOf('sloeg versie 1 op'));
  });

  it('is not filled in by a person who may only sign', async () => {
    await fillIn();
    await save('100');
    await expect(chair.get(`${report}/form`)).resolves.toMatchObject({ status: 303, location: report });
    const answer = await chair.post(`${report}/form`, { justifiedTotal: '1', version: '1', request: newRequest() });
    expect(answer.status).toBe(403);
  });
});

describe('when Temporal cannot be reached', () => {
  it.each(['unavailable', 'unconfirmed'] as const)(
    'the typed values are kept and pages can be read (%s)',
    async (type) => {
      await fillIn();
      await save('100');
      reports = { save: async () => ({ type }), sign: async () => ({ type }) };
      const answer = await save('250,25');
      expect(answer.status).toBe(503);
      expect(inputValue(answer, 'justifiedTotal')).toBe('250,25');
      const { location } = await sign(chair);
      expect((await chair.get(location ?? '')).status).toBe(503);
      expect((await officer.get(home)).status).toBe(200);
      expect(words(await officer.get(report))).toContain('€ 100,00');
    },
  );
});
