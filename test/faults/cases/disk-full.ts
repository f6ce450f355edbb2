import { setTimeout as wait } from 'node:timers/promises';
import { untilReady } from '#test/faults/killing.ts';
import { startLoad } from '#test/faults/load.ts';
import type { Options } from '#test/faults/options.ts';
import type { SmallDisk } from '#test/faults/small-disk.ts';
import type { World } from '#test/faults/world.ts';

/** The disk with all data and logs is full for a while, and then has room again: everything goes on without a restart. */
export async function diskFull(world: World, options: Options, disk: SmallDisk): Promise<void> {
  const load = startLoad(world, options);
  await wait(5_000);
  world.journal.faults.push({ part: 'disk full', at: Date.now() });
  const makeRoom = await disk.fill();
  await wait(options.awaySeconds * 1000);
  await makeRoom();
  await untilReady(world);
  await load.stop();
}
