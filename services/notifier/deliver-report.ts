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
  findSignedReport,
  type SignedReport,
} from '#database/deliveries.ts';
import { publishKey } from '#database/delivery-keys.ts';
import { type DeliveryKey, SEALED, seal } from '#services/sealing.ts';
import type { Receipt } from '#workflows/activities.ts';
import { retryDelay, secondsOf } from './retry-delay.ts';

/** How long FPS MI may take to answer before the sending is tried again. */
const ANSWER_TIMEOUT_MS = 20_000;

const receiptSchema = z.object({
  reference: z.string().min(1).max(60),
  receivedAt: z.iso.datetime(),
}) satisfies z.ZodType<Receipt>;
const problemSchema = z.object({ title: z.string(), detail: z.string().optional() });

export type DeliveryParts = {
  readonly sql: Sql;
  readonly log: Logger;
  readonly fpsMi: { readonly url: string; readonly token: string };
  readonly deliveryKey: DeliveryKey;
};

type Version = { readonly id: string; readonly version: number };

/** What became of one try. */
type Outcome =
  | { readonly type: 'received'; readonly receipt: Receipt }
  | { readonly type: 'refused'; readonly problem: string }
  | { readonly type: 'failed'; readonly problem: string; readonly retryAfter: number | null };

/**
 * Sends a version that both have signed to FPS MI, sealed. The idempotency key makes it arrive once, however often it is
 * tried. Fails for good with type `delivery-refused` on a refusal (4xx); anything else fails with `not-delivered`, and says
 * itself when it is to be tried again.
 */
export async function deliverReport(parts: DeliveryParts, report: Version): Promise<Receipt> {
  const outcome = await tryOnce(parts, report).catch(
    // The database is away, before or after: what FPS MI has got it recognises.
    (error: unknown): Outcome => ({ type: 'failed', problem: reasonOf(error), retryAfter: null }),
  );
  switch (outcome.type) {
    case 'received':
      return outcome.receipt;
    case 'refused':
      throw ApplicationFailure.create({ type: 'delivery-refused', message: outcome.problem, nonRetryable: true });
    case 'failed':
      parts.log.warn({ ...report, problem: outcome.problem }, 'not delivered');
      throw ApplicationFailure.create({
        type: 'not-delivered',
        message: outcome.problem,
        nextRetryDelay: retryDelay(activityInfo().attempt, outcome.retryAfter, Math.random()),
      });
  }
}

async function tryOnce({ sql, fpsMi, deliveryKey }: DeliveryParts, { id, version }: Version): Promise<Outcome> {
  const consignment = await findSignedReport(sql, id, version);
  if (consignment === null) return { type: 'refused', problem: `version ${version} of ${id} is not signed by both` };
  const { publicKey } = deliveryKey;
  if (!(await publishKey(sql, publicKey))) throw new Error(`The delivery key ${publicKey.kid} is revoked; rotate it`);
  const attempt = await beginAttempt(sql, id, version, publicKey.kid);
  const since = performance.now();
  const idempotencyKey = `${id}/v${version}`;
  let outcome: Outcome;
  let status: number | null = null;
  try {
    const answer = await fetch(new URL('/api/reports', fpsMi.url), {
      method: 'POST',
      headers: {
        'Content-Type': SEALED,
        'Idempotency-Key': idempotencyKey,
        Authorization: `Bearer ${fpsMi.token}`,
      },
      body: await seal(deliveryKey, payloadOf(consignment, version), idempotencyKey, new Date()),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    status = answer.status;
    outcome = readAnswer(answer, await answer.text());
  } catch (error) {
    outcome = { type: 'failed', problem: reasonOf(error), retryAfter: null };
  }
  const durationMs = Math.round(performance.now() - since);
  await endAttempt(sql, attempt, { status, ...endOf(outcome), durationMs });
  return outcome;
}

function endOf(outcome: Outcome): Pick<AttemptEnd, 'answer' | 'succeeded'> {
  return outcome.type === 'received'
    ? { answer: outcome.receipt.reference, succeeded: true }
    : { answer: outcome.problem, succeeded: false };
}

/** What is sealed, as canonical JSON (RFC 8785): the same version always gives the same text. */
export function payloadOf({ content, contentHash, signatures }: SignedReport, version: number): string {
  const dated = signatures.map(({ signedAt, ...signature }) => ({ ...signature, signedAt: signedAt.toISOString() }));
  // The cast: the library answers undefined for undefined only.
  return canonicalize({ content, contentHash, version, signatures: dated }) as string;
}

/** 408, 425 and 429 ask for patience (RFC 9110, 8470, 6585), 401 and 403 mean our keys: all of them mend themselves without a new report. */
const passing: readonly number[] = [401, 403, 408, 425, 429];

/** @throws when a good answer makes no sense */
function readAnswer(answer: Response, text: string): Outcome {
  const { status } = answer;
  if (answer.ok) return { type: 'received', receipt: receiptSchema.parse(JSON.parse(text)) };
  const parsed = problemSchema.safeParse(safeJson(text));
  const said = parsed.success ? [parsed.data.title, parsed.data.detail].filter(Boolean).join(': ') : null;
  if (status >= 400 && status < 500 && !passing.includes(status)) {
    return { type: 'refused', problem: said ?? `answered ${status} without saying why` };
  }
  return {
    type: 'failed',
    problem: `FPS MI answered ${status}${said === null ? '' : ` ${said}`}`,
    retryAfter: secondsOf(answer.headers.get('Retry-After'), new Date()),
  };
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON is no explanation; the status is what counts.
    return null;
  }
}

/** Node tells why a connection failed in the cause only. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
