import { setTimeout as wait } from 'node:timers/promises';
import { killAtRandom, untilReady } from '#test/faults/killing.ts';
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
