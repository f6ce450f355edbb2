/** Runs long work in worker threads, so that the process keeps answering other requests. */

import { Piscina } from 'piscina';

/** The work took more time or memory than its limits allow. */
export class ThreadLimitExceeded extends Error {}

/** The queue of a pool is full. Nothing was begun; the same work may be given again later. */
export class PoolBusy extends Error {
  /** In how many seconds there is probably room again. */
  readonly retryAfterS: number;
  /** Whether only work of the same person is waiting. */
  readonly own: boolean;

  constructor(name: string, retryAfterS: number, { own = false } = {}) {
    super(`${name}: too much work is waiting`);
    this.retryAfterS = retryAfterS;
    this.own = own;
  }
}

export type PoolLimits = {
  /** How long one piece of work may take, without the time that it waits and that the thread starts. */
  readonly timeoutMs: number;
  readonly maxMemoryMb: number;
  /** How many pieces of work may wait for the thread. */
  readonly maxWaiting: number;
  /** How long the thread stays ready after its last work. Then it ends and its memory is free. */
  readonly idleMs: number;
};

/** Runs one piece of work. @throws PoolBusy at once, before there is a promise, when too much work is waiting */
export type RunInThread<Input, Result> = (input: Input, timeoutMs?: number) => Promise<Result>;

/** The share of the latest work in the average duration, from which `retryAfterS` is estimated. */
const LATEST_SHARE = 0.3;
/** Before there is an average. */
const FIRST_ESTIMATE_MS = 1_000;
const MAX_RETRY_AFTER_S = 60;

/**
 * Makes a function that runs work in one worker thread, one piece after the other: several at once could use all memory of
 * the process. The thread starts with the first work and stays ready for the next. Input and result are copied (structured
 * clone); functions cannot be passed.
 * @param thread the thread's module: its default export does one piece of work. A result that it marks with `move` is not
 *   copied
 * @returns a promise that rejects with `ThreadLimitExceeded`, or with the error that the work threw
 */
export function createThreadPool<Input, Result>(
  name: string,
  thread: URL,
  { timeoutMs: defaultTimeoutMs, maxMemoryMb, maxWaiting, idleMs }: PoolLimits,
): RunInThread<Input, Result> {
  const pool = new Piscina<Input, Result>({
    filename: thread.href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
    // A thread needs no secrets, and no loader: what it imports is plain TypeScript, without JSX.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb, maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    // Otherwise a thread without work stops its event loop, and what failed after the answer fails the next work.
    atomics: 'disabled',
  });
  // A thread that fails when nobody waits for it, mostly out of memory after its time-out. Without a listener the process ends.
  pool.on('error', (error) => process.emitWarning(error));
  let previous: Promise<unknown> = Promise.resolve();
  let unfinished = 0;
  let averageMs = FIRST_ESTIMATE_MS;
  const runNow = async (input: Input, timeoutMs: number): Promise<Result> => {
    const begun = performance.now();
    const limit = limitTime(pool, timeoutMs);
    try {
      return await pool.run(input, { signal: limit.signal });
    } catch (cause) {
      throw isLimitExceeded(cause) ? new ThreadLimitExceeded(`${name} took too much time or memory`, { cause }) : cause;
    } finally {
      limit.stop();
      unfinished -= 1;
      averageMs += LATEST_SHARE * (performance.now() - begun - averageMs);
    }
  };
  return (input, timeoutMs = defaultTimeoutMs) => {
    // One is being done, the others wait.
    if (unfinished > maxWaiting) {
      const seconds = Math.ceil((unfinished * averageMs) / 1_000);
      throw new PoolBusy(name, Math.min(Math.max(seconds, 1), MAX_RETRY_AFTER_S));
    }
    unfinished += 1;
    const result = previous.then(() => runNow(input, timeoutMs));
    // Not the result itself: it may have megabytes, and stay here until the next work.
    previous = result.then(
      () => {},
      () => {},
    );
    return result;
  };
}

/** How long a thread may take to start, on a machine that is busy. */
const START_MS = 10_000;

/** Aborts work after this time. The time in which a thread starts does not count. */
function limitTime(pool: Pick<Piscina, 'threads' | 'once' | 'off'>, timeoutMs: number) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const isStarting = pool.threads.length === 0;
  let timer = setTimeout(abort, isStarting ? START_MS + timeoutMs : timeoutMs);
  const begin = (): void => {
    clearTimeout(timer);
    timer = setTimeout(abort, timeoutMs);
  };
  // Piscina emits this when the thread is ready and has loaded its module.
  if (isStarting) pool.once('workerCreate', begin);
  const stop = (): void => {
    clearTimeout(timer);
    pool.off('workerCreate', begin);
  };
  return { signal: controller.signal, stop };
}

/** A small one halves the memory of a thread that makes documents, and takes no more time. */
const YOUNG_GENERATION_MB = 4;

/** Whether the thread was aborted after its time-out, or ran out of memory. */
function isLimitExceeded(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY');
}
