/** Keeps one part running: starts it, starts it again when it ends, gives up when that does not help. */

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
  /** Resolves when the part can work; rejects when it cannot, or when `signal` is aborted. */
  isReady(running: Running, signal: AbortSignal): Promise<void>;
  /** What a person can do when it does not stay up. */
  readonly remedy: string;
};

/** A part that is kept running. */
export type SupervisedPart = {
  readonly name: string;
  /** Resolves when it is ready for the first time; rejects when it is given up before that. */
  readonly ready: Promise<void>;
  /** Starts it again, also when it was given up. Resolves when the running process has ended. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  kill(): void;
};

export type SupervisorOptions = {
  readonly logs: Logs;
  readonly record: OpenRecord;
  say(line: string): void;
};

/** A part that ends this many times in a row, each time soon after its start, is given up. */
const MAX_FAILURES = 5;
const SOON_MS = 10_000;
const READY_WITHIN_MS = 60_000;
/** Exit code of a process whose configuration is wrong: starting it again cannot help. */
const WRONG_CONFIGURATION = 2;

/** Starts `part` and keeps it running until it is stopped or given up. */
export function supervise(part: Part, { logs, record, say }: SupervisorOptions): SupervisedPart {
  const stopping = new AbortController();
  const first = Promise.withResolvers<void>();
  // The caller gets the rejection. While stopping there may be no caller any more.
  first.promise.catch(() => {});
  let running: Running | undefined;
  let restarting = false;
  let wasReady = false;

  const runUntilItEnds = async (): Promise<{ ending: string; hopeless: boolean }> => {
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
    // The stop may have come before the process existed.
    if (stopping.signal.aborted) await current.stop();
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(READY_WITHIN_MS)]);
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
      ? { ending: `ended (${describeEnding(ending)})`, hopeless: !wasReady && ending.code === WRONG_CONFIGURATION }
      : { ending: `was not ready: ${outcome}`, hopeless: false };
  };

  const keep = async () => {
    for (let failures = 0; ; ) {
      const since = Date.now();
      const { ending, hopeless } = await runUntilItEnds();
      if (stopping.signal.aborted) return;
      if (restarting) {
        restarting = false;
        failures = 0;
        continue;
      }
      failures = Date.now() - since < SOON_MS ? failures + 1 : 1;
      const lines = (await logs.tail(part.name)).map((line) => `    ${line}`);
      say([`${part.title} ${ending}. The end of ${logs.file(part.name)}:`, ...lines].join('\n'));
      if (hopeless || failures >= MAX_FAILURES) {
        const why = hopeless ? 'its configuration is wrong' : `it ended ${failures} times in a row`;
        say(`${part.title} is given up: ${why}. ${part.remedy}`);
        first.reject(new Error(`${part.title} could not be started.`));
        if (wasReady) say('The other parts go on. When the cause is fixed: Ctrl-C, then npm start.');
        return;
      }
      const pause = Math.min(250 * 2 ** (failures - 1), 4000);
      say(`${part.title} is started again${pause >= 1000 ? ` in ${pause / 1000} s` : ''}.`);
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
    }
  };

  let givenUp = false;
  let life: Promise<void>;
  const begin = () => {
    givenUp = false;
    life = keep().then(
      () => {
        givenUp = true;
      },
      (error: unknown) => first.reject(error),
    );
  };
  begin();

  return {
    name: part.name,
    ready: first.promise,
    restart: async () => {
      if (stopping.signal.aborted) return;
      if (givenUp) begin();
      else if (running !== undefined && !running.hasEnded()) {
        restarting = true;
        await running.stop();
      }
    },
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
