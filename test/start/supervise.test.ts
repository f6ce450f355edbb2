import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Logs, openLogs } from '#start/logs.ts';
import { openRecord } from '#start/record.ts';
import { restartTiming, type SupervisedPart, type SupervisorOptions, supervise } from '#start/supervise.ts';

let folder: string;
let part: SupervisedPart | undefined;
const said: string[] = [];
const say = (line: string): void => void said.push(line);
const countOf = (text: string): number => said.filter((line) => line.includes(text)).length;
const pids: number[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-supervise-'));
  said.length = 0;
  pids.length = 0;
});
afterEach(async () => {
  await part?.stop();
  await rm(folder, { recursive: true });
});

/** Supervises a shell command, which is ready when it has made the file `ready`. */
async function superviseCommand(command: string, options: Partial<SupervisorOptions> = {}): Promise<SupervisedPart> {
  const started = (pid: number) => Promise.resolve(void pids.push(pid));
  return supervise(
    {
      name: 'sample',
      title: 'The sample',
      command: (log) => ({
        file: 'sh',
        args: ['-c', `cd ${folder}; rm -f ready; ${command}`],
        environment: { PATH: process.env['PATH'] },
        endWith: 'SIGTERM',
        log,
      }),
      isReady: async (_, signal) => {
        while (!existsSync(join(folder, 'ready'))) {
          signal.throwIfAborted();
          await wait(20);
        }
      },
      remedy: 'Try this.',
    },
    {
      logs: await openLogs(folder),
      record: { add: (_, pid) => started(pid), remove: () => Promise.resolve(), close: () => Promise.resolve() },
      say,
      ...options,
    },
  );
}

const STAYS = 'touch ready; exec sleep 60';

/** Starts again almost at once, and keeps the counts of failures that it was asked about. */
function shortDelays(stableAfter: number) {
  const failures: number[] = [];
  const delay = (count: number): number => {
    failures.push(count);
    return 1;
  };
  return { failures, timing: { delay, stableAfter } };
}

/** Kills the part and waits until it is back, `times` times. */
async function killTimes(times: number): Promise<void> {
  for (let time = 1; time <= times; time += 1) {
    part?.kill();
    await expect.poll(() => countOf('is back')).toBe(time);
  }
}

it('starts a process again that ends unexpectedly, and shows the end of its log', async () => {
  part = await superviseCommand('echo too bad; touch ready; sleep 0.4; exit 3');
  await part.ready;
  await expect.poll(() => pids.length).toBe(2);
  expect(said.join('\n')).toContain('The sample ended (exit code 3)');
  expect(said.join('\n')).toContain('too bad');
});

it('starts a running process again when it is asked to, without calling that a failure', async () => {
  part = await superviseCommand('touch ready; exec sleep 60');
  await part.ready;
  await part.restart();
  await expect.poll(() => said).toEqual(['The sample is back.']);
  expect(new Set(pids).size).toBe(2);
});

it('gives up a part whose configuration is wrong, says what to do, and starts it when it is asked to', async () => {
  part = await superviseCommand('test -e fixed || exit 2; touch ready; exec sleep 60');
  await expect(part.ready).rejects.toThrow('could not be started');
  expect(said.at(-1)).toBe('The sample is given up: its configuration is wrong. Try this.');
  await writeFile(join(folder, 'fixed'), '');
  await part.restart();
  await expect.poll(() => pids.length).toBe(2);
});

it('never gives up a part that was ready once, and says in a line what happens', async () => {
  const { failures, timing } = shortDelays(Number.POSITIVE_INFINITY);
  part = await superviseCommand(STAYS, { timing });
  await part.ready;
  await killTimes(8);
  expect(failures).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(said).toHaveLength(24);
  expect(said.slice(-3)).toEqual([
    `The sample ended (signal SIGKILL). Its log: ${join(folder, 'logs', 'sample.log')}`,
    'The sample is started again in 0.001 s.',
    'The sample is back.',
  ]);
});

it('counts the failures from one again when the part was ready for a while', async () => {
  const { failures, timing } = shortDelays(0);
  part = await superviseCommand(STAYS, { timing });
  await part.ready;
  await killTimes(3);
  expect(failures).toEqual([1, 1, 1]);
});

it('waits longer after each failure, and at most half a minute', () => {
  expect([1, 2, 3, 8, 5000].map(restartTiming.delay)).toEqual([250, 500, 1000, 30_000, 30_000]);
});

it('starts a part again after a full disk, on which neither its log nor the record could be written', async () => {
  const logs = await openLogs(folder);
  let full = false;
  const open: Logs['open'] = (name) =>
    full ? Promise.reject(new Error('ENOSPC: no space left on device')) : logs.open(name);
  const record = await openRecord(folder, say);
  part = await superviseCommand(STAYS, { ...shortDelays(0), logs: { ...logs, open }, record });
  await part.ready;
  full = true;
  // A folder with the name of the temporary file refuses the write, as a full disk does.
  await mkdir(join(folder, 'run.json.new'));
  part.kill();
  await expect.poll(() => countOf('could not be started: ENOSPC')).toBeGreaterThan(6);
  expect(countOf('run.json could not be written')).toBe(1);
  full = false;
  await rm(join(folder, 'run.json.new'), { recursive: true });
  await expect.poll(() => countOf('is back')).toBe(1);
  await expect.poll(() => countOf('run.json is written again')).toBe(1);
  expect(JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'))).toMatchObject({ parts: [{ name: 'sample' }] });
  await part.stop();
  await record.close();
});

it('starts a part at once when it is asked to, even while it waits', async () => {
  part = await superviseCommand(STAYS, { timing: { delay: () => 1_000_000, stableAfter: 0 } });
  await part.ready;
  part.kill();
  await expect.poll(() => countOf('is started again in 1000 s')).toBe(1);
  await part.restart();
  await expect.poll(() => countOf('is back')).toBe(1);
});

it('does not start a part that is stopped while it waits', async () => {
  part = await superviseCommand(STAYS, { timing: { delay: () => 1_000_000, stableAfter: 0 } });
  await part.ready;
  part.kill();
  await expect.poll(() => countOf('is started again in 1000 s')).toBe(1);
  await part.stop();
  expect(countOf('is back')).toBe(0);
});

it('gives up a part that was never ready after five failures', async () => {
  part = await superviseCommand('echo too bad; exit 1', { ...shortDelays(0) });
  await expect(part.ready).rejects.toThrow('could not be started');
  expect(countOf('The sample ended (exit code 1)')).toBe(5);
  expect(countOf('too bad')).toBe(1);
  expect(said.at(-1)).toBe('The sample is given up: it ended 5 times in a row. Try this.');
});
