/** Work that takes long, in threads of its own: nobody else waits for it. */

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A piece of work took more time or memory than it may. */
export class ThreadExhausted extends Error {}

/** What a thread may take: milliseconds, and megabytes. */
export type ThreadLimits = { readonly longest: number; readonly memory: number };

/**
 * Has work done by a thread that is made for it and ends with it. One piece after the other: many at once must not take all
 * memory of the process. What is handed over and back is copied (structured clone), functions are not.
 * @param thread the module of the thread: it takes `workerData` and posts one message
 * @returns what the thread posts; rejects with `ThreadExhausted`, or with what went wrong in the thread
 */
export function inThreads<Work, Done>(thread: URL, limits: ThreadLimits) {
  let before: Promise<unknown> = Promise.resolve();
  return (work: Work, longest = limits.longest): Promise<Done> => {
    const done = before.then(() => doIn<Done>(thread, work, { ...limits, longest }));
    before = done.catch(() => {});
    return done;
  };
}

async function doIn<Done>(thread: URL, workerData: unknown, { longest, memory }: ThreadLimits): Promise<Done> {
  const worker = new Worker(thread, { workerData, resourceLimits: { maxOldGenerationSizeMb: memory }, env: {} });
  try {
    // The cast: what the thread posts.
    const [done] = (await once(worker, 'message', { signal: AbortSignal.timeout(longest) })) as [Done];
    return done;
  } catch (cause) {
    throw isExhausted(cause) ? new ThreadExhausted(`${thread.pathname} took too much`, { cause }) : cause;
  } finally {
    await worker.terminate();
  }
}

/** Whether time (an abort) or memory ran out. */
function isExhausted(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY');
}
