import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findProcess } from '#start/processes.ts';
import { openRecord } from '#start/record.ts';

let folder: string;
const said: string[] = [];
const say = (line: string): void => void said.push(line);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-record-'));
  said.length = 0;
});
afterEach(() => rm(folder, { recursive: true }));

/** A process that does nothing for a minute. */
async function sleeper() {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('spawn', resolve));
  const known = await findProcess(child.pid ?? 0);
  if (known === undefined) throw new Error('it did not start');
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  return { child, known, ended };
}
const keep = (launcher: object, parts: object[]): Promise<void> =>
  writeFile(join(folder, 'run.json'), JSON.stringify({ launcher, parts }));
const GONE = { pid: 2_147_483_646, started: 'long ago' };

it('refuses a folder on which another launcher runs, and names its process', async () => {
  const other = await sleeper();
  await keep(other.known, []);
  await expect(openRecord(folder, say)).rejects.toThrow(`process ${other.known.pid}`);
  other.child.kill();
});

it('ends the parts that a former launcher left behind, and says so', async () => {
  const orphan = await sleeper();
  await keep(GONE, [{ ...orphan.known, name: 'temporal', endWith: 'SIGTERM' }]);
  const record = await openRecord(folder, say);
  expect(await orphan.ended).toBe('SIGTERM');
  expect(said.join()).toContain('temporal');
  await record.close();
});

it('leaves a process alone that has the pid of a former part', async () => {
  const stranger = await sleeper();
  await keep(GONE, [{ ...stranger.known, started: 'another moment', name: 'web', endWith: 'SIGTERM' }]);
  const record = await openRecord(folder, say);
  expect(await findProcess(stranger.known.pid)).toBeDefined();
  stranger.child.kill();
  await record.close();
});

it('records what runs, and removes the record after an orderly shutdown', async () => {
  const part = await sleeper();
  const record = await openRecord(folder, say);
  await record.add('web', part.known.pid, 'SIGTERM');
  expect(JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'))).toMatchObject({
    launcher: { pid: process.pid },
    parts: [{ name: 'web', pid: part.known.pid }],
  });
  part.child.kill();
  await record.remove(part.known.pid);
  await record.close();
  await expect(readFile(join(folder, 'run.json'))).rejects.toThrow('ENOENT');
});

it('a write that fails is repeated until it succeeds, with a line about each', async () => {
  const part = await sleeper();
  const record = await openRecord(folder, say);
  // A folder with the name of the temporary file refuses the write, as a full disk does.
  await mkdir(join(folder, 'run.json.new'));
  await record.add('web', part.known.pid, 'SIGTERM');
  await record.remove(part.known.pid);
  await record.add('web', part.known.pid, 'SIGTERM');
  expect(said).toEqual([expect.stringContaining('could not be written')]);
  await rm(join(folder, 'run.json.new'), { recursive: true });
  await expect.poll(() => said).toHaveLength(2);
  expect(said[1]).toContain('is written again');
  expect(JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'))).toMatchObject({ parts: [{ name: 'web' }] });
  part.child.kill();
  await record.close();
});
