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

/** How a process ended, and whether another start would end the same way. */
type Run = { readonly ending: string; readonly hopeless: boolean };

/** Starts `part` and keeps it running until it is stopped or given up. */
export function supervise(part: Part, options: SupervisorOptions): SupervisedPart {
  const supervisor = new Supervisor(part, options);
  supervisor.begin();
  return supervisor;
}

class Supervisor implements SupervisedPart {
  readonly name: string;
  readonly ready: Promise<void>;
  readonly #part: Part;
  readonly #options: SupervisorOptions;
  readonly #stopping = new AbortController();
  readonly #first = Promise.withResolvers<void>();
  #running: Running | undefined;
  #life = Promise.resolve();
  #wasReady = false;
  #restarting = false;
  #givenUp = false;

  constructor(part: Part, options: SupervisorOptions) {
    this.#part = part;
    this.#options = options;
    this.name = part.name;
    this.ready = this.#first.promise;
    // The caller gets the rejection. While stopping there may be no caller any more.
    this.ready.catch(() => {});
  }

  begin(): void {
    this.#givenUp = false;
    this.#life = this.#keepRunning().catch((error: unknown) => this.#first.reject(error));
  }

  async restart(): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    if (this.#givenUp) this.begin();
    else if (this.#running !== undefined && !this.#running.hasEnded()) {
      this.#restarting = true;
      await this.#running.stop();
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error('stopping'));
    await this.#running?.stop();
    await this.#life;
  }

  kill(): void {
    this.#running?.kill();
  }

  async #keepRunning(): Promise<void> {
    const { title } = this.#part;
    const { say } = this.#options;
    const { signal } = this.#stopping;
    for (let failures = 0; ; ) {
      const since = Date.now();
      const run = await this.#run();
      if (signal.aborted) return;
      if (this.#restarting) {
        this.#restarting = false;
        failures = 0;
        continue;
      }
      failures = Date.now() - since < SOON_MS ? failures + 1 : 1;
      await this.#report(run);
      if (run.hopeless || failures >= MAX_FAILURES) {
        this.#giveUp(run.hopeless ? 'its configuration is wrong' : `it ended ${failures} times in a row`);
        return;
      }
      const pause = Math.min(250 * 2 ** (failures - 1), 4000);
      say(`${title} is started again${pause >= 1000 ? ` in ${pause / 1000} s` : ''}.`);
      await wait(pause, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
    }
  }

  /** Starts the process and waits until it has ended. */
  async #run(): Promise<Run> {
    const { logs, record } = this.#options;
    const file = await logs.open(this.name);
    let running: Running;
    try {
      running = await launch(await this.#part.command(file.fd));
    } catch (error) {
      return { ending: `could not be started: ${reason(error)}`, hopeless: false };
    } finally {
      await file.close();
    }
    this.#running = running;
    await record.add(this.name, running.pid, running.endWith);
    // The stop may have come before the process existed.
    if (this.#stopping.signal.aborted) await running.stop();
    const problem = await this.#waitUntilReady(running);
    const ending = await running.ended;
    await record.remove(running.pid);
    return problem === null
      ? {
          ending: `ended (${describeEnding(ending)})`,
          hopeless: !this.#wasReady && ending.code === WRONG_CONFIGURATION,
        }
      : { ending: `was not ready: ${problem}`, hopeless: false };
  }

  /** Stops a process that does not become ready. @returns the problem; null when it is ready, or has ended by then */
  async #waitUntilReady(running: Running): Promise<string | null> {
    const signal = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(READY_WITHIN_MS)]);
    const outcome = await Promise.race([
      this.#part.isReady(running, signal).then(() => 'ready' as const, reason),
      running.ended.then(() => 'ended' as const),
    ]);
    if (outcome === 'ended') return null;
    if (outcome !== 'ready') {
      await running.stop();
      return outcome;
    }
    if (this.#wasReady) this.#options.say(`${this.#part.title} is back.`);
    this.#wasReady = true;
    this.#first.resolve();
    return null;
  }

  async #report({ ending }: Run): Promise<void> {
    const { logs, say } = this.#options;
    const lines = (await logs.tail(this.name)).map((line) => `    ${line}`);
    say([`${this.#part.title} ${ending}. The end of ${logs.file(this.name)}:`, ...lines].join('\n'));
  }

  #giveUp(why: string): void {
    const { say } = this.#options;
    this.#givenUp = true;
    say(`${this.#part.title} is given up: ${why}. ${this.#part.remedy}`);
    this.#first.reject(new Error(`${this.#part.title} could not be started.`));
    if (this.#wasReady) say('The other parts go on. When the cause is fixed: Ctrl-C, then npm start.');
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
