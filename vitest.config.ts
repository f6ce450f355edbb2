import { defineConfig } from 'vitest/config';
import closingLine from './test/closing-line.ts';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/servers.ts'],
    pool: 'forks',
    // For two cores: the servers and a browser need some of them as well.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    retry: 0,
    reporters: ['default', closingLine()],
  },
});
