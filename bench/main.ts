/**
 * `npm run bench`: measures the grid of lines in a browser, and the program beside the bare engine and a hand-written outbox.
 * docs/performance.md explains it.
 */

import { describeGrid, measureGrid } from './line-grid.ts';
import { readOptions } from './options.ts';
import { describeRun } from './print.ts';
import { describeReading, measureReading } from './reading.ts';
import { runOn } from './run.ts';

const options = readOptions();
const say = (line: string): void => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());

console.log(`${describeReading(await measureReading())}\n`);
let code = 0;
if (options.BENCH_GRID !== 'no') {
  say('Measuring the grid of lines');
  console.log(describeGrid(await measureGrid()));
}
for (const store of options.BENCH_GRID === 'only' ? [] : options.BENCH_STORES) {
  try {
    console.log(describeRun(await runOn(store, options, say, stop.signal), options));
  } catch (error) {
    code = 1;
    if (stop.signal.aborted) break;
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
// Work that was under way when the run failed may still wait for answers.
process.exit(code);
