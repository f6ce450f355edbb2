/** What is decided before the trip to the identity service, when a person signs several reports. */

import type { Context } from 'hono';
import type { Sql } from '#database/connection.ts';
import { findOutcome } from '#database/recorded-commands.ts';
import { viewReport } from '#database/report-view.ts';
import { keepRound, type RoundItem } from '#database/signing-rounds.ts';
import { tasksOf } from '#database/tasks.ts';
import { findForm } from '#forms/catalogue.ts';
import { reportKeyOf } from '#rules/keys.ts';
import type { SignatureStatement } from '#rules/proof.ts';
import type { Refusal, Role, Sign } from '#rules/report.ts';
import { missingConfirmation, type SigningConfirmation } from '#rules/signing.ts';
import type { PageDependencies } from '#web/env.ts';
import { confirmationsFor, refusalNow } from '#web/pages/overview/sign.ts';
import { addressAfter } from '#web/site/confirm.ts';
import type { SessionEnv } from '#web/site/env.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { recordEvent } from '#web/site/security-log.ts';
import type { Chosen, PostedChoice } from './posted-choice.ts';

/** The path of the page about a round. */
export function roundPath(id: string): string {
  return `/sign/${id}`;
}

/** What the page must show again: confirmations that are missing. */
export type MissingInChoice = { readonly report: string; readonly missing: SigningConfirmation };

/** A chosen report with what the rules say about it now. */
type Decided = {
  readonly chosen: Chosen;
  readonly command: Sign;
  readonly refusal: Refusal | null;
  /** The same choice was carried out before: the person went back and pressed the button again. */
  readonly isDone: boolean;
  readonly missing: SigningConfirmation | null;
};

/**
 * Keeps the round, and sends the person to the identity service to confirm all signatures that the rules do not refuse already.
 * Idempotent by the page and the choice: pressing again with the same choice has the same commands.
 * @returns the answer, or the confirmations that are missing: then nothing was done
 */
export async function askToSignMany(
  { sql, confirm, log }: PageDependencies,
  context: Context<SessionEnv>,
  choice: PostedChoice,
): Promise<Response | MissingInChoice[]> {
  const { session } = context.var;
  const decided = await decideAll(sql, session, choice);
  const missing = decided.flatMap(({ chosen: { report }, missing: each }) =>
    each === null ? [] : [{ report, missing: each }],
  );
  if (missing.length > 0) return missing;
  const items = decided.map(
    ({ chosen: { report, role, version }, command: { commandId }, refusal, isDone }): RoundItem => {
      return { reportId: report, role, version, commandId, ended: isDone ? null : refusal };
    },
  );
  for (const { command, chosen, refusal, isDone } of decided) {
    if (refusal === null || isDone) continue;
    const { report, version, role } = chosen;
    const on = { organisation: reportKeyOf(report)?.nis ?? '', report, version, role, command: command.commandId };
    recordEvent(log, { event: 'report-signed', on, result: 'refused', reason: refusal });
  }
  const personId = session.person.id;
  const id = idempotencyKey(choice.request, { personId, commands: items.map(({ commandId }) => commandId) });
  await keepRound(sql, { id, personId, items });
  const returnTo = roundPath(id);
  const statements = decided
    .filter(({ refusal }) => refusal === null)
    .map(({ chosen: { report, version, contentHash, role }, command: { commandId } }) => {
      const statement: SignatureStatement = { report, version, contentHash, role };
      return { statement, commandId };
    });
  if (statements.length === 0) return context.redirect(returnTo, 303);
  return (
    (await confirm(context, { statements, returnTo })) ??
    context.redirect(addressAfter(returnTo, 'confirm-unavailable'), 303)
  );
}

async function decideAll(
  sql: Sql,
  { person, method }: SessionEnv['Variables']['session'],
  { chosen, isConfirmed, request }: PostedChoice,
): Promise<Decided[]> {
  const organisations = await tasksOf(sql, person.id);
  const rolesAt = new Map(organisations.map(({ organisation, roles }) => [organisation.nis, roles]));
  return await Promise.all(
    chosen.map(async (each): Promise<Decided> => {
      const { report, role: as, version, contentHash } = each;
      const commandId = idempotencyKey(request, { report, as, version, hash: contentHash });
      const command: Sign = { type: 'sign', commandId, by: person.id, as, method, version, contentHash };
      const given = (confirmation: SigningConfirmation) => isConfirmed(report, confirmation);
      const { refusal, needed } = await decideOne(sql, command, report, rolesAt);
      const isDone = refusal !== null && (await findOutcome(sql, commandId))?.outcome.type === 'accepted';
      const missing = refusal === null ? missingConfirmation(needed, needed.filter(given)) : null;
      return { chosen: each, command, refusal, isDone, missing };
    }),
  );
}

/** Why the rules refuse a signature now, if they do, and what its signer must confirm. */
async function decideOne(
  sql: Sql,
  command: Sign,
  report: string,
  rolesAt: ReadonlyMap<string, readonly Role[]>,
): Promise<{ readonly refusal: Refusal | null; readonly needed: readonly SigningConfirmation[] }> {
  const key = reportKeyOf(report);
  const definition = key === null ? undefined : findForm(key.form, key.year);
  const roles = key === null ? undefined : rolesAt.get(key.nis);
  // Nothing is read of an organisation where the person has no role.
  if (key === null || definition === undefined || roles === undefined) return { refusal: 'role-missing', needed: [] };
  const view = await viewReport(sql, definition, key.nis);
  const refusal = refusalNow(view, command, roles);
  return { refusal, needed: refusal === null ? confirmationsFor(view) : [] };
}
