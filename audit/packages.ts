import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './npm.ts';

/** A package that this project installs. */
export type Package = {
  readonly name: string;
  readonly version: string;
  /** Its folder below the project's. */
  readonly path: string;
  /** Only for development: it is not in the image. */
  readonly dev: boolean;
};

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional(), dev: z.boolean().default(false) })),
});

/** The packages in package-lock.json, also those for other kinds of machines. */
export async function lockedPackages(): Promise<Package[]> {
  const lock = lockSchema.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')));
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, { version = '', dev }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      path,
      dev,
    }));
}
