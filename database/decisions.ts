/** Decisions of FPS MI on reports. Each was fetched from FPS MI, which confirms it. */

import type { DecisionEvent, DecisionStatus, MinistryDecision } from '#rules/decision.ts';
import type { Sql, Transaction } from './connection.ts';

export type DecisionRecord = {
  readonly id: string;
  /** The version of the report that the decision is about. */
  readonly version: number;
  readonly reference: string;
  readonly type: MinistryDecision['type'];
  /** Why the report was returned; null when it was accepted. */
  readonly reason: string | null;
  /** The id of the case handler at FPS MI. */
  readonly handler: string;
  readonly handlerName: string;
  readonly decidedAt: Date;
};

/**
 * Stores a decision that FPS MI has confirmed. A decision on a reference that this report never had is not stored: it
 * cannot be carried out. Idempotent.
 * @returns whether it is stored
 */
export async function storeDecision(
  sql: Sql,
  reportId: string,
  decision: Omit<DecisionRecord, 'version'>,
): Promise<boolean> {
  const { id, reference, type, reason, handler, handlerName, decidedAt } = decision;
  await sql`
    insert into decisions (id, report_id, version, reference, type, reason, handler, handler_name, decided_at)
    select ${id}, report_id, version, reference, ${type}, ${reason}, ${handler}, ${handlerName}, ${decidedAt}
    from deliveries where report_id = ${reportId} and reference = ${reference}
    on conflict do nothing`;
  const stored = await sql`select 1 from decisions where id = ${id}`;
  return stored.length > 0;
}

const selectDecisions = (sql: Sql | Transaction) => sql`
  select id, version, reference, type, reason, handler, handler_name as "handlerName", decided_at as "decidedAt" from decisions`;

/** The decisions on a report, by their id. */
export async function decisionsOn(sql: Sql, reportId: string): Promise<Map<string, DecisionRecord>> {
  const rows = await sql<DecisionRecord[]>`${selectDecisions(sql)} where report_id = ${reportId}`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** A return that both have not signed again since, with the hash of the content that was returned. */
export type OpenReturn = DecisionRecord & { readonly contentHash: string };

/** The latest return of a report; null when it was never returned, or both have signed it again since. */
export async function findOpenReturn(sql: Sql | Transaction, reportId: string): Promise<OpenReturn | null> {
  const [row] = await sql<OpenReturn[]>`
    select d.*, v.content_hash as "contentHash"
    from (${selectDecisions(sql)}
    where report_id = ${reportId} and type = 'return' and carried_out_at is not null
      and exists (
        select from reports where id = ${reportId} and stage in ('incomplete', 'filledIn', 'halfSigned'))
    order by carried_out_at desc limit 1) d join report_versions v on v.report_id = ${reportId} and v.version = d.version`;
  return row ?? null;
}

/** The decision with this id on a report, as the rules need it; null when it was not fetched from FPS MI. */
export async function findDecision(sql: Transaction, reportId: string, id: string): Promise<MinistryDecision | null> {
  const [row] = await sql<MinistryDecision[]>`
    select type, id as "commandId", handler, reference from decisions where id = ${id} and report_id = ${reportId}`;
  return row ?? null;
}

/** Whether FPS MI has confirmed a decision, and whether it or an earlier equal one was already carried out. */
export async function decisionStatus(
  sql: Transaction,
  reportId: string,
  decision: MinistryDecision,
): Promise<DecisionStatus> {
  const [row] = await sql<{ done: boolean; repeated: boolean }[]>`
    select carried_out_at is not null as done, exists (
      select from decisions earlier where earlier.report_id = ${reportId} and earlier.type = ${decision.type}
        and earlier.reference = ${decision.reference} and earlier.carried_out_at is not null) as repeated
    from decisions
    where id = ${decision.commandId} and report_id = ${reportId} and type = ${decision.type}
      and reference = ${decision.reference} and handler = ${decision.handler}`;
  if (!row) return 'unknown';
  if (row.done) return 'carried-out';
  return row.repeated ? 'repeated' : 'confirmed';
}

/**
 * Marks a decision as carried out. A returned report gets a new version with the content and the author of the old one.
 */
export async function writeDecision(sql: Transaction, reportId: string, event: DecisionEvent, at: Date): Promise<void> {
  await sql`update decisions set carried_out_at = ${at} where id = ${event.decision}`;
  if (event.type === 'accepted') return;
  await sql`
    insert into report_versions (report_id, version, content, content_hash, saved_at, saved_by)
    select report_id, ${event.version}, content, content_hash, saved_at, saved_by
    from report_versions where report_id = ${reportId} and version = ${event.version - 1}`;
}
