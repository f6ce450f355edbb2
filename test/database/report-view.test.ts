import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { storeDecision } from '#database/decisions.ts';
import { storeDraft } from '#database/drafts.ts';
import { saveOrganisationData } from '#database/organisations.ts';
import { viewReport } from '#database/report-view.ts';
import { tasksOf } from '#database/tasks.ts';
import { rememberFile } from '#database/uploads.ts';
import { energyFunds2026, energyFunds2026v1 } from '#forms/2026/energy-funds.ts';
import type { FormDefinition, Values } from '#forms/definition.ts';
import { dayOf } from '#rules/calendar.ts';
import { addDays } from '#rules/days.ts';
import { type Command, emptyReport, type Report, signatoryRoles } from '#rules/report.ts';
import { carryOut } from '#test/support/carry-out.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';

let database: FreshDatabase;
let nextOrganisation: () => string;
let nis: string;
let id: string;
let officer: string;

beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
});
beforeEach(async () => {
  nis = nextOrganisation();
  id = `energy-funds/2026/${nis}`;
  officer = await addPerson(database.sql, nis, ['editor']);
  await fillInOrganisation(database.sql, nis, officer);
  await database.sql`delete from campaigns`;
});
afterAll(() => database.drop());

const noLines: Values = { staff: [], debtFiles: 3, interventions: [], prevention: [] };
const complete: Values = { ...noLines, guidanceFiles: 2 };

async function accepted(command: Command): Promise<Report> {
  const { outcome, report } = await carryOut(database.sql, { id, definition: energyFunds2026, nis }, command);
  if (outcome.type !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
  return report;
}

async function save(report: Report, typed: Values, definition: FormDefinition = energyFunds2026): Promise<Report> {
  const draft = await storeDraft(database.sql, id, { typed, definition, by: officer });
  return accepted({
    type: 'save',
    commandId: randomUUID(),
    by: officer,
    basedOn: report.version,
    draft,
  });
}

/** A report that both have signed, and that FPS MI has received and then returned. */
async function returned(): Promise<Report> {
  let report = await save(emptyReport, complete);
  for (const as of signatoryRoles) {
    const by = await addPerson(database.sql, nis, [as]);
    const { version, contentHash } = report;
    const commandId = randomUUID();
    report = await accepted({ type: 'sign', commandId, by, as, method: 'eid', version, contentHash });
  }
  const reference = `ENE-2026-${nis}-1`;
  const receivedAt = new Date().toISOString();
  await database.sql`insert into deliveries (report_id, version, attempts) values (${id}, 1, 1)`;
  report = await accepted({ type: 'receive', version: 1, reference, receivedAt });
  const decision = randomUUID();
  const handler = randomUUID();
  await storeDecision(database.sql, id, {
    id: decision,
    reference,
    type: 'return',
    reason: 'A household is missing',
    handler,
    handlerName: 'An Peeters',
    decidedAt: new Date(),
  });
  return accepted({ type: 'return', commandId: decision, handler, reference });
}

/** A campaign that closed yesterday. */
async function closeCampaign(): Promise<void> {
  const yesterday = addDays(dayOf(new Date()), -1);
  await database.sql`
    insert into campaigns (form, year, opens_on, due_on, closes_on, schedule, version)
    values ('energy-funds', 2026, ${yesterday}, ${yesterday}, ${yesterday}, '{}', 1)`;
}

describe('the view of a report', () => {
  it('has the newest form and no values until the first save', async () => {
    const view = await viewReport(database.sql, energyFunds2026, nis);
    expect(view).toMatchObject({ id, key: { form: 'energy-funds', year: 2026, nis }, report: null, typed: {} });
    expect(view.definition).toBe(energyFunds2026);
    expect(view.campaign).toBeUndefined();
    expect(view.openReturn).toBeNull();
  });

  it('has what was typed, what is granted now and what the organisation keeps about itself', async () => {
    await save(emptyReport, complete);
    await database.sql`insert into advances (form, year, nis, field, cents) values ('energy-funds', 2026, ${nis}, 'advance', 500)`;
    const view = await viewReport(database.sql, energyFunds2026, nis);
    expect(view.typed).toEqual(complete);
    expect(view.report?.content.values).toMatchObject({ advance: 0 });
    expect(view.granted).toEqual({ advance: 500 });
    expect(view.data?.account.bic).toBe('GKCCBEBB');
  });

  it('keeps the form version of the first save', async () => {
    await save(emptyReport, noLines, energyFunds2026v1);
    const view = await viewReport(database.sql, energyFunds2026, nis);
    expect(view.definition).toBe(energyFunds2026v1);
    expect(view.newest).toBe(energyFunds2026);
  });

  it('names the file from which the lines of a table come', async () => {
    const lines = [{ member: 'A1', fraction: 10_000, cost: 100 }];
    await rememberFile(database.sql, { reportId: id, field: 'staff' }, { lines, fileName: 'staff.xlsx', by: officer });
    await save(emptyReport, { ...complete, staff: lines });
    const { fromFiles } = await viewReport(database.sql, energyFunds2026, nis);
    expect([...fromFiles]).toEqual([['staff', 'staff.xlsx']]);
  });

  it('has the days of the campaign, outside of which nothing can be saved', async () => {
    await closeCampaign();
    const { campaign } = await viewReport(database.sql, energyFunds2026, nis);
    expect(campaign?.phase).toBe('after');
    await expect(save(emptyReport, complete)).rejects.toThrow('form-not-open');
  });

  it('has no days while a report is returned: it can be corrected on any day', async () => {
    const report = await returned();
    await closeCampaign();
    const view = await viewReport(database.sql, energyFunds2026, nis);
    expect(view.campaign).toBeUndefined();
    expect(view.openReturn?.reason).toBe('A household is missing');
    await save(report, { ...complete, debtFiles: 4 });
  });
});

describe('the tasks of a person', () => {
  const energy = { form: 'energy-funds', year: 2026 };
  /** The tasks of a person as the web service reads them, and the report of the energy funds among all reports. */
  async function seenBy(person: string) {
    const [tasks] = await tasksOf(database.as('web'), person, nis);
    const report = tasks?.reports.find(({ form }) => form === energy.form);
    if (!tasks || !report) throw new Error('no role');
    return { ...tasks, report };
  }
  /** The organisation changes its account, after everything that was saved. */
  async function changeAccount(): Promise<void> {
    const data = {
      account: { iban: 'BE71096123456769', bic: 'GKCCBEBB' },
      contact: { name: 'An Peeters', email: 'an@ocmw.example', phone: '03 123 45 67' },
    };
    await saveOrganisationData(database.sql, { nis, data, basedOn: 1, by: officer, commandId: randomUUID() });
  }

  it('are in each organisation where they have a role, by its name, and nowhere else', async () => {
    const other = nextOrganisation();
    const person = await addPerson(database.sql, nis, ['chair']);
    await database.sql`insert into roles (person_id, nis, role) values (${person}, ${other}, 'editor')`;
    await save(emptyReport, complete);
    const all = await tasksOf(database.as('web'), person);
    expect(all.map(({ organisation, roles }) => [organisation.nis, roles])).toEqual([
      [nis, ['chair']],
      [other, ['editor']],
    ]);
    expect(all[0]?.reportTasks).toMatchObject([{ ...energy, task: { step: 'sign', as: 'chair' } }]);
    expect(all[1]?.organisationTasks).toEqual([{ step: 'enter-data', due: null }]);
    expect(await tasksOf(database.as('web'), randomUUID())).toEqual([]);
  });

  it('say who is waited for by name, and since when', async () => {
    await save(emptyReport, complete);
    const chair = await addPerson(database.sql, nis, ['chair']);
    await database.sql`update persons set name = 'Jan Peeters' where id = ${chair}`;
    expect((await seenBy(officer)).report).toMatchObject({
      step: 'sign',
      task: null,
      since: dayOf(new Date()),
      awaited: [
        { role: 'chair', people: [{ id: chair, name: 'Jan Peeters' }] },
        { role: 'generalDirector', people: [] },
      ],
    });
  });

  it('have a returned report with its reason until it is changed', async () => {
    const report = await returned();
    const before = await seenBy(officer);
    expect(before.reportTasks[0]).toMatchObject({
      ...energy,
      step: 'correct-return',
      progress: { openReturn: { reason: 'A household is missing', unchanged: true } },
    });
    await save(report, { ...complete, debtFiles: 4 });
    const { step, progress } = (await seenBy(officer)).report;
    expect(step).toBe('sign');
    expect(progress.openReturn?.unchanged).toBe(false);
  });

  it('have a report that must be saved again, because the account has changed', async () => {
    const report = await save(emptyReport, complete);
    await changeAccount();
    expect((await seenBy(officer)).report.step).toBe('save-again');
    await save(report, complete);
    expect((await seenBy(officer)).report.step).toBe('sign');
  });

  it('have the due day of the campaign', async () => {
    await closeCampaign();
    await database.sql`update campaigns set closes_on = closes_on + 30`;
    const { report } = await seenBy(officer);
    expect(report).toMatchObject({ task: { step: 'fill-in' }, due: addDays(dayOf(new Date()), -1) });
  });
});
