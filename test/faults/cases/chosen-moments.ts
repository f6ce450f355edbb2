import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { reportStart } from '#services/temporal/start-options.ts';
import { keepAway, kill, untilReady } from '#test/faults/killing.ts';
import type { Options } from '#test/faults/options.ts';
import { completeReport, type People, save, seeReference, sign } from '#test/faults/people.ts';
import { freeze } from '#test/faults/processes.ts';
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

/** The notifier is killed while FPS MI has its request: the next one delivers soon, and FPS MI has the report once. */
export async function notifierKilledWhileItDelivers(world: World, { seed }: Options): Promise<void> {
  const { journal, system, sql } = world;
  const random = createRandom(seed);
  const people = await Promise.all([1, 2, 3].map(() => world.nextPeople()));
  for (const each of people) {
    await save(journal, each, 200, random);
    await sign(journal, each, 'chair', random);
    const thaw = await freeze((await system.processes()).get('fps-mi') ?? 0);
    await sign(journal, each, 'generalDirector', random);
    const attempts = () => sql`select from delivery_attempts where report_id = ${each.report}`;
    while ((await attempts()).length === 0) await wait(20);
    await wait(300);
    await kill(world, 'notifier');
    await thaw();
    await seeReference(journal, each);
    await untilReady(world);
  }
}

/** Temporal loses all its data while reports are at every stage: all go on from the database. */
export async function temporalLosesItsData(world: World, { seed }: Options): Promise<void> {
  const { system } = world;
  const stages = await peopleAtEveryStage(world, seed, () => keepAway(world, 'fps-mi', 3_000));
  for (const end of ['', '-wal', '-shm']) await rm(join(system.folder, `temporal.db${end}`), { force: true });
  await kill(world, 'temporal');
  await untilReady(world);
  await finishAll(world, stages, seed);
}

/** The reports worker is upgraded while reports are at every stage: the runs of older code are restarted and go on. */
export async function upgradeWithReportsUnderWay(world: World, { seed }: Options): Promise<void> {
  const { client } = world;
  const stages = await peopleAtEveryStage(world, seed, () => keepAway(world, 'fps-mi', 3_000));
  for (const { nis } of [stages.filledIn, stages.halfSigned, stages.sending]) {
    // Without its memo a run counts as one of the first generation of the code.
    const { memo: _, ...start } = reportStart({ form: 'covid-premium', year: 2022, nis });
    await client.workflow.getHandle(start.workflowId).terminate('replaced by a run of older code');
    await client.workflow.start('report', start);
  }
  await kill(world, 'reports');
  await untilReady(world);
  await finishAll(world, stages, seed);
}

/** Everybody goes on from where their report was. */
async function finishAll({ journal }: World, at: Stages, seed: number): Promise<void> {
  const random = createRandom(seed);
  await seeReference(journal, at.sending);
  await sign(journal, at.halfSigned, 'generalDirector', random);
  await seeReference(journal, at.halfSigned);
  await completeReport(journal, at.filledIn, random, 600);
  await completeReport(journal, at.empty, random);
}

type Stages = Readonly<Record<'empty' | 'filledIn' | 'halfSigned' | 'sending' | 'sent', People>>;

/** @param whileSending makes FPS MI unreachable; resolves when it can be reached again */
async function peopleAtEveryStage(world: World, seed: number, whileSending: () => Promise<void>): Promise<Stages> {
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
