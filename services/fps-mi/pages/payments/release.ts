/** Releasing a batch of payments after the trip to the identity service, where the case handler confirmed it. */

import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import { dayOf } from '#rules/calendar.ts';
import type { ReleaseStatement } from '#rules/proof.ts';
import { batchName, findBatch, listBatchPayments, type Payment } from '#services/fps-mi/database/payment-batches.ts';
import type { PageContext } from '#services/fps-mi/pages/env.ts';
import { type BatchRefusal, releaseBatch, releaseStatement } from '#services/fps-mi/payments/batch-actions.ts';
import { formTitle } from '#services/fps-mi/text/form-title.ts';
import {
  addressAfter,
  type ConfirmationFailure,
  confirmationFailures,
  confirmationStatuses,
  type ReturningStatement,
  type StatementResult,
} from '#web/site/confirm.ts';
import { recordEvent } from '#web/site/security-log.ts';

/** Why nothing was done with a batch. */
export type PaymentFailure = BatchRefusal | { readonly code: ConfirmationFailure };

/** The failure in the address when the rules refused after the trip: the page finds out why. */
const REFUSED = 'refused';

/**
 * Releases the batch that a case handler has confirmed, and redirects to its page. Idempotent by the batch: what is
 * released stays so.
 */
export async function concludeRelease(
  { sql, log }: { readonly sql: Sql; readonly log: Logger },
  context: PageContext,
  { statement, person: handler, returnTo }: ReturningStatement<ReleaseStatement>,
  result: StatementResult,
): Promise<Response> {
  const redirect = (failed: string | null) => context.redirect(addressAfter(returnTo, failed), 303);
  if ('failure' in result) return redirect(result.failure);
  const batch = await findBatch(sql, Number(statement.payment.replace(/\D/g, '')));
  if (batch === null) throw new Error(`${statement.payment} is gone`);
  const payments = await listBatchPayments(sql, batch.id);
  const payment = batchName(batch.number);
  if (!isDeepStrictEqual(releaseStatement(batch, payments), statement)) {
    recordEvent(log, { event: 'payment-released', on: { payment }, result: 'refused', reason: 'changed' });
    return redirect('changed');
  }
  const purpose = ({ form, year, language }: Payment): string => `${formTitle(form, language)} ${year}`;
  const proof = { ...result.proof, statement };
  const today = dayOf(new Date());
  const refused = await releaseBatch(sql, batch, { handler, today, purpose, payments, proof });
  if (refused !== null) {
    recordEvent(log, { event: 'payment-released', on: { payment }, result: 'refused', reason: refused.code });
    return redirect(REFUSED);
  }
  recordEvent(log, { event: 'payment-released', on: { payment }, result: 'done' });
  return redirect(null);
}

/** What the address says about a release that failed: what went wrong at the identity service, or that the rules refused. */
export function failureInAddress(
  context: Pick<PageContext, 'req'>,
): { readonly code: ConfirmationFailure | 'changed' } | 'refused' | null {
  const failed = context.req.query('failed');
  if (failed === REFUSED) return 'refused';
  if (failed === 'changed') return { code: 'changed' };
  const code = confirmationFailures.find((each) => each === failed);
  return code === undefined ? null : { code };
}

/** The HTTP status of the page that says why nothing was done. */
export function statusOf(failure: PaymentFailure): 400 | 403 | 409 | 503 {
  const confirmation = confirmationFailures.find((each) => each === failure.code);
  return confirmation === undefined ? 409 : confirmationStatuses[confirmation];
}
