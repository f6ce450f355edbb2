import {
  type Client,
  WithStartWorkflowOperation,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import { ApplicationFailure } from '@temporalio/common';
import type { Logger } from 'pino';
import { type DecisionRefusal, decisionRefusals, type MinistryDecision } from '#rules/decision.ts';
import type { ReportKey } from '#rules/keys.ts';
import { type ReportStatus, refusals, type Save, type Sign } from '#rules/report.ts';
import type { Reports } from '#web/env.ts';
import type { Answer } from '#web/site/answers.ts';
import { decideReport, type ReportStart, saveReport, signReport } from '#workflows/report-messages.ts';
import { grpcCode, UNAVAILABLE } from './grpc.ts';
import { reportStart } from './report-start.ts';

/** How long a page waits for an answer before it tells that there is none yet. */
const PATIENCE_MS = 8_000;

/** The run was just closing or continuing as new: the next one takes the message. */
const passing: readonly number[] = [5, 10];

/** Speaks to the reports' workflows for the pages of the organisations. */
export function createReports(client: Client, log: Logger): Reports {
  const send = sender(client, log, refusals);
  return {
    save: (key, command) => send(saveReport, key, command),
    sign: (key, command) => send(signReport, key, command),
  };
}

/** Tells a report's workflow what FPS MI has decided. */
export type SendDecision = (key: ReportKey, decision: MinistryDecision) => Promise<Answer<DecisionRefusal>>;

/** Speaks to the reports' workflows for the ministry's side. */
export function createDecisionSender(client: Client, log: Logger): SendDecision {
  const send = sender(client, log, decisionRefusals);
  return (key, decision) => send(decideReport, key, decision);
}

/** Sends messages, each of which starts the workflow where there is none (first save, restored data, a decision). */
function sender<R extends string>(client: Client, log: Logger, known: readonly R[]) {
  const send = async <C extends Save | Sign | MinistryDecision>(
    update: UpdateDefinition<ReportStatus, [C]>,
    key: ReportKey,
    command: C,
    tries = 3,
  ): Promise<Answer<R>> => {
    const startWorkflowOperation = new WithStartWorkflowOperation<(start: ReportStart) => Promise<void>>(
      'report',
      reportStart(key),
    );
    // Nobody waits for it: a failure reaches us through the update.
    startWorkflowOperation.workflowHandle().catch(() => {});
    try {
      const accepted = await client.withDeadline(Date.now() + PATIENCE_MS, () =>
        client.workflow.executeUpdateWithStart(update, {
          args: [command],
          startWorkflowOperation,
          // The same press of a button is the same update.
          updateId: command.commandId,
        }),
      );
      return { type: 'accepted', ...accepted };
    } catch (error) {
      const code = grpcCode(error);
      if (code !== undefined && passing.includes(code) && tries > 1) return await send(update, key, command, tries - 1);
      const answer = answerTo(error, known);
      if (answer.type !== 'refused') log.warn({ error, report: key }, 'no answer from Temporal');
      return answer;
    }
  };
  return send;
}

/** What an error of the Temporal client means to whoever pressed the button. @throws what it is not meant for */
function answerTo<R extends string>(error: unknown, known: readonly R[]): Answer<R> {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const refusal = known.find((each) => error.cause instanceof ApplicationFailure && error.cause.type === each);
    if (refusal !== undefined) return { type: 'refused', refusal };
  }
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { type: 'unconfirmed' };
  const code = grpcCode(error);
  if (code === undefined) throw error;
  return { type: code === UNAVAILABLE ? 'away' : 'unconfirmed' };
}
