/** Keeps one part running: starts it, starts it again when it dies, gives up when that does not help. */

import { setTimeout as wait } from 'node:timers/promises';
import type { Logs } from './logs.ts';
import { type Command, describeEnding, launch, type Running } from './processes.ts';
import type { OpenRecord } from './record.ts';

export type Part = {
  /** The name of its log file. */
  readonly name: string;
  /** Its name in a sentence. */
  readonly title: string;
  command(log: number): Command | Promise<Command>;
  /** Resolves when it can work; rejects when it cannot, or `signal` is aborted. */
  isReady(running: Running, signal: AbortSignal): Promise<void>;
  /** What a person can do when it does not stay up. */
  readonly remedy: string;
};

/** A part under our care. */
export type Kept = {
  readonly name: string;
  /** Resolves when it is ready for the first time; rejects when it is given up before that. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
  kill(): void;
};

export type Surroundings = {
  readonly logs: Logs;
  readonly record: OpenRecord;
  say(line: string): void;
};

/** Deaths in a row, each soon after the start before it, after which a part is given up. */
const PATIENCE = 5;
const SOON = 10_000;
const READY_WITHIN = 60_000;
/** What a process of ours ends with when its configuration is wrong: starting it again cannot help. */
const NONSENSE = 2;

/** Starts `part` and keeps it running until it is stopped or given up. */
export function keepRunning(part: Part, { logs, record, say }: Surroundings): Kept {
  const stopping = new AbortController();
  let running: Running | undefined;
  const first = Promise.withResolvers<void>();
  // Whoever waits gets the rejection; nobody may be waiting any more when we are stopping.
  first.promise.catch(() => {});
  let wasReady = false;

  /** One life of the process: how it ended, and whether another life would end the same. */
  const live = async (): Promise<{ ending: string; hopeless: boolean }> => {
    const file = await logs.open(part.name);
    let current: Running;
    try {
      current = await launch(await part.command(file.fd));
    } catch (error) {
      return { ending: `could not be started: ${reason(error)}`, hopeless: false };
    } finally {
      await file.close();
    }
    running = current;
    await record.add(part.name, current.pid, current.endWith);
    // The stop may have come before there was anything to stop.
    if (stopping.signal.aborted) await current.stop();
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(READY_WITHIN)]);
    const outcome = await Promise.race([
      part.isReady(current, signal).then(() => 'ready' as const, reason),
      current.ended.then(() => 'ended' as const),
    ]);
    if (outcome === 'ready') {
      if (wasReady) say(`${part.title} is back.`);
      wasReady = true;
      first.resolve();
    } else if (outcome !== 'ended') {
      await current.stop();
    }
    const ending = await current.ended;
    await record.remove(current.pid);
    return outcome === 'ready' || outcome === 'ended'
      ? { ending: `ended (${describeEnding(ending)})`, hopeless: !wasReady && ending.code === NONSENSE }
      : { ending: `was not ready: ${outcome}`, hopeless: false };
  };

  const life = (async () => {
    for (let deaths = 0; ; ) {
      const since = Date.now();
      const { ending, hopeless } = await live();
      if (stopping.signal.aborted) return;
      deaths = Date.now() - since < SOON ? deaths + 1 : 1;
      const lines = (await logs.tail(part.name)).map((line) => `    ${line}`);
      say([`${part.title} ${ending}. The end of ${logs.file(part.name)}:`, ...lines].join('\n'));
      if (hopeless || deaths >= PATIENCE) {
        const why = hopeless ? 'its configuration is wrong' : `it ended ${deaths} times in a row`;
        say(`${part.title} is given up: ${why}. ${part.remedy}`);
        first.reject(new Error(`${part.title} could not be started.`));
        if (wasReady) say('The other parts go on. When the cause is mended: Ctrl-C, then npm start.');
        return;
      }
      const pause = Math.min(250 * 2 ** (deaths - 1), 4000);
      say(`${part.title} is started again${pause >= 1000 ? ` in ${pause / 1000} s` : ''}.`);
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
    }
  })();
  life.catch((error: unknown) => first.reject(error));

  return {
    name: part.name,
    ready: first.promise,
    stop: async () => {
      stopping.abort(new Error('stopping'));
      await running?.stop();
      await life;
    },
    kill: () => running?.kill(),
  };
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
