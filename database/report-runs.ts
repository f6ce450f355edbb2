import type { Stage } from '#rules/report.ts';
import type { Sql } from './connection.ts';

/** What the database says about a report that has a run. */
export type RunFacts = {
  readonly stage: Stage;
  /** Not changed within the last 30 seconds: its run should show the same. */
  readonly isSettled: boolean;
  /** `open`: or there is no campaign. `archived`: closed for a year. */
  readonly campaign: 'open' | 'closed' | 'archived';
};

/** The facts about these reports, by id. One that was never saved is `empty`. */
export async function runFactsOf(sql: Sql, ids: readonly string[]): Promise<Map<string, RunFacts>> {
  const rows = await sql<(RunFacts & { id: string })[]>`
    select given.id, coalesce(r.stage, 'empty') as stage,
      coalesce(r.updated_at < now() - interval '30 seconds', true) as "isSettled",
      case when c.closes_on < today - interval '1 year' then 'archived' when c.closes_on < today then 'closed' else 'open'
        end as campaign
    from unnest(${[...ids]}::text[]) as given (id)
    left join reports r on r.id = given.id
    left join campaigns c on c.form = split_part(given.id, '/', 1) and c.year::text = split_part(given.id, '/', 2),
      (select (now() at time zone 'Europe/Brussels')::date as today) as clock`;
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
