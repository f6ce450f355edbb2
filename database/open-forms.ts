/** Which people have a form open now. Nothing here is kept: a row is deleted when its page closes or no longer asks. */

import type { Sql } from './connection.ts';

/** How long a form counts as open after its page last asked, in seconds. Browsers let a hidden page ask once a minute. */
export const OPEN_SECONDS = 90;

/** Someone else who has a form open. */
export type OtherPerson = { readonly name: string; readonly since: Date };

type OpenForm = {
  /** Identifies the page in which the form is open. */
  readonly page: string;
  readonly reportId: string;
  readonly nis: string;
  readonly personId: string;
};

/** Records that a form is open in a page, and removes those that no longer are. Idempotent by the id of the page. */
export async function noteOpenForm(sql: Sql, { page, reportId, nis, personId }: OpenForm): Promise<void> {
  const row = { page, report_id: reportId, nis, person_id: personId };
  await sql`
    with closed as (
      delete from open_forms where seen_at < now() - ${OPEN_SECONDS} * interval '1 second' and page <> ${page})
    insert into open_forms ${sql(row)}
    on conflict (page) do update set seen_at = now()
      where open_forms.person_id = excluded.person_id and open_forms.report_id = excluded.report_id`;
}

/** Records that a page with a form was closed. */
export async function forgetOpenForm(sql: Sql, { page, personId }: Pick<OpenForm, 'page' | 'personId'>): Promise<void> {
  await sql`delete from open_forms where page = ${page} and person_id = ${personId}`;
}

/** The other people who have the form of a report open, the earliest first. */
export function othersWithForm(sql: Sql, { reportId, personId }: Pick<OpenForm, 'reportId' | 'personId'>) {
  return sql<OtherPerson[]>`
    select p.name, min(o.opened_at) as since from open_forms o join persons p on p.id = o.person_id
    where o.report_id = ${reportId} and o.person_id <> ${personId}
      and o.seen_at >= now() - ${OPEN_SECONDS} * interval '1 second'
    group by p.id order by since, p.name collate "und-x-icu"`;
}
