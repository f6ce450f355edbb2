/** What a signer compares a report with, and who signs besides them. */

import type { Content } from '#forms/content.ts';
import type { SignatoryRole } from '#rules/report.ts';
import type { Sql } from './connection.ts';
import { parseContent } from './reports.ts';

/** The content of an earlier version that has a signature, also one that was removed since. */
export type SignedContent = {
  readonly version: number;
  readonly content: Content;
  /** The id of the signer. */
  readonly signer: string;
  readonly name: string;
};

/** The latest earlier version that this person signed; else the latest that any signer signed; null if there is none. */
export async function findLastSigned(sql: Sql, reportId: string, personId: string): Promise<SignedContent | null> {
  const [row] = await sql<(Omit<SignedContent, 'content'> & { content: string })[]>`
    select s.version, s.signer, s.signer_name as name, v.content
    from signatures s join report_versions v on v.report_id = s.report_id and v.version = s.version
    where s.report_id = ${reportId} and s.version < (select version from reports where id = ${reportId})
    order by s.signer = ${personId} desc, s.version desc, s.signed_at desc limit 1`;
  return row ? { ...row, content: parseContent(row.content) } : null;
}

/** The content of a report that both have signed; null if there is no such report. */
export async function findClosedContent(sql: Sql, reportId: string): Promise<Content | null> {
  const [row] = await sql<{ content: string }[]>`
    select v.content from reports r join report_versions v on v.report_id = r.id and v.version = r.version
    where r.id = ${reportId} and r.stage in ('sending', 'sent', 'accepted')`;
  return row ? parseContent(row.content) : null;
}

/** A person who is asked to sign for an organisation today. */
export type Signatory = { readonly id: string; readonly name: string; readonly role: SignatoryRole };

/** Everyone who is asked to sign for an organisation today, by name: deputies, and not those whom they stand in for. */
export function signatoriesAt(sql: Sql, nis: string): Promise<Signatory[]> {
  return sql<Signatory[]>`
    select p.id, p.name, h.role
    from (select distinct person_id, role from active_roles a where nis = ${nis} and role in ('chair', 'generalDirector')
      and not exists (select from covered_absences c where c.nis = a.nis and c.role = a.role and c.person_id = a.person_id
        and (now() at time zone 'Europe/Brussels')::date between c.starts_on and c.ends_on)) h
      join persons p on p.id = h.person_id
    order by p.name collate "und-x-icu", p.id`;
}
