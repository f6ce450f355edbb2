/** What case handlers decide about reports: kept first, then passed on to the application. */

import type { Sql } from '#database/connection.ts';
import type { MinistryDecision } from '#rules/decision.ts';
import type { ReportKey } from '#rules/keys.ts';

/** A decision as it is made. The id names the press of the button: the same one twice is one decision. */
export type NewDecision = {
  readonly id: string;
  readonly reference: string;
  readonly type: MinistryDecision['type'];
  /** Why it is returned; null when it is accepted. */
  readonly reason: string | null;
  /** The handler's id. */
  readonly handler: string;
};

/** A decision as it is shown and told. */
export type Decision = Omit<NewDecision, 'handler'> & {
  readonly handler: { readonly id: string; readonly name: string };
  readonly decidedAt: Date;
  readonly carriedOut: boolean;
};

/** Keeps decisions, each on a report that has none yet. @returns the references on which it now stands */
export async function decide(sql: Sql, decisions: readonly NewDecision[]): Promise<Set<string>> {
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

/** The decision that stands on a report, or null. */
export async function decisionOn(sql: Sql, reference: string): Promise<Decision | null> {
  const [row] = await sql<Decision[]>`
    ${selectDecisions(sql)} where d.reference = ${reference} and d.refused_at is null`;
  return row ?? null;
}

/** A decision that the application must still carry out, and on which report. */
export type Waiting = { readonly key: ReportKey; readonly decide: MinistryDecision };

/** The decisions that wait to be passed on, the oldest first; at most `limit`. */
export async function waitingDecisions(sql: Sql, limit: number): Promise<Waiting[]> {
  const rows = await sql<(ReportKey & Omit<MinistryDecision, 'commandId'> & { id: string })[]>`
    select r.form, r.year, r.nis, d.id, d.type, d.handler, d.reference
    from decisions d join received_reports r on r.reference = d.reference
    where d.carried_out_at is null and d.refused_at is null order by d.decided_at, d.id limit ${limit}`;
  return rows.map(({ form, year, nis, id, type, handler, reference }) => ({
    key: { form, year, nis },
    decide: { type, commandId: id, handler, reference },
  }));
}

/** Notes that the application has carried a decision out. */
export async function noteCarriedOut(sql: Sql, id: string): Promise<void> {
  await sql`update decisions set carried_out_at = now() where id = ${id} and carried_out_at is null`;
}

/** Notes that the application refused a decision: the report can be decided on anew. */
export async function noteRefused(sql: Sql, id: string, refusal: string): Promise<void> {
  await sql`
    update decisions set refused_at = now(), refusal = ${refusal}
    where id = ${id} and carried_out_at is null and refused_at is null`;
}
