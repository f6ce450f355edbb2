import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { changeCampaign, openCampaign, recordOpenedReport } from '#database/campaigns.ts';
import { storeDecision } from '#database/decisions.ts';
import { acceptInvitation, invite } from '#database/invitations.ts';
import { storeMailDelivery } from '#database/mail-preferences.ts';
import type { MailKind } from '#database/mails.ts';
import { findOrganisationData, saveOrganisationData } from '#database/organisations.ts';
import { findReport } from '#database/reports.ts';
import { grantRole, rolesAt, withdrawRole } from '#database/roles.ts';
import { findForm } from '#forms/catalogue.ts';
import type { Language } from '#forms/definition.ts';
import { dayOf, momentOf, workingDayFrom } from '#rules/calendar.ts';
import { defaultSchedule, type Plan } from '#rules/campaign.ts';
import { addDays, type Day } from '#rules/days.ts';
import { QUIET_MINUTES } from '#rules/mails.ts';
import type { SignatoryRole } from '#rules/report.ts';
import { createPrecedence } from '#services/notifier/precedence.ts';
import { sendReminders } from '#services/notifier/reminder-round.ts';
import { sendNotices } from '#services/notifier/send-notices.ts';
import type { Mail } from '#services/notifier/smtp.ts';
import { carryOut, draftOf } from './carry-out.ts';
import type { FreshDatabase } from './database.ts';
import { addPerson, fillInOrganisation } from './people.ts';

/** A mail of some kind. Reminders have a kind each. */
export type KnownMail = { readonly kind: MailKind | `reminder-${string}`; readonly mail: Mail };

/** An organisation of each language, whose contact person reads that language. */
const organisations: Record<Language, string> = { nl: '11001', fr: '92094', de: '63023' };
const forms = [
  ['covid-premium', 2022],
  ['psychological-wellbeing', 2026],
] as const;

/** Takes a report through its life, and gives every kind of mail to people of an organisation, in one language. */
export async function everyMail(database: FreshDatabase, language: Language): Promise<KnownMail[]> {
  const { sql } = database;
  const nis = organisations[language];
  const mails: Mail[] = [];
  const found: KnownMail[] = [];
  const today = dayOf(new Date());
  let now = momentOf(workingDayFrom(addDays(today, 1)), '10:00');
  const dependencies = {
    sql: database.as('notifier'),
    log: pino({ level: 'silent' }),
    webUrl: 'https://uniek-verslag.example',
    ministryEmail: 'ministry@fps-mi.example',
    quietMinutes: QUIET_MINUTES,
    now: () => now,
    deliveries: createPrecedence(),
    sendMail: (mail: Mail) => {
      mails.push(mail);
      return Promise.resolve('sent' as const);
    },
  };
  /** Sends what is due at once, and what waits for a quiet moment. */
  const send = async (): Promise<void> => {
    await sendNotices(dependencies);
    now = new Date(now.getTime() + QUIET_MINUTES * 60_000);
    await sendNotices(dependencies);
    const kinds = await sql<{ id: string; kind: MailKind }[]>`select message_id as id, kind from mails`;
    for (const mail of mails.splice(0)) {
      const kind = kinds.find(({ id }) => id === mail.messageId)?.kind;
      if (kind !== undefined) found.push({ kind, mail });
    }
  };
  const remind = async (name: string): Promise<void> => {
    const order = { form: forms[0][0], year: forms[0][1], scheduled: false, requests: [{ request: name, nis: [nis] }] };
    await sendReminders(dependencies, order, () => {});
    for (const mail of mails.splice(0)) found.push({ kind: `reminder-${name}`, mail });
  };
  const by = {
    officer: await addPerson(sql, nis, ['editor', 'dpo']),
    chair: await addPerson(sql, nis, ['chair']),
    generalDirector: await addPerson(sql, nis, ['generalDirector']),
    other: await addPerson(sql, nis, []),
  };
  await sql`update persons set language = ${language} where id in ${sql(Object.values(by))}`;
  await fillInOrganisation(sql, nis, by.officer);
  await sql`update organisation_data set contact_email = ${`contact.${nis}@ocmw.example`} where nis = ${nis}`;

  const identity = (index = 0) => {
    const [form = '', year = 0] = forms[index] ?? [];
    const definition = findForm(form, year);
    if (definition === undefined) throw new Error(`no form ${form}`);
    return { id: `${form}/${year}/${nis}`, definition, nis };
  };
  const save = async (cents: number, index = 0): Promise<void> => {
    const { id } = identity(index);
    const typed = index === 0 ? { justifiedTotal: cents } : { premiums: [{ count: 1, premium: cents }], costs: [] };
    const draft = await draftOf(sql, id, typed, by.officer);
    const basedOn = (await findReport(sql, id))?.version ?? 0;
    await carryOut(sql, identity(index), { type: 'save', commandId: randomUUID(), by: by.officer, basedOn, draft });
  };
  const sign = async (as: SignatoryRole): Promise<void> => {
    const { version = 0, contentHash = '' } = (await findReport(sql, identity().id)) ?? {};
    const signing = {
      type: 'sign',
      commandId: randomUUID(),
      by: by[as],
      as,
      method: 'eid',
      version,
      contentHash,
    } as const;
    await carryOut(sql, identity(), signing);
  };
  /** Both sign, and FPS MI receives it. */
  const deliver = async (reference: string): Promise<void> => {
    await sign('chair');
    await sign('generalDirector');
    const { version = 0 } = (await findReport(sql, identity().id)) ?? {};
    await sql`insert into deliveries (report_id, version, attempts) values (${identity().id}, ${version}, 1)`;
    const receivedAt = new Date().toISOString();
    await carryOut(sql, identity(), { type: 'receive', version, reference, receivedAt });
  };
  const decide = async (type: 'accept' | 'return', reference: string, reason: string | null): Promise<void> => {
    const id = randomUUID();
    const handler = randomUUID();
    const decidedAt = new Date();
    await storeDecision(sql, identity().id, { id, reference, type, reason, handler, handlerName: 'An', decidedAt });
    await carryOut(sql, identity(), { type, commandId: id, handler, reference });
  };

  await openAndMove(today);
  await send();
  await recordOpenedReport(sql, identity().id, { form: forms[0][0], year: forms[0][1], nis });
  await remind('fill-in');
  await save(250_000);
  await send();
  await remind('sign');
  await sign('chair');
  await send();
  await save(300_000);
  await send();
  await deliver(`COV-2022-${nis}-1`);
  await send();
  await decide('return', `COV-2022-${nis}-1`, 'Maart ontbreekt.\nVul aan.');
  await send();
  await sql`update roles set withdrawn_at = now() where person_id = ${by.chair}`;
  await remind('nobody-signs');
  await sql`update roles set withdrawn_at = null where person_id = ${by.chair}`;
  now = momentOf(workingDayFrom(addDays(today, 62)), '10:00');
  await save(310_000);
  await remind('overdue');
  await storeMailDelivery(sql, by.chair, 'daily');
  await save(200_000, 1);
  await deliver(`COV-2022-${nis}-2`);
  await sql`insert into roles (person_id, nis, role) values (${by.chair}, ${nis}, 'editor')`;
  await send();
  await decide('accept', `COV-2022-${nis}-2`, null);
  now = momentOf(workingDayFrom(addDays(dayOf(now), 1)), '09:00');
  await send();
  await changeRolesAndAccount();
  await send();
  return found;

  async function openAndMove(opensOn: Day): Promise<void> {
    const [form, year] = forms[0];
    const plan: Plan = {
      opensOn,
      dueOn: addDays(opensOn, 30),
      closesOn: addDays(opensOn, 90),
      schedule: defaultSchedule,
    };
    const message = { form, year, commandId: randomUUID(), by: 'handler' };
    await sql`delete from campaigns`;
    await openCampaign(database.as('reports'), { ...message, plan, advances: [] });
    await send();
    const moved = { ...plan, dueOn: addDays(opensOn, 60) };
    await changeCampaign(database.as('reports'), {
      ...message,
      commandId: randomUUID(),
      basedOn: 1,
      plan: moved,
      advances: null,
    });
  }

  async function changeRolesAndAccount(): Promise<void> {
    const [person] = await sql<{ email: string }[]>`select email from persons where id = ${by.other}`;
    const grant = { nis, by: by.officer, startsOn: '2099-07-01', endsOn: null };
    await grantRole(sql, { ...grant, commandId: randomUUID(), email: person?.email ?? '', role: 'chair' });
    const role = (await rolesAt(sql, nis)).find(({ personId }) => personId === by.other);
    await withdrawRole(sql, { nis, by: by.officer, commandId: randomUUID(), id: role?.id ?? '' });
    const email = `new.${nis}@ocmw.example`;
    await invite(sql, { ...grant, commandId: randomUUID(), email, language, role: 'chair' });
    await sendNotices(dependencies);
    const link =
      /https:\S+\/invitation\S+/.exec(mails.find(({ text }) => text.includes('/invitation'))?.text ?? '')?.[0] ?? '';
    const token = new URL(link).searchParams.get('token') ?? '';
    await acceptInvitation(sql, { token, by: by.other, commandId: randomUUID() });
    const data = await findOrganisationData(sql, nis);
    if (data === null) throw new Error('no data yet');
    const { version: basedOn, contact } = data;
    const account = { iban: 'BE43068999999501', bic: 'GKCCBEBB' };
    const change = { nis, data: { account, contact }, basedOn, by: by.officer, commandId: randomUUID() };
    await saveOrganisationData(sql, change);
  }
}
