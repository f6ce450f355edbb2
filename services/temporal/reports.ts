import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import { type Confirmed, findOutcome, recordCommand, withdrawCommand } from '#database/recorded-commands.ts';
import { type DecisionRefusal, decisionRefusals, type MinistryDecision } from '#rules/decision.ts';
import { type ReportKey, reportId } from '#rules/keys.ts';
import { type CommandOutcome, type Refusal, type ReportStatus, refusals, type Save, type Sign } from '#rules/report.ts';
import type { Reports } from '#web/env.ts';
import type { Answer } from '#web/site/answers.ts';
import { recordEvent, recordNoticed, resultOf } from '#web/site/security-log.ts';
import type { report } from '#workflows/index.ts';
import { type CommandId, decideReport, NOT_CARRIED_OUT, saveReport, signReport } from '#workflows/report-messages.ts';
import { updateWithStart } from './calls.ts';
import { reportStart } from './start-options.ts';

/** Records the commands of the organisations' pages, and sends their ids to the workflows of reports. */
export function createReports(sql: Sql, client: Client, log: Logger): Reports {
  // `command-unknown`: withdrawn meanwhile, because another click had no answer. The last one: it failed for some time.
  const send = createSender(client, log, [...refusals, 'command-unknown', NOT_CARRIED_OUT]);
  const carryOut = async (
    update: UpdateDefinition<ReportStatus, [CommandId]>,
    key: ReportKey,
    command: Save | Sign,
    session: string,
    confirmed: Confirmed | null,
  ): Promise<Answer<Refusal>> => {
    const { commandId } = command;
    const target = { reportId: reportId(key), nis: key.nis };
    const recorded = await recordCommand(sql, target, command, session, confirmed);
    if (recorded === 'role-missing') return { type: 'refused', refusal: 'role-missing' };
    // The database makes it happen once. Temporal would remember a failure under the same id, even one that has passed.
    const answer = await send(update, key, commandId, randomUUID());
    // The page says that nothing was done, so the command must not be carried out later.
    if (answer.type === 'unavailable' && (await withdrawCommand(sql, commandId))) return answer;
    // A foreign worker could have made up the answer, and without one the command may have been carried out.
    const ended = await findOutcome(sql, commandId);
    if (ended === null && answer.type === 'accepted') {
      log.error({ command: commandId }, 'an answer from Temporal about a command that was not carried out');
      const on = { report: reportId(key), command: commandId };
      recordNoticed(log, { event: 'workflow-answer', on, result: 'refused', reason: 'not-recorded' });
    }
    return answerOf(answer, ended);
  };
  return {
    save: async (key, command, session) => {
      const answer = await carryOut(saveReport, key, command, session, null);
      const on = { ...subjectOf(key, command), version: command.basedOn };
      recordEvent(log, { event: 'report-saved', on, ...resultOf(answer) }, { person: command.by, session });
      return answer;
    },
    sign: async (key, command, session, confirmed) => {
      const answer = await carryOut(signReport, key, command, session, confirmed);
      const on = { ...subjectOf(key, command), version: command.version, role: command.as };
      recordEvent(log, { event: 'report-signed', on, ...resultOf(answer) }, { person: command.by, session });
      return answer;
    },
  };
}

function subjectOf(key: ReportKey, { commandId: command }: Save | Sign) {
  return { organisation: key.nis, report: reportId(key), command };
}

/** The answer to a command: its outcome in the database, whatever the workflow has answered. */
function answerOf(
  answer: Answer<string>,
  ended: { readonly outcome: CommandOutcome; readonly status: ReportStatus } | null,
): Answer<Refusal> {
  if (ended === null) return { type: 'unconfirmed' };
  const { outcome, status } = ended;
  if (outcome.type === 'refused') {
    const refusal = refusals.find((each) => each === outcome.refusal);
    return refusal === undefined ? { type: 'unconfirmed' } : { type: 'refused', refusal };
  }
  // The workflow answered with the state right after the command.
  return answer.type === 'accepted' ? answer : { type: 'accepted', ...status };
}

/** Sends the id of a decision of FPS MI to the workflow of its report. */
export type SendDecision = (
  key: ReportKey,
  decision: Pick<MinistryDecision, 'commandId'>,
) => Promise<Answer<DecisionRefusal>>;

export function createDecisionSender(client: Client, log: Logger): SendDecision {
  const send = createSender(client, log, decisionRefusals);
  // The same id: while FPS MI is down, the repeated message of the relay is the update that already waits.
  return (key, { commandId }) => send(decideReport, key, commandId, commandId);
}

function createSender<R extends string>(client: Client, log: Logger, known: readonly R[]) {
  return async (
    update: UpdateDefinition<ReportStatus, [CommandId]>,
    key: ReportKey,
    id: CommandId,
    updateId: string,
  ): Promise<Answer<R>> => {
    const answer = await updateWithStart<ReportStatus, CommandId, typeof report, R>(client, log, {
      update,
      message: id,
      updateId,
      workflow: 'report',
      start: reportStart(key),
      refusals: known,
    });
    return answer.type === 'accepted' ? { type: 'accepted', ...answer.result } : answer;
  };
}
