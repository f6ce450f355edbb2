/** Runs lifecycles one after the other or at once, and collects their times. */

import type { Organisation } from './people.ts';

/**
 * The steps whose time is measured. `trip`: the part of `sign` until the browser is back from the identity service.
 * `delivered`: from the second press to the receipt.
 */
export type Step = 'homepage' | 'form' | 'overview' | 'first save' | 'save' | 'trip' | 'sign' | 'delivered';

/** Measures one step. */
export type Clock = <T>(step: Step, work: () => Promise<T>) => Promise<T>;

/** One of the three ways to carry out a lifecycle. */
export type Engine = {
  readonly name: EngineName;
  /** A lifecycle: save, the chair signs, save, the chair signs, the director signs, delivered. Rejects when a step fails. */
  lifecycle(organisation: Organisation, clock: Clock): Promise<void>;
  /** What one user opens besides. */
  visit?(organisation: Organisation, clock: Clock): Promise<void>;
  close(): Promise<void> | void;
};

export type EngineName = 'program' | 'bare engine' | 'outbox';

/** Times in milliseconds, by step. */
export type Times = ReadonlyMap<Step, readonly number[]>;

export type LoadResult = {
  readonly seconds: number;
  readonly done: number;
  readonly times: Times;
  /** Why lifecycles failed. */
  readonly failures: readonly string[];
};

/** Runs a lifecycle for each organisation, at most `concurrency` at once. One user also visits the other pages. */
export async function runLifecycles(
  { lifecycle, visit }: Engine,
  organisations: readonly Organisation[],
  concurrency: number,
): Promise<LoadResult> {
  const times = new Map<Step, number[]>();
  const failures: string[] = [];
  const clock: Clock = async (step, work) => {
    const start = performance.now();
    const result = await work();
    const list = times.get(step) ?? [];
    list.push(performance.now() - start);
    times.set(step, list);
    return result;
  };
  const rest = organisations.values();
  const worker = async (): Promise<void> => {
    // All workers take from one iterator.
    for (const organisation of rest) {
      if (concurrency === 1) await visit?.(organisation, clock);
      await lifecycle(organisation, clock).catch((error: unknown) => {
        failures.push(`${organisation.nis}: ${error instanceof Error ? error.message : String(error)}`);
      });
    }
  };
  const since = performance.now();
  await Promise.all(Array.from({ length: Math.min(concurrency, organisations.length) }, worker));
  const seconds = (performance.now() - since) / 1000;
  return { seconds, done: organisations.length - failures.length, times, failures };
}

/** Puts the results of several turns together. */
export function sumOf(results: readonly LoadResult[]): LoadResult {
  const times = new Map<Step, number[]>();
  for (const result of results) {
    for (const [step, list] of result.times) times.set(step, [...(times.get(step) ?? []), ...list]);
  }
  return {
    seconds: results.reduce((sum, { seconds }) => sum + seconds, 0),
    done: results.reduce((sum, { done }) => sum + done, 0),
    times,
    failures: results.flatMap(({ failures }) => failures),
  };
}

/** Resolves with `work`; rejects with `message` after `ms`. */
export async function within<T>(ms: number, message: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message)), ms);
  });
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
