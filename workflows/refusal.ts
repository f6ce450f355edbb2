/** How a workflow says no. */

import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';

/** The failure that answers a refused message: its type is the code. */
export function refusal(code: string): ApplicationFailure {
  return ApplicationFailure.create({ type: code, message: code, nonRetryable: true });
}

/** A message that is none (an operator's mistake) is refused; anything else that ends an activity for good is a fault of ours. */
export function refuseInvalid(error: unknown): never {
  if (error instanceof ActivityFailure && error.cause instanceof ApplicationFailure) throw error.cause;
  throw error;
}
