import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DRAFT_DAYS, findDraft, storeDraft } from '#database/drafts.ts';
import { findReport } from '#database/reports.ts';
import { energyFunds2026v1 } from '#forms/2026/energy-funds.ts';
import { type Backend, startBackend } from '#test/support/backend.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { type Answer, fieldsOf, newRequest, type Visitor, visitor, words } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { workflowId } from '#workflows/report-messages.ts';

/** Forms with lines: filled in step by step, with and without htmx. */
let database: FreshDatabase;
let backend: Backend;
let app: Hono<SiteEnv>;
let nextOrganisation: () => string;
beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
  backend = await startBackend(database.sql, 'forms');
  app = siteFor(database.sql, { client: backend.client, reports: backend.reports });
});
afterAll(async () => {
  await backend?.stop();
  await database?.drop();
});

let nis: string;
let report: string;
let clerkId: string;
let clerk: Visitor;
let chair: Visitor;
beforeEach(async () => {
  nis = nextOrganisation();
  report = `/organisations/${nis}/reports/personnel-costs/2026`;
  clerkId = await addPerson(database.sql, nis, ['editor']);
  clerk = await visitor(app, database.sql, clerkId);
  chair = await visitor(app, database.sql, await addPerson(database.sql, nis, ['chair']));
  await fillInOrganisation(database.sql, nis, clerkId);
  await database.sql`insert into advances (form, year, nis, cents, field) values ('personnel-costs', 2026, ${nis}, 500000, 'maximum')`;
});

const cells = (line: number, changed: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      ...{ member: `P${line}`, function: 'socialWorker', from: '1/1/2026', until: '31/12/2026' },
      ...{ fraction: '80', cost: '1.000,50', ...changed },
    }).map(([column, text]) => [`staff-${line}-${column}`, text]),
  );
const id = () => `personnel-costs/2026/${nis}`;
const saved = () => findReport(database.sql, id());
/** What comes after a redirect, as a browser would show it. */
async function follow(answer: Answer, by = clerk): Promise<Answer> {
  expect(answer.status).toBe(303);
  return await by.get((answer.location ?? '').replace(/#.*/, ''));
}
/** Presses a button of the form. */
async function press(page: Answer, fields: Record<string, string>, button?: string): Promise<Answer> {
  const { do: _, ...hidden } = fieldsOf(page);
  const empty = Object.fromEntries(Object.entries(hidden).filter(([name]) => !name.startsWith('staff-')));
  return await clerk.post(`${report}/form`, { ...empty, ...fields, ...(button && { do: button }) });
}

describe('the lines of a form, without JavaScript', () => {
  it('are added, changed and removed one by one, and nothing is saved before somebody saves', async () => {
    let page = await clerk.get(`${report}/form`);
    page = await follow(await press(page, cells(0), 'add-staff'));
    page = await follow(await press(page, cells(1, { cost: '2000' }), 'add-staff'));
    expect(words(page)).toContain('Totaal € 3.000,50');
    expect(words(page)).toContain('nog niet opgeslagen');
    page = await follow(await press(page, {}, 'edit-staff-1'));
    expect(page.text).toContain('name="staff-1-cost" type="text" value="2.000,00"');
    page = await follow(await press(page, cells(1, { cost: '3.000' }), 'keep-staff'));
    page = await follow(await press(page, {}, 'remove-staff-0'));
    expect(await saved()).toBeNull();
    expect(await press(page, {})).toMatchObject({ status: 303, location: report });
    expect((await saved())?.content.values).toMatchObject({
      maximum: 500_000,
      staff: [{ member: 'P1', from: '2026-01-01', fraction: 8000, cost: 300_000 }],
      total: 300_000,
      payable: 300_000,
    });
    expect(await saved()).toMatchObject({ stage: 'filledIn' });
  });

  it('that are open when somebody saves are saved with the rest', async () => {
    const page = await clerk.get(`${report}/form`);
    await press(page, cells(0));
    expect((await saved())?.content.values['staff']).toHaveLength(1);
  });

  it('of which a cell cannot be understood are refused, and stay as they were typed', async () => {
    const page = await clerk.get(`${report}/form`);
    const answer = await press(page, cells(0, { cost: '12,345', from: '31/2/2026' }));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="12,345"');
    expect(answer.text).toContain('value="31/2/2026"');
    expect(answer.text).toContain('href="#staff-0-cost"');
    expect(words(answer)).toContain('Personeelsleden, Lijn 1, Brutokost: Een bedrag heeft hoogstens twee cijfers');
    expect(await saved()).toBeNull();
  });

  it('may come all at once: 500 of them', async () => {
    const page = await clerk.get(`${report}/form`);
    const all = Object.assign({}, ...Array.from({ length: 500 }, (_, line) => cells(line)));
    expect(await press(page, all)).toMatchObject({ status: 303 });
    const { content } = (await saved()) ?? {};
    expect(content?.values['staff']).toHaveLength(500);
    expect(content?.values).toMatchObject({ total: 50_025_000, payable: 500_000, ownShare: 49_525_000 });
    const overview = await clerk.get(report);
    expect(words(overview)).toContain('Alle 500 lijnen');
    expect(words(await clerk.get(`${report}/lines/staff?from=401`))).toContain('P499');
    expect((await clerk.get(`${report}/lines/nothing`)).status).toBe(404);
    expect(words(overview)).toContain('De kosten liggen hoger dan het maximum');
    expect(words(await clerk.get(`${report}/form?show=staff-499`))).toContain('Lijn 401 tot 500 van 500');
  });
});

describe('the lines of a form, with htmx', () => {
  const htmx = { 'HX-Request': 'true' };
  const draftIn = (answer: Answer) => /name="draft" value="([0-9a-f]{64})"/.exec(answer.text)?.[1] ?? '';

  it('come back as their table alone, with the draft that they are in and what follows from them', async () => {
    const base = { version: '0', request: newRequest() };
    const added = await clerk.post(`${report}/form`, { ...base, ...cells(0), do: 'add-staff' }, htmx);
    expect(added.status).toBe(200);
    expect(added.text).not.toContain('<html');
    expect(added.text).toMatch(/^<section[^>]* id="staff"/);
    expect(words(added)).toContain('€ 1.000,50');
    expect(added.text).toContain('id="value-payable" hx-swap-oob="innerHTML"');
    expect(added.text).toContain('id="staff-1-member" name="staff-1-member" autofocus');
    const removed = await clerk.post(`${report}/form`, { ...base, draft: draftIn(added), do: 'remove-staff-0' }, htmx);
    expect(words(removed)).toContain('Er zijn nog geen lijnen');
    expect(draftIn(removed)).not.toBe(draftIn(added));
  });

  it('stay open with what is wrong with them', async () => {
    const base = { version: '0', request: newRequest() };
    const answer = await clerk.post(`${report}/form`, { ...base, ...cells(0, { cost: 'x' }), do: 'add-staff' }, htmx);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="x"');
    expect(words(answer)).toContain('Dit is geen bedrag');
  });
});

describe('a form that is not finished', () => {
  it('is saved with its errors listed, is not signable, and is gone on with by somebody else', async () => {
    await press(await clerk.get(`${report}/form`), cells(0, { cost: '', until: '1/1/2026', from: '2/1/2026' }));
    expect(await saved()).toMatchObject({ stage: 'incomplete' });
    const overview = await chair.get(report);
    expect(words(overview)).toContain('Personeelsleden, Lijn 1, Brutokost: Vul een bedrag in');
    expect(words(overview)).toContain('Lijn 1: De laatste dag van een periode mag niet voor de eerste dag liggen');
    expect(overview.text).toMatch(/disabled[^>]*>Ondertekenen/);
    clerk = await visitor(app, database.sql, await addPerson(database.sql, nis, ['editor']));
    const page = await clerk.get(`${report}/form`);
    expect(words(page)).toContain('Nog in te vullen of te verbeteren');
    await press(page, cells(0));
    expect(await saved()).toMatchObject({ stage: 'filledIn', version: 2 });
  });

  it('of which nothing is filled in may be kept as well', async () => {
    await press(await clerk.get(`${report}/form`), {});
    expect(await saved()).toMatchObject({ stage: 'incomplete' });
    expect(words(await clerk.get(report))).toContain('Voeg minstens één lijn toe');
  });
});

describe('what was typed', () => {
  it('goes to the database, and only its hash to Temporal', async () => {
    await press(await clerk.get(`${report}/form`), cells(0, { member: 'Secret 42' }));
    const handle = backend.client.workflow.getHandle(workflowId({ form: 'personnel-costs', year: 2026, nis }));
    const history = JSON.stringify(await handle.fetchHistory());
    const readable = [...history.matchAll(/"data":"([A-Za-z0-9+/=]+)"/g)].map(([, data = '']) => atob(data)).join();
    expect(readable).toContain('"draft"');
    expect(readable).not.toContain('Secret');
    expect(readable).not.toContain('100050');
  });

  it('and never saved is cleared away in time; whoever still has the page is told', async () => {
    const draft = await storeDraft(database.sql, id(), {
      typed: { staff: [{ member: 'Old' }] },
      definition: { version: 1 },
      by: clerkId,
    });
    await database.sql`update drafts set kept_at = now() - ${DRAFT_DAYS + 1} * interval '1 day' where hash = ${draft}`;
    await storeDraft(database.sql, id(), { typed: {}, definition: { version: 1 }, by: clerkId });
    expect(await findDraft(database.sql, id(), draft)).toBeNull();
    const answer = await clerk.post(`${report}/form`, { version: '0', request: newRequest(), draft, ...cells(0) });
    expect(answer.status).toBe(409);
    expect(words(answer)).toContain('Wat u invulde, is niet meer bewaard');
    expect(answer.text).toContain('P0');
  });

  it('over lines that somebody else changed meanwhile is shown beside them', async () => {
    await press(await clerk.get(`${report}/form`), cells(0));
    const mine = await clerk.get(`${report}/form`);
    await press(mine, cells(1));
    const answer = await press(mine, { ...cells(0, { cost: '7' }), ...cells(1, { cost: '8' }) });
    expect(answer.status).toBe(409);
    expect(words(answer)).toMatch(/Lijn 1 tot 2 van 2.*\(2 lijnen gewijzigd\)/);
  });
});

it('a report keeps the version of its form, and a page tells what is different in the newer one', async () => {
  const path = `/organisations/${nis}/reports/energy-funds/2026`;
  const reportId = `energy-funds/2026/${nis}`;
  const draft = await storeDraft(database.sql, reportId, {
    typed: { debtFiles: 3 },
    definition: energyFunds2026v1,
    by: clerkId,
  });
  const key = { form: 'energy-funds', year: 2026, nis };
  await backend.reports.save(key, { type: 'save', commandId: newRequest(), by: clerkId, basedOn: 0, draft });
  const page = await clerk.get(`${path}/form`);
  expect(page.text).not.toContain('name="guidanceFiles"');
  expect(words(page)).toContain('een nieuwere versie');
  expect(words(await clerk.get(`${path}/versions`))).toContain('Huishoudens begeleid bij hun energieverbruik: Nieuw');
  await clerk.post(`${path}/form`, { ...fieldsOf(page), debtFiles: '4' });
  const kept = await findReport(database.sql, reportId);
  expect(kept).toMatchObject({ version: 2, stage: 'filledIn', content: { formVersion: 1, values: { debtFiles: 4 } } });
});
