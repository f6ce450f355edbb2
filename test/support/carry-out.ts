import { type CarriedOut, decideAndWrite, type ReportIdentity } from '#database/carry-out.ts';
import type { Sql } from '#database/connection.ts';
import { storeDraft } from '#database/drafts.ts';
import { beginSession } from '#database/sessions.ts';
import { tokenHash } from '#database/tokens.ts';
import type { Values } from '#forms/definition.ts';
import type { Command, Save, Sign } from '#rules/report.ts';

/** Carries out a command without recording it first, for tests of the rules' facts and of what is written. */
export async function carryOut(sql: Sql, identity: ReportIdentity, command: Command): Promise<CarriedOut> {
  return await sql.begin((transaction) => decideAndWrite(transaction, identity, command));
}

/** Stores typed values of a report. @returns the hash of the draft, for a save */
export function draftOf(sql: Sql, reportId: string, typed: Values, by: string): Promise<string> {
  return storeDraft(sql, reportId, { typed, definition: { version: 1 }, by });
}

/** Logs in the person who sends a command. @returns the id of their session */
export async function sessionFor(sql: Sql, { by }: Save | Sign): Promise<string> {
  return tokenHash(await beginSession(sql, { personId: by, method: 'eid', idToken: 'none' }));
}
