/** What follows from the trip to the identity service on which a person confirmed several signatures. */

import { endInRound } from '#database/signing-rounds.ts';
import { reportKeyOf } from '#rules/keys.ts';
import type { SignatureStatement } from '#rules/proof.ts';
import type { Sign } from '#rules/report.ts';
import type { EarlyEnd } from '#rules/signing-round.ts';
import type { PageDependencies } from '#web/env.ts';
import { forEachAtMost } from '#web/site/at-most.ts';
import { addressAfter, type ConfirmationResult, type ReturningConfirmation } from '#web/site/confirm.ts';
import type { PageContext } from '#web/site/env.ts';

/** How many signatures are carried out at the same time: fewer than a process has connections to the database. */
const AT_MOST = 4;
/** When no further signature is begun: before the page's own limit of time. */
const MAX_MS = 10_000;

/** The round to which a confirmation returns; null when it is not about a round. */
export function roundOf({ returnTo }: Pick<ReturningConfirmation, 'returnTo'>): string | null {
  return /^\/sign\/([0-9a-f-]{36})$/.exec(returnTo)?.[1] ?? null;
}

/**
 * Records and sends each signature that a person has confirmed, as a command of its own, and redirects to the page that says how
 * each ended. Idempotent by the ids of the commands. When one cannot be sent, the others that have not begun are not sent either.
 */
export async function concludeRound(
  { sql, reports }: Pick<PageDependencies, 'sql' | 'reports'>,
  context: PageContext,
  confirmation: ReturningConfirmation & { readonly round: string },
  result: ConfirmationResult,
): Promise<Response> {
  const { statements, person: by, returnTo, round } = confirmation;
  if ('failure' in result) return context.redirect(addressAfter(returnTo, result.failure), 303);
  const { method, name, identifiedAt, proofs, session } = result;
  const ended = new Map<string, EarlyEnd>();
  const latest = Date.now() + MAX_MS;
  const begun = new Set<string>();
  let isStopped = false;
  try {
    await forEachAtMost(statements, AT_MOST, async ({ statement, commandId }, index) => {
      const proof = proofs[index];
      if (proof === undefined || !isSignature(statement)) throw new Error('A round has signatures only');
      const key = reportKeyOf(statement.report);
      if (key === null) throw new Error(`${statement.report} is not a report`);
      if (isStopped || Date.now() > latest) return;
      begun.add(commandId);
      const { version, contentHash, role } = statement;
      const command: Sign = { type: 'sign', commandId, by, method, as: role, version, contentHash };
      const answer = await reports.sign(key, command, session, { proof, name, identifiedAt });
      if (answer.type === 'unavailable' || answer.type === 'unconfirmed') isStopped = true;
      if (answer.type === 'unavailable') ended.set(commandId, 'unavailable');
      if (answer.type === 'refused') ended.set(commandId, answer.refusal);
    });
  } finally {
    // Also after an unexpected error: what was confirmed and not sent must not read as "not confirmed".
    for (const { commandId } of statements) if (!begun.has(commandId)) ended.set(commandId, 'unavailable');
    await endInRound(sql, { id: round, personId: by }, ended);
  }
  return context.redirect(returnTo, 303);
}

function isSignature(
  statement: ReturningConfirmation['statements'][number]['statement'],
): statement is SignatureStatement {
  return 'report' in statement;
}
