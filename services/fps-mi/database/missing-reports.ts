/** The organisations whose report the ministry still expects. */

import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import type { Language, LocalText } from '#forms/definition.ts';
import type { CampaignKey } from '#rules/keys.ts';
import { municipalityName, withLatestReport } from './municipalities.ts';
import { foundBy, sortedName } from './municipality-search.ts';
import { type Province, provinces } from './provinces.ts';
import { optional } from './report-filter.ts';

/** The filters of the list, as query parameters. Invalid values are ignored. */
export const missingFilterSchema = z.object({
  province: optional(z.enum(provinces)).catch(undefined),
  search: optional(z.string().max(100)).catch(undefined),
});
export type MissingFilter = z.output<typeof missingFilterSchema>;

/** An organisation whose report is expected: none has arrived (`missing`), or the last one was `returned`. */
export type MissingReport = {
  readonly nis: string;
  readonly municipality: LocalText;
  readonly province: Province;
  readonly status: 'missing' | 'returned';
};

/** The organisations whose report of a form and year is expected, by their name in a language. */
export async function listMissingReports(
  sql: Sql,
  key: CampaignKey,
  { province, search }: MissingFilter,
  language: Language,
): Promise<MissingReport[]> {
  return await sql<MissingReport[]>`
    select m.nis, m.province, coalesce(s.status, 'missing') as status, ${municipalityName(sql)}
    from ${withLatestReport(sql, key)}
    where coalesce(s.status, 'returned') = 'returned'
      and ${province === undefined ? sql`true` : sql`m.province = ${province}`}
      and ${search === undefined ? sql`true` : foundBy(sql, search, sql`m.nis`)}
    order by ${sortedName(sql, language)}`;
}
