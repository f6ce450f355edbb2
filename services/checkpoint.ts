/**
 * Checkpoints of the audit trail, as both sides use them. A checkpoint is a small statement about every chain on one day, sealed
 * with the delivery key. It contains the hash of the checkpoint before it, so that none can be left out later.
 */

import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { AuditHead } from '#rules/audit-heads.ts';
import { isDay } from '#rules/days.ts';
import { leafHash, merkleRoot } from './merkle-tree.ts';
import { type OpenedSeal, openSeal, openStoredSeal, type SealFault, type SealKeys } from './open-seal.ts';
import { CHECKPOINT_SEAL_TYPE, type DeliveryKey, type PublicKey, seal } from './sealing.ts';

/** A day that PostgreSQL has too: it has no year 0. */
export const daySchema = z.iso.date().refine(isDay, 'is not a day');

/** SHA-256, in lower-case hexadecimal. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits in lower case');

/** The head of a chain. Its subject is like `report/covid-premium/2022/11001`. */
export const auditHeadSchema = z.strictObject({
  subject: z
    .string()
    .max(200)
    .regex(/^[a-z]+(?:\/[a-zA-Z0-9-]+)+$/, 'is not the subject of a chain'),
  rows: z.int().min(1).max(2_147_483_647),
  hash: sha256Schema,
}) satisfies z.ZodType<AuditHead>;

/** A head as a checkpoint recorded it. Of a chain that was not there any more it has 0 rows and no hash. */
export const recordedHeadSchema = auditHeadSchema.extend({
  rows: z.int().min(0),
  hash: z.union([sha256Schema, z.literal('')]),
}) satisfies z.ZodType<AuditHead>;

/** What is sealed, as canonical JSON. */
export const checkpointSchema = z.strictObject({
  /** In Belgian time. There is one checkpoint for a day, and none for a day on which nothing ran. */
  day: daySchema,
  madeAt: z.iso.datetime(),
  /** The checkpoint before it; null in the first one. */
  previous: z.strictObject({ day: daySchema, hash: sha256Schema }).nullable(),
  chains: z.int().min(0),
  /** Of all chains together. */
  rows: z.int().min(0),
  /** Of the Merkle tree (RFC 6962) over the heads in the order of their subjects. */
  root: sha256Schema,
});
export type Checkpoint = z.output<typeof checkpointSchema>;

/** A checkpoint whose seal is valid. `hash`: SHA-256 of what was sealed, by which the next checkpoint names it. */
export type OpenedCheckpoint = {
  readonly checkpoint: Checkpoint;
  readonly hash: string;
  readonly sealed: OpenedSeal;
};

/** The heads in the order of the tree: by the code units of their subjects. */
function inOrder(heads: readonly AuditHead[]): AuditHead[] {
  return heads.toSorted((one, other) => (one.subject < other.subject ? -1 : 1));
}

/** The leaves of the tree over these heads, in its order, and the subjects in the same order. */
export function leavesOf(heads: readonly AuditHead[]): { readonly subjects: string[]; readonly leaves: Buffer[] } {
  const ordered = inOrder(heads);
  return { subjects: ordered.map(({ subject }) => subject), leaves: ordered.map(leafOf) };
}

/** The leaf of a head: its canonical JSON. */
export function leafOf({ subject, rows, hash: last }: AuditHead): Buffer {
  return leafHash(Buffer.from(textOf({ subject, rows, hash: last })));
}

/** The root of the tree over these heads. */
export function rootOf(heads: readonly AuditHead[]): string {
  return merkleRoot(leavesOf(heads).leaves).toString('hex');
}

/** The number of rows of these chains together. */
export function rowsOf(heads: readonly AuditHead[]): number {
  return heads.reduce((sum, { rows }) => sum + rows, 0);
}

/** Makes and seals the checkpoint of a day. */
export async function sealCheckpoint(
  key: DeliveryKey,
  { day, madeAt, previous }: Pick<Checkpoint, 'day' | 'previous'> & { readonly madeAt: Date },
  heads: readonly AuditHead[],
): Promise<{ readonly seal: string; readonly hash: string }> {
  const checkpoint: Checkpoint = {
    day,
    madeAt: madeAt.toISOString(),
    previous,
    chains: heads.length,
    rows: rowsOf(heads),
    root: rootOf(heads),
  };
  const text = textOf(checkpoint);
  return { seal: await seal(key, text, `checkpoint/${day}`, madeAt, CHECKPOINT_SEAL_TYPE), hash: hash('sha256', text) };
}

const thing = { type: CHECKPOINT_SEAL_TYPE, name: 'checkpoint' };

/** Verifies a sealed checkpoint with the published keys. @throws what `keys` throws when the keys cannot be read */
export async function openCheckpoint(text: string, keys: SealKeys): Promise<OpenedCheckpoint | SealFault> {
  return readOpened(await openSeal(text, keys, thing));
}

/** Verifies a stored checkpoint with the public key that was stored beside it. */
export async function openStoredCheckpoint(text: string, key: PublicKey): Promise<OpenedCheckpoint | SealFault> {
  return readOpened(await openStoredSeal(text, key, thing));
}

function readOpened(sealed: OpenedSeal | SealFault): OpenedCheckpoint | SealFault {
  if ('fault' in sealed) return sealed;
  const parsed = checkpointSchema.safeParse(parseJson(sealed.payload));
  if (!parsed.success) return { fault: `The payload is not a checkpoint: ${parsed.error.issues[0]?.path.join('.')}.` };
  if (sealed.idempotencyKey !== `checkpoint/${parsed.data.day}`) return { fault: 'The seal names another day (jti).' };
  return { checkpoint: parsed.data, hash: hash('sha256', sealed.payload), sealed };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses it.
    return undefined;
  }
}

function textOf(value: Checkpoint | AuditHead): string {
  // The cast: the library returns undefined only for undefined.
  return canonicalize(value) as string;
}
