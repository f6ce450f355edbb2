import { writeSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule, TestRunEndReason } from 'vitest/node';

/** What a run came to. */
export type Totals = { passed: number; failed: number; skipped: number };

/** Every test once; a file that could not be loaded and an error outside of all tests count as one failed each. */
export function totals(modules: readonly TestModule[], errors: readonly SerializedError[]): Totals {
  const sum = { passed: 0, failed: errors.length, skipped: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) sum.failed += 1;
    for (const suite of module.children.allSuites()) sum.failed += suite.errors().length > 0 ? 1 : 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      // A test that never came to its end (the run was broken off) has not passed.
      sum[state === 'pending' ? 'failed' : state] += 1;
    }
  }
  return sum;
}

/** "12 passed, 0 failed", and ", 1 skipped" only where there are any. */
export function closingLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Ends a run with one plain line, after all that vitest itself has to say. */
export default function closingLineReporter(): Reporter {
  let line = closingLine({ passed: 0, failed: 1, skipped: 0 });
  // The only moment after which nothing more is printed.
  process.on('exit', () => writeSync(1, `${line}\n`));
  return {
    onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[], reason: TestRunEndReason) {
      const sum = totals(modules, errors);
      if (reason !== 'passed' && sum.failed === 0) sum.failed = 1;
      line = closingLine(sum);
    },
  };
}
