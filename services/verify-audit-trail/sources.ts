/** Where the checkpoints are that the audit trail is compared with: here, at FPS MI, and in files. */

import { readFile } from 'node:fs/promises';
import { createLocalJWKSet } from 'jose';
import { z } from 'zod';
import { checkpointsAfter, recordedHeads } from '#database/checkpoints.ts';
import type { Sql } from '#database/connection.ts';
import { everyDeliveryKey } from '#database/delivery-keys.ts';
import type { AuditHead } from '#rules/audit-heads.ts';
import { dayOf } from '#rules/calendar.ts';
import { askFpsMi, type FpsMi } from '#services/ask-fps-mi.ts';
import {
  auditHeadSchema,
  type OpenedCheckpoint,
  openCheckpoint,
  openStoredCheckpoint,
  recordedHeadSchema,
} from '#services/checkpoint.ts';
import type { SealFault, SealKeys } from '#services/open-seal.ts';
import { publicKeySchema } from '#services/sealing.ts';

/** A checkpoint with the heads that changed since the one before. */
export type KeptCheckpoint = {
  /** As it is stored; the seal has it too. */
  readonly day: string;
  readonly opened: OpenedCheckpoint | SealFault;
  readonly heads: readonly AuditHead[];
};

/** The heads in a delivery that FPS MI has. */
export type DeliveredHeads = { readonly reference: string; readonly day: string; readonly heads: readonly AuditHead[] };

/** What FPS MI has. */
export type MinistryCopies = {
  readonly checkpoints: readonly KeptCheckpoint[];
  readonly deliveries: readonly DeliveredHeads[];
};

/** How long FPS MI may take for one part of its answer. */
const ANSWER_TIMEOUT_MS = 60_000;
const CHECKPOINTS_AT_ONCE = 31;
const REPORTS_AT_ONCE = 1000;

/** Every key that ever sealed here, also those that are not published any more. */
export async function keysHere(sql: Sql): Promise<SealKeys> {
  const keys = (await everyDeliveryKey(sql)).map(({ key }) => publicKeySchema.parse(key));
  return createLocalJWKSet({ keys });
}

/** The checkpoints that are kept here, the oldest first. */
export async function checkpointsHere(sql: Sql, keys: SealKeys): Promise<KeptCheckpoint[]> {
  const heads = Map.groupBy(await recordedHeads(sql), ({ day }) => day);
  const checkpoints = await checkpointsAfter(sql, null);
  return await Promise.all(
    checkpoints.map(async ({ day, seal }) => ({
      day,
      opened: await openCheckpoint(seal, keys),
      heads: heads.get(day) ?? [],
    })),
  );
}

/** A checkpoint in a file, as the auditor got it by mail. @throws when the file cannot be read */
export async function checkpointInFile(file: string, keys: SealKeys): Promise<OpenedCheckpoint | SealFault> {
  return await openCheckpoint((await readFile(file, 'utf8')).trim(), keys);
}

const checkpointsSchema = z.object({
  checkpoints: z.array(
    z.object({ day: z.iso.date(), seal: z.string(), key: publicKeySchema, heads: z.array(recordedHeadSchema) }),
  ),
});
const reportsSchema = z.object({
  reports: z.array(
    z.object({
      reference: z.string(),
      receivedAt: z.iso.datetime(),
      auditHeads: z.array(auditHeadSchema).nullable(),
    }),
  ),
  total: z.int(),
});

/** What FPS MI has: the checkpoints, and the heads in the deliveries. @throws when it does not answer */
export async function copiesAtFpsMi(fpsMi: FpsMi): Promise<MinistryCopies> {
  return { checkpoints: await checkpointsAtFpsMi(fpsMi), deliveries: await deliveriesAtFpsMi(fpsMi) };
}

async function checkpointsAtFpsMi(fpsMi: FpsMi): Promise<KeptCheckpoint[]> {
  const kept: KeptCheckpoint[] = [];
  let after = '2000-01-01';
  for (;;) {
    const query = new URLSearchParams({ after, limit: String(CHECKPOINTS_AT_ONCE) });
    const { checkpoints } = checkpointsSchema.parse(await read(fpsMi, `/api/checkpoints?${query}`));
    for (const { day, seal, key, heads } of checkpoints) {
      kept.push({ day, opened: await openStoredCheckpoint(seal, key), heads });
      after = day;
    }
    if (checkpoints.length < CHECKPOINTS_AT_ONCE) return kept;
  }
}

async function deliveriesAtFpsMi(fpsMi: FpsMi): Promise<DeliveredHeads[]> {
  const delivered: DeliveredHeads[] = [];
  let offset = 0;
  for (;;) {
    const query = new URLSearchParams({ limit: String(REPORTS_AT_ONCE), offset: String(offset) });
    const { reports, total } = reportsSchema.parse(await read(fpsMi, `/api/reports?${query}`));
    for (const { reference, receivedAt, auditHeads } of reports) {
      if (auditHeads !== null) delivered.push({ reference, day: dayOf(new Date(receivedAt)), heads: auditHeads });
    }
    offset += reports.length;
    if (reports.length === 0 || offset >= total) return delivered;
  }
}

async function read(fpsMi: FpsMi, path: string): Promise<unknown> {
  const answer = await askFpsMi(fpsMi, path, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
  if (!answer.ok) throw new Error(`FPS MI answered ${answer.status} to ${path}`);
  return await answer.json();
}
