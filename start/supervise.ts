/** Keeps one part running: starts it, and starts it again whenever it ends. */

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
  /** What a person can do when it does not become ready. */
  readonly remedy: string;
};

/** A part that is kept running. */
export type SupervisedPart = {
  readonly name: string;
  /** Resolves when it is ready for the first time; rejects when it is given up before that. */
  readonly ready: Promise<void>;
  /** Starts it again at once, even when it waits or was given up. Resolves when the running process has ended. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  kill(): void;
};

export type SupervisorOptions = {
  readonly logs: Logs;
  readonly record: OpenRecord;
  say(line: string): void;
  readonly timing?: RestartTiming;
};

/** When a part that ended is started again. */
export type RestartTiming = {
  /** The delay in ms, by the number of failures in a row. */
  delay(failures: number): number;
  /** After a part was ready for this many ms, its failures are counted from one again. */
  readonly stableAfter: number;
};

export const restartTiming: RestartTiming = {
  delay: (failures) => Math.min(250 * 2 ** (failures - 1), 30_000),
  stableAfter: 10_000,
};

/** The number of failures after which a part that was never ready is given up. */
const MAX_FAILURES = 5;
const READY_WITHIN_MS = 60_000;
/** A later start may take longer: a worker waits for Temporal, PostgreSQL recovers its data. */
const READY_AGAIN_WITHIN_MS = 600_000;
/** Exit code of a process whose configuration is wrong: starting it again cannot help. */
const WRONG_CONFIGURATION = 2;

/** How a process ended, and whether another start would end the same way. */
type Run = { readonly ending: string; readonly hopeless: boolean };

/**
 * Starts `part` and keeps it running until it is stopped. A part that was ready once is never given up: what ends it, such
 * as a full disk, may be over later.
 */
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
  #pause = new AbortController();
  #wasReady = false;
  /** Since when the running process is ready. */
  #readySince = Number.POSITIVE_INFINITY;
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
    this.#pause.abort();
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
    const { say, timing = restartTiming } = this.#options;
    const stopping = this.#stopping.signal;
    for (let failures = 0; ; ) {
      const run = await this.#run();
      if (stopping.aborted) return;
      if (this.#restarting) {
        this.#restarting = false;
        failures = 0;
        continue;
      }
      failures = Date.now() - this.#readySince >= timing.stableAfter ? 1 : failures + 1;
      await this.#report(run, failures);
      if (!this.#wasReady && (run.hopeless || failures >= MAX_FAILURES)) {
        this.#giveUp(run.hopeless ? 'its configuration is wrong' : `it ended ${failures} times in a row`);
        return;
      }
      const delay = timing.delay(failures);
      say(`${this.#part.title} is started again in ${delay / 1000} s.`);
      this.#pause = new AbortController();
      await wait(delay, undefined, { signal: AbortSignal.any([stopping, this.#pause.signal]) }).catch(() => {});
      if (stopping.aborted) return;
    }
  }

  /** Starts the process and waits until it has ended. */
  async #run(): Promise<Run> {
    const { record } = this.#options;
    this.#readySince = Number.POSITIVE_INFINITY;
    let running: Running;
    try {
      running = await this.#launch();
    } catch (error) {
      return { ending: `could not be started: ${reason(error)}`, hopeless: false };
    }
    this.#running = running;
    await record.add(this.name, running.pid, running.endWith);
    // The stop may have come before the process existed.
    if (this.#stopping.signal.aborted) await running.stop();
    const problem = await this.#waitUntilReady(running);
    const ending = await running.ended;
    await record.remove(running.pid);
    return problem === null
      ? { ending: `ended (${describeEnding(ending)})`, hopeless: ending.code === WRONG_CONFIGURATION }
      : { ending: `was not ready: ${problem}`, hopeless: false };
  }

  async #launch(): Promise<Running> {
    const file = await this.#options.logs.open(this.name);
    try {
      return await launch(await this.#part.command(file.fd));
    } finally {
      await file.close();
    }
  }

  /** Stops a process that does not become ready. @returns the problem; null when it is ready, or has ended by then */
  async #waitUntilReady(running: Running): Promise<string | null> {
    const over = new AbortController();
    const late = AbortSignal.timeout(this.#wasReady ? READY_AGAIN_WITHIN_MS : READY_WITHIN_MS);
    const signal = AbortSignal.any([this.#stopping.signal, over.signal, late]);
    const outcome = await Promise.race([
      this.#part.isReady(running, signal).then(() => 'ready' as const, reason),
      running.ended.then(() => 'ended' as const),
    ]);
    // When the process has ended, isReady() must stop waiting too.
    over.abort(new Error('ended'));
    if (outcome === 'ended') return null;
    if (outcome !== 'ready') {
      await running.stop();
      return outcome;
    }
    if (this.#wasReady) this.#options.say(`${this.#part.title} is back.`);
    this.#wasReady = true;
    this.#readySince = Date.now();
    this.#first.resolve();
    return null;
  }

  /** Shows the end of the log after the first failure only: the attempts may go on for hours. */
  async #report({ ending }: Run, failures: number): Promise<void> {
    const { logs, say } = this.#options;
    const file = logs.file(this.name);
    if (failures > 1) return say(`${this.#part.title} ${ending}. Its log: ${file}`);
    const lines = (await logs.tail(this.name)).map((line) => `    ${line}`);
    say([`${this.#part.title} ${ending}. The end of ${file}:`, ...lines].join('\n'));
  }

  #giveUp(why: string): void {
    const { say } = this.#options;
    this.#givenUp = true;
    say(`${this.#part.title} is given up: ${why}. ${this.#part.remedy}`);
    this.#first.reject(new Error(`${this.#part.title} could not be started.`));
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
