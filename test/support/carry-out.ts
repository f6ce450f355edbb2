import { type CarriedOut, decideAndWrite, type ReportIdentity } from '#database/carry-out.ts';
import type { Sql } from '#database/connection.ts';
import { storeDraft } from '#database/drafts.ts';
import { type CommandTarget, recordCommand } from '#database/recorded-commands.ts';
import { beginSession } from '#database/sessions.ts';
import { tokenHash } from '#database/tokens.ts';
import type { Values } from '#forms/definition.ts';
import type { Command, Save, Sign } from '#rules/report.ts';
import { confirmed } from './proofs.ts';

/**
 * Carries out a command without recording it first, for tests of the rules' facts and of what is written. A signature is
 * recorded, because its proof is in the record; without the role it is refused before.
 */
export async function carryOut(sql: Sql, identity: ReportIdentity, command: Command): Promise<CarriedOut> {
  if (command.type === 'sign') await record(sql, { reportId: identity.id, nis: identity.nis }, command);
  return await sql.begin((transaction) => decideAndWrite(transaction, identity, command));
}

/** Stores typed values of a report. @returns the hash of the draft, for a save */
export function draftOf(sql: Sql, reportId: string, typed: Values, by: string): Promise<string> {
  return storeDraft(sql, reportId, { typed, definition: { version: 1 }, by });
}

/** Records a command as the web service does, in a new session of its person and with the proof of a signature. */
export async function record(sql: Sql, target: CommandTarget, command: Save | Sign) {
  const proof = command.type === 'sign' ? confirmed(target.reportId, command) : null;
  return await recordCommand(sql, target, command, await sessionFor(sql, command), proof);
}

/** Logs in the person who sends a command. @returns the id of their session */
export async function sessionFor(sql: Sql, { by }: Save | Sign): Promise<string> {
  return tokenHash(await beginSession(sql, { personId: by, method: 'eid', idToken: 'none' }));
}
