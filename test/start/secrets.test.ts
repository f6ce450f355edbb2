import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSecrets } from '#start/secrets.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-secrets-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('secrets are made once, all different, for the eyes of their owner only', async () => {
  const first = await readSecrets(folder);
  expect(await readSecrets(folder)).toEqual(first);
  expect(new Set(Object.values(first)).size).toBe(6);
  expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
});

it('a secret that a later version adds is made then, and the others stay', async () => {
  const { IDENTITY_SECRET: _, ...known } = await readSecrets(folder);
  await writeFile(join(folder, 'secrets.json'), JSON.stringify(known));
  expect(await readSecrets(folder)).toMatchObject(known);
});

it('a file that cannot be read is not replaced: the database beside it would not know the new ones', async () => {
  await writeFile(join(folder, 'secrets.json'), '{ broken');
  await expect(readSecrets(folder)).rejects.toThrow('cannot be read');
});
