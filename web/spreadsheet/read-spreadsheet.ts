import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { LONGEST_READING, MOST_BYTES, MOST_MEMORY } from './limits.ts';
import type { SheetReading } from './sheet.ts';

const thread = new URL('./reading-thread.ts', import.meta.url);
/** Files are read one after the other: many at once must not take all memory of the process. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Reads a file that somebody uploaded: XLSX, ODS or CSV. Formulas are not run, macros are refused, and no file takes more
 * than `LONGEST_READING` or `MOST_MEMORY`.
 */
export function readSpreadsheet(bytes: Uint8Array, longest = LONGEST_READING): Promise<SheetReading> {
  if (bytes.length > MOST_BYTES) return Promise.resolve({ type: 'refused', code: 'file-too-large' });
  const reading = before.then(() => readInThread(bytes, longest));
  before = reading.catch(() => {});
  return reading;
}

async function readInThread(bytes: Uint8Array, longest: number): Promise<SheetReading> {
  const worker = new Worker(thread, {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    env: {},
  });
  try {
    // The cast: what the thread posts.
    const [reading] = (await once(worker, 'message', { signal: AbortSignal.timeout(longest) })) as [SheetReading];
    return reading;
  } catch (error) {
    if (isExhausted(error)) return { type: 'refused', code: 'file-takes-too-long' };
    throw error;
  } finally {
    await worker.terminate();
  }
}

/** Whether time (an abort) or memory ran out. */
function isExhausted(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY');
}
