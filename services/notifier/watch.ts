import { setTimeout as wait } from 'node:timers/promises';

type WatchOptions = {
  /** How long it waits after a time that succeeded, and after one that failed, in milliseconds. */
  readonly pauses: { readonly afterSuccess: number; readonly afterFailure: number };
  /** Called for the first of several failures in a row: a server may be away for hours. */
  readonly onFailure: (error: unknown) => void;
};

/**
 * Does a work at once, and again and again.
 * @param work ends early when the signal is aborted
 * @returns `stop` waits for the work in progress
 */
export function watch(
  work: (signal: AbortSignal) => Promise<void>,
  { pauses, onFailure }: WatchOptions,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async (): Promise<void> => {
    let failures = 0;
    while (!signal.aborted) {
      try {
        await work(signal);
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        if (failures === 1) onFailure(error);
      }
      await wait(failures === 0 ? pauses.afterSuccess : pauses.afterFailure, undefined, { signal }).catch(() => {});
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
