import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheFolder, isRecentEnough, packagesAreInstalled, packagesStamp } from '#start/bootstrap.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-bootstrap-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('accepts Node 24.2 and later', () => {
  expect(['18.20.0', '20.20.2', '24.1.9', '24.2.0', '24.21.0', '26.0.0'].map(isRecentEnough)).toEqual([
    false,
    false,
    false,
    true,
    true,
    true,
  ]);
});

it('keeps downloads in the folder that the user chooses', () => {
  expect(cacheFolder({ UNIEK_VERSLAG_CACHE: '/a', XDG_CACHE_HOME: '/b' })).toBe('/a');
  expect(cacheFolder({ XDG_CACHE_HOME: '/b' })).toBe('/b/uniek-verslag');
  expect(cacheFolder({})).toMatch(/\/\.cache\/uniek-verslag$/);
});

describe('the packages', () => {
  const install = (lock: string, node: string) =>
    writeFile(join(folder, 'node_modules', '.installed-from'), packagesStamp(lock, node));

  it('count as installed when they match the lock file and the version of Node', async () => {
    await mkdir(join(folder, 'node_modules'));
    await writeFile(join(folder, 'package-lock.json'), 'lock one');
    expect(await packagesAreInstalled(folder, '24.21.0')).toBe(false);
    await install('lock one', '24.21.0');
    expect(await packagesAreInstalled(folder, '24.22.0')).toBe(true);
    expect(await packagesAreInstalled(folder, '26.0.0')).toBe(false);
    await writeFile(join(folder, 'package-lock.json'), 'lock two');
    expect(await packagesAreInstalled(folder, '24.21.0')).toBe(false);
  });

  it('count as not installed when a patch was added or changed since', async () => {
    await mkdir(join(folder, 'node_modules'));
    await writeFile(join(folder, 'package-lock.json'), 'lock one');
    await install('lock one', '24.21.0');
    await mkdir(join(folder, 'patches'));
    await writeFile(join(folder, 'patches', 'a.patch'), 'patch one');
    expect(await packagesAreInstalled(folder, '24.21.0')).toBe(false);
    await install('lock onepatch one', '24.21.0');
    expect(await packagesAreInstalled(folder, '24.21.0')).toBe(true);
  });
});
