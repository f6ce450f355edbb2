import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bundleScript } from '#web/site/bundle-script.ts';

it('the script of the grid has nothing of Node or zod, and is small', () => {
  const script = bundleScript(new URL('../../../web/grid/line-grid.ts', import.meta.url));
  expect(script).not.toMatch(/node:|ZodError|require\(/);
  // Form definitions in three languages, the reading, and the grid.
  expect(gzipSync(script).byteLength).toBeLessThan(60_000);
});
