import { setTimeout as wait } from 'node:timers/promises';
import { SCHEMA } from '#database/migrate.ts';
import { FPS_MI_SCHEMA } from '#services/fps-mi/database/prepare-schema.ts';
import { backUp } from '#test/faults/backup.ts';
import { untilSettled } from '#test/faults/checks.ts';
import { kill, untilReady } from '#test/faults/killing.ts';
import type { Options } from '#test/faults/options.ts';
import { completeReport, save, seeReference, sign } from '#test/faults/people.ts';
import { createRandom } from '#test/faults/random.ts';
import type { World } from '#test/faults/world.ts';

/**
 * An older backup of the application's database is restored, and the ministry's is not: people do again what is lost, and
 * nothing refuses them. What was sent already is recognised, with its reference; what differs is sent as another report.
 */
export async function olderBackup(world: World, { seed }: Options): Promise<void> {
  const { journal, sql } = world;
  const random = createRandom(seed);
  const next = () => world.nextPeople();
  const [same, halfSigned, changed, empty] = await Promise.all([next(), next(), next(), next()]);
  for (const each of [same, halfSigned, changed]) await save(journal, each, 300, random);
  await sign(journal, halfSigned, 'chair', random);
  const backup = await backUp(sql, SCHEMA);
  const before = { acknowledged: journal.acknowledged.length, finished: journal.finished.length };

  for (const each of [same, changed]) await sign(journal, each, 'chair', random);
  for (const each of [same, halfSigned, changed]) await sign(journal, each, 'generalDirector', random);
  await completeReport(journal, empty, random);
  for (const each of [same, halfSigned, changed]) await seeReference(journal, each);

  await untilSettled(world);
  await backup.restore();
  // What came after the backup is lost, which is what a backup means.
  journal.acknowledged.length = before.acknowledged;
  journal.finished.length = before.finished;
  world.mails.accepted.length = 0;

  for (const each of [same, halfSigned]) {
    if (each === same) await sign(journal, each, 'chair', random);
    await sign(journal, each, 'generalDirector', random);
    await seeReference(journal, each);
  }
  // The same versions as before, with other contents.
  await completeReport(journal, empty, random, 2_000);
  await completeReport(journal, changed, random, 2_000);
}

/** How long FPS MI may take to have again what it has lost. */
const RESTORED_WITHIN_MS = 60_000;

/**
 * An older backup of the ministry's database is restored, and the application's is not: what it had acknowledged is sent
 * again and has the same reference, and people need not do anything.
 */
export async function olderBackupOfMinistry(world: World, { seed }: Options): Promise<void> {
  const { journal, ministrySql } = world;
  const random = createRandom(seed);
  const next = () => world.nextPeople();
  const [kept, underWay, ...lost] = await Promise.all([next(), next(), next(), next(), next()]);
  await completeReport(journal, kept, random);
  await save(journal, underWay, 300, random);
  await untilSettled(world);
  const backup = await backUp(ministrySql, FPS_MI_SCHEMA);

  for (const each of lost) await completeReport(journal, each, random);
  await sign(journal, underWay, 'chair', random);
  await untilSettled(world);
  await backup.restore();
  // The notifier compares when it starts, and every ten minutes.
  await kill(world, 'notifier');
  await untilReady(world);
  for (const deadline = Date.now() + RESTORED_WITHIN_MS; (await received()) < lost.length; await wait(200)) {
    // The checks say what is missing.
    if (Date.now() > deadline) return;
  }
  await sign(journal, underWay, 'generalDirector', random);
  await seeReference(journal, underWay);

  async function received(): Promise<number> {
    const rows =
      await ministrySql`select from received_reports where nis in ${ministrySql(lost.map(({ nis }) => nis))}`;
    return rows.length;
  }
}
