import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/workflow';

/** The failure that answers a refused message. Its type is the refusal's code. */
export function refusal(code: string): ApplicationFailure {
  return ApplicationFailure.create({ type: code, message: code, nonRetryable: true });
}

/**
 * Turns the permanent failure of an activity into the answer to a message: activities reject malformed messages this way.
 * Any other error is a bug and fails the workflow task.
 */
export function rethrowRefusal(error: unknown): never {
  throw permanentFailure(error) ?? error;
}

/** The failure with which an activity finally refused to do its work; null for any other error. */
export function permanentFailure(error: unknown): ApplicationFailure | null {
  const failure = failureOf(error);
  return failure instanceof ApplicationFailure && failure.nonRetryable === true ? failure : null;
}

/**
 * The last failure of an activity that was tried until its time was over.
 * @throws any other error: a bug
 */
export function lastFailure(error: unknown): ApplicationFailure | TimeoutFailure {
  const failure = failureOf(error);
  if (failure instanceof TimeoutFailure) return failure;
  if (failure instanceof ApplicationFailure && failure.nonRetryable !== true) return failure;
  throw error;
}

/** A local activity fails with the failure itself or with an error that has it as its cause, any other activity with the latter. */
function failureOf(error: unknown): unknown {
  return error instanceof ActivityFailure ? error.cause : error;
}
