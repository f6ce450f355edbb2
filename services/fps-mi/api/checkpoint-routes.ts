/** The routes under /api/checkpoints: the ministry keeps the checkpoints of the sender's audit trail. */

import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { AuditHead } from '#rules/audit-heads.ts';
import type { Result } from '#rules/security-events.ts';
import { type OpenedCheckpoint, openCheckpoint, rootOf, rowsOf } from '#services/checkpoint.ts';
import {
  type CheckpointResult,
  latestCheckpoint,
  listCheckpoints,
  receiveCheckpoint,
} from '#services/fps-mi/database/checkpoints.ts';
import { bodyErrors, queryErrors, type RequestError } from '#services/fps-mi/delivery/request-errors.ts';
import { CLOCK_TOLERANCE_MS } from '#services/fps-mi/delivery/verify-seal.ts';
import { recordEvent } from '#web/site/security-log.ts';
import {
  type checkpointListSchema,
  checkpointQuerySchema,
  type checkpointReceiptSchema,
  type latestCheckpointSchema,
  sentCheckpointSchema,
} from './answers.ts';
import { CHALLENGE, requireToken } from './bearer-token.ts';
import { problem, unprocessable } from './problems.ts';
import type { ApiDependencies } from './report-routes.ts';

/** The largest checkpoint with its heads, in bytes: 40 MiB, for some 250,000 chains. */
export const MAX_CHECKPOINT_BYTES = 40 * 1024 * 1024;
/** How many chains the log names. */
const NAMED_CHAINS = 20;

type CheckpointDependencies = Pick<ApiDependencies, 'sql' | 'log' | 'token' | 'sealKeys'>;

export function checkpointRoutes({ sql, log, token, sealKeys }: CheckpointDependencies): Hono {
  const routes = new Hono();
  routes.use(requireToken(token, log));
  routes.post(
    '/',
    bodyLimit({
      maxSize: MAX_CHECKPOINT_BYTES,
      onError: () => problem({ status: 413, detail: `A checkpoint is at most ${MAX_CHECKPOINT_BYTES} bytes.` }),
    }),
    async (context) => {
      const body = sentCheckpointSchema.safeParse(await context.req.json().catch(() => null));
      if (!body.success) return unprocessable(bodyErrors(body.error));
      const { seal, heads } = body.data;
      const opened = await openCheckpoint(seal, sealKeys);
      if ('fault' in opened) {
        log.warn({ fault: opened.fault }, 'refused a checkpoint');
        recordReceipt(log, {}, { result: 'refused', reason: 'seal-invalid' });
        return problem({ status: 401, detail: opened.fault, headers: CHALLENGE });
      }
      const errors = checkpointErrors(opened, heads);
      if (errors.length > 0) return unprocessable(errors);
      return checkpointAnswer(await receiveCheckpoint(sql, opened, heads), opened, log);
    },
  );
  routes.get('/latest', async (context) => {
    const latest = await latestCheckpoint(sql);
    return context.json({ latest } satisfies z.input<typeof latestCheckpointSchema>);
  });
  routes.get('/', async (context) => {
    const query = checkpointQuerySchema.safeParse(context.req.query());
    if (!query.success) return unprocessable(queryErrors(query.error));
    const checkpoints = await listCheckpoints(sql, query.data);
    return context.json({
      checkpoints: checkpoints.map(({ receivedAt, ...rest }) => ({ ...rest, receivedAt: receivedAt.toISOString() })),
    } satisfies z.input<typeof checkpointListSchema>);
  });
  return routes;
}

/** The sender has shown the token. Only the seal proves who it is. */
const SENDER = { service: 'notifier' };

function recordReceipt(log: Logger, on: { readonly day?: string }, result: Result): void {
  recordEvent(log, { event: 'checkpoint-received', on, ...result }, SENDER);
}

function recordComparison(log: Logger, on: { readonly day: string; readonly chains?: number }, reason: string): void {
  recordEvent(log, { event: 'audit-trail-compared', on, result: 'refused', reason }, SENDER);
}

/** The sealed numbers and the root must be those of the heads. */
function checkpointErrors({ checkpoint, sealed }: OpenedCheckpoint, heads: readonly AuditHead[]): RequestError[] {
  const errors: RequestError[] = [];
  const report = (pointer: string, detail: string): void => {
    errors.push({ pointer, detail });
  };
  const latest = Date.now() + CLOCK_TOLERANCE_MS;
  if (Date.parse(checkpoint.madeAt) > latest || sealed.sealedAt.getTime() > latest) {
    report('#/seal', 'was made in the future');
  }
  const { previous, day } = checkpoint;
  if (previous !== null && previous.day >= day) report('#/seal', 'names a checkpoint before it that is not older');
  if (new Set(heads.map(({ subject }) => subject)).size < heads.length) report('#/heads', 'names a chain twice');
  const fits =
    checkpoint.chains === heads.length && checkpoint.rows === rowsOf(heads) && checkpoint.root === rootOf(heads);
  if (!fits) report('#/heads', 'are not those of the sealed root');
  return errors;
}

function checkpointAnswer(result: CheckpointResult, { checkpoint }: OpenedCheckpoint, log: Logger): Response {
  const { day, previous } = checkpoint;
  switch (result.type) {
    case 'received': {
      const { receivedAt, replayed, follows, shorter } = result;
      recordReceipt(log, { day }, { result: 'done' });
      if (!follows) {
        log.warn({ day, previous }, 'a checkpoint does not follow the last one');
        recordComparison(log, { day }, 'not-following');
      }
      if (shorter.length > 0) {
        const chains = shorter.length;
        log.warn({ day, chains, subjects: shorter.slice(0, NAMED_CHAINS) }, 'chains of the audit trail lost rows');
        recordComparison(log, { day, chains }, 'rows-lost');
      }
      const receipt = { day, receivedAt: receivedAt.toISOString() } satisfies z.input<typeof checkpointReceiptSchema>;
      return Response.json(receipt, { status: 201, headers: replayed ? { 'Idempotency-Replayed': 'true' } : {} });
    }
    case 'day-taken':
      recordReceipt(log, { day }, { result: 'refused', reason: result.type });
      return problem({ status: 409, detail: `There is another checkpoint of ${day}.` });
    case 'out-of-order':
      recordReceipt(log, { day }, { result: 'refused', reason: result.type });
      return problem({ status: 409, detail: `There is a checkpoint of a later day than ${day}.` });
  }
}
