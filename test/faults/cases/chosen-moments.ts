import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { keepAway, kill, untilReady } from '#test/faults/killing.ts';
import type { Options } from '#test/faults/options.ts';
import { completeReport, type People, save, seeReference, sign } from '#test/faults/people.ts';
import { createRandom } from '#test/faults/random.ts';
import type { World } from '#test/faults/world.ts';

/** Temporal ends right after the second signature is acknowledged, and stays away: the report is sent afterwards. */
export async function secondSignatureThenNoTemporal(world: World, { awaySeconds, seed }: Options): Promise<void> {
  const random = createRandom(seed);
  const people = await Promise.all([1, 2, 3].map(() => world.nextPeople()));
  for (const each of people) await save(world.journal, each, 200, random);
  for (const each of people) await sign(world.journal, each, 'chair', random);
  await Promise.all(people.map((each) => sign(world.journal, each, 'generalDirector', random)));
  await keepAway(world, 'temporal', awaySeconds * 1000);
  await untilReady(world);
  await Promise.all(people.map((each) => seeReference(world.journal, each)));
}

/** Temporal loses all its data while reports are at every stage: all go on from the database. */
export async function temporalLosesItsData(world: World, { seed }: Options): Promise<void> {
  const { journal, system } = world;
  const random = createRandom(seed);
  const at = await peopleAtEveryStage(world, seed, () => keepAway(world, 'fps-mi', 3_000));
  for (const end of ['', '-wal', '-shm']) await rm(join(system.folder, `temporal.db${end}`), { force: true });
  await kill(world, 'temporal');
  await untilReady(world);
  await seeReference(journal, at.sending);
  await sign(journal, at.halfSigned, 'generalDirector', random);
  await seeReference(journal, at.halfSigned);
  await completeReport(journal, at.filledIn, random, 600);
  await completeReport(journal, at.empty, random);
}

type Stages = Readonly<Record<'empty' | 'filledIn' | 'halfSigned' | 'sending' | 'sent', People>>;

/** @param whileSending makes FPS MI unreachable; resolves when it can be reached again */
export async function peopleAtEveryStage(
  world: World,
  seed: number,
  whileSending: () => Promise<void>,
): Promise<Stages> {
  const { journal } = world;
  const random = createRandom(seed);
  const next = () => world.nextPeople();
  const [empty, filledIn, halfSigned, sending, sent] = await Promise.all([next(), next(), next(), next(), next()]);
  await completeReport(journal, sent, random);
  for (const each of [filledIn, halfSigned, sending]) await save(journal, each, 300, random);
  for (const each of [halfSigned, sending]) await sign(journal, each, 'chair', random);
  const away = whileSending();
  await sign(journal, sending, 'generalDirector', random);
  // `sending` must be still under way when the caller goes on.
  void away.catch(() => {});
  await wait(500);
  return { empty, filledIn, halfSigned, sending, sent };
}
