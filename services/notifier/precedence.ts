/** Work that goes before other work in the same process. */
export type Precedence = {
  /** Runs work that others wait for. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when no such work runs, or after `maxMs`. */
  idle(maxMs: number): Promise<void>;
};

/**
 * Lets less urgent work wait. People look at the page until FPS MI has acknowledged their report; a mail may come some seconds
 * later. Without this, the mails about the first reports of a busy hour delay the deliveries of the next ones.
 */
export function createPrecedence(): Precedence {
  let running = 0;
  const waiting = new Set<() => void>();
  return {
    run: async (work) => {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        if (running === 0) for (const resume of waiting) resume();
      }
    },
    idle: (maxMs) =>
      new Promise((resolve) => {
        if (running === 0) return resolve();
        const resume = (): void => {
          clearTimeout(timer);
          waiting.delete(resume);
          resolve();
        };
        const timer = setTimeout(resume, maxMs);
        waiting.add(resume);
      }),
  };
}
