import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** The browsers whose newest language features a bundle uses: all of the last two years have ES2023. */
const TARGET = 'es2023';

/**
 * Makes one script for browsers of a module in TypeScript and everything that it imports, without what is not used.
 * @throws when a module does not exist, or needs Node
 */
export function bundleScript(entry: URL): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: TARGET,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
