import type { FormDefinition, TableField } from '#forms/definition.ts';
import { createThreadPool, ThreadLimitExceeded } from '#web/site/thread-pool.ts';
import { createTurns } from '#web/site/turns.ts';
import {
  MAX_UPLOAD_BYTES,
  MAX_WAITING_SMALL_UPLOADS,
  MAX_WAITING_UPLOADS,
  READ_MAX_MEMORY_MB,
  READ_TIMEOUT_MS,
  SMALL_READ_MAX_MEMORY_MB,
  SMALL_READ_TIMEOUT_MS,
  SMALL_UPLOAD_BYTES,
} from './limits.ts';
import type { UploadResult } from './read-table.ts';
import { type TableMark, tableMarkOf } from './table-mark.ts';

/** What the thread gets: a file, and the table that it must contain. */
export type ReadRequest = { readonly bytes: Uint8Array; readonly mark: TableMark };

const thread = new URL('./read-table-thread.ts', import.meta.url);
const readLarge = createThreadPool<ReadRequest, UploadResult>('uploads', thread, {
  timeoutMs: READ_TIMEOUT_MS,
  maxMemoryMb: READ_MAX_MEMORY_MB,
  maxWaiting: MAX_WAITING_UPLOADS,
  idleMs: 10_000,
});
const readSmall = createThreadPool<ReadRequest, UploadResult>('small uploads', thread, {
  timeoutMs: SMALL_READ_TIMEOUT_MS,
  maxMemoryMb: SMALL_READ_MAX_MEMORY_MB,
  maxWaiting: MAX_WAITING_SMALL_UPLOADS,
  idleMs: 60_000,
});
/** A second file of the same person waits nowhere: the person chooses it again. */
const takeTurn = createTurns('uploads', { maxWaiting: 0, retryAfterS: 5 });

/**
 * Reads the lines of an uploaded file, in a worker thread with limits on time and memory. Formulas are not run, and files
 * with macros are refused.
 * @param definition a form of the catalogue: the thread looks it up again
 * @param person whose file it is: one is read at a time
 * @throws PoolBusy at once, before there is a promise, when too many files are waiting or one of this person is being read
 */
export function readUpload(
  bytes: Uint8Array,
  definition: FormDefinition,
  table: TableField,
  { person, timeoutMs = READ_TIMEOUT_MS }: { readonly person: string; readonly timeoutMs?: number },
): Promise<UploadResult> {
  if (bytes.length > MAX_UPLOAD_BYTES) return Promise.resolve({ type: 'refused', code: 'file-too-large' });
  const request = { bytes, mark: tableMarkOf(definition, table) };
  const read = (): Promise<UploadResult> =>
    bytes.length > SMALL_UPLOAD_BYTES ? readLarge(request, timeoutMs) : readSmallFirst(request, timeoutMs);
  return takeTurn(person, read).catch((error: unknown) => {
    if (error instanceof ThreadLimitExceeded) return { type: 'refused', code: 'file-takes-too-long' };
    throw error;
  });
}

/** Reads a file with the small ones. One that only looks small, because it unpacks to much, goes on with the large ones. */
function readSmallFirst(request: ReadRequest, timeoutMs: number): Promise<UploadResult> {
  return readSmall(request, Math.min(timeoutMs, SMALL_READ_TIMEOUT_MS)).catch((error: unknown) => {
    if (error instanceof ThreadLimitExceeded) return readLarge(request, timeoutMs);
    throw error;
  });
}
