/** Work that goes before other work in the same process. */
export type Precedence = {
  /** Runs work that others wait for. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when no such work runs, or after `maxMs`. @returns whether none runs now */
  idle(maxMs: number): Promise<boolean>;
};

/**
 * Lets less urgent work wait. People look at the page until FPS MI has acknowledged their report; a mail may come some seconds
 * later. Without this, the mails about the first reports of a busy hour delay the deliveries of the next ones.
 * @param firstMs how long work goes first: after that it waits for a server that does not answer
 */
export function createPrecedence(firstMs = 2_000): Precedence {
  const running = new Set<symbol>();
  const waiting = new Set<() => void>();
  const end = (work: symbol): void => {
    running.delete(work);
    if (running.size === 0) for (const resume of waiting) resume();
  };
  return {
    run: async (work) => {
      const id = Symbol('work');
      running.add(id);
      const timer = setTimeout(() => end(id), firstMs);
      try {
        return await work();
      } finally {
        clearTimeout(timer);
        end(id);
      }
    },
    idle: (maxMs) =>
      new Promise((resolve) => {
        if (running.size === 0) return resolve(true);
        const resume = (): void => {
          clearTimeout(timer);
          waiting.delete(resume);
          resolve(running.size === 0);
        };
        const timer = setTimeout(resume, maxMs);
        waiting.add(resume);
      }),
  };
}
