/**
 * `npm run faults`: runs the whole application, kills its parts while people work, and checks that nothing is lost, nothing
 * happens twice, and everything goes on. `npm run faults -- --seconds 240 --together 2 --seed 7 --cases random,away`
 */

import { cases } from './cases/index.ts';
import { check } from './checks.ts';
import { readOptions } from './options.ts';
import { everythingWrong, summaryOf } from './summary.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const options = readOptions(process.argv.slice(2));
say(`Seed ${options.seed}`);
let failed = false;
for (const name of options.cases) {
  const { title, begin } = cases[name];
  say(`\n${title} (${name})`);
  const setting = await begin(options);
  if (setting === null) {
    say('Left out: this user may not mount a disk.');
    continue;
  }
  const { world, act, end } = setting;
  let wrong: readonly string[] = ['it did not come to an end'];
  try {
    await act();
    const findings = await check(world);
    say(summaryOf(world, findings));
    wrong = everythingWrong(world, findings);
  } catch (error) {
    say(String(error instanceof Error ? error.stack : error));
  } finally {
    const logs = await end(wrong.length > 0 || options.keepLogs);
    if (logs !== null) say(`The logs are in ${logs}`);
  }
  failed ||= wrong.length > 0;
}
process.exit(failed ? 1 : 0);
