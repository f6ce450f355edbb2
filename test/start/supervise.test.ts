import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLogs } from '#start/logs.ts';
import { type SupervisedPart, supervise } from '#start/supervise.ts';

let folder: string;
let part: SupervisedPart | undefined;
const said: string[] = [];
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
async function superviseCommand(command: string): Promise<SupervisedPart> {
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
      say: (line) => void said.push(line),
    },
  );
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
