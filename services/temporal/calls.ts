/** The calls of Temporal that all services share: one time limit, one way to retry, one meaning of errors. */

import { type Client, WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure, type UpdateDefinition, type Workflow } from '@temporalio/common';
import type { Logger } from 'pino';
import type { Answer } from '#web/site/answers.ts';
import { isRunClosing, type NoAnswer, noAnswerOf } from './errors.ts';

/** How long a page waits for an answer. */
const TIMEOUT_MS = 8_000;

/** The maximum number of times that an update is sent, when each run closes before it takes the update. */
const MAX_TRIES = 3;

/** An update, and the workflow that takes it. */
type UpdateWithStart<T, M, W extends Workflow, R> = {
  readonly update: UpdateDefinition<T, [M]>;
  readonly message: M;
  /** The id of the update: Temporal carries it out once. */
  readonly updateId: string;
  readonly workflow: string;
  readonly start: ConstructorParameters<typeof WithStartWorkflowOperation<W>>[1];
  /** The types of the ApplicationFailures with which the workflow refuses the message. */
  readonly refusals: readonly R[];
};

/**
 * Sends an update, and starts the workflow if it is not running (first message, restored data, a decision). Idempotent.
 * @throws what does not come from Temporal, and a failure that is not a known refusal: both are bugs
 */
export async function updateWithStart<T, M, W extends Workflow, R extends string>(
  client: Client,
  log: Logger,
  { update, message, updateId, workflow, start, refusals }: UpdateWithStart<T, M, W, R>,
): Promise<Answer<R, { readonly result: T }>> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (let tries = 1; ; tries += 1) {
    // One object for each try: it can be used once.
    const startWorkflowOperation = new WithStartWorkflowOperation<W>(workflow, start);
    try {
      const result = await client.withDeadline(deadline, () =>
        client.workflow.executeUpdateWithStart(update, {
          args: [message],
          startWorkflowOperation,
          updateId,
        }),
      );
      return { type: 'accepted', result };
    } catch (error) {
      if (isRunClosing(error) && tries < MAX_TRIES) continue;
      const refusal = refusalIn(error, refusals);
      if (refusal !== undefined) return { type: 'refused', refusal };
      const type = noAnswerOf(error);
      log.warn({ error, workflow: start.workflowId }, 'no answer from Temporal');
      return { type };
    }
  }
}

/** Makes any other call within the time limit. @throws what does not come from Temporal: a bug */
export async function call<T>(
  client: Client,
  log: Logger,
  act: () => Promise<T>,
  timeoutMs = TIMEOUT_MS,
): Promise<{ readonly type: 'answered'; readonly result: T } | { readonly type: NoAnswer }> {
  try {
    return { type: 'answered', result: await client.withDeadline(Date.now() + timeoutMs, act) };
  } catch (error) {
    const type = noAnswerOf(error);
    log.warn({ error }, 'no answer from Temporal');
    return { type };
  }
}

function refusalIn<R extends string>(error: unknown, refusals: readonly R[]): R | undefined {
  if (!(error instanceof WorkflowUpdateFailedError) || !(error.cause instanceof ApplicationFailure)) return undefined;
  const { type } = error.cause;
  return refusals.find((refusal) => refusal === type);
}
