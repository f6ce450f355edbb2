import { createThreadPool, ThreadLimitExceeded } from '#web/site/thread-pool.ts';
import { createTurns } from '#web/site/turns.ts';
import { MAX_UPLOAD_BYTES, MAX_WAITING_UPLOADS, SMALL_READ_MAX_MEMORY_MB } from '#web/spreadsheet/limits.ts';
import type { AmountsContext } from './amounts-file.ts';
import type { AmountsReading } from './amounts-problems.ts';

/** What the thread gets: a file, and what it must contain. */
export type ReadRequest = { readonly bytes: Uint8Array; readonly context: AmountsContext };

/** How long reading may take: a row for each organisation takes some 50 ms. */
export const READ_AMOUNTS_TIMEOUT_MS = 10_000;

const read = createThreadPool<ReadRequest, AmountsReading>('amounts', new URL('./amounts-thread.ts', import.meta.url), {
  timeoutMs: READ_AMOUNTS_TIMEOUT_MS,
  maxMemoryMb: SMALL_READ_MAX_MEMORY_MB,
  maxWaiting: MAX_WAITING_UPLOADS,
  idleMs: 10_000,
});
/** A second file of the same person waits nowhere: the person chooses it again. */
const takeTurn = createTurns('amounts', { maxWaiting: 0, retryAfterS: 5 });

/**
 * Reads a file of granted amounts, in a worker thread with limits on time and memory.
 * @param person whose file it is: one is read at a time
 * @throws PoolBusy at once, before there is a promise, when too many files are waiting or one of this person is being read
 */
export function readAmountsFile(bytes: Uint8Array, context: AmountsContext, person: string): Promise<AmountsReading> {
  if (bytes.length > MAX_UPLOAD_BYTES) return Promise.resolve({ type: 'refused', code: 'file-too-large' });
  return takeTurn(person, () => read({ bytes, context })).catch((error: unknown) => {
    if (error instanceof ThreadLimitExceeded) return { type: 'refused', code: 'file-takes-too-long' };
    throw error;
  });
}
