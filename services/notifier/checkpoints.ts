/** Makes a checkpoint of the audit trail each day, sends it to FPS MI, and mails it to the ministry's auditor. */

import { z } from 'zod';
import { addCheckpoint, checkpointsAfter, headsAt, headsLostBefore, takeTurn } from '#database/checkpoints.ts';
import { publishKey } from '#database/delivery-keys.ts';
import { dayOf } from '#rules/calendar.ts';
import { addDays, type Day } from '#rules/days.ts';
import { askFpsMi } from '#services/ask-fps-mi.ts';
import { sealCheckpoint } from '#services/checkpoint.ts';
import { type EventLog, recordNoticed } from '#web/site/security-log.ts';
import { type CheckpointMailDependencies, mailCheckpoint } from './checkpoint-mail.ts';
import type { DeliveryDependencies } from './deliver-report.ts';
import { watch } from './watch.ts';

/** How often it is checked whether a checkpoint is due, and how soon a failure is tried again. */
const INTERVAL_MS = 60_000;
/** How long FPS MI may take: it computes the root of all chains. */
const ANSWER_TIMEOUT_MS = 60_000;
/** A checkpoint that could not be mailed for longer is not mailed any more; FPS MI has it. */
const MAILED_FOR_DAYS = 31;
/** How many chains the log names. */
const NAMED_CHAINS = 20;

const latestSchema = z.object({ latest: z.object({ day: z.iso.date(), hash: z.string() }).nullable() });

export type CheckpointDependencies = DeliveryDependencies & CheckpointMailDependencies & { readonly now: () => Date };

/**
 * Checks each minute whether the checkpoint of the day is made, sent and mailed. @returns `stop` waits for the one in progress
 * @param pause in milliseconds
 */
export function watchCheckpoints(dependencies: CheckpointDependencies, pause = INTERVAL_MS): { stop(): Promise<void> } {
  const { sql, log, now } = dependencies;
  let finished: Day | null = null;
  const keep = async (signal: AbortSignal): Promise<void> => {
    const today = dayOf(now());
    if (finished === today) return;
    if (await takeTurn(sql, () => keepCheckpoints(dependencies, signal))) finished = today;
  };
  return watch(keep, {
    pauses: { afterSuccess: pause, afterFailure: pause },
    onFailure: (error) => log.warn({ error }, 'the checkpoint of the day is not finished; tried again each minute'),
  });
}

/**
 * Makes the checkpoint of today if there is none, and sends and mails every checkpoint that was not sent or mailed. Idempotent by
 * the day of each checkpoint. Days on which nothing ran have none.
 * @throws when a part of it failed; the others are done
 */
export async function keepCheckpoints(
  dependencies: CheckpointDependencies,
  signal = new AbortController().signal,
): Promise<void> {
  const failures: unknown[] = [];
  for (const step of [makeCheckpoint, sendCheckpoints, mailCheckpoints]) {
    signal.throwIfAborted();
    await step(dependencies, signal).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'a checkpoint was not made, sent or mailed');
}

async function makeCheckpoint({ sql, log, deliveryKey, now }: CheckpointDependencies): Promise<void> {
  const madeAt = now();
  const day = dayOf(madeAt);
  const { publicKey } = deliveryKey;
  if (!(await publishKey(sql, publicKey))) throw new Error(`The delivery key ${publicKey.kid} is revoked; rotate it`);
  const isNew = await addCheckpoint(sql, { day, madeAt }, (previous, heads) =>
    sealCheckpoint(deliveryKey, { day, madeAt, previous }, heads),
  );
  if (!isNew) return;
  log.info({ day }, 'made a checkpoint of the audit trail');
  const lost = await headsLostBefore(sql, day);
  if (lost.length === 0) return;
  const subjects = lost.slice(0, NAMED_CHAINS).map(({ subject }) => subject);
  log.error({ day, chains: lost.length, subjects }, 'the audit trail was changed, or an older backup was restored');
  recordComparison(log, { day, chains: lost.length }, 'rows-lost');
}

/** Sends the checkpoints after the last one that FPS MI has, the oldest first. */
async function sendCheckpoints({ sql, log, fpsMi }: CheckpointDependencies, stopping: AbortSignal): Promise<void> {
  const signal = () => AbortSignal.any([AbortSignal.timeout(ANSWER_TIMEOUT_MS), stopping]);
  const asked = await askFpsMi(fpsMi, '/api/checkpoints/latest', { signal: signal() });
  if (asked.status === 404) {
    await asked.body?.cancel();
    log.warn('FPS MI keeps no checkpoints');
    return;
  }
  if (!asked.ok) throw new Error(`FPS MI answered ${asked.status} to the question which checkpoint it has`);
  const { latest } = latestSchema.parse(await asked.json());
  const checkpoints = await checkpointsAfter(sql, latest && addDays(latest.day, -1));
  for (const { day, seal, hash } of checkpoints) {
    if (day === latest?.day) {
      if (hash !== latest.hash) {
        log.error({ day }, 'FPS MI has another checkpoint of this day');
        recordComparison(log, { day }, 'day-taken');
      }
      continue;
    }
    const answer = await askFpsMi(fpsMi, '/api/checkpoints', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ seal, heads: await headsAt(sql, day) }),
      signal: signal(),
    });
    if (!answer.ok)
      throw new Error(`FPS MI answered ${answer.status} to the checkpoint of ${day}: ${await answer.text()}`);
    await answer.body?.cancel();
  }
}

function recordComparison(
  log: EventLog,
  on: { readonly day: Day; readonly chains?: number },
  reason: 'rows-lost' | 'day-taken',
): void {
  recordNoticed(log, { event: 'audit-trail-compared', on, result: 'refused', reason });
}

async function mailCheckpoints(dependencies: CheckpointDependencies): Promise<void> {
  const { sql, now } = dependencies;
  const checkpoints = await checkpointsAfter(sql, addDays(dayOf(now()), -MAILED_FOR_DAYS));
  for (const { day, seal } of checkpoints) await mailCheckpoint(dependencies, { day, seal });
}
