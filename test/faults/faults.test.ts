import { afterAll, beforeAll, expect, it } from 'vitest';
import { notifierKilledWhileItDelivers, secondSignatureThenNoTemporal } from './cases/chosen-moments.ts';
import { randomKills } from './cases/random-kills.ts';
import { check } from './checks.ts';
import { readOptions } from './options.ts';
import { everythingWrong, summaryOf } from './summary.ts';
import { startWorld, type World } from './world.ts';

/** The short form of `npm run faults`: the whole application, its parts killed while people work. */
let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 240_000);
let wrong: readonly string[] = ['it did not come to an end'];
afterAll(async () => {
  const logs = await world?.stop(wrong.length > 0);
  if (logs) process.stderr.write(`The logs are in ${logs}\n`);
}, 60_000);

it('loses nothing, does nothing twice and goes on, whatever is killed', async () => {
  const options = readOptions(['--seconds', '15', '--groups', '3', '--seed', '1', '--awaySeconds', '3']);
  await randomKills(world, options);
  await secondSignatureThenNoTemporal(world, options);
  await notifierKilledWhileItDelivers(world, options);
  const findings = await check(world);
  expect(world.journal.faults.length).toBeGreaterThan(1);
  expect(world.journal.finished.length).toBeGreaterThan(3);
  wrong = everythingWrong(world, findings);
  expect(wrong, summaryOf(world, findings)).toEqual([]);
}, 240_000);
