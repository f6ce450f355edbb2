import { describe, expect, it } from 'vitest';
import { PoolBusy } from '#web/site/thread-pool.ts';
import { createTurns } from '#web/site/turns.ts';

/** Work that begins when it is called and ends when a test says so. */
function work() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const state = { begun: false };
  return {
    state,
    resolve,
    reject,
    run: () => {
      state.begun = true;
      return promise;
    },
  };
}

describe('turns', () => {
  it('let a person do one piece of work at a time, and others meanwhile', async () => {
    const take = createTurns('work', { maxWaiting: 2, retryAfterS: 3 });
    const [first, second, other] = [work(), work(), work()];
    const results = [take('an', first.run), take('an', second.run), take('luc', other.run)];
    expect([first.state.begun, second.state.begun, other.state.begun]).toEqual([true, false, true]);
    first.reject(new Error('a bug'));
    await expect(results[0]).rejects.toThrow('a bug');
    expect(second.state.begun).toBe(true);
    second.resolve('second');
    other.resolve('other');
    expect(await Promise.all(results.slice(1))).toEqual(['second', 'other']);
  });

  it('refuse at once what is too much of one person, until some of it is done', async () => {
    const take = createTurns('work', { maxWaiting: 1, retryAfterS: 3 });
    const pieces = [work(), work()];
    const results = pieces.map(({ run }) => take('an', run));
    const refused = () => take('an', work().run);
    expect(refused).toThrow(PoolBusy);
    expect(refused).toThrow(expect.objectContaining({ own: true, retryAfterS: 3 }));
    for (const { resolve } of pieces) resolve('done');
    await Promise.all(results);
    const next = work();
    next.resolve('next');
    expect(await take('an', next.run)).toBe('next');
  });

  it('are not taken by work that cannot begin', async () => {
    const take = createTurns('work', { maxWaiting: 0, retryAfterS: 3 });
    const full = () => {
      throw new PoolBusy('pool', 1);
    };
    expect(() => take('an', full)).toThrow('pool');
    expect(await take('an', () => Promise.resolve('begun'))).toBe('begun');
  });
});
