/** What FPS MI decided about reports, as it confirmed it itself. */

import type { DecisionEvent, DecisionStatus, MinistryDecision } from '#rules/decision.ts';
import type { Sql, Transaction } from './connection.ts';

/** A decision of FPS MI. */
export type DecisionRecord = {
  readonly id: string;
  /** The version that was decided on. */
  readonly version: number;
  readonly reference: string;
  readonly type: MinistryDecision['type'];
  /** Why it was returned; null when it was accepted. */
  readonly reason: string | null;
  /** The case handler, by the id that FPS MI knows them by. */
  readonly handler: string;
  readonly handlerName: string;
  readonly decidedAt: Date;
};

/**
 * Keeps a decision that FPS MI has confirmed. One on a reference that this report was never sent under is not kept: it
 * cannot be carried out.
 */
export async function storeDecision(
  sql: Sql,
  reportId: string,
  decision: Omit<DecisionRecord, 'version'>,
): Promise<void> {
  const { id, reference, type, reason, handler, handlerName, decidedAt } = decision;
  await sql`
    insert into decisions (id, report_id, version, reference, type, reason, handler, handler_name, decided_at)
    select ${id}, report_id, version, reference, ${type}, ${reason}, ${handler}, ${handlerName}, ${decidedAt}
    from deliveries where report_id = ${reportId} and reference = ${reference}
    on conflict do nothing`;
}

const selectDecisions = (sql: Sql | Transaction) => sql`
  select id, version, reference, type, reason, handler, handler_name as "handlerName", decided_at as "decidedAt" from decisions`;

/** The decisions on a report, by their id. */
export async function decisionsOn(sql: Sql, reportId: string): Promise<Map<string, DecisionRecord>> {
  const rows = await sql<DecisionRecord[]>`${selectDecisions(sql)} where report_id = ${reportId}`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Why a report is open again: the last return, until it is signed by both again. Null when it was not returned. */
export async function findOpenReturn(sql: Sql | Transaction, reportId: string): Promise<DecisionRecord | null> {
  const [row] = await sql<DecisionRecord[]>`
    ${selectDecisions(sql)}
    where report_id = ${reportId} and type = 'return' and carried_out_at is not null
      and exists (
        select from reports where id = ${reportId} and stage in ('incomplete', 'filledIn', 'halfSigned'))
    order by carried_out_at desc limit 1`;
  return row ?? null;
}

/** What is known here of a decision that must be carried out. */
export async function decisionStatus(
  sql: Transaction,
  reportId: string,
  decide: MinistryDecision,
): Promise<DecisionStatus> {
  const [row] = await sql<{ done: boolean }[]>`
    select carried_out_at is not null as done from decisions
    where id = ${decide.commandId} and report_id = ${reportId} and type = ${decide.type}
      and reference = ${decide.reference} and handler = ${decide.handler}`;
  if (!row) return 'unknown';
  return row.done ? 'carried-out' : 'confirmed';
}

/** Writes that a decision is carried out. A returned report gets a new version with the content and the author of the old one. */
export async function writeDecision(sql: Transaction, reportId: string, event: DecisionEvent, at: Date): Promise<void> {
  await sql`update decisions set carried_out_at = ${at} where id = ${event.decision}`;
  if (event.type === 'accepted') return;
  await sql`
    insert into report_versions (report_id, version, content, content_hash, saved_at, saved_by)
    select report_id, ${event.version}, content, content_hash, saved_at, saved_by
    from report_versions where report_id = ${reportId} and version = ${event.version - 1}`;
}
