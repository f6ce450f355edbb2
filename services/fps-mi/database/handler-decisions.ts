/** The decisions of case handlers. Each is stored first; the decision relay then sends it to the report's workflow. */

import type { Sql } from '#database/connection.ts';
import type { MinistryDecision } from '#rules/decision.ts';
import type { ReportKey } from '#rules/keys.ts';

/** A decision to be recorded. The id is an idempotency key: submitting twice records one decision. */
export type NewDecision = {
  readonly id: string;
  readonly reference: string;
  readonly type: MinistryDecision['type'];
  /** Why the report is returned; null when it is accepted. */
  readonly reason: string | null;
  /** The case handler's id. */
  readonly handler: string;
};

/** A recorded decision. */
export type Decision = Omit<NewDecision, 'handler'> & {
  readonly handler: { readonly id: string; readonly name: string };
  readonly decidedAt: Date;
  readonly carriedOut: boolean;
};

/**
 * Records decisions. A report that has a decision already keeps it.
 * @returns the references of the reports whose decision is now one of these
 */
export async function recordDecisions(sql: Sql, decisions: readonly NewDecision[]): Promise<Set<string>> {
  if (decisions.length === 0) return new Set();
  return await sql.begin(async (transaction) => {
    await transaction`
      insert into decisions ${transaction(decisions, 'id', 'reference', 'type', 'reason', 'handler')}
      on conflict do nothing`;
    const rows = await transaction<{ reference: string }[]>`
      select reference from decisions where id in ${transaction(decisions.map(({ id }) => id))} and refused_at is null`;
    return new Set(rows.map(({ reference }) => reference));
  });
}

const selectDecisions = (sql: Sql) => sql`
  select d.id, d.reference, d.type, d.reason, jsonb_build_object('id', h.id, 'name', h.name) as handler,
    d.decided_at as "decidedAt", d.carried_out_at is not null as "carriedOut"
  from decisions d join handlers h on h.id = d.handler`;

/** The decision with this id, or null. */
export async function findDecision(sql: Sql, id: string): Promise<Decision | null> {
  const [row] = await sql<Decision[]>`${selectDecisions(sql)} where d.id = ${id}`;
  return row ?? null;
}

/** The decision on a report, or null. A decision that the workflow refused does not count. */
export async function findDecisionOn(sql: Sql, reference: string): Promise<Decision | null> {
  const [row] = await sql<Decision[]>`
    ${selectDecisions(sql)} where d.reference = ${reference} and d.refused_at is null`;
  return row ?? null;
}

/** A decision that must still be sent to the workflow of its report. */
export type PendingDecision = { readonly key: ReportKey; readonly decide: MinistryDecision };

/** The pending decisions, the oldest first; at most `limit`, and none of the ids in `except`. */
export async function listPendingDecisions(
  sql: Sql,
  { limit, except }: { limit: number; except: readonly string[] },
): Promise<PendingDecision[]> {
  const rows = await sql<(ReportKey & Omit<MinistryDecision, 'commandId'> & { id: string })[]>`
    select r.form, r.year, r.nis, d.id, d.type, d.handler, d.reference
    from decisions d join received_reports r on r.reference = d.reference
    where d.carried_out_at is null and d.refused_at is null and d.id <> all(${[...except]}::uuid[])
    order by d.decided_at, d.id limit ${limit}`;
  return rows.map(({ form, year, nis, id, type, handler, reference }) => ({
    key: { form, year, nis },
    decide: { type, commandId: id, handler, reference },
  }));
}

/** Records that the report's workflow carried a decision out. */
export async function markCarriedOut(sql: Sql, id: string): Promise<void> {
  await sql`update decisions set carried_out_at = now() where id = ${id} and carried_out_at is null`;
}

/** Records that the report's workflow refused a decision. The report can then be decided on again. */
export async function markRefused(sql: Sql, id: string, refusal: string): Promise<void> {
  await sql`
    update decisions set refused_at = now(), refusal = ${refusal}
    where id = ${id} and carried_out_at is null and refused_at is null`;
}
