/** The municipalities, and the parts of SQL queries that join them. */

import type { Sql, Transaction } from '#database/connection.ts';
import type { LocalText } from '#forms/definition.ts';
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

/** The name of each municipality by its NIS code, in the order of the codes. */
export async function listMunicipalities(sql: Sql): Promise<Map<string, LocalText>> {
  const rows = await sql<{ nis: string; municipality: LocalText }[]>`
    select m.nis, ${municipalityName(sql)} from municipalities m order by m.nis`;
  return new Map(rows.map(({ nis, municipality }) => [nis, municipality]));
}
