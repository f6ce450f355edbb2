/** From whom the ministry still waits for a report. */

import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import type { LocalText } from '#forms/definition.ts';
import type { CampaignKey } from '#rules/keys.ts';
import { optional } from '#services/fps-mi/pages/filter.ts';
import { municipalityName, withLatestReport } from './municipalities.ts';
import { type Province, provinces } from './provinces.ts';

/** By what the list is narrowed, as it stands in an address. */
export const missingFilterSchema = z.object({
  province: optional(z.enum(provinces)).catch(undefined),
  search: optional(z.string().max(100)).catch(undefined),
});
export type MissingFilter = z.output<typeof missingFilterSchema>;

/** An organisation from which a report is expected: none came, or its last one was returned. */
export type Missing = {
  readonly nis: string;
  readonly municipality: LocalText;
  readonly province: Province;
  readonly status: 'missing' | 'returned';
};

/** Who is expected to send the report of a form and year, by name. */
export async function listMissing(sql: Sql, key: CampaignKey, { province, search }: MissingFilter): Promise<Missing[]> {
  return await sql<Missing[]>`
    select m.nis, m.province, coalesce(s.status, 'missing') as status, ${municipalityName(sql)}
    from ${withLatestReport(sql, key)}
    where coalesce(s.status, 'returned') = 'returned'
      and ${province === undefined ? sql`true` : sql`m.province = ${province}`}
      and ${
        search === undefined
          ? sql`true`
          : sql`position(lower(${search}) in lower(concat_ws(' ', m.nis, m.name_nl, m.name_fr, m.name_de))) > 0`
      }
    order by m.name_nl`;
}
