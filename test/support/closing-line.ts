import { writeSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule, TestRunEndReason } from 'vitest/node';

/** The result of a run. */
export type Totals = { passed: number; failed: number; skipped: number };

/** Counts each test once. A file that cannot be loaded and an error outside of tests each count as one failed test. */
export function totals(modules: readonly TestModule[], errors: readonly SerializedError[]): Totals {
  const sum = { passed: 0, failed: errors.length, skipped: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) sum.failed += 1;
    for (const suite of module.children.allSuites()) sum.failed += suite.errors().length > 0 ? 1 : 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      // When a run is interrupted, some tests are still pending.
      sum[state === 'pending' ? 'failed' : state] += 1;
    }
  }
  return sum;
}

/** "12 passed, 0 failed", with ", 1 skipped" if there are any. */
export function closingLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Prints one plain line at the end of a run, after the output of vitest. */
export default function closingLineReporter(): Reporter {
  let line = closingLine({ passed: 0, failed: 1, skipped: 0 });
  // Nothing is printed after this event.
  process.on('exit', () => writeSync(1, `${line}\n`));
  return {
    onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[], reason: TestRunEndReason) {
      const sum = totals(modules, errors);
      if (reason !== 'passed' && sum.failed === 0) sum.failed = 1;
      line = closingLine(sum);
    },
  };
}
