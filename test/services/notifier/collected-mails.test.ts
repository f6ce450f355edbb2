import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeCampaign, openCampaign } from '#database/campaigns.ts';
import { storeMailDelivery } from '#database/mail-preferences.ts';
import { mailsAbout } from '#database/report-versions.ts';
import { findReport } from '#database/reports.ts';
import { findForm } from '#forms/catalogue.ts';
import { dayOf, momentOf, workingDayFrom } from '#rules/calendar.ts';
import { defaultSchedule, type Plan } from '#rules/campaign.ts';
import { addDays, type Day } from '#rules/days.ts';
import { DIGEST_TIME, OPENING_TIME, QUIET_MINUTES } from '#rules/mails.ts';
import type { SignatoryRole } from '#rules/report.ts';
import { createPrecedence } from '#services/notifier/precedence.ts';
import { type NoticeDependencies, sendNotices } from '#services/notifier/send-notices.ts';
import type { Mail } from '#services/notifier/smtp.ts';
import { carryOut, draftOf } from '#test/support/carry-out.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, keepFirstOrganisations, organisationsInTurn } from '#test/support/people.ts';

/** The mails that wait: for a quiet moment, or for the mail of the day. The test sets the notifier's clock. */
let database: FreshDatabase;
let nextOrganisation: () => string;
let nis: string;
let officer: string;
let people: Record<SignatoryRole, string>;
let mails: Mail[];
let now: Date;
let dependencies: NoticeDependencies;
const forms = [
  ['covid-premium', 2022],
  ['psychological-wellbeing', 2026],
] as const;
const monday = workingDayFrom(addDays(dayOf(new Date()), 30));

beforeAll(async () => {
  database = await freshDatabase();
  await keepFirstOrganisations(database.sql, 30);
  nextOrganisation = await organisationsInTurn(database.sql);
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { sql } = database;
  nis = nextOrganisation();
  officer = await addPerson(sql, nis, ['editor']);
  people = {
    chair: await addPerson(sql, nis, ['chair']),
    generalDirector: await addPerson(sql, nis, ['generalDirector']),
  };
  await fillInOrganisation(sql, nis, officer);
  await sql`update notices set sent_at = now()`;
  await sql`delete from digest_items`;
  mails = [];
  now = momentOf(monday, '10:00');
  dependencies = {
    sql: database.as('notifier'),
    log: pino({ level: 'silent' }),
    webUrl: 'http://uniek-verslag.example',
    ministryEmail: 'ministry@fps-mi.example',
    quietMinutes: QUIET_MINUTES,
    now: () => now,
    deliveries: createPrecedence(),
    sendMail: (mail) => {
      mails.push(mail);
      return Promise.resolve('sent');
    },
  };
});

function reportOf(form = 0) {
  const [id = '', year = 0] = forms[form] ?? [];
  const definition = findForm(id, year);
  if (definition === undefined) throw new Error(`no form ${id}`);
  return { id: `${id}/${year}/${nis}`, definition, nis };
}
async function save(cents: number, form = 0): Promise<void> {
  const { sql } = database;
  const identity = reportOf(form);
  const basedOn = (await findReport(sql, identity.id))?.version ?? 0;
  const typed = form === 0 ? { justifiedTotal: cents } : { premiums: [{ count: 1, premium: cents }], costs: [] };
  const draft = await draftOf(sql, identity.id, typed, officer);
  const command = { type: 'save', commandId: randomUUID(), by: officer, basedOn, draft } as const;
  expect(await carryOut(sql, identity, command)).toMatchObject({ outcome: { type: 'accepted' } });
}
async function sign(as: SignatoryRole): Promise<void> {
  const { sql } = database;
  const identity = reportOf();
  const { version = 0, contentHash = '' } = (await findReport(sql, identity.id)) ?? {};
  const command = {
    type: 'sign',
    commandId: randomUUID(),
    by: people[as],
    as,
    method: 'eid',
    version,
    contentHash,
  } as const;
  expect(await carryOut(sql, identity, command)).toMatchObject({ outcome: { type: 'accepted' } });
}
/** Moves the clock, and sends what is due then. */
async function pass(minutes: number): Promise<void> {
  now = new Date(now.getTime() + minutes * 60_000);
  await sendNotices(dependencies);
}
async function passUntil(moment: Date): Promise<void> {
  now = moment;
  await sendNotices(dependencies);
}
const emailOf = async (id: string): Promise<string> => {
  const [person] = await database.sql<{ email: string }[]>`select email from persons where id = ${id}`;
  return person?.email ?? '';
};
const mailsTo = async (id: string): Promise<Mail[]> => {
  const email = await emailOf(id);
  return mails.filter(({ to }) => to.address === email);
};
const subjects = (some: readonly Mail[]) => some.map(({ subject }) => subject.split(':')[0]);
const linksIn = (mail: Mail | undefined) => mail?.text.match(/http:\S+/g) ?? [];
const nextMorning = () => momentOf(workingDayFrom(addDays(dayOf(now), 1)), DIGEST_TIME);

describe('"ready to sign"', () => {
  it('goes once to both signatories, some minutes after the last of six saves, with the amount and one link', async () => {
    for (const cents of [100, 200, 300, 400, 500, 250_000]) {
      await save(cents);
      await pass(2);
    }
    expect(mails).toEqual([]);
    await pass(QUIET_MINUTES);
    await pass(QUIET_MINUTES);
    const addresses = await Promise.all(Object.values(people).map(emailOf));
    expect(mails.map(({ to }) => to.address).sort()).toEqual(addresses.sort());
    expect(subjects(mails)).toEqual(Array(2).fill('Klaar om te ondertekenen'));
    expect(mails[0]?.text.replace(/\s/g, ' ')).toContain('€ 2.500,00');
    expect(mails[0]?.text).toContain('Vragen aan: An Peeters, an@ocmw.example, 03 123 45 67');
    expect(linksIn(mails[0])).toEqual([
      `http://uniek-verslag.example/organisations/${nis}/reports/covid-premium/2022`,
      'http://uniek-verslag.example/preferences',
    ]);
  });

  it('does not wait longer than an hour while an officer keeps saving', async () => {
    for (let minutes = 0; minutes < 56; minutes += 8) {
      await save(1_000 + minutes);
      await pass(0);
      await pass(8);
    }
    expect(mails).toEqual([]);
    await save(9_000);
    await pass(0);
    await pass(4);
    expect(subjects(await mailsTo(people.chair))).toEqual(['Klaar om te ondertekenen']);
  });

  it('names several reports in one mail with a link to the page on which they are signed', async () => {
    await save(100);
    await pass(0);
    await pass(5);
    await save(200, 1);
    await pass(0);
    await pass(QUIET_MINUTES);
    const [mail, ...others] = await mailsTo(people.chair);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('Klaar om te ondertekenen: 2 formulieren');
    expect(mail?.text).toContain('- Covid-19: Tijdelijke premie 2022, OCMW');
    expect(linksIn(mail)[0]).toBe('http://uniek-verslag.example/sign');
    const [kept] = await database.sql<{ kind: string; mentions: string[] }[]>`
      select kind, mentions from mails where message_id = ${mail?.messageId ?? ''}`;
    expect(kept?.kind).toBe('ready');
    expect(kept?.mentions.toSorted()).toEqual([reportOf(0).id, reportOf(1).id].toSorted());
  });

  it('comes once a day: what follows is in the mail of the next working day', async () => {
    await save(100);
    await pass(0);
    await pass(QUIET_MINUTES);
    await save(200, 1);
    await pass(120);
    expect(await mailsTo(people.chair)).toHaveLength(1);
    await passUntil(nextMorning());
    expect(await mailsTo(people.chair)).toHaveLength(2);
    expect(now.getTime()).toBe(momentOf(dayOf(now), DIGEST_TIME).getTime());
  });

  it('is not sent when both have signed meanwhile; who is asked for the second signature gets that mail only', async () => {
    await save(100);
    await pass(1);
    await sign('chair');
    await pass(QUIET_MINUTES);
    expect(subjects(mails)).toEqual(['Uw handtekening wordt gevraagd']);
    expect(await mailsTo(people.chair)).toEqual([]);
  });

  it('is not sent for a form that is incomplete, nor to whom a removed signature is mailed', async () => {
    await save(100);
    await sign('chair');
    await pass(0);
    mails = [];
    await save(200);
    await pass(0);
    await pass(QUIET_MINUTES);
    expect(subjects(await mailsTo(people.chair))).toEqual(['Uw handtekening is vervallen']);
    expect((await mailsTo(people.chair))[0]?.text).toMatch(/^Beste .*\n\nControleer wat er gewijzigd is/);
    expect(subjects(await mailsTo(people.generalDirector))).toEqual(['Klaar om te ondertekenen']);
  });

  it('reaches each person once when the mail server stops, and when several notifiers run', async () => {
    await save(100);
    await pass(0);
    now = new Date(now.getTime() + QUIET_MINUTES * 60_000);
    const away: NoticeDependencies = { ...dependencies, sendMail: () => Promise.reject(new Error('no mail server')) };
    expect(await sendNotices(away)).toBe(2);
    await database.sql`update notices set tried_at = tried_at - interval '2 hours' where sent_at is null`;
    await Promise.all([sendNotices(dependencies), sendNotices(dependencies), sendNotices(dependencies)]);
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
  });
});

describe('a person who wants one mail a day', () => {
  it('gets it on the next working day, with what is still true; a removed signature is mailed at once', async () => {
    await storeMailDelivery(database.sql, people.generalDirector, 'daily');
    await save(100);
    await sign('chair');
    await pass(60);
    expect(await mailsTo(people.generalDirector)).toEqual([]);
    await passUntil(nextMorning());
    expect(subjects(await mailsTo(people.generalDirector))).toEqual(['Uw handtekening wordt gevraagd']);
    await sign('generalDirector');
    await passUntil(nextMorning());
    expect(await mailsTo(people.generalDirector)).toHaveLength(1);
    await storeMailDelivery(database.sql, people.chair, 'daily');
    mails = [];
    await save(300, 1);
    await pass(0);
    await pass(30);
    expect(await mailsTo(people.chair)).toEqual([]);
    await passUntil(nextMorning());
    expect(subjects(await mailsTo(people.chair))).toEqual(['Klaar om te ondertekenen']);
  });

  it('gets nothing about an organisation where they lost their role meanwhile', async () => {
    const { sql } = database;
    await storeMailDelivery(sql, officer, 'daily');
    await save(100);
    await sign('chair');
    await sign('generalDirector');
    const identity = reportOf();
    await sql`insert into deliveries (report_id, version, attempts) values (${identity.id}, 1, 1)`;
    const receipt = { reference: `COV-2022-${nis}-1`, receivedAt: new Date().toISOString() };
    await carryOut(sql, identity, { type: 'receive', version: 1, ...receipt });
    await pass(0);
    const [waiting] = await sql`select kind from digest_items where person_id = ${officer}`;
    expect(waiting).toEqual({ kind: 'sent' });
    await sql`update roles set withdrawn_at = now() where person_id = ${officer}`;
    await passUntil(nextMorning());
    expect(await mailsTo(officer)).toEqual([]);
  });

  it('gets a removed signature at once', async () => {
    await storeMailDelivery(database.sql, people.chair, 'daily');
    await save(100);
    await sign('chair');
    await save(200);
    await pass(0);
    expect(subjects(await mailsTo(people.chair))).toEqual(['Uw handtekening is vervallen']);
  });

  it('gets different things in one mail, with what to sign first', async () => {
    const { sql } = database;
    await sql`insert into roles (person_id, nis, role) values (${people.chair}, ${nis}, 'editor')`;
    await storeMailDelivery(sql, people.chair, 'daily');
    await save(100);
    await sign('chair');
    await sign('generalDirector');
    const identity = reportOf();
    await sql`insert into deliveries (report_id, version, attempts) values (${identity.id}, 1, 1)`;
    const receipt = { reference: `COV-2022-${nis}-1`, receivedAt: new Date().toISOString() };
    await carryOut(sql, identity, { type: 'receive', version: 1, ...receipt });
    await save(200, 1);
    await pass(0);
    await passUntil(nextMorning());
    const [mail, ...others] = await mailsTo(people.chair);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('Uw overzicht: 2 berichten');
    expect(mail?.text).toContain('Er wacht 1 formulier op uw handtekening.');
    expect(mail?.text).toMatch(/Te ondertekenen:\n- .*\n\nVerzonden naar de POD MI:\n- Covid/);
    expect(linksIn(mail)[0]).toContain('/reports/psychological-wellbeing/2026');
  });
});

describe('a campaign', () => {
  const today = dayOf(new Date());
  const plan: Plan = {
    opensOn: today,
    dueOn: addDays(today, 40),
    closesOn: addDays(today, 90),
    schedule: defaultSchedule,
  };
  const open = (form: number, opensOn: Day = today) => {
    const [id = '', year = 0] = forms[form] ?? [];
    const message = {
      form: id,
      year,
      commandId: randomUUID(),
      by: 'handler',
      plan: { ...plan, opensOn },
      advances: [],
    };
    return openCampaign(database.as('reports'), message);
  };
  const change = async (form: number, changed: Partial<Plan>) => {
    const [id = '', year = 0] = forms[form] ?? [];
    const [row] = await database.sql<{ version: number }[]>`select version from campaigns where form = ${id}`;
    const message = { form: id, year, commandId: randomUUID(), by: 'handler', basedOn: row?.version ?? 0 };
    return await changeCampaign(database.as('reports'), { ...message, plan: { ...plan, ...changed }, advances: null });
  };
  beforeEach(async () => {
    await database.sql`delete from campaigns`;
    now = new Date();
  });

  it('that opens is mailed once to the contact person, and with the others that open then to each officer', async () => {
    expect(await open(0)).toMatchObject({ type: 'accepted' });
    expect(await open(1)).toMatchObject({ type: 'accepted' });
    await pass(0);
    const toContact = () =>
      mails.filter(({ to, messageId }) => to.address === 'an@ocmw.example' && messageId.includes(nis));
    expect(subjects(toContact())).toEqual(Array(2).fill('U kunt het formulier invullen'));
    expect(toContact()[0]?.text).toContain('Vragen aan: POD Maatschappelijke Integratie, ministry@fps-mi.example');
    expect(toContact()[0]?.text).not.toContain('/preferences');
    expect(await mailsTo(officer)).toEqual([]);
    await pass(QUIET_MINUTES);
    expect(subjects(await mailsTo(officer))).toEqual(['U kunt 2 formulieren invullen']);
  });

  it('that opens later is mailed on that day, even when the ministry chooses another day first', async () => {
    await open(0, addDays(today, 10));
    await change(0, { opensOn: addDays(today, 20), dueOn: addDays(today, 50) });
    await passUntil(momentOf(addDays(today, 15), '12:00'));
    expect(mails).toEqual([]);
    const waiting = await database.sql<{ due: Date }[]>`
      select due_at as due from notices where sent_at is null and nis = ${nis} order by due_at`;
    expect(waiting.map(({ due }) => due)).toEqual([momentOf(workingDayFrom(addDays(today, 20)), OPENING_TIME)]);
  });

  it('whose due day moves is mailed at once to the contact person and the officers, unless the report is sent', async () => {
    await storeMailDelivery(database.sql, officer, 'daily');
    await open(0);
    await pass(0);
    mails = [];
    await change(0, { dueOn: addDays(today, 60) });
    await pass(0);
    const about = mails.filter(({ text }) => text.includes(`/organisations/${nis}/`));
    expect(about.map(({ to }) => to.address).sort()).toEqual([await emailOf(officer), 'an@ocmw.example'].sort());
    const shown = await mailsAbout(database.sql, reportOf().id, 10);
    expect(shown.map(({ kind }) => kind).toSorted()).toEqual(['campaign-opened', 'deadline-moved', 'deadline-moved']);
    expect(about[0]?.subject).toMatch(/^Nieuwe uiterste datum: Covid-19: Tijdelijke premie 2022, OCMW/);
    expect(about[0]?.text).toMatch(/De uiterste datum is nu \d+ \S+ \d{4}, niet meer \d+ \S+ \d{4}\./);
    mails = [];
    await database.sql`update reports set stage = 'sent' where nis = ${nis}`;
    await save(100);
    await sign('chair');
    await sign('generalDirector');
    await change(0, { dueOn: addDays(today, 70) });
    await pass(0);
    expect(mails.filter(({ subject, text }) => subject.startsWith('Nieuwe') && text.includes(`/${nis}/`))).toEqual([]);
  });
});
