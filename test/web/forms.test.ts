import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DRAFT_DAYS, findDraft, MAX_DRAFTS, storeDraft } from '#database/drafts.ts';
import { findReport } from '#database/reports.ts';
import { energyFunds2026v1 } from '#forms/2026/energy-funds.ts';
import type { Save } from '#rules/report.ts';
import { type Backend, startBackend } from '#test/support/backend.ts';
import { sessionFor } from '#test/support/carry-out.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import {
  type Answer,
  button,
  elements,
  fieldsOf,
  hasLink,
  inputValue,
  newRequest,
  type Visitor,
  visitor,
  words,
} from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { workflowId } from '#workflows/report-messages.ts';

/** Forms with lines, filled in step by step, with and without htmx. */
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
let officerId: string;
let officer: Visitor;
let chair: Visitor;
beforeEach(async () => {
  nis = nextOrganisation();
  report = `/organisations/${nis}/reports/personnel-costs/2026`;
  officerId = await addPerson(database.sql, nis, ['editor']);
  officer = await visitor(app, database.sql, officerId);
  chair = await visitor(app, database.sql, await addPerson(database.sql, nis, ['chair']));
  await fillInOrganisation(database.sql, nis, officerId);
  await database.sql`insert into advances (form, year, nis, cents, field) values ('personnel-costs', 2026, ${nis}, 500000, 'maximum')`;
});

const cells = (line: number, changed: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      member: `P${line}`,
      function: 'socialWorker',
      from: '1/1/2026',
      until: '31/12/2026',
      fraction: '80',
      cost: '1.000,50',
      ...changed,
    }).map(([column, text]) => [`staff-${line}-${column}`, text]),
  );
const id = () => `personnel-costs/2026/${nis}`;
const saved = () => findReport(database.sql, id());
/** Follows a redirect. */
async function follow(answer: Answer, by = officer): Promise<Answer> {
  expect(answer.status).toBe(303);
  return await by.get((answer.location ?? '').replace(/#.*/, ''));
}
/** Submits the form with these fields. @param button the value of the button; without it the form is saved */
async function submit(page: Answer, fields: Record<string, string>, button?: string): Promise<Answer> {
  const { do: _, ...hidden } = fieldsOf(page);
  const empty = Object.fromEntries(Object.entries(hidden).filter(([name]) => !name.startsWith('staff-')));
  return await officer.post(`${report}/form`, { ...empty, ...fields, ...(button && { do: button }) });
}

describe('lines in a form without JavaScript', () => {
  it('are added, changed and removed one by one without saving the report', async () => {
    let page = await officer.get(`${report}/form`);
    page = await follow(await submit(page, cells(0), 'add-staff'));
    page = await follow(await submit(page, cells(1, { cost: '2000' }), 'add-staff'));
    expect(words(page)).toContain('Totaal € 3.000,50');
    expect(words(page)).toContain('nog niet opgeslagen');
    page = await follow(await submit(page, {}, 'edit-staff-1'));
    expect(inputValue(page, 'staff-1-cost')).toBe('2.000,00');
    page = await follow(await submit(page, cells(1, { cost: '3.000' }), 'keep-staff'));
    const removed = await submit(page, {}, 'remove-staff-0');
    expect(removed.location).toMatch(/#edit-staff-0$/);
    page = await follow(removed);
    expect(await saved()).toBeNull();
    expect(await submit(page, {})).toMatchObject({ status: 303, location: report });
    expect((await saved())?.content.values).toMatchObject({
      maximum: 500_000,
      staff: [{ member: 'P1', from: '2026-01-01', fraction: 8000, cost: 300_000 }],
      total: 300_000,
      payable: 300_000,
    });
    expect(await saved()).toMatchObject({ stage: 'filledIn' });
  });

  it('are duplicated, and a new one takes over what the line before it has', async () => {
    let page = await officer.get(`${report}/form`);
    page = await follow(await submit(page, cells(0), 'add-staff'));
    page = await follow(await submit(page, cells(1), 'add-staff'));
    // The copy comes after its line, and is open.
    const copied = await submit(page, {}, 'copy-staff-0');
    expect(copied.location).toMatch(/&open=staff-1#staff-1-member$/);
    page = await follow(copied);
    expect(inputValue(page, 'staff-1-member')).toBe('P0');
    page = await follow(await submit(page, cells(1, { member: 'Copy' }), 'keep-staff-1'));
    // What is typed in the new line stays.
    const { 'staff-3-fraction': fraction = '', ...others } = cells(3, { fraction: '50' });
    const empty = Object.fromEntries(Object.keys(others).map((name) => [name, '']));
    page = await follow(await submit(page, { ...empty, 'staff-3-fraction': fraction }, 'copy-staff'));
    expect(inputValue(page, 'staff-3-fraction')).toBe('50');
    expect(inputValue(page, 'staff-3-member')).toBe('P1');
    page = await follow(await submit(page, {}, 'copy-staff'));
    await submit(page, {});
    expect((await saved())?.content.values['staff']).toMatchObject(
      ['P0', 'Copy', 'P1', 'P1', 'P1'].map((member) => ({ member })),
    );
  });

  it('are saved with the rest when they are open', async () => {
    const page = await officer.get(`${report}/form`);
    await submit(page, cells(0));
    expect((await saved())?.content.values['staff']).toHaveLength(1);
  });

  it('are refused when a cell is not understood, and keep the typed text', async () => {
    const page = await officer.get(`${report}/form`);
    const answer = await submit(page, cells(0, { cost: '12,345', from: '31/2/2026' }));
    expect(answer.status).toBe(422);
    expect(inputValue(answer, 'staff-0-cost')).toBe('12,345');
    expect(inputValue(answer, 'staff-0-from')).toBe('31/2/2026');
    expect(hasLink(answer, '#staff-0-cost')).toBe(true);
    expect(words(answer)).toContain('Personeelslid 1, brutokost: een bedrag heeft hoogstens twee cijfers');
    expect(await saved()).toBeNull();
  });

  it('can be posted all at once, 500 of them', async () => {
    const page = await officer.get(`${report}/form`);
    const all = Object.assign({}, ...Array.from({ length: 500 }, (_, line) => cells(line)));
    expect(await submit(page, all)).toMatchObject({ status: 303 });
    const { content } = (await saved()) ?? {};
    expect(content?.values['staff']).toHaveLength(500);
    expect(content?.values).toMatchObject({ total: 50_025_000, payable: 500_000, ownShare: 49_525_000 });
    const overview = await officer.get(report);
    expect(words(overview)).toContain('Alle 500 regels');
    expect(words(await officer.get(`${report}/lines/staff?from=401`))).toContain('P499');
    expect((await officer.get(`${report}/lines/nothing`)).status).toBe(404);
    expect(words(overview)).toContain('De kosten liggen hoger dan het maximum');
    expect(words(await officer.get(`${report}/form?show=staff-499`))).toContain('Regel 401 tot 500 van 500');
  });
});

describe('lines in a form with htmx', () => {
  const htmx = { 'HX-Request': 'true' };
  const draftIn = (answer: Answer) => inputValue(answer, 'draft') ?? '';
  const focused = (answer: Answer) => elements(answer, '[autofocus]').map((each) => each.getAttribute('id'));

  it('are answered with their table, the draft and the computed values only', async () => {
    const base = { version: '0', request: newRequest() };
    const added = await officer.post(`${report}/form`, { ...base, ...cells(0), do: 'add-staff' }, htmx);
    expect(added.status).toBe(200);
    expect(added.text).not.toContain('<html');
    expect(added.text).toMatch(/^<section/);
    expect(elements(added, 'section#staff')).toHaveLength(1);
    expect(draftIn(added)).toMatch(/^[0-9a-f]{64}$/);
    expect(words(added)).toContain('€ 1.000,50');
    expect(elements(added, '#value-payable[hx-swap-oob="innerHTML"]')).toHaveLength(1);
    expect(elements(added, '#staff-1-member[name=staff-1-member][autofocus]')).toHaveLength(1);
    const removed = await officer.post(
      `${report}/form`,
      { ...base, draft: draftIn(added), do: 'remove-staff-0' },
      htmx,
    );
    expect(words(removed)).toContain('Nog geen regels');
    expect(draftIn(removed)).not.toBe(draftIn(added));
  });

  it('stay open and show what is wrong', async () => {
    const base = { version: '0', request: newRequest() };
    const answer = await officer.post(`${report}/form`, { ...base, ...cells(0, { cost: 'x' }), do: 'add-staff' }, htmx);
    expect(answer.status).toBe(422);
    expect(inputValue(answer, 'staff-0-cost')).toBe('x');
    expect(words(answer)).toContain('Dit is geen bedrag');
    // The line stays where it was typed, with the focus in the first wrong field, and the change is announced.
    expect(elements(answer, '.lines tbody tr')).toHaveLength(0);
    expect(focused(answer)).toEqual(['staff-0-cost']);
    expect(words(answer)).toContain('Niet overgenomen: één veld is niet juist.');
  });

  it('lead the focus to what comes next, and say what happened', async () => {
    const first = await officer.get(`${report}/form`);
    const base = { version: '0', request: newRequest() };
    const act = (fields: Record<string, string>, after?: Answer) =>
      officer.post(`${report}/form`, { ...base, ...(after && { draft: draftIn(after) }), ...fields }, htmx);
    expect(elements(first, '#line-news[role=status]')).toHaveLength(1);
    const added = await act({ ...cells(0), do: 'add-staff' });
    expect(words(added)).toContain('Regel 1 is toegevoegd.');
    const both = await act({ ...cells(1), do: 'add-staff' }, added);
    const open = await act({ do: 'edit-staff-1-cost' }, both);
    expect(focused(open)).toEqual(['staff-1-cost']);
    const kept = await act({ ...cells(1, { cost: '5' }), do: 'keep-staff-1' }, open);
    expect(focused(kept)).toEqual(['edit-staff-1']);
    expect(words(kept)).toContain('Regel 2 is bijgewerkt.');
    const removed = await act({ do: 'remove-staff-0' }, kept);
    expect(focused(removed)).toEqual(['edit-staff-0']);
    expect(words(removed)).toContain('Regel 1 is verwijderd.');
    expect(focused(await act({ do: 'remove-staff-0' }, removed))).toEqual(['staff-0-member']);
  });

  it('are marked when they are not right, with the findings of the whole form', async () => {
    const base = { version: '0', request: newRequest(), findings: 'shown' };
    const wrong = cells(0, { from: '2/1/2026', until: '1/1/2026', cost: '' });
    const added = await officer.post(`${report}/form`, { ...base, ...wrong, do: 'add-staff' }, htmx);
    expect(elements(added, 'tr.wrong-line + tr.line-findings .problem').map((each) => each.textContent)).toEqual([
      expect.stringContaining('Brutokost'),
      expect.stringContaining('De laatste dag van een periode'),
    ]);
    const openers = elements(added, '#findings[hx-swap-oob] button[form=report-form]');
    expect(openers.map((each) => each.getAttribute('value'))).toContain('edit-staff-0-cost');
    const amounts = await officer.post(`${report}/form/amounts`, { ...base, draft: draftIn(added), ...cells(0) }, htmx);
    expect(words(amounts)).not.toContain('Brutokost');
  });
});

describe('an unfinished form', () => {
  it('is saved with a list of its errors, cannot be signed, and can be completed by a colleague', async () => {
    await submit(await officer.get(`${report}/form`), cells(0, { cost: '', until: '1/1/2026', from: '2/1/2026' }));
    expect(await saved()).toMatchObject({ stage: 'incomplete' });
    const overview = await chair.get(report);
    expect(words(overview)).toContain('Personeelslid 1, brutokost: vul een bedrag in');
    expect(words(overview)).toContain(
      'Personeelslid 1: de laatste dag van een periode mag niet vóór de eerste dag liggen',
    );
    expect(button(overview, 'Ondertekenen').hasAttribute('disabled')).toBe(true);
    officer = await visitor(app, database.sql, await addPerson(database.sql, nis, ['editor']));
    const page = await officer.get(`${report}/form`);
    expect(words(page)).toContain('Nog 2 punten voordat u het kunt laten ondertekenen');
    await submit(page, cells(0));
    expect(await saved()).toMatchObject({ stage: 'filledIn', version: 2 });
  });

  it('can be saved when it is empty', async () => {
    await submit(await officer.get(`${report}/form`), {});
    expect(await saved()).toMatchObject({ stage: 'incomplete' });
    expect(words(await officer.get(report))).toContain('Personeelsleden: voeg minstens één regel toe');
  });
});

describe('typed values', () => {
  it('are stored in the database, and Temporal has only the hash of the content', async () => {
    await submit(await officer.get(`${report}/form`), cells(0, { member: 'Secret 42' }));
    const handle = backend.client.workflow.getHandle(workflowId({ form: 'personnel-costs', year: 2026, nis }));
    const history = JSON.stringify(await handle.fetchHistory());
    const readable = [...history.matchAll(/"data":"([A-Za-z0-9+/=]+)"/g)].map(([, data = '']) => atob(data)).join();
    expect(readable).toContain('"contentHash"');
    expect(readable).not.toContain('Secret');
    expect(readable).not.toContain('100050');
  });

  it('are deleted after some days when they were never saved, and a page that still has them says so', async () => {
    const draft = await storeDraft(database.sql, id(), {
      typed: { staff: [{ member: 'Old' }] },
      definition: { version: 1 },
      by: officerId,
    });
    await database.sql`update drafts set kept_at = now() - ${DRAFT_DAYS + 1} * interval '1 day' where hash = ${draft}`;
    await storeDraft(database.sql, id(), { typed: {}, definition: { version: 1 }, by: officerId });
    expect(await findDraft(database.sql, id(), draft)).toBeNull();
    const answer = await officer.post(`${report}/form`, { version: '0', request: newRequest(), draft, ...cells(0) });
    expect(answer.status).toBe(409);
    expect(words(answer)).toContain('Wat u invulde, is niet meer bewaard');
    expect(words(answer)).toContain('P0');
  });

  it('stay as they were signed when a person opens and saves a text that was stored before texts were cleaned', async () => {
    const { sql } = database;
    const line = { function: 'socialWorker', from: '2026-01-01', until: '2026-12-31', fraction: 8_000, cost: 100_050 };
    const members = ['P\n0', 'P\u200b1'];
    const typed = { staff: members.map((member) => ({ ...line, member })) };
    const draft = await storeDraft(sql, id(), { typed, definition: { version: 1 }, by: officerId });
    const save: Save = { type: 'save', commandId: newRequest(), by: officerId, basedOn: 0, draft };
    const key = { form: 'personnel-costs', year: 2026, nis };
    await backend.reports.save(key, save, await sessionFor(sql, save));
    await chair.post(`${report}/sign`, fieldsOf(await chair.get(report), '/sign'));
    const page = await officer.get(`${report}/form?open=staff-0`);
    // A browser leaves a line break out of a field of one line.
    expect(inputValue(page, 'staff-0-member')).toBe('P 0');
    expect(await officer.post(`${report}/form`, fieldsOf(page, '/form'))).toMatchObject({ status: 303 });
    const unchanged = await saved();
    expect([unchanged?.version, unchanged?.signatures.length]).toEqual([1, 1]);
    expect(unchanged?.content.values['staff']).toMatchObject(members.map((member) => ({ member })));
    // A changed text is stored clean.
    const again = await officer.get(`${report}/form?open=staff-0`);
    await officer.post(`${report}/form`, { ...fieldsOf(again, '/form'), 'staff-0-member': 'P\u200b 00' });
    expect((await saved())?.content.values['staff']).toMatchObject([{ member: 'P 00' }, { member: 'P\u200b1' }]);
  });

  it('are not kept for a person who may not save them', async () => {
    const dpo = await visitor(app, database.sql, await addPerson(database.sql, nis, ['dpo']));
    for (const action of [{}, { do: 'add-staff' }]) {
      const fields = { version: '0', request: newRequest(), ...cells(0), ...action };
      const answer = await dpo.post(`${report}/form`, fields);
      expect(answer.status).toBe(403);
      expect(words(answer)).toContain('U hebt hier geen rol voor');
    }
    expect(await database.sql`select 1 from drafts where report_id = ${id()}`).toHaveLength(0);
  });

  it('are kept for the latest changes of each person only, and as long as a command needs them', async () => {
    const { sql } = database;
    const store = (member: string, by: string) =>
      storeDraft(sql, id(), { typed: { staff: [{ member }] }, definition: { version: 1 }, by });
    const colleague = await addPerson(sql, nis, ['editor']);
    const [theirs, needed, first] = [
      await store('theirs', colleague),
      await store('needed', officerId),
      await store('0', officerId),
    ];
    await sql`
      insert into commands (id, report_id, nis, type, person_id, role, session, method, authenticated_at, version, hash)
      values (${newRequest()}, ${id()}, ${nis}, 'save', ${officerId}, 'editor', '', 'eid', now(), 0, ${needed})`;
    let last = '';
    for (let change = 1; change <= MAX_DRAFTS; change += 1) last = await store(String(change), officerId);
    expect(await findDraft(sql, id(), first)).toBeNull();
    for (const kept of [theirs, needed, last]) expect(await findDraft(sql, id(), kept)).not.toBeNull();
    const rows = await sql`select 1 from drafts where report_id = ${id()} and kept_by = ${officerId}`;
    expect(rows.length).toBeLessThanOrEqual(MAX_DRAFTS + 1);
  });
});

it('a report keeps the version of its form, and a page shows the differences with the newer one', async () => {
  const path = `/organisations/${nis}/reports/energy-funds/2026`;
  const reportId = `energy-funds/2026/${nis}`;
  const draft = await storeDraft(database.sql, reportId, {
    typed: { debtFiles: 3 },
    definition: energyFunds2026v1,
    by: officerId,
  });
  const key = { form: 'energy-funds', year: 2026, nis };
  const save: Save = { type: 'save', commandId: newRequest(), by: officerId, basedOn: 0, draft };
  await backend.reports.save(key, save, await sessionFor(database.sql, save));
  const page = await officer.get(`${path}/form`);
  expect(inputValue(page, 'guidanceFiles')).toBeUndefined();
  expect(words(page)).toContain('een nieuwere versie');
  expect(words(await officer.get(`${path}/versions`))).toContain('Huishoudens begeleid bij hun energieverbruik: Nieuw');
  await officer.post(`${path}/form`, { ...fieldsOf(page), debtFiles: '4' });
  const kept = await findReport(database.sql, reportId);
  expect(kept).toMatchObject({ version: 2, stage: 'filledIn', content: { formVersion: 1, values: { debtFiles: 4 } } });
});
