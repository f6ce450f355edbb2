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

it('makes the secrets once, all different, readable by their owner only', async () => {
  const first = await readSecrets(folder);
  expect(await readSecrets(folder)).toEqual(first);
  expect(new Set(Object.values(first)).size).toBe(13);
  expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
});

it('adds a secret that is new in a later version, and keeps the others', async () => {
  const { IDENTITY_SECRET: _, ...known } = await readSecrets(folder);
  await writeFile(join(folder, 'secrets.json'), JSON.stringify(known));
  expect(await readSecrets(folder)).toMatchObject(known);
});

it('does not replace an unreadable file, because the database has the old secrets', async () => {
  await writeFile(join(folder, 'secrets.json'), '{ broken');
  await expect(readSecrets(folder)).rejects.toThrow('cannot be read');
});
