import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from './random.ts';
import type { World } from './world.ts';

/** The processes that are killed. The mail server is not one of the application's. */
export const killableParts = ['web', 'reports', 'notifier', 'fps-mi', 'identity', 'temporal', 'postgres'] as const;
export type KillablePart = (typeof killableParts)[number];

/** Kills a part with SIGKILL and writes it into the journal. @returns false when it does not run now */
export async function kill({ system, journal }: World, part: KillablePart): Promise<boolean> {
  const at = Date.now();
  const killed = await system.kill(part).then(
    () => true,
    () => false,
  );
  if (killed) journal.faults.push({ part, at });
  return killed;
}

/** Keeps a part away: kills it again whenever it has been started again. In the journal it is one fault. */
export async function keepAway(world: World, part: KillablePart, ms: number): Promise<void> {
  await kill(world, part);
  for (const deadline = Date.now() + ms; Date.now() < deadline; await wait(100)) {
    await world.system.kill(part).catch(() => {});
  }
}

/** Kills random parts at random moments until `signal` is aborted, one or two together. */
export async function killAtRandom(
  world: World,
  random: Random,
  { together, parts }: { readonly together: 1 | 2; readonly parts: readonly KillablePart[] },
  pauseMs: readonly [number, number],
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await wait(random.between(...pauseMs), undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const first = random.pick(parts);
    const others = parts.filter((part) => part !== first);
    const chosen = together === 1 || others.length === 0 ? [first] : [first, random.pick(others)];
    await Promise.all(chosen.map((part) => kill(world, part)));
  }
}

/** Waits until everything that the application needs is ready. @throws after two minutes, with what is not */
export async function untilReady({ system }: World): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const answer = await fetch(`${system.webUrl}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    const text = await answer?.text().catch(() => '');
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error(`not everything is ready: ${text}\n${system.output().slice(-4000)}`);
    await wait(200);
  }
}
