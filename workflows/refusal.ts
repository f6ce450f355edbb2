import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';

/** The failure that answers a refused message. Its type is the refusal's code. */
export function refusal(code: string): ApplicationFailure {
  return ApplicationFailure.create({ type: code, message: code, nonRetryable: true });
}

/**
 * Turns the permanent failure of an activity into the answer to a message: activities reject malformed messages this way.
 * Any other error is a bug and fails the workflow task.
 */
export function rethrowRefusal(error: unknown): never {
  if (error instanceof ActivityFailure && error.cause instanceof ApplicationFailure) throw error.cause;
  throw error;
}
