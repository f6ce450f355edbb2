import { SCHEMA } from '#database/migrate.ts';
import { backUp } from '#test/faults/backup.ts';
import { untilSettled } from '#test/faults/checks.ts';
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
