import { setTimeout as wait } from 'node:timers/promises';
import { keepAway, untilReady } from '#test/faults/killing.ts';
import { paceFor, startLoad } from '#test/faults/load.ts';
import type { Options } from '#test/faults/options.ts';
import { freeze } from '#test/faults/processes.ts';
import type { World } from '#test/faults/world.ts';

/** The servers that the application needs, and the ministry's. */
const servers = ['postgres', 'temporal', 'fps-mi', 'identity'] as const;

/** People work while each server is away for a while: it refuses connections, or is there and does not answer. */
export async function serversAway(world: World, { awaySeconds, seed, groups }: Options): Promise<void> {
  const paceMs = paceFor((servers.length + 2) * awaySeconds, groups);
  const load = startLoad(world, { groups, seed, paceMs });
  for (const server of servers) {
    await keepAway(world, server, awaySeconds * 1000);
    await untilReady(world);
  }
  await mailsAway(world, awaySeconds * 1000);
  await load.stop();
}

/** The same with processes that are stopped: connections stay open, and nothing answers. */
export async function serversFrozen(world: World, { awaySeconds, seed, groups }: Options): Promise<void> {
  const load = startLoad(world, { groups, seed, paceMs: paceFor(servers.length * awaySeconds, groups) });
  for (const server of servers) {
    world.journal.faults.push({ part: `${server} frozen`, at: Date.now() });
    const thaw = await freeze((await world.system.processes()).get(server) ?? 0);
    await wait(awaySeconds * 1000);
    await thaw();
    await untilReady(world);
  }
  await load.stop();
}

/** The mail server ends each connection, and then takes mails without an answer. Reports must arrive meanwhile. */
async function mailsAway({ mails, journal }: World, ms: number): Promise<void> {
  for (const behaviour of ['away', 'hangs'] as const) {
    const finished = journal.finished.length;
    mails.behaviour = behaviour;
    await wait(ms);
    mails.behaviour = 'works';
    if (journal.finished.length === finished)
      journal.wrong.push(`no report arrived while the mail server ${behaviour}`);
  }
}
