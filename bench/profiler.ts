/** Writes CPU profiles of running Node processes, for `node --cpu-prof`'s viewers. They need no flag: Node opens its inspector on SIGUSR1. */

import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Processes } from './measure.ts';

/** Where a Node process opens its inspector. One at a time: each closes it again and profiles itself. */
const INSPECTOR = 'http://127.0.0.1:9229/json/list';
const OPEN_WITHIN_MS = 10_000;

const START = `(async () => {
  const { Session, close } = process.getBuiltinModule('node:inspector/promises');
  globalThis.benchProfiler = new Session();
  globalThis.benchProfiler.connect();
  await globalThis.benchProfiler.post('Profiler.enable');
  await globalThis.benchProfiler.post('Profiler.start');
  setTimeout(close, 100);
})()`;

const stop = (file: string) => `(async () => {
  const { close } = process.getBuiltinModule('node:inspector/promises');
  const { profile } = await globalThis.benchProfiler.post('Profiler.stop');
  process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(file)}, JSON.stringify(profile));
  setTimeout(close, 100);
})()`;

/**
 * Starts to profile the processes with these names.
 * @returns `stop` writes the profiles into `folder` and returns their files
 * @throws when a process does not exist or opens no inspector
 */
export async function startProfiler(
  processes: Processes,
  names: readonly string[],
  folder: string,
): Promise<{ stop(): Promise<string[]> }> {
  const profiled = names.map((name) => {
    const pid = processes.get(name);
    if (pid === undefined)
      throw new Error(`There is no process ${name} to profile: ${[...processes.keys()].join(', ')}`);
    return { pid, file: join(folder, `${name.replaceAll(' ', '-')}.cpuprofile`) };
  });
  for (const { pid } of profiled) await evaluate(pid, START);
  return {
    stop: async () => {
      for (const { pid, file } of profiled) await evaluate(pid, stop(file));
      return profiled.map(({ file }) => file);
    },
  };
}

const targetsSchema = z.array(z.object({ webSocketDebuggerUrl: z.string() })).min(1);
const answerSchema = z.object({ result: z.object({ exceptionDetails: z.unknown().optional() }) });

/** Evaluates an expression in a Node process, whose inspector it closes afterwards. */
async function evaluate(pid: number, expression: string): Promise<void> {
  process.kill(pid, 'SIGUSR1');
  const [target] = targetsSchema.parse(await inspectorTargets());
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`the inspector of process ${pid} does not answer`)));
  });
  const answered = new Promise<unknown>((resolve) => {
    socket.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data))));
  });
  const closed = new Promise((resolve) => socket.addEventListener('close', resolve));
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, awaitPromise: true } }));
  const { exceptionDetails } = answerSchema.parse(await answered).result;
  if (exceptionDetails !== undefined) throw new Error(`process ${pid}: ${JSON.stringify(exceptionDetails)}`);
  socket.close();
  await closed;
  // The next process needs the port.
  while (await fetch(INSPECTOR).then(Boolean, () => false)) await wait(20);
}

async function inspectorTargets(): Promise<unknown> {
  const deadline = Date.now() + OPEN_WITHIN_MS;
  for (;;) {
    const answer = await fetch(INSPECTOR).catch(() => null);
    if (answer?.ok) return await answer.json();
    if (Date.now() > deadline) throw new Error(`No inspector at ${INSPECTOR}`);
    await wait(20);
  }
}
