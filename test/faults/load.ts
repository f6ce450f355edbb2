import { setTimeout as wait } from 'node:timers/promises';
import { completeReport } from './people.ts';
import { GaveUp } from './persistent-person.ts';
import { createRandom } from './random.ts';
import type { World } from './world.ts';

/** People at work: `stop` lets each group finish its report, and then ends. */
export type Load = { stop(): Promise<void> };

/** How many organisations a case may use: each has one report. */
const ORGANISATIONS = 500;

/** How often a group may begin a report in a case that takes so many seconds, in milliseconds. */
export const paceFor = (seconds: number, groups: number): number => (1000 * seconds * groups) / ORGANISATIONS;

type LoadOptions = { readonly groups: number; readonly seed: number; readonly paceMs?: number };

/** Lets groups of people complete reports side by side, each group one after the other. */
export function startLoad(world: World, { groups, seed, paceMs = 0 }: LoadOptions): Load {
  let stopping = false;
  const work = async (group: number): Promise<void> => {
    const random = createRandom(seed * 1_000 + group);
    while (!stopping) {
      const next = wait(paceMs);
      try {
        await completeReport(world.journal, await world.nextPeople(), random);
      } catch (error) {
        if (!(error instanceof GaveUp)) throw error;
        world.journal.wrong.push(error.message);
      }
      await next;
    }
  };
  const working = Promise.all(Array.from({ length: groups }, (_, group) => work(group)));
  // `stop` has the rejection.
  working.catch(() => {});
  return {
    stop: async () => {
      stopping = true;
      await working;
    },
  };
}
