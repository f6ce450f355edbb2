/**
 * `npm run faults`: runs the whole application, kills its parts while people work, and checks that nothing is lost, nothing
 * happens twice, and everything goes on. `npm run faults -- --seconds 240 --together 2 --seed 7`
 */

import { randomKills } from './cases/random-kills.ts';
import { check } from './checks.ts';
import { readOptions } from './options.ts';
import { everythingWrong, summaryOf } from './summary.ts';
import { startWorld } from './world.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const options = readOptions(process.argv.slice(2));
say(`Seed ${options.seed}. Starting everything.`);
const world = await startWorld();
let wrong: readonly string[] = ['it did not come to an end'];
try {
  await randomKills(world, options);
  const findings = await check(world);
  say(summaryOf(world, findings));
  wrong = everythingWrong(world, findings);
} finally {
  const logs = await world.stop(wrong.length > 0);
  if (logs !== null) say(`The logs are in ${logs}`);
}
process.exit(wrong.length === 0 ? 0 : 1);
