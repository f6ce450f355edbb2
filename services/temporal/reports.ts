import type { Client } from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import type { Logger } from 'pino';
import { type DecisionRefusal, decisionRefusals, type MinistryDecision } from '#rules/decision.ts';
import type { ReportKey } from '#rules/keys.ts';
import { type ReportStatus, refusals, type Save, type Sign } from '#rules/report.ts';
import type { Reports } from '#web/env.ts';
import type { Answer } from '#web/site/answers.ts';
import type { report } from '#workflows/index.ts';
import { decideReport, saveReport, signReport } from '#workflows/report-messages.ts';
import { updateWithStart } from './calls.ts';
import { reportStart } from './start-options.ts';

/** Sends the commands of the organisations' pages to the workflows of reports. */
export function createReports(client: Client, log: Logger): Reports {
  const send = createSender(client, log, refusals);
  return {
    save: (key, command) => send(saveReport, key, command),
    sign: (key, command) => send(signReport, key, command),
  };
}

/** Sends a decision of FPS MI to the workflow of its report. */
export type SendDecision = (key: ReportKey, decision: MinistryDecision) => Promise<Answer<DecisionRefusal>>;

export function createDecisionSender(client: Client, log: Logger): SendDecision {
  const send = createSender(client, log, decisionRefusals);
  return (key, decision) => send(decideReport, key, decision);
}

function createSender<R extends string>(client: Client, log: Logger, known: readonly R[]) {
  return async <C extends Save | Sign | MinistryDecision>(
    update: UpdateDefinition<ReportStatus, [C]>,
    key: ReportKey,
    message: C,
  ): Promise<Answer<R>> => {
    const answer = await updateWithStart<ReportStatus, C, typeof report, R>(client, log, {
      update,
      message,
      workflow: 'report',
      start: reportStart(key),
      refusals: known,
    });
    return answer.type === 'accepted' ? { type: 'accepted', ...answer.result } : answer;
  };
}
