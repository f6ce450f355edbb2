/** `npm run bench`: measures the program beside the bare engine and a hand-written outbox. docs/performance.md explains it. */

import { readOptions } from './options.ts';
import { describeRun } from './print.ts';
import { runOn } from './run.ts';

const options = readOptions();
const say = (line: string): void => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
for (const store of options.BENCH_STORES) {
  const result = await runOn(store, options, say);
  console.log(describeRun(result, options));
}
