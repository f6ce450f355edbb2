import type { SignatoryRole, Stage } from '#rules/report.ts';
import type { Sql } from './connection.ts';

/** The stage of a report, and who has signed it. */
export type ReportProgress = {
  readonly stage: Stage;
  readonly signedBy: readonly { readonly role: SignatoryRole; readonly signer: string }[];
};

/** The state of each report of an organisation that is open or was saved, by id. */
export async function statesOf(sql: Sql, nis: string): Promise<Map<string, ReportProgress>> {
  const rows = await sql<(ReportProgress & { id: string })[]>`
    select r.id, r.stage, coalesce(
      (select jsonb_agg(jsonb_build_object('role', s.role, 'signer', s.signer)) from signatures s
        where s.report_id = r.id and s.version = r.version and s.removed_at is null), '[]') as "signedBy"
    from reports r where r.nis = ${nis}`;
  return new Map(rows.map(({ id, ...state }) => [id, state]));
}
