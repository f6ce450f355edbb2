import { findForm } from '#forms/catalogue.ts';
import { fieldsOf } from '#forms/definition.ts';
import { dayOf, momentOf, workingDayFrom } from '#rules/calendar.ts';
import type {
  Advance,
  Campaign,
  CampaignOutcome,
  CampaignRefusal,
  ChangeCampaign,
  OpenCampaign,
  Plan,
  ReminderSchedule,
} from '#rules/campaign.ts';
import type { Day } from '#rules/days.ts';
import { type CampaignKey, campaignId } from '#rules/keys.ts';
import { OPENING_TIME } from '#rules/mails.ts';
import { addToAuditTrail } from './audit-trail.ts';
import type { Sql, Transaction } from './connection.ts';
import { addNoticeToAll } from './notices.ts';

/** The days of a campaign, YYYY-MM-DD in Belgian time, and whether today is before, within or after them. */
export type CampaignDays = Pick<Plan, 'opensOn' | 'dueOn' | 'closesOn'> & {
  readonly phase: 'before' | 'open' | 'after';
};

type CampaignRow = Omit<Plan, 'schedule'> & { schedule: ReminderSchedule } & Omit<Campaign, 'plan'>;

/** A campaign with the number of its reports that are open; null when it does not exist. */
export async function findCampaign(sql: Sql | Transaction, { form, year }: CampaignKey): Promise<Campaign | null> {
  const [row] = await sql<CampaignRow[]>`
    select opens_on::text as "opensOn", due_on::text as "dueOn", closes_on::text as "closesOn", schedule, version,
      (select count(*)::int from reports r where r.form = c.form and r.year = c.year) as opened,
      (select count(*)::int from organisations) as organisations
    from campaigns c where form = ${form} and year = ${year}`;
  if (!row) return null;
  const { opensOn, dueOn, closesOn, schedule, ...campaign } = row;
  return { ...campaign, plan: { opensOn, dueOn, closesOn, schedule } };
}

/** @param at the moment whose day counts as today; null: now */
const selectCampaignDays = (sql: Sql | Transaction, at: Date | null = null) => sql`
  select form, year, opens_on::text as "opensOn", due_on::text as "dueOn", closes_on::text as "closesOn",
    case when today < opens_on then 'before' when today > closes_on then 'after' else 'open' end as phase
  from campaigns, (select (coalesce(${at}::timestamptz, now()) at time zone 'Europe/Brussels')::date as today) as clock`;

/** The days of each campaign, by its id. */
export async function campaignDays(sql: Sql): Promise<Map<string, CampaignDays>> {
  const rows = await sql<(CampaignDays & CampaignKey)[]>`${selectCampaignDays(sql)}`;
  return new Map(rows.map(({ form, year, ...days }) => [campaignId({ form, year }), days]));
}

/** The days of one campaign, as it was at a moment (null: now); undefined where FPS MI has set none. */
export async function findCampaignDays(
  sql: Sql | Transaction,
  { form, year }: CampaignKey,
  at: Date | null = null,
): Promise<CampaignDays | undefined> {
  const [row] = await sql<(CampaignDays & CampaignKey)[]>`
    ${selectCampaignDays(sql, at)} where form = ${form} and year = ${year}`;
  if (!row) return undefined;
  const { opensOn, dueOn, closesOn, phase } = row;
  return { opensOn, dueOn, closesOn, phase };
}

/** The campaigns that have not closed: each needs a workflow. */
export function campaignsToRun(sql: Sql): Promise<CampaignKey[]> {
  return sql<CampaignKey[]>`
    select form, year from campaigns where closes_on >= (now() at time zone 'Europe/Brussels')::date order by form, year`;
}

/** Whether a form can be filled in and signed today: always where it has no campaign. */
export function isOpenToday(campaign: CampaignDays | undefined): boolean {
  return campaign === undefined || campaign.phase === 'open';
}

/**
 * Opens a campaign, replaces all advances of its form and year, and adds a row to the audit trail. Idempotent by the
 * command id; a second campaign for the same form and year is refused.
 */
export async function openCampaign(sql: Sql, message: CampaignKey & OpenCampaign): Promise<CampaignOutcome> {
  const { form, year, plan, advances } = message;
  return await sql.begin(async (transaction) => {
    if (findForm(form, year) === undefined) return refused('form-unknown');
    if (!(await areGrantable(transaction, message, advances))) return refused('advance-not-understood');
    const inserted = await transaction`
      insert into campaigns ${transaction({ form, year, ...columnsOf(transaction, plan), version: 1 })}
      on conflict do nothing returning 1`;
    if (inserted.length === 0 && !(await wasCarriedOut(transaction, message))) return refused('campaign-exists');
    if (inserted.length > 0) {
      await writeAdvances(transaction, message, advances);
      await recordAudit(transaction, message, 'campaign-opened');
      await announceOpening(transaction, message, plan.opensOn);
    }
    return await outcomeFor(transaction, message);
  });
}

/**
 * Changes the days and the schedule of a campaign, replaces its advances unless they are null, and adds a row to the
 * audit trail. Idempotent by the command id.
 */
export async function changeCampaign(sql: Sql, message: CampaignKey & ChangeCampaign): Promise<CampaignOutcome> {
  const { form, year, plan, advances } = message;
  return await sql.begin(async (transaction) => {
    const [row] = await transaction<{ version: number; opensOn: Day; dueOn: Day }[]>`
      select version, opens_on::text as "opensOn", due_on::text as "dueOn" from campaigns where form = ${form} and year = ${year} for update`;
    if (!row) return refused('campaign-missing');
    if (await wasCarriedOut(transaction, message)) return await outcomeFor(transaction, message);
    if (row.version !== message.basedOn) return refused('campaign-changed');
    if (advances && !(await areGrantable(transaction, message, advances))) return refused('advance-not-understood');
    await transaction`
      update campaigns set ${transaction({ ...columnsOf(transaction, plan), version: row.version + 1 })}
      where form = ${form} and year = ${year}`;
    if (advances) await writeAdvances(transaction, message, advances);
    await recordAudit(transaction, message, 'campaign-changed');
    await announceChange(transaction, message, row, plan);
    return await outcomeFor(transaction, message);
  });
}

/** Every organisation gets a mail on the opening day, or on the next working day. */
async function announceOpening(sql: Transaction, { form, year }: CampaignKey, opensOn: Day): Promise<void> {
  const now = new Date();
  const opening = momentOf(workingDayFrom(opensOn), OPENING_TIME);
  const dueAt = opensOn > dayOf(now) ? opening : null;
  await addNoticeToAll(sql, { kind: 'campaign-opened', details: { form, year, opensOn } }, dueAt);
}

/** A campaign that has not opened yet is announced on its new day only. */
async function announceChange(
  sql: Transaction,
  { form, year }: CampaignKey,
  before: { readonly opensOn: Day; readonly dueOn: Day },
  plan: Plan,
): Promise<void> {
  const wasOpen = before.opensOn <= dayOf(new Date());
  if (!wasOpen && before.opensOn !== plan.opensOn) await announceOpening(sql, { form, year }, plan.opensOn);
  if (!wasOpen || before.dueOn === plan.dueOn) return;
  const details = { form, year, before: before.dueOn, after: plan.dueOn };
  await addNoticeToAll(sql, { kind: 'deadline-moved', details }, null);
}

/** At most `limit` organisations whose report of a campaign is not open yet, by NIS code. */
export async function reportsToOpen(sql: Sql, { form, year }: CampaignKey, limit: number): Promise<string[]> {
  const rows = await sql<{ nis: string }[]>`
    select nis from organisations o
    where not exists (select 1 from reports r where r.form = ${form} and r.year = ${year} and r.nis = o.nis)
    order by nis limit ${limit}`;
  return rows.map(({ nis }) => nis);
}

/** Opens the report of an organisation, empty. Does nothing when the organisation has already saved it. */
export async function recordOpenedReport(sql: Sql, id: string, key: CampaignKey & { nis: string }): Promise<void> {
  const { form, year, nis } = key;
  await sql`
    insert into reports (id, form, year, nis, sequence, version, content_hash, valid, stage, updated_at)
    values (${id}, ${form}, ${year}, ${nis}, 0, 0, '', false, 'empty', now()) on conflict do nothing`;
}

const refused = (refusal: CampaignRefusal): CampaignOutcome => ({ type: 'refused', refusal });

async function outcomeFor(sql: Transaction, key: CampaignKey): Promise<CampaignOutcome> {
  const campaign = await findCampaign(sql, key);
  if (campaign === null) throw new Error(`Campaign ${campaignId(key)}: just written, but not found`);
  return { type: 'accepted', campaign };
}

function columnsOf(sql: Transaction, { opensOn, dueOn, closesOn, schedule }: Plan) {
  const days = [...schedule.daysBeforeDue];
  return {
    opens_on: opensOn,
    due_on: dueOn,
    closes_on: closesOn,
    schedule: sql.json({ ...schedule, daysBeforeDue: days }),
  };
}

/** Whether each advance is for an existing organisation and for a field of the form that FPS MI sets. */
async function areGrantable(
  sql: Transaction,
  { form, year }: CampaignKey,
  advances: readonly Advance[],
): Promise<boolean> {
  const definition = findForm(form, year);
  const fields = definition ? fieldsOf(definition).filter(({ kind }) => kind === 'granted') : [];
  const codes = [...new Set(advances.map(({ nis }) => nis))];
  const known = await sql`select 1 from organisations where nis = any(${codes})`;
  return known.length === codes.length && advances.every(({ field }) => fields.some(({ id }) => id === field));
}

async function wasCarriedOut(sql: Transaction, message: CampaignKey & { commandId: string }): Promise<boolean> {
  const rows = await sql`
    select 1 from audit_trail where subject = ${campaignId(message)} and command_id = ${message.commandId}`;
  return rows.length > 0;
}

async function writeAdvances(
  sql: Transaction,
  { form, year }: CampaignKey,
  advances: readonly Advance[],
): Promise<void> {
  await sql`delete from advances where form = ${form} and year = ${year}`;
  const rows = advances.map((advance) => ({ form, year, ...advance }));
  if (rows.length > 0) await sql`insert into advances ${sql(rows)}`;
}

/** `by` is the id of a case handler of the ministry; this database has nothing else about them. */
async function recordAudit(
  sql: Transaction,
  message: CampaignKey & (OpenCampaign | ChangeCampaign),
  action: 'campaign-opened' | 'campaign-changed',
): Promise<void> {
  const { plan, advances, by, commandId } = message;
  const { schedule, ...days } = plan;
  await addToAuditTrail(sql, {
    subject: campaignId(message),
    at: new Date(),
    personId: null,
    action,
    details: {
      by,
      plan: { ...days, schedule: { ...schedule, daysBeforeDue: [...schedule.daysBeforeDue] } },
      advances: advances?.map((advance) => ({ ...advance })) ?? null,
    },
    commandId,
  });
}
