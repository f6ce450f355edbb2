import { defineConfig } from 'vitest/config';
import closingLine from './test/support/closing-line.ts';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/support/servers.ts'],
    pool: 'forks',
    // For two cores: the servers and a browser need some of them as well.
    maxWorkers: 2,
    // Ends a test that hangs; a machine that is busy with other things as well is no reason to fail.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    retry: 0,
    reporters: ['default', closingLine()],
  },
});
