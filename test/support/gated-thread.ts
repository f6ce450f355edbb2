/** The work of a thread that begins and ends when a test says so: the module of a thread pool. */

import { threadId } from 'node:worker_threads';

/** Two numbers that the test and the thread share: whether the work has begun, and whether it may end. */
export type Gate = Int32Array<SharedArrayBuffer>;
export type GatedWork = {
  readonly gate: Gate;
  readonly fails?: string;
  /** What fails after the work has ended. */
  readonly failsLater?: string;
};

const BEGUN = 0;
const OPEN = 1;

export function closedGate(): Gate {
  return new Int32Array(new SharedArrayBuffer(8));
}

export function openGate(gate: Gate = closedGate()): Gate {
  Atomics.store(gate, OPEN, 1);
  Atomics.notify(gate, OPEN);
  return gate;
}

export function hasBegun(gate: Gate): boolean {
  return Atomics.load(gate, BEGUN) === 1;
}

/** @returns the id of the thread */
export default function work({ gate, fails, failsLater }: GatedWork): number {
  Atomics.store(gate, BEGUN, 1);
  if (fails !== undefined) throw new Error(fails);
  if (failsLater !== undefined) void Promise.reject(new Error(failsLater));
  Atomics.wait(gate, OPEN, 0);
  return threadId;
}
