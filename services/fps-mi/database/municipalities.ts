/** What several questions to the database say of municipalities, as fragments. */

import type { Sql, Transaction } from '#database/connection.ts';
import type { CampaignKey } from '#rules/keys.ts';

/** The name of the municipality `m` in each language. */
export const municipalityName = (sql: Sql | Transaction) => sql`
  jsonb_build_object('nl', m.name_nl, 'fr', m.name_fr, 'de', m.name_de) as municipality`;

/** Every municipality `m` with its latest report `r` of a form and year, and where that stands (`s`); null where none came. */
export const withLatestReport = (sql: Sql, { form, year }: CampaignKey) => sql`
  municipalities m
    left join lateral (
      select reference, payable from received_reports
      where form = ${form} and year = ${year} and nis = m.nis order by serial desc limit 1) r on true
    left join standings s on s.reference = r.reference`;
