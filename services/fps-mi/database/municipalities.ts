/** The municipalities, and the parts of SQL queries that join them. */

import type { Sql, Transaction } from '#database/connection.ts';
import type { CampaignKey } from '#rules/keys.ts';

/** Selects the name of the municipality `m` in each language. */
export const municipalityName = (sql: Sql | Transaction) => sql`
  jsonb_build_object('nl', m.name_nl, 'fr', m.name_fr, 'de', m.name_de) as municipality`;

/** Each municipality `m` with its latest report `r` of a form and year and the report's status `s`; null without a report. */
export const withLatestReport = (sql: Sql, { form, year }: CampaignKey) => sql`
  municipalities m
    left join lateral (
      select reference, payable from received_reports
      where form = ${form} and year = ${year} and nis = m.nis order by serial desc limit 1) r on true
    left join standings s on s.reference = r.reference`;

/** The NIS codes of all municipalities. */
export async function listNisCodes(sql: Sql): Promise<Set<string>> {
  const rows = await sql<{ nis: string }[]>`select nis from municipalities`;
  return new Set(rows.map(({ nis }) => nis));
}
