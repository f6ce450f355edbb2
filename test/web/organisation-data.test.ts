import type { Hono } from 'hono';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_A_DAY } from '#database/notices.ts';
import { findOrganisationData } from '#database/organisations.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { putUniqueReportAt } from '#test/support/unique-report.ts';
import { elements, fieldsOf, hasLink, inputValue, type Visitor, visitor, words } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';

let database: FreshDatabase;
let app: Hono<SiteEnv>;
let nextOrganisation: () => string;
let nis: string;
let data: string;
let officerId: string;
let officer: Visitor;

beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
  app = siteFor(database.sql);
});
afterAll(() => database.drop());
beforeEach(async () => {
  nis = nextOrganisation();
  data = `/organisations/${nis}/data`;
  officerId = await addPerson(database.sql, nis, ['editor']);
  officer = await visitor(app, database.sql, officerId);
});

describe('while the user types an account number', () => {
  const typed = async (account: string, by = officer) => words(await by.post(`${data}/account`, { account }));

  it('the historic number is shown as an IBAN, and an IBAN as the historic number', async () => {
    for (const account of ['539-0075470-34', 'be68 5390 0754 7034']) {
      const shown = await typed(account);
      expect(shown).toContain('BE68 5390 0754 7034');
      expect(shown).toContain('539-0075470-34');
    }
  });

  it('wrong check digits are mentioned when the number is complete', async () => {
    expect(await typed('539-0075470-35')).toContain('kloppen (nog) niet');
    expect(await typed('BE69 5390 0754 7034')).toContain('kloppen (nog) niet');
    for (const unfinished of ['', '539', 'BE68 5390 0754 70', 'my account']) {
      expect((await typed(unfinished)).trim()).toBe('');
    }
  });

  it('a foreign account has no historic number', async () => {
    const shown = await typed('NL91ABNA0417164300');
    expect(shown).toContain('NL91 ABNA 0417 1643 00');
    expect(shown).not.toContain('Historisch');
  });

  it('the answer is in the language of the user', async () => {
    expect(await typed('539-0075470-34', await visitor(app, database.sql, officerId, 'fr'))).toContain(
      'Numéro historique',
    );
  });
});

it('without JavaScript, the form and the homepage show both notations', async () => {
  await fillInOrganisation(database.sql, nis, officerId);
  for (const page of [await officer.get(data), await officer.get(`/organisations/${nis}`)]) {
    expect(words(page)).toContain('539-0075470-34');
    expect([words(page), inputValue(page, 'account')].join()).toContain('BE68 5390 0754 7034');
  }
});

it('each empty field says what to fill in, and the title of the page says that something is wrong', async () => {
  const answer = await officer.post(data, { ...fieldsOf(await officer.get(data)), contactName: '' });
  expect(answer.status).toBe(422);
  expect(words(answer)).toContain('Fout: Gegevens van het OCMW');
  for (const missing of ['het rekeningnummer', 'de naam van de contactpersoon', 'een e-mailadres'])
    expect(words(answer)).toContain(`Vul ${missing} in.`);
  expect(words(answer)).toContain('Vul een telefoonnummer in.');
  expect(words(await officer.get(data))).not.toContain('Fout:');
});

it('the BIC follows from a Belgian account; another one is asked about, and saved when it is confirmed', async () => {
  await fillInOrganisation(database.sql, nis, officerId);
  const form = { ...fieldsOf(await officer.get(data)), account: 'BE43 0689 9999 9501' };
  expect(words(await officer.post(`${data}/account`, { account: form.account }))).toContain('BIC GKCCBEBB');
  const asked = await officer.post(data, { ...form, bic: 'KREDBEBB' });
  expect(asked.status).toBe(422);
  expect(words(asked)).toContain('hoort bij dit rekeningnummer een andere BIC');
  expect(await officer.post(data, { ...fieldsOf(asked), bic: 'KREDBEBB' })).toMatchObject({ status: 303 });
  expect(await findOrganisationData(database.sql, nis)).toMatchObject({ account: { bic: 'KREDBEBB' } });
  await officer.post(data, { ...fieldsOf(await officer.get(data)), bic: '' });
  expect(await findOrganisationData(database.sql, nis)).toMatchObject({ account: { bic: 'GKCCBEBB' } });
});

it('what cannot be seen in the name of the contact person does not count, and is not stored', async () => {
  await fillInOrganisation(database.sql, nis, officerId);
  const form = fieldsOf(await officer.get(data));
  for (const invisible of ['\u200b', '\u202e\u202c', '\u0007', '\u00ad \ufeff']) {
    const answer = await officer.post(data, { ...form, contactName: invisible });
    expect([answer.status, words(answer).includes('Vul de naam van de contactpersoon in.')]).toEqual([422, true]);
  }
  const typed = { contactName: ' An\u200b\u00a0\u202ePeeters\u0007 ', contactPhone: '03\u00a0123\u201145\u201167' };
  expect(await officer.post(data, { ...form, ...typed })).toMatchObject({ status: 303 });
  expect(await findOrganisationData(database.sql, nis)).toMatchObject({
    contact: { name: 'An Peeters', phone: '03 123-45-67' },
  });
});

it('an account in a country outside SEPA is refused with the reason', async () => {
  const form = { ...fieldsOf(await officer.get(data)), account: 'BR15 0000 0000 0000 1093 2840 814P 2' };
  const answer = await officer.post(data, form);
  expect([answer.status, words(answer).includes('alleen op rekeningen in de SEPA-zone')]).toEqual([422, true]);
});

it('what was saved is confirmed on the page that follows', async () => {
  await fillInOrganisation(database.sql, nis, officerId);
  const form = fieldsOf(await officer.get(data));
  const { location } = await officer.post(data, { ...form, contactName: 'Piet' });
  expect(location).toBe(`/organisations/${nis}?saved=data`);
  const { document } = parseHTML((await officer.get(location ?? '')).text);
  expect(document.querySelector('[role=status]')?.textContent).toBe('Gegevens opgeslagen');
});

describe('the closing of the unique report', () => {
  const fields = { account: 'BE43068999999501', contactName: 'Piet', bic: 'GKCCBEBB' };

  it('makes the data read-only, with the reason', async () => {
    await fillInOrganisation(database.sql, nis, officerId);
    await putUniqueReportAt(database.sql, nis, 'sent');
    const page = await officer.get(data);
    expect(page.status).toBe(200);
    expect(words(page)).toContain('Alle formulieren zijn verzonden');
    expect(inputValue(page, 'account')).toBeUndefined();
    expect(elements(await officer.get(`/organisations/${nis}`), `main a[href="${data}"]`)).toEqual([]);
  });

  it('refuses a change from a page that was opened before', async () => {
    await fillInOrganisation(database.sql, nis, officerId);
    const form = fieldsOf(await officer.get(data));
    await putUniqueReportAt(database.sql, nis, 'sent');
    const answer = await officer.post(data, { ...form, ...fields });
    expect(answer.status).toBe(409);
    expect(words(answer)).toContain('De gegevens zijn afgesloten');
    expect(await findOrganisationData(database.sql, nis)).toMatchObject({
      version: 1,
      contact: { name: 'An Peeters' },
    });
  });

  it('waits until FPS MI has received the last report', async () => {
    await fillInOrganisation(database.sql, nis, officerId);
    await putUniqueReportAt(database.sql, nis, 'sending');
    expect((await officer.post(data, { ...fieldsOf(await officer.get(data)), ...fields })).status).toBe(303);
  });
});

describe('a user with roles for several organisations', () => {
  it('can switch to another one on every page', async () => {
    const other = nextOrganisation();
    await database.sql`insert into roles (person_id, nis, role) values (${officerId}, ${other}, 'chair')`;
    const french = await visitor(app, database.sql, officerId, 'fr');
    expect(elements(await french.get(data), '.organisation a').map((link) => link.textContent)).toEqual(['Autre CPAS']);
    expect(words(await officer.get(`/organisations/${other}`))).toContain('Ander OCMW');
    const choice = await officer.get('/organisations');
    for (const each of [nis, other]) expect(hasLink(choice, `/organisations/${each}`)).toBe(true);
  });

  it('sees no switch when only one role is active', async () => {
    await database.sql`
      insert into roles (person_id, nis, role, ends_on, starts_on)
      values (${officerId}, ${nextOrganisation()}, 'chair', '2020-02-01', '2020-01-01')`;
    expect(words(await officer.get(data))).not.toContain('Ander OCMW');
  });
});

it('the account can be changed a few times a day, because each change mails those who sign', async () => {
  await fillInOrganisation(database.sql, nis, officerId);
  const change = async (account: string) =>
    await officer.post(data, { ...fieldsOf(await officer.get(data)), account, bic: 'GKCCBEBB' });
  await database.sql`
    insert into notices (kind, nis, details)
    select 'account-changed', ${nis}, '{}' from generate_series(1, ${MAX_A_DAY.account - 1})`;
  expect((await change('BE71 0961 2345 6769')).status).toBe(303);
  const refused = await change('BE68 5390 0754 7034');
  expect(refused.status).toBe(429);
  expect(words(refused)).toContain('Vandaag zijn er al te veel e-mails verstuurd');
  expect(inputValue(refused, 'account')).toBe('BE68 5390 0754 7034');
  expect((await findOrganisationData(database.sql, nis))?.account.iban).toBe('BE71096123456769');
  // What mails nobody is saved as before.
  const saved = { ...fieldsOf(await officer.get(data)), contactName: 'Luc Maes' };
  expect((await officer.post(data, saved)).status).toBe(303);
});
