/**
 * Does work for each item, a few at the same time, beginning in their order.
 * @param atMost how many at the same time
 * @throws the first error, after the work that has begun has ended; no further work begins
 */
export async function forEachAtMost<T>(
  items: readonly T[],
  atMost: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const waiting = items.entries();
  let failed = false;
  const takeTurns = async (): Promise<void> => {
    // All share one iterator: each takes the next item.
    for (const [index, item] of waiting) {
      if (failed) return;
      await work(item, index).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(atMost, items.length) }, takeTurns));
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
}
