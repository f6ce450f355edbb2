/** Sends the decisions of case handlers to the workflows of their reports, until each is carried out or refused. */

import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import type { SendDecision } from '#services/temporal/reports.ts';
import {
  listPendingDecisions,
  markCarriedOut,
  markRefused,
  type PendingDecision,
} from './database/handler-decisions.ts';

/** How many decisions are sent at the same time. */
const BATCH_SIZE = 10;
/** How long until pending decisions are tried again. */
const PAUSE_MS = 5_000;

export type DecisionRelay = {
  /** Sends all pending decisions now. Resolves when each was answered or could not be sent. */
  run(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts the relay, which runs every five seconds: a decision reaches its workflow even when Temporal or this process was
 * down. Several processes may run a relay at once: a decision that arrives twice is carried out once.
 */
export function startDecisionRelay(dependencies: { sql: Sql; sendDecision: SendDecision; log: Logger }): DecisionRelay {
  const { sql, sendDecision, log } = dependencies;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let runAgain = false;
  let stopped = false;

  const send = async ({ key, decide }: PendingDecision): Promise<'ended' | 'unconfirmed' | 'unavailable'> => {
    const answer = await sendDecision(key, decide);
    switch (answer.type) {
      case 'accepted':
        await markCarriedOut(sql, decide.commandId);
        return 'ended';
      case 'refused':
        log.error({ decision: decide, refusal: answer.refusal }, 'a decision was refused');
        await markRefused(sql, decide.commandId, answer.refusal);
        return 'ended';
      case 'unavailable':
      case 'unconfirmed':
        return answer.type;
    }
  };
  const sendAll = async (): Promise<void> => {
    // Decisions without an answer must not hold up the others: they wait for the next round.
    const unconfirmed: string[] = [];
    while (!stopped) {
      const pending = await listPendingDecisions(sql, { limit: BATCH_SIZE, except: unconfirmed });
      if (pending.length === 0) return;
      const results = await Promise.all(pending.map(send));
      if (results.includes('unavailable')) return;
      unconfirmed.push(
        ...pending.filter((_, at) => results[at] === 'unconfirmed').map(({ decide }) => decide.commandId),
      );
    }
  };
  const run = (): Promise<void> => {
    if (running !== undefined) {
      runAgain = true;
      return running;
    }
    clearTimeout(timer);
    running = sendAll()
      .catch((error: unknown) => log.error({ error }, 'could not send decisions'))
      .then(async () => {
        running = undefined;
        if (runAgain && !stopped) {
          runAgain = false;
          await run();
        } else if (!stopped) timer = setTimeout(() => void run(), PAUSE_MS).unref();
      });
    return running;
  };
  void run();
  return {
    run,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
