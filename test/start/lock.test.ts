import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from '#start/lock.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('lets one process work at a time, and ignores the lock of a process that has ended', async () => {
  const lock = join(folder, 'lock');
  const dead = '2147483646';
  await writeFile(lock, dead);
  await writeFile(`${lock}.removal`, dead);
  let inside = 0;
  const together: number[] = [];
  const work = async (): Promise<void> => {
    inside += 1;
    together.push(inside);
    expect(await readFile(lock, 'utf8')).toBe(String(process.pid));
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 20 }, () => withLock(lock, () => {}, work)));
  expect(together).toEqual(Array.from({ length: 20 }, () => 1));
  expect(await readdir(folder)).toEqual([]);
});
