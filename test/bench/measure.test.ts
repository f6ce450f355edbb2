import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { type Engine, runLifecycles, sumOf } from '#bench/load.ts';
import { cpuSeconds, difference, memoryBytes } from '#bench/measure.ts';
import type { Organisation } from '#bench/people.ts';

/** Works for half a second of CPU time in a child of its own, says so, and stays. */
const parent = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', \`
    while (process.cpuUsage().user < 500_000);
    process.stdout.write('done');
    setInterval(() => {}, 1000);
    process.on('disconnect', () => process.exit());
  \`], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  process.on('disconnect', () => process.exit());
`;

const organisations = ['1', '2', '3', '4', '5'].map(
  (nis): Organisation => ({ nis, clerk: new Map(), chair: new Map(), director: new Map() }),
);

describe.runIf(process.platform === 'linux')('the figures of processes', () => {
  it('count the CPU and the memory of children with their parent', async () => {
    const child = spawn(process.execPath, ['-e', parent], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    const processes = new Map([['parent', child.pid ?? 0]]);
    const before = cpuSeconds(processes);
    if (child.stdout === null) throw new Error('no output');
    await once(child.stdout, 'data');
    expect(difference(before, cpuSeconds(processes)).get('parent')).toBeGreaterThanOrEqual(0.5);
    expect(memoryBytes(processes).get('parent')).toBeGreaterThan(10 * 1024 * 1024);
    child.disconnect();
    await once(child, 'exit');
  });

  it('leave out children that have a name of their own', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.on("end", () => process.exit()).resume()']);
    await once(child, 'spawn');
    const own = memoryBytes(new Map([['test', process.pid]])).get('test') ?? 0;
    const named = memoryBytes(
      new Map([
        ['test', process.pid],
        ['child', child.pid ?? 0],
      ]),
    );
    expect(named.get('child')).toBeGreaterThan(0);
    expect(named.get('test')).toBeLessThan(own);
    child.stdin.end();
    await once(child, 'exit');
  });
});

describe('lifecycles at once', () => {
  it('are as many as asked, and one that fails stops no other', async () => {
    let running = 0;
    let most = 0;
    const engine: Engine = {
      name: 'program',
      lifecycle: async ({ nis }, clock) => {
        running += 1;
        most = Math.max(most, running);
        await clock('save', () => new Promise((resolve) => setImmediate(resolve)));
        running -= 1;
        if (nis === '3') throw new Error('refused');
      },
      close: () => {},
    };
    const result = await runLifecycles(engine, organisations, 2);
    expect(most).toBe(2);
    expect(result).toMatchObject({ done: 4, failures: ['3: refused'] });
    expect(sumOf([result, result]).times.get('save')).toHaveLength(10);
  });
});
