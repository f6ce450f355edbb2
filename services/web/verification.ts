/** Opens documents and seals for the page where anyone can verify a document. */

import type { Sql } from '#database/connection.ts';
import { everyDeliveryKey } from '#database/delivery-keys.ts';
import { type ArchivedKey, archivedKeySchema } from '#services/verification/archived-keys.ts';
import { createThreadPool, ThreadLimitExceeded } from '#web/site/thread-pool.ts';
import type { DocumentReading, SealReading, Verification } from '#web/verification/reading.ts';

/** What the thread gets. */
export type VerificationRequest = { readonly keys: readonly ArchivedKey[] } & (
  | { readonly bytes: Uint8Array }
  | { readonly jws: string }
);

/** The largest document opens in some 3 s. */
const TIMEOUT_MS = 20_000;
/** The largest seal takes half of it, as text, as JSON and as values. */
const MAX_MEMORY_MB = 512;
const MAX_WAITING = 20;

const openInThread = createThreadPool<VerificationRequest, DocumentReading | SealReading>(
  'verifications',
  new URL('./verify-thread.ts', import.meta.url),
  { timeoutMs: TIMEOUT_MS, maxMemoryMb: MAX_MEMORY_MB, maxWaiting: MAX_WAITING, idleMs: 10_000 },
);

/** @returns functions that throw `PoolBusy` when too much is waiting */
export function createVerification(sql: Sql): Verification {
  const open = async (request: { bytes: Uint8Array } | { jws: string }): Promise<DocumentReading | SealReading> => {
    const keys = await archivedKeys(sql);
    return await openInThread({ ...request, keys });
  };
  return {
    openSeal: (jws) => open({ jws }),
    openDocument: async (bytes) => {
      const reading = await open({ bytes }).catch((error: unknown) => {
        if (!(error instanceof ThreadLimitExceeded)) throw error;
        // No document of this program takes so much.
        return { type: 'refused', problem: 'not-a-pdf', reason: error.message } as const;
      });
      if (reading.type === 'sealed' && !('print' in reading)) throw new Error('A document was opened as a seal');
      return reading;
    },
  };
}

/** All keys that ever sealed deliveries, the newest first. */
export async function archivedKeys(sql: Sql): Promise<ArchivedKey[]> {
  return (await everyDeliveryKey(sql)).map(({ key, firstUsedAt, revokedAt }) =>
    archivedKeySchema.parse({
      key,
      firstUsedAt: firstUsedAt.toISOString(),
      revokedAt: revokedAt?.toISOString() ?? null,
    }),
  );
}
