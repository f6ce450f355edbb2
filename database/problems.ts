/** The problems that the reconciler found and could not repair. */

import type { Problem } from '#rules/problems.ts';
import type { Sql } from './connection.ts';

/** A problem of a report (its id) or of a campaign (its id). */
export type FoundProblem = { readonly code: Problem; readonly subject: string };

/**
 * What the database itself shows as stuck: commands without an outcome after 5 minutes, reports not sent after an hour, and
 * acknowledged reports that FPS MI has lost and did not take again under their reference. The notifier tries these every ten
 * minutes; 20 minutes after its last attempt FPS MI has the report. 408, 425 and 429 only ask to try again.
 */
export async function findStuck(sql: Sql): Promise<FoundProblem[]> {
  return await sql<FoundProblem[]>`
    select distinct 'command-not-carried-out' as code, report_id as subject from commands
    where outcome is null and recorded_at < now() - interval '5 minutes'
    union all
    select 'report-not-sent', r.id from reports r
    join signatures s on s.report_id = r.id and s.version = r.version and s.removed_at is null
    where r.stage = 'sending' group by r.id having max(s.signed_at) < now() - interval '1 hour'
    union all
    select 'report-not-restored', r.id from reports r
    join deliveries d on d.report_id = r.id and d.version = r.version and d.last_attempt_at > now() - interval '20 minutes'
    join delivery_attempts a on a.report_id = d.report_id and a.version = d.version and a.number = d.attempts
    where r.stage in ('sent', 'accepted') and a.status between 200 and 499 and a.status not in (408, 425, 429)
      and a.reference is distinct from d.reference`;
}

/** The problems that are new, and those that are over: they stay recorded until `forgetProblem`. */
export type ProblemChanges = { readonly appeared: readonly FoundProblem[]; readonly ended: readonly FoundProblem[] };

/**
 * Records the problems of one round. Idempotent by code and subject. One that no worker has found for three minutes is over.
 */
export async function recordProblems(sql: Sql, found: readonly FoundProblem[]): Promise<ProblemChanges> {
  const rows = await sql<(FoundProblem & { isNew: boolean })[]>`
    insert into problems (code, subject)
    select distinct code, subject
    from jsonb_to_recordset(${sql.json([...found])}) as each(code text, subject text)
    on conflict (code, subject) do update set seen_at = now()
    returning code, subject, xmax = 0 as "isNew"`;
  const ended = await sql<FoundProblem[]>`
    select code, subject from problems where seen_at < now() - interval '3 minutes'`;
  const appeared = rows.filter(({ isNew }) => isNew).map(({ code, subject }) => ({ code, subject }));
  return { appeared, ended };
}

/** Forgets a problem that is over. @returns false when another worker did it, or has found the problem again */
export async function forgetProblem(sql: Sql, { code, subject }: FoundProblem): Promise<boolean> {
  const { count } = await sql`
    delete from problems where code = ${code} and subject = ${subject} and seen_at < now() - interval '3 minutes'`;
  return count > 0;
}

/** How many reports and campaigns have each problem now. */
export async function countProblems(sql: Sql): Promise<Partial<Record<Problem, number>>> {
  const rows = await sql<{ code: Problem; count: number }[]>`
    select code, count(*)::int as count from problems group by code order by code`;
  return Object.fromEntries(rows.map(({ code, count }) => [code, count]));
}
