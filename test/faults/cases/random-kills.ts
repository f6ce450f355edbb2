import { setTimeout as wait } from 'node:timers/promises';
import { kill, killAtRandom, untilReady } from '#test/faults/killing.ts';
import { startLoad } from '#test/faults/load.ts';
import type { Options } from '#test/faults/options.ts';
import { createRandom } from '#test/faults/random.ts';
import type { World } from '#test/faults/world.ts';

/** The pause between two kills, in ms. */
const PAUSE_MS = [3_000, 8_000] as const;

/** People work while random parts are killed. Afterwards they finish what they began. */
export async function randomKills(world: World, { seconds, seed, together, parts, groups }: Options): Promise<void> {
  const load = startLoad(world, { groups, seed });
  const killing = new AbortController();
  const killed = killAtRandom(world, createRandom(seed), { together, parts }, PAUSE_MS, killing.signal);
  await wait(seconds * 1000);
  killing.abort();
  await killed;
  await untilReady(world);
  await load.stop();
}

/** How often `npm start` has said that a part is back. */
const countRestarts = ({ system }: World): number => system.output().split(' is back.').length;

/** After this time a part is stable again, and the next delay of `npm start` is its shortest. */
const STABLE_MS = 11_000;

/** People work while each part is killed once, with time to recover: how long does each keep them waiting? */
export async function eachPartKilled(world: World, { seed, parts, groups }: Options): Promise<void> {
  const load = startLoad(world, { groups, seed });
  await wait(STABLE_MS);
  for (const part of parts) {
    const since = Date.now();
    const restarts = countRestarts(world);
    await kill(world, part);
    while (countRestarts(world) === restarts) await wait(20);
    world.journal.recoveries.push({ part, ms: Date.now() - since });
    await untilReady(world);
    await wait(STABLE_MS);
  }
  await load.stop();
}
