import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '#start/bootstrap.mjs';
import { installGo, isProgram } from '#start/programs.ts';

/** The version of docker-compose.yml. */
export const TEMPORAL_SERVER_VERSION = '1.30.4';

const MODULES = ['server', 'tools/sql'].map((name) => `go.temporal.io/server/cmd/${name}@v${TEMPORAL_SERVER_VERSION}`);

/** The programs of a Temporal server: the server, and the tool that makes its tables. */
export type TemporalPrograms = { readonly server: string; readonly sql: string };

/**
 * Temporal's server as its images have it: built once with Go, and kept beside the Temporal CLI.
 * @throws when it cannot be built
 */
export async function findTemporalServer(say: (line: string) => void): Promise<TemporalPrograms> {
  const cache = cacheFolder(process.env);
  const folder = join(cache, `temporal-server-${TEMPORAL_SERVER_VERSION}`);
  const programs = { server: join(folder, 'server'), sql: join(folder, 'sql') };
  if (await isProgram(programs.server)) return programs;
  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(join(cache, '.temporal-server-'));
  try {
    const failure = await installGo(MODULES, fresh, { what: "Temporal's server", say });
    if (failure !== undefined) throw new Error(`Temporal's server could not be built. ${failure}`);
    // A rename leaves a complete folder or none. When another clone was faster, its copy is used.
    await rename(fresh, folder).catch(async (error: unknown) => {
      if (!(await isProgram(programs.server))) throw error;
    });
    return programs;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
