/** Passes decisions on to the reports' workflows, until each is carried out or refused. */

import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import type { SendDecision } from '#services/temporal/reports.ts';
import { noteCarriedOut, noteRefused, type Waiting, waitingDecisions } from './database/decisions.ts';

/** How many are passed on at the same time, and how long until those are tried again that got no answer. */
const AT_ONCE = 10;
const PAUSE_MS = 5_000;

export type PassingOn = {
  /** Passes on whatever waits now. Resolves when each has had its answer, or none. */
  now(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Passes decisions on now and then by itself, so that one is carried out also when the engine or this process was away.
 * Several processes may do it at once: a decision that arrives twice is carried out once.
 */
export function passDecisionsOn({ sql, tell, log }: { sql: Sql; tell: SendDecision; log: Logger }): PassingOn {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const pass = async ({ key, decide }: Waiting): Promise<boolean> => {
    const answer = await tell(key, decide);
    switch (answer.type) {
      case 'accepted':
        await noteCarriedOut(sql, decide.commandId);
        return true;
      case 'refused':
        log.error({ decision: decide, refusal: answer.refusal }, 'a decision was refused');
        await noteRefused(sql, decide.commandId, answer.refusal);
        return true;
      case 'away':
      case 'unconfirmed':
        return false;
    }
  };
  const passAll = async (): Promise<void> => {
    let moved = true;
    while (moved && !stopped) {
      const waiting = await waitingDecisions(sql, AT_ONCE);
      // Those that got no answer stay in front: then it is no use to go on now.
      moved = waiting.length > 0 && (await Promise.all(waiting.map(pass))).every(Boolean);
    }
  };
  const run = (): Promise<void> => {
    if (round !== undefined) {
      again = true;
      return round;
    }
    clearTimeout(timer);
    round = passAll()
      .catch((error: unknown) => log.error({ error }, 'decisions could not be passed on'))
      .then(async () => {
        round = undefined;
        if (again && !stopped) {
          again = false;
          await run();
        } else if (!stopped) timer = setTimeout(() => void run(), PAUSE_MS).unref();
      });
    return round;
  };
  void run();
  return {
    now: run,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
