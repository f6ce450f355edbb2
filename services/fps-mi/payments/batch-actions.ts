/** Releasing and cancelling a batch of payments. */

import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Sql } from '#database/connection.ts';
import { findFormVersion } from '#forms/catalogue.ts';
import { payableOf } from '#forms/values.ts';
import type { Day } from '#rules/days.ts';
import type { KeptProof, ReleaseStatement } from '#rules/proof.ts';
import {
  type Batch,
  batchName,
  findBatch,
  markCancelled,
  markReleased,
  type Payment,
} from '#services/fps-mi/database/payment-batches.ts';
import { findReceivedReport } from '#services/fps-mi/database/received-reports.ts';
import { findBrokenSeals } from '#services/fps-mi/database/stored-seals.ts';
import { organisationNames, paymentFile } from './payment-file.ts';

/**
 * Why a batch cannot be released or cancelled:
 * - `own-batch`: the case handler who prepared a batch cannot release it
 * - `day-passed`: its execution day is over
 * - `released`, `cancelled`: it already is
 * - `changed`: it is not what the case handler confirmed
 * - `seal-broken`: these stored reports, or their payments, differ from what was sealed
 */
export type BatchRefusal =
  | { readonly code: 'own-batch' | 'day-passed' | 'released' | 'cancelled' | 'changed' }
  | { readonly code: 'seal-broken'; readonly references: readonly string[] };

type Release = {
  /** The id of the case handler who releases it. */
  readonly handler: string;
  /** In Belgium. */
  readonly today: Day;
  /** The purpose of a payment, as the organisation reads it on its statement. */
  readonly purpose: (payment: Payment) => string;
  /** The payments that the case handler confirmed. */
  readonly payments: readonly Payment[];
  /** The proof that the case handler releases exactly these. */
  readonly proof: KeptProof;
};

/** What a case handler says who releases a batch. The payments are in it by their hash. */
export function releaseStatement(batch: Batch, payments: readonly Payment[]): ReleaseStatement {
  const paid = payments.map(({ reference, iban, amount }) => ({ reference, iban, amount }));
  // The cast: the library returns undefined only for undefined.
  const paymentsHash = createHash('sha256')
    .update(canonicalize(paid) as string)
    .digest('hex');
  const { number, count, total, executeOn, payer } = batch;
  return { payment: batchName(number), count, total, executeOn, payer: payer.iban, paymentsHash };
}

/** Why a batch that is not released yet cannot be released by this case handler; null when it can. */
export async function whyNotReleasable(
  sql: Sql,
  batch: Batch,
  payments: readonly Payment[],
  { handler, today }: Pick<Release, 'handler' | 'today'>,
): Promise<BatchRefusal | null> {
  if (batch.state === 'cancelled') return { code: 'cancelled' };
  if (batch.preparedBy.id === handler) return { code: 'own-batch' };
  if (batch.executeOn < today) return { code: 'day-passed' };
  const references = await findDifferences(sql, payments);
  return references.length > 0 ? { code: 'seal-broken', references } : null;
}

/**
 * Releases a batch: its payment file can be downloaded and the batch is final. Idempotent.
 * @returns null when the batch is released
 */
export async function releaseBatch(
  sql: Sql,
  batch: Batch,
  { handler, today, purpose, payments, proof }: Release,
): Promise<BatchRefusal | null> {
  if (batch.state === 'released') return null;
  const refusal = await whyNotReleasable(sql, batch, payments, { handler, today });
  if (refusal !== null) return refusal;
  const file = paymentFile({
    id: batchName(batch.number),
    createdAt: batch.preparedAt,
    executeOn: batch.executeOn,
    payer: batch.payer,
    transfers: payments.map((payment) => ({
      reference: payment.reference,
      iban: payment.iban,
      amount: payment.amount,
      purpose: purpose(payment),
      creditor: `${organisationNames[payment.language]} ${payment.municipality[payment.language]}`,
    })),
  });
  if (await markReleased(sql, batch.id, { handler, file, proof })) return null;
  const now = await findBatch(sql, batch.number);
  return now?.state === 'cancelled' ? { code: 'cancelled' } : null;
}

/** The references of reports whose stored content, or whose payment, differs from what was sealed. */
async function findDifferences(sql: Sql, payments: readonly Payment[]): Promise<string[]> {
  const references = payments.map(({ reference }) => reference);
  const different = new Set(await findBrokenSeals(sql, references));
  for (const { reference, amount, iban } of payments) {
    const report = await findReceivedReport(sql, reference);
    const definition = report && findFormVersion(report.form, report.year, report.formVersion);
    const payable = report && definition && payableOf(definition, report.values);
    if (payable !== amount || report?.account.iban !== iban) different.add(reference);
  }
  return [...different];
}

/**
 * Cancels a batch that is not released: its reports wait to be paid again. Idempotent.
 * @returns null when the batch is cancelled
 */
export async function cancelBatch(sql: Sql, batch: Batch, handler: string): Promise<BatchRefusal | null> {
  if (await markCancelled(sql, batch.id, handler)) return null;
  const now = await findBatch(sql, batch.number);
  return now?.state === 'released' ? { code: 'released' } : null;
}
