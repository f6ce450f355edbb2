/** The reports that a person signs with one identification, for the page that says how each signature ended. */

import type { CommandOutcome, SignatoryRole } from '#rules/report.ts';
import type { EarlyEnd, RoundFacts } from '#rules/signing-round.ts';
import type { Sql } from './connection.ts';

/** How long the page about a round can be opened. */
const KEPT_DAYS = 7;

/** A signature of a round. */
export type RoundItem = {
  readonly reportId: string;
  readonly role: SignatoryRole;
  readonly version: number;
  /** The idempotency key of the signature. */
  readonly commandId: string;
  /** How it ended, where no recorded command says so. */
  readonly ended: EarlyEnd | null;
};

export type SigningRound = { readonly id: string; readonly personId: string; readonly items: readonly RoundItem[] };

/** Keeps what a person has asked to sign, and deletes old rounds. Idempotent by the id; asking again replaces how it ended. */
export async function keepRound(sql: Sql, { id, personId, items }: SigningRound): Promise<void> {
  await sql`
    with old as (
      delete from signing_rounds where created_at < now() - ${KEPT_DAYS} * interval '1 day' and id <> ${id})
    insert into signing_rounds (id, person_id, items) values (${id}, ${personId}, ${sql.json([...items])})
    on conflict (id) do update set items = excluded.items where signing_rounds.person_id = excluded.person_id`;
}

/** Keeps how signatures ended that have no recorded command. @param ended by the id of their command */
export async function endInRound(
  sql: Sql,
  { id, personId }: Pick<SigningRound, 'id' | 'personId'>,
  ended: ReadonlyMap<string, EarlyEnd>,
): Promise<void> {
  if (ended.size === 0) return;
  await sql.begin(async (transaction) => {
    const [row] = await transaction<{ items: RoundItem[] }[]>`
      select items from signing_rounds where id = ${id} and person_id = ${personId} for update`;
    if (!row) return;
    const items = row.items.map((item) => ({ ...item, ended: ended.get(item.commandId) ?? item.ended }));
    await transaction`update signing_rounds set items = ${transaction.json(items)} where id = ${id}`;
  });
}

/** A signature of a round with what is known about it now. */
export type RoundItemFacts = RoundItem & RoundFacts;

/** The signatures of a round, in its order; null when the person has no such round. */
export async function findRound(sql: Sql, id: string, personId: string): Promise<RoundItemFacts[] | null> {
  const [row] = await sql<{ items: RoundItem[] }[]>`
    select items from signing_rounds where id = ${id} and person_id = ${personId}`;
  if (!row) return null;
  const { items } = row;
  const [commands, reports] = await Promise.all([
    sql<{ id: string; outcome: CommandOutcome | null }[]>`
      select id, outcome from commands where id = any(${items.map(({ commandId }) => commandId)})`,
    // Only of organisations where the person has a role today.
    sql<({ id: string } & NonNullable<RoundFacts['report']>)[]>`
      select r.id, r.stage, r.version, d.reference
      from reports r left join deliveries d on d.report_id = r.id and d.version = r.version
      where r.id = any(${items.map(({ reportId }) => reportId)})
        and exists (select from active_roles a where a.person_id = ${personId} and a.nis = r.nis)`,
  ]);
  const commandOf = new Map(commands.map(({ id: command, outcome }) => [command, { outcome }]));
  const reportOf = new Map(reports.map(({ id: reportId, ...state }) => [reportId, state]));
  return items.map((item) => ({
    ...item,
    command: commandOf.get(item.commandId) ?? null,
    report: reportOf.get(item.reportId) ?? null,
  }));
}
