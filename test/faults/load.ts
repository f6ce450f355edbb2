import { completeReport } from './people.ts';
import { GaveUp } from './persistent-person.ts';
import { createRandom } from './random.ts';
import type { World } from './world.ts';

/** People at work: `stop` lets each group finish its report, and then ends. */
export type Load = { stop(): Promise<void> };

/** Lets groups of people complete reports side by side, each group one after the other. */
export function startLoad(world: World, { groups, seed }: { groups: number; seed: number }): Load {
  let stopping = false;
  const work = async (group: number): Promise<void> => {
    const random = createRandom(seed * 1_000 + group);
    while (!stopping) {
      try {
        await completeReport(world.journal, await world.nextPeople(), random);
      } catch (error) {
        if (!(error instanceof GaveUp)) throw error;
        world.journal.wrong.push(error.message);
      }
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
