/**
 * The life of one report: filled in, signed by both, sent, acknowledged. An edit before the second signature starts the
 * signing anew. What FPS MI decides later starts a short run that accepts the report, or opens it again.
 */

import {
  ActivityFailure,
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  log,
  patched,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  uuid4,
  workflowInfo,
} from '@temporalio/workflow';
import type { MinistryDecision } from '#rules/decision.ts';
import { reportId } from '#rules/keys.ts';
import {
  apply,
  type Command,
  type CommandOutcome,
  checkAgainstReport,
  emptyReport,
  missingSignatures,
  type Report,
  type ReportEvent,
  type ReportStatus,
  signedByBoth,
  stageOf,
} from '#rules/report.ts';
import type { NotifierActivities, ReportActivities } from './activities.ts';
import { describe, summarise, summariseMail } from './description.ts';
import { NOTIFIER_QUEUE } from './queues.ts';
import { refusal, refuseInvalid } from './refusal.ts';
import {
  decideReport,
  type ReportStart,
  reportState,
  saveReport,
  saveReportSignal,
  sendAgain,
  signReport,
  signReportSignal,
} from './report-messages.ts';
import {
  formAttribute,
  missingSignatureAttribute,
  organisationAttribute,
  stageAttribute,
  yearAttribute,
} from './search-attributes.ts';

/** The database: a few ms as a rule; tried again without end, every 5 s at most, until it is back. */
const database = proxyActivities<ReportActivities>({
  startToCloseTimeout: '20s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/**
 * FPS MI: tried again without end, every minute at most. When, the activity says itself as a rule (spread by chance); these
 * times are for what it could not say. A refusal (4xx) is final and comes back at once.
 */
const ministry = proxyActivities<NotifierActivities>({
  taskQueue: NOTIFIER_QUEUE,
  startToCloseTimeout: '30s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '1m' },
});

/** E-mail: tried again without end, every five minutes at most. Nothing waits for it but the end of the workflow. */
const post = proxyActivities<NotifierActivities>({
  taskQueue: NOTIFIER_QUEUE,
  startToCloseTimeout: '1m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '5m' },
});

export async function report(start: ReportStart): Promise<void> {
  const id = reportId(start);
  // A run of before the decisions did not know whether its report was accepted: it was not.
  let current: Report = { ...emptyReport, ...start.report };
  let problem: string | null = null;
  let askedToSendAgain = false;
  let mailsUnderWay = 0;

  const restored = start.report ? Promise.resolve(show()) : restore();
  // Commands are applied one at a time, in the order in which they came.
  let turn: Promise<unknown> = restored;

  setHandler(saveReport, (command) => inTurn(command), { validator: refuseEarly('save') });
  setHandler(signReport, (command) => inTurn(command), { validator: refuseEarly('sign') });
  setHandler(decideReport, decide, { validator: refuseNoDecision });
  setHandler(saveReportSignal, (command) => bySignal('save', command));
  setHandler(signReportSignal, (command) => bySignal('sign', command));
  setHandler(sendAgain, () => {
    askedToSendAgain = true;
  });
  setHandler(reportState, () => ({ ...current, stage: stageOf(current) }));

  await restored;
  do {
    await condition(() => signedByBoth(current) || workflowInfo().continueAsNewSuggested);
    if (!signedByBoth(current)) {
      await condition(nothingUnderWay);
      await continueAsNew<typeof report>({ ...start, report: current });
    }
    if (current.reference === null) {
      const receipt = await send();
      await inTurn({ type: 'receive', commandId: uuid4(), version: current.version, ...receipt });
    }
    await condition(nothingUnderWay);
    // FPS MI may have returned it meanwhile: then it begins again, also when both have signed anew already.
  } while (current.reference === null);

  function nothingUnderWay(): boolean {
    return allHandlersFinished() && mailsUnderWay === 0;
  }

  /** The report as the database has it: a new workflow of a known report goes on where the former one was. */
  async function restore(): Promise<void> {
    current = await database.loadReport.executeWithOptions({ summary: 'Where the database has the report' }, [{ id }]);
    show();
  }

  function inTurn(command: Command): Promise<ReportStatus> {
    const mine = turn.then(() => carryOut(command));
    turn = mine.catch(() => {});
    return mine;
  }

  /** Has the notifier fetch from FPS MI what it decided and why, which the history need not know, and carries it out. */
  async function decide(command: MinistryDecision): Promise<ReportStatus> {
    const summary = `What FPS MI decided on ${command.reference}`;
    await ministry.fetchDecision.executeWithOptions({ summary }, [{ id, decision: command.commandId }]);
    return await inTurn(command);
  }

  async function carryOut(command: Command): Promise<ReportStatus> {
    let outcome = await ask(command);
    if (outcome.type === 'stale') {
      await restore();
      outcome = await ask(command);
    }
    if (outcome.type === 'stale') throw refusal('stale');
    if (outcome.type === 'refused') throw refusal(outcome.refusal);
    if (outcome.type === 'accepted') {
      current = apply(current, outcome.event);
      problem = null;
      show();
      if (concernsOthers(outcome.event) && patched('mails')) tell(current.sequence, outcome.event);
    }
    return { version: current.version, stage: stageOf(current) };
  }

  function ask(command: Command): Promise<CommandOutcome> {
    const message = { id, report: current, command };
    return database.carryOut.executeWithOptions({ summary: summarise(command) }, [message]).catch(refuseInvalid);
  }

  /** Has those told whom an event concerns, without waiting for it. */
  function tell(sequence: number, event: ReportEvent): void {
    mailsUnderWay += 1;
    const done = (): void => {
      mailsUnderWay -= 1;
    };
    const summary = summariseMail(event);
    post.mailAbout.executeWithOptions({ summary }, [{ id, sequence }]).then(done, (error: unknown) => {
      log.error('mails did not go out', { error });
      done();
    });
  }

  function refuseEarly(type: Command['type']): (command: Command) => void {
    return (command) => {
      if (command.type !== type) throw refusal('invalid-message');
      const code = checkAgainstReport(current, command);
      // Before the report was restored only the database can tell.
      if (code !== null && current.sequence > 0) throw refusal(code);
    };
  }

  async function bySignal(type: Command['type'], command: Command): Promise<void> {
    try {
      if (command.type !== type) throw refusal('invalid-message');
      await inTurn(command);
    } catch (error) {
      noteRefusal(error);
    }
  }

  /** Hands the report to FPS MI; after a refusal waits for an operator to say `sendAgain`. */
  async function send(): Promise<{ reference: string; receivedAt: string }> {
    for (;;) {
      try {
        return await ministry.deliverReport.executeWithOptions(
          { summary: `Send version ${current.version} to FPS MI` },
          [{ id, version: current.version }],
        );
      } catch (error) {
        if (!(error instanceof ActivityFailure) || !(error.cause instanceof ApplicationFailure)) throw error;
        problem = `FPS MI refused the report: ${error.cause.message}. Mend the cause, then send the signal "sendAgain".`;
        show();
        askedToSendAgain = false;
        await condition(() => askedToSendAgain);
        problem = null;
        show();
      }
    }
  }

  function noteRefusal(error: unknown): void {
    problem = `A signal was refused: ${error instanceof Error ? error.message : String(error)}.`;
    log.warn(problem);
    show();
  }

  /** Tells whoever looks in Temporal how far the report is. */
  function show(): void {
    setCurrentDetails(describe(current, problem));
    upsertSearchAttributes([
      { key: organisationAttribute, value: start.nis },
      { key: formAttribute, value: start.form },
      { key: yearAttribute, value: start.year },
      { key: stageAttribute, value: stageOf(current) },
      { key: missingSignatureAttribute, value: current.version === 0 ? [] : missingSignatures(current) },
    ]);
  }
}

function refuseNoDecision(command: Command): void {
  if (command.type !== 'accept' && command.type !== 'return') throw refusal('invalid-message');
}

/** Whether an event is news to somebody else than who brought it about. */
function concernsOthers(event: ReportEvent): boolean {
  return event.type !== 'saved' || event.removedSignatures.length > 0;
}
