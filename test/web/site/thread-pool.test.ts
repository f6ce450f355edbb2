import { once } from 'node:events';
import { expect, it, vi } from 'vitest';
import { closedGate, type GatedWork, hasBegun, openGate } from '#test/support/gated-thread.ts';
import { createThreadPool, PoolBusy, type PoolLimits, ThreadLimitExceeded } from '#web/site/thread-pool.ts';

const thread = new URL('../../support/gated-thread.ts', import.meta.url);

function pool(limits: Partial<PoolLimits> = {}) {
  return createThreadPool<GatedWork, number>('gated work', thread, {
    timeoutMs: 60_000,
    maxMemoryMb: 64,
    maxWaiting: 2,
    idleMs: 60_000,
    ...limits,
  });
}

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
}

it('runs one piece of work after the other, in the same thread', async () => {
  const run = pool();
  const [first, second] = [closedGate(), openGate()];
  const results = [run({ gate: first }), run({ gate: second })];
  await vi.waitFor(() => expect(hasBegun(first)).toBe(true));
  expect(hasBegun(second)).toBe(false);
  openGate(first);
  const [one, other] = await Promise.all(results);
  expect(other).toBe(one);
  expect(hasBegun(second)).toBe(true);
});

it('refuses work at once when too much is waiting, and takes it when there is room', async () => {
  const run = pool({ maxWaiting: 2 });
  const gates = [closedGate(), closedGate(), closedGate()];
  const results = gates.map((gate) => run({ gate }));
  const error = errorOf(() => run({ gate: closedGate() }));
  expect(error).toBeInstanceOf(PoolBusy);
  if (!(error instanceof PoolBusy)) return;
  expect(error.retryAfterS).toBeGreaterThanOrEqual(1);
  expect(error.retryAfterS).toBeLessThanOrEqual(60);
  for (const gate of gates) openGate(gate);
  await Promise.all(results);
  await expect(run({ gate: openGate() })).resolves.toBeGreaterThan(0);
});

it('ends work that takes too long, and goes on with what waits behind it in a new thread', async () => {
  const run = pool();
  const before = await run({ gate: openGate() });
  const slow = run({ gate: closedGate() }, 300);
  // The time that this one waits does not count.
  const after = run({ gate: openGate() }, 10_000);
  await expect(slow).rejects.toBeInstanceOf(ThreadLimitExceeded);
  expect(await after).not.toBe(before);
});

it('passes on the error of the work and keeps the thread', async () => {
  const run = pool();
  const before = await run({ gate: openGate() });
  await expect(run({ gate: closedGate(), fails: 'a bug' })).rejects.toThrow('a bug');
  expect(await run({ gate: openGate() })).toBe(before);
});

it('ends a thread in which something fails after its work, and the process and the next work go on', async () => {
  const run = pool();
  const warned = once(process, 'warning');
  const before = await run({ gate: openGate(), failsLater: 'nobody waits for this' });
  expect(await warned).toMatchObject([{ message: 'nobody waits for this' }]);
  expect(await run({ gate: openGate() })).not.toBe(before);
});

it('ends a thread that has had no work for a while', async () => {
  const run = pool({ idleMs: 20 });
  const before = await run({ gate: openGate() });
  await expect.poll(() => run({ gate: openGate() }), { interval: 500 }).not.toBe(before);
});
