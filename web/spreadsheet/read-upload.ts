import type { FormDefinition, TableField } from '#forms/definition.ts';
import { createThreadPool, ThreadLimitExceeded } from '#web/site/thread-pool.ts';
import { MAX_UPLOAD_BYTES, MAX_WAITING_UPLOADS, READ_MAX_MEMORY_MB, READ_TIMEOUT_MS } from './limits.ts';
import type { UploadResult } from './read-table.ts';
import { type TableMark, tableMarkOf } from './table-mark.ts';

/** What the thread gets: a file, and the table that it must contain. */
export type ReadRequest = { readonly bytes: Uint8Array; readonly mark: TableMark };

const readInThread = createThreadPool<ReadRequest, UploadResult>(
  'uploads',
  new URL('./read-table-thread.ts', import.meta.url),
  {
    timeoutMs: READ_TIMEOUT_MS,
    maxMemoryMb: READ_MAX_MEMORY_MB,
    maxWaiting: MAX_WAITING_UPLOADS,
    idleMs: 10_000,
  },
);

/**
 * Reads the lines of an uploaded file, in a worker thread with limits on time and memory. Formulas are not run, and files
 * with macros are refused.
 * @param definition a form of the catalogue: the thread looks it up again
 * @throws PoolBusy at once, before there is a promise, when too many files are waiting
 */
export function readUpload(
  bytes: Uint8Array,
  definition: FormDefinition,
  table: TableField,
  timeoutMs = READ_TIMEOUT_MS,
): Promise<UploadResult> {
  if (bytes.length > MAX_UPLOAD_BYTES) return Promise.resolve({ type: 'refused', code: 'file-too-large' });
  return readInThread({ bytes, mark: tableMarkOf(definition, table) }, timeoutMs).catch((error: unknown) => {
    if (error instanceof ThreadLimitExceeded) return { type: 'refused', code: 'file-takes-too-long' };
    throw error;
  });
}
