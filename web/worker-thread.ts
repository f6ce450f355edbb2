/** Runs long work in worker threads, so that the process keeps answering other requests. */

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** The work took more time or memory than its limits allow. */
export class ThreadLimitExceeded extends Error {}

/** The limits of one thread. */
export type ThreadLimits = { readonly timeoutMs: number; readonly maxMemoryMb: number };

/**
 * Makes a function that runs each piece of work in a worker thread of its own, one at a time: several at once could use all
 * memory of the process. Input and result are copied (structured clone); functions cannot be passed.
 * @param thread the thread's module: it reads `workerData` and posts one message, the result
 * @returns resolves with the result; rejects with `ThreadLimitExceeded`, or with the error that the thread threw
 */
export function createThreadRunner<Input, Result>(thread: URL, limits: ThreadLimits) {
  let previous: Promise<unknown> = Promise.resolve();
  return (input: Input, timeoutMs = limits.timeoutMs): Promise<Result> => {
    const result = previous.then(() => runInThread<Result>(thread, input, { ...limits, timeoutMs }));
    previous = result.catch(() => {});
    return result;
  };
}

async function runInThread<Result>(
  thread: URL,
  workerData: unknown,
  { timeoutMs, maxMemoryMb }: ThreadLimits,
): Promise<Result> {
  const worker = new Worker(thread, { workerData, resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb }, env: {} });
  try {
    // The cast: the caller of `createThreadRunner` says what the thread posts.
    const [result] = (await once(worker, 'message', { signal: AbortSignal.timeout(timeoutMs) })) as [Result];
    return result;
  } catch (cause) {
    throw isLimitExceeded(cause)
      ? new ThreadLimitExceeded(`${thread.pathname} took too much time or memory`, { cause })
      : cause;
  } finally {
    await worker.terminate();
  }
}

/** Whether the thread was aborted after its time-out, or ran out of memory. */
function isLimitExceeded(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY');
}
