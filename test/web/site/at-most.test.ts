import { describe, expect, it } from 'vitest';
import { forEachAtMost } from '#web/site/at-most.ts';

describe('work for many items', () => {
  it('is done for each once, in their order, and for a few at the same time', async () => {
    const begun: number[] = [];
    const gates: (() => void)[] = [];
    const done = forEachAtMost([10, 20, 30, 40, 50], 2, async (item, index) => {
      begun.push(item + index);
      await new Promise<void>((resolve) => gates.push(resolve));
    });
    expect(begun).toEqual([10, 21]);
    while (begun.length < 5) {
      gates.shift()?.();
      await Promise.resolve();
    }
    for (const open of gates) open();
    await done;
    expect(begun).toEqual([10, 21, 32, 43, 54]);
  });

  it('ends with the first error, and begins no further work', async () => {
    const begun: number[] = [];
    const failing = forEachAtMost([1, 2, 3, 4], 1, (item) => {
      begun.push(item);
      return item === 2 ? Promise.reject(new Error('no')) : Promise.resolve();
    });
    await expect(failing).rejects.toThrow('no');
    expect(begun).toEqual([1, 2]);
  });

  it('does nothing for no items', async () => {
    await forEachAtMost([], 3, () => Promise.reject(new Error('no')));
  });
});
