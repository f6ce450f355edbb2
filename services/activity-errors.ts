import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { Logger } from 'pino';

/**
 * Keeps the texts of unexpected errors out of the histories, which operators read: a mail server's answer names the recipient,
 * and one of PostgreSQL can quote a value. Temporal gets the name and the codes of the error, the log gets all of it. The text
 * of an ApplicationFailure is written for the history: it passes.
 */
export function hideErrorTexts(log: Logger): ActivityInterceptorsFactory {
  return ({ info }) => ({
    inbound: {
      execute: async (input, next) => {
        try {
          return await next(input);
        } catch (error) {
          if (!(error instanceof Error) || isForHistory(error)) throw error;
          const { activityType: activity, attempt, workflowExecution } = info;
          log.warn({ error, activity, attempt, workflow: workflowExecution?.workflowId }, 'an activity failed');
          const message = `${summaryOf(error)}; the log has the text`;
          throw ApplicationFailure.create({ type: error.name, message });
        }
      },
    },
  });
}

function isForHistory(error: Error): boolean {
  // The SDK recognises a cancelled activity by these.
  const isCancelled = error instanceof CancelledFailure || error.name === 'AbortError';
  return error instanceof ApplicationFailure || isCancelled;
}

/** An error without its text: "PostgresError 23505", "TypeError ECONNREFUSED". */
export function summaryOf(error: Error): string {
  return [error.name, ...codesOf(error), ...codesOf(error.cause)].join(' ');
}

/** `code`: of Node, PostgreSQL and nodemailer. `responseCode`: the mail server's reply. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const codes = ['code' in error && error.code, 'responseCode' in error && error.responseCode];
  return codes.filter((code) => typeof code === 'string' || typeof code === 'number').map(String);
}
