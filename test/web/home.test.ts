import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { covidPremium2022 } from '#forms/2022/covid-premium.ts';
import { currentForms } from '#forms/catalogue.ts';
import { addDays } from '#rules/days.ts';
import { emptyReport, type Report } from '#rules/report.ts';
import { carryOut, draftOf } from '#test/support/carry-out.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { putUniqueReportAt } from '#test/support/unique-report.ts';
import { elements, fieldsOf, hasLink, type Visitor, visitor, words } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { formatDay, today } from '#web/site/moments.ts';

let database: FreshDatabase;
let app: Hono<SiteEnv>;
let nextOrganisation: () => string;
let nis: string;
let home: string;
let report: string;
let officerId: string;
let chairId: string;
let directorId: string;
let officer: Visitor;
let chair: Visitor;
let saved: Report = emptyReport;

beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
  app = siteFor(database.sql);
});
afterAll(() => database?.drop());
beforeEach(async () => {
  const { sql } = database;
  nis = nextOrganisation();
  home = `/organisations/${nis}`;
  report = `${home}/reports/covid-premium/2022`;
  officerId = await addPerson(sql, nis, ['editor']);
  chairId = await addPerson(sql, nis, ['chair']);
  directorId = await addPerson(sql, nis, ['generalDirector']);
  officer = await visitor(app, sql, officerId);
  chair = await visitor(app, sql, chairId);
  await sql`delete from campaigns`;
});

const identity = () => ({ id: `covid-premium/2022/${nis}`, definition: covidPremium2022, nis });
const fillIn = () => fillInOrganisation(database.sql, nis, officerId);
/** The officer saves the form "Covid-19: Tijdelijke premie". */
async function save(): Promise<void> {
  const draft = await draftOf(database.sql, identity().id, { justifiedTotal: 10_000 }, officerId);
  const command = { type: 'save', commandId: randomUUID(), by: officerId, basedOn: 0, draft } as const;
  saved = (await carryOut(database.sql, identity(), command)).report;
}
/** The chair signs it. */
async function sign(): Promise<void> {
  const { version, contentHash } = saved;
  const command = { type: 'sign', commandId: randomUUID(), by: chairId, as: 'chair', method: 'eid' } as const;
  await carryOut(database.sql, identity(), { ...command, version, contentHash });
}

describe('the homepage', () => {
  /** The tasks of a person as they read them, and the forms below them. */
  async function homeOf(who: Visitor, query = '') {
    const page = await who.get(`${home}${query}`);
    const texts = (selector: string) => elements(page, selector).map(({ textContent }) => textContent ?? '');
    return { page, tasks: texts('.task'), forms: texts('.reports tbody tr') };
  }
  const taskAbout = (tasks: readonly string[]) => tasks.find((task) => task.includes('Covid-19')) ?? '';

  it('asks an officer for the data of the organisation first, once, and no form can be filled in before', async () => {
    const { page, tasks, forms } = await homeOf(officer);
    expect(tasks).toEqual([expect.stringContaining('Gegevens van het OCMW invullen')]);
    expect(hasLink(page, `${home}/data`)).toBe(true);
    expect(forms).toHaveLength(currentForms.length);
    expect(words(page)).not.toMatch(/Invullen/);
    expect((await homeOf(chair)).tasks).toEqual([]);
  });

  it('has each person’s tasks with a link that does them, and each form once', async () => {
    await fillIn();
    const atFirst = await homeOf(officer);
    expect(words(atFirst.page)).toContain(`Uw taken (${currentForms.length})`);
    expect(hasLink(atFirst.page, `${report}/form`)).toBe(true);
    expect(atFirst.forms).toEqual([]);
    await save();
    const { page, tasks, forms } = await homeOf(chair);
    expect(words(page)).toContain('Uw taken (1)');
    expect(taskAbout(tasks)).toContain('Uw handtekening als voorzitter');
    expect(elements(page, `.task .do a[href="${report}"]`)).toHaveLength(1);
    expect(forms).toHaveLength(currentForms.length - 1);
  });

  it('offers to sign all reports at once when there are several', async () => {
    await fillIn();
    await save();
    expect(hasLink((await homeOf(chair)).page, '/sign')).toBe(false);
    await putUniqueReportAt(database.sql, nis, 'filledIn');
    const { page, tasks } = await homeOf(chair);
    expect(words(page)).toContain(`Alle ${tasks.length} controleren en ondertekenen`);
    expect(hasLink(page, '/sign')).toBe(true);
    expect(hasLink((await homeOf(officer)).page, '/sign')).toBe(false);
  });

  it('says who is waited for by name, and since when', async () => {
    await fillIn();
    await save();
    await database.sql`update persons set name = 'Arne De Winter' where id = ${directorId}`;
    await database.sql`update persons set name = 'Jan Peeters' where id = ${chairId}`;
    const day = formatDay(today(), 'nl');
    expect(taskAbout((await homeOf(chair)).tasks)).toContain(
      `Wacht ook op Arne De Winter (algemeen directeur/secretaris), sinds ${day}.`,
    );
    await sign();
    const { page, tasks, forms } = await homeOf(chair);
    expect(tasks).toEqual([]);
    expect(words(page)).toMatch(/U hebt nu niets te doen. Er wordt gewacht op .*Arne De Winter/);
    expect(taskAbout(forms)).toContain(`Wacht op Arne De Winter (algemeen directeur/secretaris), sinds ${day}.`);
    expect(taskAbout((await homeOf(officer)).forms)).toContain('Klaar om te ondertekenen');
  });

  it('shows a returned report in red with the first words of the reason, and asks no signature of what was not corrected', async () => {
    await fillIn();
    await save();
    await database.sql`
      insert into decisions (id, report_id, version, reference, type, reason, handler, handler_name, decided_at, carried_out_at)
      values (${randomUUID()}, ${identity().id}, 1, 'COV', 'return', ${`A household is missing. ${'More. '.repeat(40)}`},
        ${randomUUID()}, 'An', now(), now())`;
    const asOfficer = await homeOf(officer);
    expect(elements(asOfficer.page, '.task:first-child.returned')).toHaveLength(1);
    expect(asOfficer.tasks[0]).toContain('Teruggestuurd: corrigeren');
    expect(asOfficer.tasks[0]).toMatch(/A household is missing\. .{90,130}…/);
    const asChair = await homeOf(chair);
    expect(asChair.tasks).toEqual([]);
    expect(taskAbout(asChair.forms)).toMatch(/Teruggestuurd door de POD MI.*A household is missing/);
  });

  it('asks to save again what names an account that the organisation no longer has', async () => {
    await fillIn();
    await save();
    await officer.post(`${home}/data`, {
      ...fieldsOf(await officer.get(`${home}/data`)),
      account: 'BE71 0961 2345 6769',
    });
    expect(taskAbout((await homeOf(officer)).tasks)).toContain('Opnieuw opslaan');
    expect((await homeOf(chair)).tasks).toEqual([]);
  });

  it('shows the due day, marked when it is near or past, and a form that is not open yet as no task', async () => {
    await fillIn();
    const due = (days: number) => addDays(today(), days);
    const campaign = (form: string, opensOn: string, dueOn: string) => database.sql`
      insert into campaigns (form, year, opens_on, due_on, closes_on, schedule, version)
      values (${form}, 2026, ${opensOn}, ${dueOn}, ${due(90)}, '{}', 1)`;
    await campaign('personnel-costs', due(-30), due(20));
    await campaign('energy-funds', due(-30), due(1));
    await campaign('participation', due(-30), due(-1));
    await campaign('integration-projects', due(5), due(60));
    const { page, tasks, forms } = await homeOf(officer);
    const titles = elements(page, '.task h3').map(({ textContent }) => textContent);
    expect(titles.slice(0, 3)).toEqual([
      'De participatie en sociale activering 2026',
      'De sociale fondsen gas en elektriciteit 2026',
      'De personeelskosten 2026',
    ]);
    expect(tasks[0]).toMatch(/Over tijd: moest uiterlijk op/);
    expect(tasks[1]).toMatch(/Uiterlijk op .*\(morgen\)/);
    expect(elements(page, '.due.overdue strong')).toHaveLength(1);
    expect(elements(page, '.due.near strong')).toHaveLength(1);
    expect(elements(page, '.task .due:not(.near, .overdue)')).toHaveLength(1);
    expect(forms).toEqual([expect.stringContaining('De POD MI opent dit formulier op')]);
  });

  it('filters the other forms by year and state, and ignores a filter that it does not know', async () => {
    await fillIn();
    await save();
    const titles = async (query: string) => (await homeOf(chair, query)).forms.length;
    const others = currentForms.length - 1;
    expect(await titles('?year=2026')).toBe(others);
    expect(await titles('?year=2026&state=open')).toBe(others);
    expect(await titles('?year=2026&state=accepted')).toBe(0);
    expect(await titles('?year=MMXXVI&state=lost')).toBe(others);
    const none = await homeOf(chair, '?year=2022');
    expect(words(none.page)).toContain('geen formulieren die aan uw keuze beantwoorden');
    expect(taskAbout(none.tasks)).toContain('Controleren en ondertekenen');
    expect(hasLink(none.page, `${home}#forms`)).toBe(true);
  });
});

describe('a person with several organisations', () => {
  it('sees the tasks of all of them on one page, and each organisation with the number of its tasks', async () => {
    await fillIn();
    await save();
    const other = nextOrganisation();
    await database.sql`insert into roles (person_id, nis, role) values (${chairId}, ${other}, 'editor')`;
    const page = await chair.get('/organisations');
    const tasks = elements(page, '.task').map(({ textContent }) => textContent ?? '');
    expect(tasks).toHaveLength(2);
    expect(tasks.join()).toContain('Uw handtekening als voorzitter');
    expect(tasks.join()).toContain('Gegevens van het OCMW invullen');
    expect(elements(page, '.task .where')).toHaveLength(2);
    expect(elements(page, '.organisations li').map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/ 1 taak$/),
      expect.stringMatching(/ 1 taak$/),
    ]);
    expect(elements(page, 'title')[0]?.textContent).toBe('Uw taken (2) – Uniek Verslag');
  });

  it('sees them in the order of their names in the language of the page', async () => {
    const person = await addPerson(database.sql, '53053', ['editor']);
    await database.sql`insert into roles (person_id, nis, role) values (${person}, '62063', 'editor')`;
    const namesIn = async (language: string) => {
      const page = await (await visitor(app, database.sql, person, language)).get('/organisations');
      return elements(page, '.organisations a').map(({ textContent }) => textContent);
    };
    expect(await namesIn('nl')).toEqual(['OCMW Bergen', 'OCMW Luik']);
    expect(await namesIn('fr')).toEqual(['CPAS de Liège', 'CPAS de Mons']);
  });
});
