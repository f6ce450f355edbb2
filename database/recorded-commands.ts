/** The commands of people, recorded before they are sent: messages to workflows carry their ids. */

import type { IdentityProof } from '#rules/proof.ts';
import type { CommandOutcome, ReportStatus, Save, Sign } from '#rules/report.ts';
import type { Sql, Transaction } from './connection.ts';
import { SESSION_IDLE_HOURS } from './sessions.ts';

/** The report that a command is for. */
export type CommandTarget = { readonly reportId: string; readonly nis: string };

/** How a person confirmed a signature through the identity service. */
export type Confirmed = {
  readonly proof: IdentityProof;
  /** The name in the ID token; null when it has none. */
  readonly name: string | null;
  readonly identifiedAt: Date;
};

/**
 * Records a command, in one statement that also checks the session and the role. Idempotent by the command's id: one that
 * was accepted stays so. One that was refused, or that changed nothing, is decided again, because the cause may be gone.
 * @param session the session's id
 * @param confirmed for a signature
 * @returns `role-missing` when the session has ended or the person does not have the role now
 * @throws when the id belongs to another command
 */
export async function recordCommand(
  sql: Sql,
  { reportId, nis }: CommandTarget,
  command: Save | Sign,
  session: string,
  confirmed: Confirmed | null = null,
): Promise<'recorded' | 'role-missing'> {
  const role = command.type === 'save' ? 'editor' : command.as;
  const [version, hash] =
    command.type === 'save' ? [command.basedOn, command.draft] : [command.version, command.contentHash];
  const { commandId: id, type, by } = command;
  const method = command.type === 'sign' ? command.method : null;
  const { proof = null, name = null, identifiedAt = null } = confirmed ?? {};
  const [row] = await sql<{ same: boolean }[]>`
    insert into commands (id, report_id, nis, type, person_id, role, session, method, authenticated_at, version, hash,
      proof, person_name)
    select ${id}, ${reportId}, ${nis}, ${type}, s.person_id, ${role}, s.token_hash, coalesce(${method}, s.method),
      coalesce(${identifiedAt}, s.authenticated_at), ${version}, ${hash}, ${proof && sql.json(proof)}, ${name}
    from sessions s
    where s.token_hash = ${session} and s.person_id = ${by} and s.expires_at > now()
      and s.last_used_at > now() - ${SESSION_IDLE_HOURS} * interval '1 hour'
      and exists (select from active_roles r where r.person_id = s.person_id and r.nis = ${nis} and r.role = ${role})
    -- The same click again. Returns the row that is there, even one that another request inserts at the same moment.
    on conflict (id) do update set (session, method, authenticated_at, proof, person_name, recorded_at, repeated_at,
      outcome, ended_at) = (
      select session, method, authenticated_at, proof, person_name, recorded_at, repeated_at, outcome, ended_at
      from (select (case when undecided then excluded else commands end).* from (
        select commands.outcome->>'type' is distinct from 'accepted'
          and (commands.report_id, commands.type, commands.person_id, commands.role, commands.version, commands.hash)
            = (excluded.report_id, excluded.type, excluded.person_id, excluded.role, excluded.version, excluded.hash)
          as undecided) as state) as row)
    returning (report_id, type, person_id, role, version, hash)
      = (${reportId}, ${type}, ${by}::uuid, ${role}, ${version}::int, ${hash}) as same`;
  if (!row) return 'role-missing';
  if (!row.same) throw new Error(`Command ${id} is recorded with another content`);
  return 'recorded';
}

/**
 * Withdraws a command that could not be sent, so that it is not carried out later.
 * @returns false when it has ended already
 */
export async function withdrawCommand(sql: Sql, id: string): Promise<boolean> {
  const { count } = await sql`delete from commands where id = ${id} and outcome is null`;
  return count > 0;
}

/** How a recorded command ended, with the report as it is now; null when it has not ended, or is not recorded. */
export async function findOutcome(
  sql: Sql,
  id: string,
): Promise<{ readonly outcome: CommandOutcome; readonly status: ReportStatus } | null> {
  const [row] = await sql<({ outcome: CommandOutcome } & ReportStatus)[]>`
    select c.outcome, coalesce(r.version, 0) as version, coalesce(r.stage, 'empty') as stage
    from commands c left join reports r on r.id = c.report_id
    where c.id = ${id} and c.outcome is not null`;
  if (!row) return null;
  const { outcome, version, stage } = row;
  return { outcome, status: { version, stage } };
}

/**
 * Takes the commands that must be sent again: recorded at least 15 seconds ago, which is longer than a page waits, and not
 * ended. After each time a command waits for a quarter of its age.
 */
export function takeWaitingCommands(sql: Sql): Promise<{ id: string; reportId: string }[]> {
  return sql<{ id: string; reportId: string }[]>`
    update commands set repeated_at = now()
    where outcome is null and recorded_at < now() - interval '15 seconds'
      and (repeated_at is null or repeated_at < now() - (now() - recorded_at) / 4)
    returning id, report_id as "reportId"`;
}

/** A recorded command; `outcome` is null until it has ended. */
export type RecordedCommand = {
  readonly command: Save | Sign;
  readonly recordedAt: Date;
  readonly outcome: CommandOutcome | null;
};

type Row = {
  id: string;
  type: 'save' | 'sign';
  by: string;
  role: Sign['as'];
  method: Sign['method'];
  version: number;
  hash: string;
  recordedAt: Date;
  outcome: CommandOutcome | null;
};

/** The command with this id for this report; null when none is recorded. */
export async function findCommand(sql: Transaction, reportId: string, id: string): Promise<RecordedCommand | null> {
  const [row] = await sql<Row[]>`
    select id, type, person_id as by, role, method, version, hash, recorded_at as "recordedAt", outcome
    from commands
    where id = ${id} and report_id = ${reportId} for update`;
  if (!row) return null;
  const { id: commandId, type, by, role, method, version, hash, recordedAt, outcome } = row;
  const command: Save | Sign =
    type === 'save'
      ? { type, commandId, by, basedOn: version, draft: hash }
      : { type, commandId, by, as: role, method, version, contentHash: hash };
  return { command, recordedAt, outcome };
}

/** Records how a command ended, in the transaction that carries it out. */
export async function endCommand(sql: Transaction, id: string, outcome: CommandOutcome, at: Date): Promise<void> {
  const { count } = await sql`update commands set outcome = ${sql.json(outcome)}, ended_at = ${at} where id = ${id}`;
  if (count !== 1) throw new Error(`Command ${id} is gone while it is carried out`);
}
