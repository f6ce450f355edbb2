/** Reads whose turn it is with the reports of a person's organisations. */

import { currentForms, definitionOf } from '#forms/catalogue.ts';
import type { Account } from '#forms/content.ts';
import { type Granted, hasCurrentGrants } from '#forms/values.ts';
import { campaignId, reportId } from '#rules/keys.ts';
import type { Role, Stage } from '#rules/report.ts';
import {
  type Holder,
  type OpenReturn,
  type OrganisationTask,
  organisationTasks,
  type ProposedDeputy,
  type ReportProgress,
  type ReportTurn,
  reportTasks,
  reportTurn,
  type Unreached,
} from '#rules/tasks.ts';
import { type CampaignDays, campaignDays } from './campaigns.ts';
import type { Sql } from './connection.ts';
import { isDataClosedIn, type Organisation, type OrganisationRow, toOrganisation } from './organisations.ts';
import { parseContent } from './reports.ts';

/** An organisation as a person with a role there sees it: their tasks, and whose turn it is with each report. */
export type OrganisationTasks = {
  readonly organisation: Organisation;
  /** The roles of the person there. */
  readonly roles: readonly Role[];
  /** Everyone who has a role there today, by name: deputies, and not those whom they stand in for. */
  readonly holders: readonly Holder[];
  readonly organisationTasks: readonly OrganisationTask[];
  /** The reports with which it is this person's turn, in the order in which they should be done. */
  readonly reportTasks: readonly ReportTurn[];
  /** Every form that can be filled in, in the order of the catalogue. */
  readonly reports: readonly ReportTurn[];
};

/**
 * The tasks of a person in each organisation where they have a role today, by the organisation's name. Three statements,
 * sent together, however many organisations there are.
 * @param nis only this organisation; null: all
 */
export async function tasksOf(sql: Sql, personId: string, nis: string | null = null): Promise<OrganisationTasks[]> {
  const [organisations, reports, campaigns] = await Promise.all([
    organisationsOf(sql, personId, nis),
    progressOf(sql, personId, nis),
    campaignDays(sql),
  ]);
  const progress = new Map(reports.map((row) => [row.id, row]));
  return organisations.map(({ roles, holders, account, proposals, unreached, ...row }) => {
    const known = { account, campaigns, progress };
    const turns = currentForms.map(({ id: form, year }) =>
      reportTurn(
        { form, year, progress: progressIn(known, { form, year, nis: row.nis }) },
        { personId, roles, holders },
      ),
    );
    return {
      organisation: toOrganisation(row),
      roles,
      holders,
      organisationTasks: organisationTasks(turns, roles, {
        proposals,
        unreached: { ...unreached, contact: unreached.contact && !isDataClosedIn(row.nis, progress) },
      }),
      reportTasks: reportTasks(turns),
      reports: turns,
    };
  });
}

type AccessRow = OrganisationRow & {
  roles: Role[];
  holders: Holder[];
  account: Account | null;
  proposals: ProposedDeputy[];
  unreached: Unreached;
};

/** The organisations where a person has a role, with their account, everyone who has a role there, proposed deputies, and whom mails do not reach. */
function organisationsOf(sql: Sql, personId: string, nis: string | null): Promise<AccessRow[]> {
  return sql<AccessRow[]>`
    select o.nis, name_nl, name_fr, name_de, languages,
      array(select distinct role from active_roles r where person_id = ${personId} and r.nis = o.nis order by role) as roles,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'role', h.role) order by p.name collate "und-x-icu", p.id)
        from (select distinct person_id, role from active_roles r where r.nis = o.nis
          and not exists (select from covered_absences c where c.nis = r.nis and c.role = r.role
            and c.person_id = r.person_id and (now() at time zone 'Europe/Brussels')::date between c.starts_on and c.ends_on)) h
          join persons p on p.id = h.person_id), '[]') as holders,
      coalesce((select jsonb_agg(jsonb_build_object('step', 'confirm-absence', 'absent', p.name, 'due', a.starts_on)
          order by a.starts_on, a.proposed_at)
        from absences a join persons p on p.id = a.person_id
        where a.nis = o.nis and a.confirmed_at is null and a.declined_at is null and a.cancelled_at is null
          and a.ends_on >= (now() at time zone 'Europe/Brussels')::date), '[]') as proposals,
      jsonb_build_object(
        'contact', exists (select from bounced_addresses b where b.address = lower(d.contact_email)),
        'holders', exists (select from mailed_holders h join bounced_addresses b on b.address = h.address
          where h.nis = o.nis)) as unreached,
      case when d.nis is not null then jsonb_build_object('iban', d.iban, 'bic', d.bic) end as account
    from organisations o left join organisation_data d on d.nis = o.nis
    where o.nis in (select nis from active_roles where person_id = ${personId})
      and (${nis}::text is null or o.nis = ${nis})
    order by name_nl`;
}

type ProgressRow = {
  readonly id: string;
  readonly stage: Stage;
  readonly signedBy: ReportProgress['signedBy'];
  readonly changedAt: Date | null;
  readonly reason: string | null;
  readonly returnedAt: Date | null;
  readonly unchanged: boolean;
  /** Null unless something that the content repeats may have changed since it was saved. */
  readonly content: string | null;
  readonly granted: { field: string; cents: number }[];
};

/** The state of each saved report of a person's organisations. */
function progressOf(sql: Sql, personId: string, nis: string | null): Promise<ProgressRow[]> {
  // A content can be large: it is read only if the data or the campaign changed after the save.
  return sql<ProgressRow[]>`
    select r.id, r.stage, case when r.sequence > 0 then r.updated_at end as "changedAt",
      coalesce((select jsonb_agg(jsonb_build_object('role', s.role, 'signer', s.signer)) from signatures s
        where s.report_id = r.id and s.version = r.version and s.removed_at is null), '[]') as "signedBy",
      t.reason, t.decided_at as "returnedAt", coalesce(t.unchanged, false) as unchanged,
      case when changed.since_save then v.content end as content,
      coalesce((select jsonb_agg(jsonb_build_object('field', a.field, 'cents', a.cents)) from advances a
        where changed.since_save and a.form = r.form and a.year = r.year and a.nis = r.nis), '[]') as granted
    from reports r
      left join lateral (
        select e.reason, e.decided_at, x.content_hash = r.content_hash as unchanged
        from decisions e join report_versions x on x.report_id = r.id and x.version = e.version
        where e.report_id = r.id and e.type = 'return' and e.carried_out_at is not null
          and r.stage in ('incomplete', 'filledIn', 'halfSigned')
        order by e.carried_out_at desc limit 1) t on true
      left join report_versions v
        on v.report_id = r.id and v.version = r.version and r.stage in ('filledIn', 'halfSigned')
      left join organisation_data d on d.nis = r.nis
      left join lateral (
        select max(at) as changed_at from audit_trail
        where v.report_id is not null and subject = 'campaign/' || r.form || '/' || r.year) c on true
      cross join lateral (select d.updated_at > v.saved_at or c.changed_at > v.saved_at as since_save) changed
    where r.nis in (select nis from active_roles where person_id = ${personId})
      and (${nis}::text is null or r.nis = ${nis})`;
}

type Known = {
  readonly account: Account | null;
  readonly campaigns: ReadonlyMap<string, CampaignDays>;
  readonly progress: ReadonlyMap<string, ProgressRow>;
};

function progressIn(
  { account, campaigns, progress }: Known,
  key: { form: string; year: number; nis: string },
): ReportProgress {
  const row = progress.get(reportId(key));
  return {
    stage: row?.stage ?? 'empty',
    signedBy: row?.signedBy ?? [],
    changedAt: row?.changedAt ?? null,
    openReturn: row ? openReturnOf(row) : null,
    outdated: row !== undefined && isOutdated(row, account),
    organisationComplete: account !== null,
    campaign: campaigns.get(campaignId(key)),
  };
}

function openReturnOf({ reason, returnedAt, unchanged }: ProgressRow): OpenReturn | null {
  return reason === null || returnedAt === null ? null : { reason, returnedAt, unchanged };
}

/** Whether the organisation's account or what FPS MI granted is no longer what the content has. */
function isOutdated({ content, granted }: ProgressRow, account: Account | null): boolean {
  if (content === null) return false;
  const saved = parseContent(content);
  if (saved.account.iban !== account?.iban || saved.account.bic !== account.bic) return true;
  const current: Granted = Object.fromEntries(granted.map(({ field, cents }) => [field, cents]));
  return !hasCurrentGrants(definitionOf(saved), saved.values, current);
}
