import { defineConfig } from 'vitest/config';
import closingLine from './test/support/closing-line.ts';

const everyTest = ['test/**/*.test.{ts,tsx}'];

/** Needs Node and nothing else: no server, no process of the program, no browser. All of them together take seconds. */
const unit = [
  'test/projects.test.ts',
  'test/audit/**',
  'test/production/compose.test.ts',
  'test/bench/**',
  'test/database/{connection,municipalities,variables}.test.ts',
  'test/docs/{asvs,papers}.test.ts',
  'test/forms/**',
  'test/fuzz/spreadsheets.test.ts',
  'test/rules/**',
  'test/services/*.test.ts',
  'test/services/fps-mi/campaigns/amounts-file.test.ts',
  'test/services/fps-mi/export/xlsx-stream.test.ts',
  'test/services/fps-mi/payments/{payment-days,payment-file}.test.ts',
  'test/services/identity/**',
  'test/services/notifier/{heartbeat,precedence,retry-delay,smtp}.test.ts',
  'test/services/reports/**',
  'test/services/temporal/**',
  'test/services/verify-document/**',
  'test/start/**',
  'test/web/{bank-account,calendar,texts}.test.ts',
  'test/web/components/**',
  'test/web/document/**',
  'test/web/grid/**',
  'test/web/help/**',
  'test/web/site/**',
  'test/spreadsheets/{corpus,random-tables}.test.ts',
  'test/web/spreadsheet/**',
  'test/web/verification/**',
  'test/workflows/replay.test.ts',
];

/** Starts processes of the program, most of them with a real browser. */
const e2e = [
  'test/production/report.test.ts',
  'test/stories/**',
  'test/faults/**',
  'test/**/process.test.ts',
  'test/workflows/crash-points.test.ts',
];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    pool: 'forks',
    // Two cores are enough for the servers, a browser and two test files at a time.
    maxWorkers: 2,
    // Ends a test that hangs. Long, so that a busy machine does not make a test fail.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    retry: 0,
    reporters: ['default', closingLine()],
    projects: [
      project('unit', { include: unit.map(testsOf), exclude: e2e }),
      // Whatever is in neither of the other two: tests with PostgreSQL and Temporal, and slow ones.
      project('integration', {
        include: everyTest,
        exclude: [...unit, ...e2e],
        globalSetup: 'test/support/servers.ts',
      }),
      project('e2e', { include: e2e.map(testsOf), globalSetup: 'test/support/servers.ts' }),
    ],
  },
});

function project(name: string, test: { include: string[]; exclude?: string[]; globalSetup?: string }) {
  return { extends: true as const, test: { name, ...test } };
}

/** A folder stands for the tests below it. */
function testsOf(pattern: string): string {
  return pattern.endsWith('/**') ? `${pattern}/*.test.{ts,tsx}` : pattern;
}
