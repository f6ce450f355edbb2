/** What the errors of the Temporal client mean. */

import {
  isGrpcServiceError,
  QueryNotRegisteredError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common';

/** gRPC status codes. */
const NOT_FOUND = 5;
const ABORTED = 10;
const UNAVAILABLE = 14;

/**
 * Why a call has no answer:
 * - `unavailable`: Temporal cannot be reached; nothing was done
 * - `unconfirmed`: no answer in time; it may still be done
 */
export type NoAnswer = 'unavailable' | 'unconfirmed';

/** @throws any error that does not come from Temporal: it is a bug */
export function noAnswerOf(error: unknown): NoAnswer {
  if (
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    error instanceof WorkflowNotFoundError ||
    endedBeforeItsAnswer(error) ||
    // Temporal's answer to any query that the workflow could not answer.
    error instanceof QueryNotRegisteredError
  ) {
    return 'unconfirmed';
  }
  const code = grpcCode(error);
  if (code === undefined) throw error;
  return code === UNAVAILABLE ? 'unavailable' : 'unconfirmed';
}

/** The run was closing, continuing as new, or terminated before it answered the update: the next run answers it. */
export function isRunClosing(error: unknown): boolean {
  const code = grpcCode(error);
  return (
    error instanceof WorkflowNotFoundError || endedBeforeItsAnswer(error) || code === NOT_FOUND || code === ABORTED
  );
}

/** The server's answer to an update that a run had accepted, and not answered when it was terminated. */
function endedBeforeItsAnswer(error: unknown): boolean {
  return (
    error instanceof WorkflowUpdateFailedError &&
    error.cause instanceof ApplicationFailure &&
    error.cause.type === 'AcceptedUpdateCompletedWorkflow'
  );
}

/** The gRPC status code of an error or of its cause. */
function grpcCode(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof Error && error.cause !== undefined ? grpcCode(error.cause) : undefined;
}
