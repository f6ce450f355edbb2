/** Whether the parts that a service needs are ready: the answer to GET /readyz. */

import type { Logger } from 'pino';

/** The reason is in the log only, because everybody can read the answer. */
export type PartState = 'ready' | 'not ready';

/** How long a check may take before its part counts as not ready. */
const TIMEOUT_MS = 2_500;

/** Checks one part. The check rejects when the part is not ready. */
export type CheckPart = (part: string, check: (signal: AbortSignal) => PromiseLike<unknown>) => Promise<PartState>;

/** @returns the check of a part, which logs why it is not ready: once, until the reason changes or the part is ready again */
export function checkParts(log: Pick<Logger, 'info' | 'warn'>): CheckPart {
  const logged = new Map<string, string>();
  return async (part, check) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      await Promise.race([check(signal), rejectAt(signal)]);
      if (logged.delete(part)) log.info({ part }, 'ready again');
      return 'ready';
    } catch (error) {
      const reason = error instanceof Error ? error.message || error.name : String(error);
      if (logged.get(part) !== reason) log.warn({ part, error }, 'not ready');
      logged.set(part, reason);
      return 'not ready';
    }
  };
}

function rejectAt(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('no answer in time')), { once: true });
  });
}
