import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findOrganisationData } from '#database/organisations.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { putUniqueReportAt } from '#test/support/unique-report.ts';
import { fieldsOf, type Visitor, visitor, words } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';

let database: FreshDatabase;
let app: Hono<SiteEnv>;
let nextOrganisation: () => string;
let nis: string;
let data: string;
let clerkId: string;
let clerk: Visitor;

beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
  app = siteFor(database.sql);
});
afterAll(() => database.drop());
beforeEach(async () => {
  nis = nextOrganisation();
  data = `/organisations/${nis}/data`;
  clerkId = await addPerson(database.sql, nis, ['editor']);
  clerk = await visitor(app, database.sql, clerkId);
});

describe('while an account is typed', () => {
  const typed = async (account: string, by = clerk) => words(await by.post(`${data}/account`, { account }));

  it('the historic number becomes the IBAN, and the IBAN the historic number', async () => {
    for (const account of ['539-0075470-34', 'be68 5390 0754 7034']) {
      const shown = await typed(account);
      expect(shown).toContain('BE68 5390 0754 7034');
      expect(shown).toContain('539-0075470-34');
    }
  });

  it('wrong check digits are told gently, once the number is complete', async () => {
    expect(await typed('539-0075470-35')).toContain('kloppen (nog) niet');
    expect(await typed('BE69 5390 0754 7034')).toContain('kloppen (nog) niet');
    for (const unfinished of ['', '539', 'BE68 5390 0754 70', 'my account']) {
      expect((await typed(unfinished)).trim()).toBe('');
    }
  });

  it('an account of another country has no historic number', async () => {
    const shown = await typed('NL91ABNA0417164300');
    expect(shown).toContain('NL91 ABNA 0417 1643 00');
    expect(shown).not.toContain('Historisch');
  });

  it('in the language of whoever types', async () => {
    expect(await typed('539-0075470-34', await visitor(app, database.sql, clerkId, 'fr'))).toContain(
      'Numéro historique',
    );
  });
});

it('without JavaScript the saved page and the homepage show both notations', async () => {
  await fillInOrganisation(database.sql, nis, clerkId);
  for (const page of [await clerk.get(data), await clerk.get(`/organisations/${nis}`)]) {
    expect(words(page)).toContain('539-0075470-34');
    expect(page.text).toContain('BE68 5390 0754 7034');
  }
});

describe('when the unique report is closed', () => {
  const fields = { account: 'BE43068999999501', contactName: 'Piet', bic: 'GKCCBEBB' };

  it('the data can only be read, with the reason', async () => {
    await fillInOrganisation(database.sql, nis, clerkId);
    await putUniqueReportAt(database.sql, nis, 'sent');
    const page = await clerk.get(data);
    expect(page.status).toBe(200);
    expect(words(page)).toContain('Alle formulieren zijn verzonden');
    expect(page.text).not.toContain('name="account"');
    expect((await clerk.get(`/organisations/${nis}`)).text).not.toContain(`href="${data}"`);
  });

  it('a change from a page that was open before is refused, and changes nothing', async () => {
    await fillInOrganisation(database.sql, nis, clerkId);
    const form = fieldsOf(await clerk.get(data));
    await putUniqueReportAt(database.sql, nis, 'sent');
    const answer = await clerk.post(data, { ...form, ...fields });
    expect(answer.status).toBe(409);
    expect(words(answer)).toContain('De gegevens zijn afgesloten');
    expect(await findOrganisationData(database.sql, nis)).toMatchObject({
      version: 1,
      contact: { name: 'An Peeters' },
    });
  });

  it('is not as long as one of its reports is on its way', async () => {
    await fillInOrganisation(database.sql, nis, clerkId);
    await putUniqueReportAt(database.sql, nis, 'sending');
    expect((await clerk.post(data, { ...fieldsOf(await clerk.get(data)), ...fields })).status).toBe(303);
  });
});

describe('who works for several organisations', () => {
  it('can switch on every page of one of them', async () => {
    const other = nextOrganisation();
    await database.sql`insert into roles (person_id, nis, role) values (${clerkId}, ${other}, 'chair')`;
    const french = await visitor(app, database.sql, clerkId, 'fr');
    expect((await french.get(data)).text).toContain('<a href="/organisations">Autre CPAS</a>');
    expect((await clerk.get(`/organisations/${other}`)).text).toContain('>Ander OCMW</a>');
    const choice = await clerk.get('/organisations');
    for (const each of [nis, other]) expect(choice.text).toContain(`href="/organisations/${each}"`);
  });

  it('and who works for one is not asked', async () => {
    await database.sql`
      insert into roles (person_id, nis, role, ends_on, starts_on)
      values (${clerkId}, ${nextOrganisation()}, 'chair', '2020-02-01', '2020-01-01')`;
    expect((await clerk.get(data)).text).not.toContain('Ander OCMW');
  });
});
