/** A lock between processes of this machine. Plain JavaScript without dependencies: see bootstrap.mjs. */

import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import process from 'node:process';

/**
 * Runs `work` while holding the lock `file`; waits as long as another process holds it.
 * @template T
 * @param {string} file contains the pid of its holder
 * @param {() => void} onWait called once when it has to wait
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, onWait, work) {
  await mkdir(dirname(file), { recursive: true });
  for (let waited = false; !(await take(file)); waited = true) {
    if (await isAbandoned(file)) {
      // The removal has a lock of its own: meanwhile another process may have removed the file and a third one may have
      // taken the lock.
      await withLock(`${file}.removal`, onWait, async () => {
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
 * Takes the lock. A link appears together with its content, so that nobody reads a lock file without a pid.
 * @param {string} file
 * @returns {Promise<boolean>} false when another process holds it
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
