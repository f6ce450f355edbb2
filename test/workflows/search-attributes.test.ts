import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch } from '#start/processes.ts';
import { findTemporal, temporalCommand, temporalIsReady } from '#start/temporal.ts';
import { freePort } from '#test/support/ports.ts';
import { searchAttributes } from '#workflows/search-attributes.ts';

const run = promisify(execFile);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-temporal-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('search attributes that are new are added to a server with the data of an older version', async () => {
  const executable = await findTemporal(() => {});
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const command = temporalCommand(executable, { host: '127.0.0.1', port, database: join(folder, 'temporal.db') }, 1);
  const known = async (): Promise<string> => {
    const list = ['operator', 'search-attribute', 'list', '--address', address];
    return (await run(executable, [...list, '--disable-config-file', '--disable-config-env'])).stdout;
  };
  const own = command.args.indexOf('Problem=KeywordList');
  expect(own).toBeGreaterThan(0);
  const older = {
    ...command,
    log: 'ignore' as const,
    args: command.args.filter((_, at) => at !== own && at !== own - 1),
  };
  const before = await launch(older);
  // Waits as the older version did.
  await expect.poll(() => known().catch(() => '')).toContain('Stage');
  expect(await known()).not.toContain('Problem');
  await before.stop();
  const after = await launch({ ...command, log: 'ignore' });
  await temporalIsReady(executable, address, AbortSignal.timeout(30_000));
  const listed = await known();
  await after.stop();
  for (const { name } of searchAttributes) expect(listed).toContain(name);
});
