/** One process of this machine at a time. Plain JavaScript without dependencies: see bootstrap.mjs. */

import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import process from 'node:process';

/**
 * Runs `work` while no other process of this machine does the same; waits for one that does.
 * @template T
 * @param {string} file tells the others who is at work
 * @param {() => void} onWait
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(file, onWait, work) {
  await mkdir(dirname(file), { recursive: true });
  for (let waited = false; !(await take(file)); waited = true) {
    if (await isAbandoned(file)) {
      // Under a lock of its own: another process may have removed it meanwhile, and what lies there then is the lock of
      // somebody who works.
      await alone(`${file}.removal`, onWait, async () => {
        if (await isAbandoned(file)) await rm(file, { force: true });
      });
      continue;
    }
    if (!waited) onWait();
    await new Promise((done) => setTimeout(done, 100));
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/**
 * Makes `file` ours, with our number in it from its first moment on: a link is there whole or not at all.
 * @param {string} file
 * @returns {Promise<boolean>} false: it is somebody else's
 */
async function take(file) {
  const mine = `${file}.${randomUUID()}`;
  await writeFile(mine, String(process.pid));
  try {
    await link(mine, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(mine, { force: true });
  }
}

/** @param {string} file */
async function isAbandoned(file) {
  const holder = Number(await readFile(file, 'utf8').catch(() => ''));
  return holder > 0 && !isRunning(holder);
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
