import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import canonicalize from 'canonicalize';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import {
  type AttemptEnd,
  beginAttempt,
  endAttempt,
  findReceipt,
  findSignedReport,
  type Receipt,
  type SignedReport,
} from '#database/deliveries.ts';
import { publishKey } from '#database/delivery-keys.ts';
import type { AuditHead } from '#rules/audit-heads.ts';
import { summaryOf } from '#services/activity-errors.ts';
import { askFpsMi, type FpsMi } from '#services/ask-fps-mi.ts';
import { type DeliveryKey, LOST_REFERENCE, SEALED, seal } from '#services/sealing.ts';
import { codeOfSeal } from '#web/document/verification-code.ts';
import { parseRetryAfter, retryDelay } from './retry-delay.ts';
import { findEarlierReceipt, secondKey } from './reused-key.ts';

/** FPS MI's status for an idempotency key that belongs to another delivery. */
const KEY_REUSED = 409;
/** How long FPS MI may take to answer before the delivery is tried again. */
const ANSWER_TIMEOUT_MS = 20_000;

const receiptSchema = z.object({
  reference: z.string().min(1).max(60),
  receivedAt: z.iso.datetime(),
}) satisfies z.ZodType<Receipt>;
const problemSchema = z.object({ title: z.string(), detail: z.string().optional() });

export type DeliveryDependencies = {
  readonly sql: Sql;
  readonly log: Logger;
  readonly fpsMi: FpsMi;
  readonly deliveryKey: DeliveryKey;
};

export type Version = { readonly id: string; readonly version: number };

/** The result of one attempt. `retryAfter`: the seconds that FPS MI asked to wait. */
export type AttemptResult =
  | { readonly type: 'received'; readonly receipt: Receipt }
  | ({ readonly type: 'refused' } & Explanation)
  | ({ readonly type: 'failed'; readonly retryAfter: number | null } & Explanation);

/** Why an attempt failed. `problem` is recorded and can name people; `summary` cannot, it is for Temporal's history. */
type Explanation = { readonly problem: string; readonly summary: string };

/**
 * Sends a version that both have signed to FPS MI, sealed. The idempotency key makes it arrive once, however often it is
 * tried, and the acknowledgement is recorded with the attempt. A refusal (4xx) fails permanently with type
 * `delivery-refused`; any other failure has type `not-delivered` and sets the delay before the next attempt.
 */
export async function deliverReport(dependencies: DeliveryDependencies, report: Version): Promise<void> {
  const result = await tryOnce(dependencies, report).catch(
    // The database was not available before or after the call. FPS MI recognises a report that it received already.
    (error: unknown): AttemptResult => ({ type: 'failed', ...explain(error), retryAfter: null }),
  );
  switch (result.type) {
    case 'received':
      return;
    case 'refused':
      throw ApplicationFailure.create({ type: 'delivery-refused', message: result.summary, nonRetryable: true });
    case 'failed':
      dependencies.log.warn({ ...report, problem: result.problem }, 'not delivered');
      throw ApplicationFailure.create({
        type: 'not-delivered',
        message: result.summary,
        nextRetryDelay: retryDelay(activityInfo().attempt, result.retryAfter, Math.random()),
      });
  }
}

async function tryOnce(dependencies: DeliveryDependencies, report: Version): Promise<AttemptResult> {
  // An earlier attempt may have it: the notifier, Temporal or the reports worker was killed after that.
  const earlier = await findReceipt(dependencies.sql, report.id, report.version);
  return earlier === null ? await attemptDelivery(dependencies, report) : { type: 'received', receipt: earlier };
}

/**
 * Makes one attempt to deliver a version, sealed, and records how it ended. Idempotent at FPS MI by report and version.
 * @param lost.reference the reference of a report that FPS MI had acknowledged and has lost
 * @param lost.signal ends the attempt
 * @throws when the database is not available, or the delivery key is revoked
 */
export async function attemptDelivery(
  { sql, log, fpsMi, deliveryKey }: DeliveryDependencies,
  { id, version }: Version,
  lost: { readonly reference: string; readonly signal: AbortSignal } | null = null,
): Promise<AttemptResult> {
  const { publicKey } = deliveryKey;
  const [signedReport, isUsable] = await Promise.all([findSignedReport(sql, id, version), publishKey(sql, publicKey)]);
  if (signedReport === null) {
    const problem = `version ${version} of ${id} is not signed by both`;
    return { type: 'refused', problem, summary: problem };
  }
  if (!isUsable) throw new Error(`The delivery key ${publicKey.kid} is revoked; rotate it`);
  const attempt = await beginAttempt(sql, id, version, publicKey.kid);
  const since = performance.now();
  const idempotencyKey = `${id}/v${version}`;
  const payload = payloadOf(signedReport, version, attempt.auditHeads);
  const timeout = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
  const signal = lost === null ? timeout : AbortSignal.any([timeout, lost.signal]);
  let result: AttemptResult;
  let status: number | null = null;
  let sealed = '';
  try {
    const send = async (key: string): Promise<Response> => {
      sealed = await seal(deliveryKey, payload, key, new Date());
      return await askFpsMi(fpsMi, '/api/reports', {
        method: 'POST',
        headers: {
          'Content-Type': SEALED,
          'Idempotency-Key': key,
          ...(lost !== null && { [LOST_REFERENCE]: lost.reference }),
        },
        body: sealed,
        signal,
      });
    };
    let answer = await send(idempotencyKey);
    let receipt: Receipt | null = null;
    if (answer.status === KEY_REUSED) {
      log.warn({ id, version }, 'FPS MI has another delivery under this key: was an older backup restored?');
      await answer.body?.cancel();
      receipt = await findEarlierReceipt(fpsMi, signedReport, version, signal);
      if (receipt === null) answer = await send(secondKey(idempotencyKey, payload));
    }
    status = answer.status;
    result = receipt === null ? readAnswer(answer, await answer.text()) : { type: 'received', receipt };
  } catch (error) {
    result = { type: 'failed', ...explain(error), retryAfter: null };
  }
  const durationMs = Math.round(performance.now() - since);
  await endAttempt(sql, attempt, { status, ...endOf(result, sealed), durationMs });
  return result;
}

function endOf(result: AttemptResult, seal: string): Pick<AttemptEnd, 'answer' | 'receipt'> {
  return result.type === 'received'
    ? { answer: result.receipt.reference, receipt: { ...result.receipt, seal, code: codeOfSeal(seal) } }
    : { answer: result.problem, receipt: null };
}

/**
 * The payload to seal, as canonical JSON (RFC 8785): the same version always gives the same text.
 * @param auditHeads those of the first attempt; null when an older program made it, without them
 */
export function payloadOf(
  { content, contentHash, signatures }: SignedReport,
  version: number,
  auditHeads: readonly AuditHead[] | null,
): string {
  const dated = signatures.map(({ signedAt, ...signature }) => ({ ...signature, signedAt: signedAt.toISOString() }));
  // The cast: the library returns undefined only for undefined.
  return canonicalize({
    content,
    contentHash,
    version,
    signatures: dated,
    ...(auditHeads && { auditHeads }),
  }) as string;
}

/**
 * Statuses that are not about the report: 408, 425 and 429 ask to try again later (RFC 9110, 8470, 6585); 401 and 403 are
 * about our credentials, which an operator corrects.
 */
const retryableStatuses: readonly number[] = [401, 403, 408, 425, 429];

/** @throws when a successful answer is not a valid receipt */
function readAnswer(answer: Response, text: string): AttemptResult {
  const { status } = answer;
  if (answer.ok) return { type: 'received', receipt: receiptSchema.parse(JSON.parse(text)) };
  const parsed = problemSchema.safeParse(safeJson(text));
  // RFC 9457: the title names the type of the problem and is always the same, the detail is about this report.
  const title = parsed.success ? parsed.data.title : null;
  const problem = parsed.success ? [title, parsed.data.detail].filter(Boolean).join(': ') : null;
  if (status >= 400 && status < 500 && !retryableStatuses.includes(status)) {
    const unexplained = `answered ${status} without saying why`;
    return {
      type: 'refused',
      problem: problem ?? unexplained,
      summary: title === null ? unexplained : `${status} ${title}`,
    };
  }
  return {
    type: 'failed',
    problem: `FPS MI answered ${status}${problem === null ? '' : ` ${problem}`}`,
    summary: `FPS MI answered ${status}${title === null ? '' : ` ${title}`}`,
    retryAfter: parseRetryAfter(answer.headers.get('Retry-After'), new Date()),
  };
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without JSON there is no explanation; the status decides.
    return null;
  }
}

/** Node gives the reason of a failed connection only in the cause. */
function explain(error: unknown): Explanation {
  if (!(error instanceof Error)) return { problem: String(error), summary: 'unknown error' };
  const problem = error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
  return { problem, summary: summaryOf(error) };
}
