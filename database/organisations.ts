import { latestForms } from '#forms/catalogue.ts';
import type { Account } from '#forms/content.ts';
import type { Language, LocalText } from '#forms/definition.ts';
import { reportId } from '#rules/keys.ts';
import { organisationName } from '#rules/organisation-name.ts';
import { isUniqueReportClosed, type Role, type Stage } from '#rules/report.ts';
import { addToAuditTrail } from './audit-trail.ts';
import type { Sql, Transaction } from './connection.ts';
import { municipalities } from './municipalities.ts';
import { addNotice, isQuotaReached } from './notices.ts';

/** A municipal welfare centre: OCMW, CPAS or ÖSHZ. */
export type Organisation = {
  readonly nis: string;
  /** Its full name in each language: "OCMW Aartselaar", "CPAS d’Aartselaar". */
  readonly name: LocalText;
  readonly languages: readonly Language[];
};

/** The account and the contact person of an organisation (requirement B). */
export type OrganisationData = {
  readonly account: Account;
  readonly contact: { readonly name: string; readonly email: string; readonly phone: string };
  /** Goes up by one with each change; 0 until the data is filled in. */
  readonly version: number;
};

/** Adds the organisations that are missing: one for each municipality. */
export async function loadOrganisations(sql: Sql): Promise<void> {
  const rows = [...municipalities().values()].map((municipality) => ({
    nis: municipality.nis,
    name_nl: municipality.name.nl,
    name_fr: municipality.name.fr,
    name_de: municipality.name.de,
    province_nl: municipality.province.nl,
    province_fr: municipality.province.fr,
    inhabitants: municipality.inhabitants,
    languages: municipality.languages,
  }));
  await sql`insert into organisations ${sql(rows)} on conflict (nis) do nothing`;
}

/** The columns of an organisation. */
export type OrganisationRow = { nis: string; name_nl: string; name_fr: string; name_de: string; languages: Language[] };

/** The organisation of a row. */
export function toOrganisation(row: OrganisationRow): Organisation {
  const { nis, languages: spoken, name_nl, name_fr, name_de } = row;
  return {
    nis,
    name: organisationName({ nl: name_nl, fr: name_fr, de: name_de }),
    languages: spoken,
  };
}

/** The organisation with this NIS code; undefined when it does not exist. */
export async function findOrganisation(sql: Sql, nis: string): Promise<Organisation | undefined> {
  const [row] = await sql<OrganisationRow[]>`
    select nis, name_nl, name_fr, name_de, languages from organisations where nis = ${nis}`;
  return row && toOrganisation(row);
}

/** The organisations with these NIS codes. */
export async function findOrganisations(sql: Sql, codes: readonly string[]): Promise<Organisation[]> {
  const rows = await sql<OrganisationRow[]>`
    select nis, name_nl, name_fr, name_de, languages from organisations where nis = any(${[...codes]})`;
  return rows.map(toOrganisation);
}

/** The organisations for which a person has a role today, by name. */
export async function organisationsOf(sql: Sql, personId: string): Promise<Organisation[]> {
  const rows = await sql<OrganisationRow[]>`
    select nis, name_nl, name_fr, name_de, languages from organisations
    where nis in (select nis from active_roles where person_id = ${personId}) order by name_nl`;
  return rows.map(toOrganisation);
}

/** An organisation where a person has no role today and will have one, and its first day. */
export type LaterRole = { readonly organisation: Organisation; readonly startsOn: string };

/** The organisations where a person has no role today and will have one, by its first day. */
export async function laterRolesOf(sql: Sql, personId: string): Promise<LaterRole[]> {
  const rows = await sql<(OrganisationRow & { startsOn: string })[]>`
    select o.nis, name_nl, name_fr, name_de, languages, min(r.starts_on)::text as "startsOn"
    from roles r join organisations o on o.nis = r.nis
    where r.person_id = ${personId} and r.withdrawn_at is null
      and r.starts_on > (now() at time zone 'Europe/Brussels')::date
      and not exists (select from active_roles a where a.person_id = r.person_id and a.nis = r.nis)
    group by o.nis order by "startsOn", o.nis`;
  return rows.map(({ startsOn, ...row }) => ({ organisation: toOrganisation(row), startsOn }));
}

/** An organisation, and what a person may do there today (requirement A5). */
export type OrganisationAccess = {
  readonly organisation: Organisation;
  /** Without a role, the person may see nothing of the organisation. */
  readonly roles: Role[];
  /** Whether the person has, had or will have a role there. */
  readonly everHasRole: boolean;
  /** Whether the person has a role today for another organisation too. */
  readonly severalOrganisations: boolean;
};

/** What a person may do at an organisation, in one statement; undefined when the organisation does not exist. */
export async function findOrganisationAccess(
  sql: Sql,
  personId: string,
  nis: string,
): Promise<OrganisationAccess | undefined> {
  const [row] = await sql<(OrganisationRow & { roles: Role[]; ever: boolean; several: boolean })[]>`
    select nis, name_nl, name_fr, name_de, languages,
      array(select distinct role from active_roles r where person_id = ${personId} and r.nis = o.nis order by role) as roles,
      exists (select from roles r where person_id = ${personId} and r.nis = o.nis) as ever,
      exists (select from active_roles r where person_id = ${personId} and r.nis <> o.nis) as several
    from organisations o where nis = ${nis}`;
  if (!row) return undefined;
  const { roles, ever, several, ...organisation } = row;
  return {
    organisation: toOrganisation(organisation),
    roles,
    everHasRole: ever,
    severalOrganisations: roles.length > 0 && several,
  };
}

type DataRow = {
  iban: string;
  bic: string;
  contact_name: string;
  contact_email: string;
  contact_phone: string;
  version: number;
};

/** The data of an organisation; null until it is filled in. */
export async function findOrganisationData(sql: Sql | Transaction, nis: string): Promise<OrganisationData | null> {
  const [row] = await sql<DataRow[]>`
    select iban, bic, contact_name, contact_email, contact_phone, version from organisation_data where nis = ${nis}`;
  if (!row) return null;
  return {
    account: { iban: row.iban, bic: row.bic },
    contact: { name: row.contact_name, email: row.contact_email, phone: row.contact_phone },
    version: row.version,
  };
}

/** Whether an organisation's data can no longer be changed, because its unique report is closed (requirement B3). */
export async function isDataClosed(sql: Sql | Transaction, nis: string): Promise<boolean> {
  const rows = await sql<{ id: string; stage: Stage }[]>`select id, stage from reports where nis = ${nis}`;
  return isDataClosedIn(nis, new Map(rows.map((row) => [row.id, row])));
}

/** The same, for someone who has read the stages of the organisation's reports, by id. */
export function isDataClosedIn(nis: string, reports: ReadonlyMap<string, { readonly stage: Stage }>): boolean {
  const stages = latestForms().map(
    ({ id: form, year }) => reports.get(reportId({ form, year, nis }))?.stage ?? 'empty',
  );
  return isUniqueReportClosed(stages);
}

/**
 * Locks the organisation's row: neither its reports, its data nor its roles change until the transaction ends. Every
 * transaction that writes one of these takes this lock first.
 */
export async function lockOrganisation(sql: Transaction, nis: string): Promise<void> {
  await sql`select nis from organisations where nis = ${nis} for no key update`;
}

/**
 * Saves an organisation's data (requirement B4) and adds a row to the audit trail; saving the same data again changes
 * nothing. When the account changes, those who sign get a mail.
 * @param change.basedOn the version that was on the screen
 * @returns `saved`, or the refusal: the account was changed too often in a day, the data was changed meanwhile, the person is not an editor now, or every report is
 *   sent (B3)
 */
export async function saveOrganisationData(
  sql: Sql,
  change: { nis: string; data: Omit<OrganisationData, 'version'>; basedOn: number; by: string; commandId: string },
): Promise<'saved' | 'version-conflict' | 'role-missing' | 'unique-report-closed' | 'mail-quota-reached'> {
  return await sql.begin(async (transaction) => {
    await lockOrganisation(transaction, change.nis);
    const [role] = await transaction`
      select 1 from active_roles where person_id = ${change.by} and nis = ${change.nis} and role = 'editor'`;
    if (!role) return 'role-missing';
    const before = await findOrganisationData(transaction, change.nis);
    const { account, contact } = change.data;
    if (before && isSame(before, change.data)) return 'saved';
    if (await isDataClosed(transaction, change.nis)) return 'unique-report-closed';
    if ((before?.version ?? 0) !== change.basedOn) return 'version-conflict';
    const accountChanges = before !== null && !isSameAccount(before.account, account);
    if (accountChanges && (await isQuotaReached(transaction, change.nis, 'account'))) return 'mail-quota-reached';
    const at = new Date();
    const row = {
      nis: change.nis,
      iban: account.iban,
      bic: account.bic,
      contact_name: contact.name,
      contact_email: contact.email,
      contact_phone: contact.phone,
      version: change.basedOn + 1,
      updated_at: at,
      updated_by: change.by,
    };
    await transaction`
      insert into organisation_data ${transaction(row)}
      on conflict (nis) do update set iban = excluded.iban, bic = excluded.bic, contact_name = excluded.contact_name,
        contact_email = excluded.contact_email, contact_phone = excluded.contact_phone, version = excluded.version,
        updated_at = excluded.updated_at, updated_by = excluded.updated_by`;
    await addToAuditTrail(transaction, {
      subject: `organisation/${change.nis}`,
      at,
      personId: change.by,
      action: 'organisation-data-saved',
      details: { before: before && { account: before.account, contact: before.contact }, after: { account, contact } },
      commandId: change.commandId,
    });
    if (accountChanges) {
      const details = { before: before.account, after: account, by: change.by };
      await addNotice(transaction, change.nis, { kind: 'account-changed', details });
    }
    return 'saved';
  });
}

function isSameAccount(one: Account, other: Account): boolean {
  return one.iban === other.iban && one.bic === other.bic;
}

function isSame(one: Omit<OrganisationData, 'version'>, other: Omit<OrganisationData, 'version'>): boolean {
  return (
    isSameAccount(one.account, other.account) &&
    one.contact.name === other.contact.name &&
    one.contact.email === other.contact.email &&
    one.contact.phone === other.contact.phone
  );
}
