import {
  ActivityFailure,
  ApplicationFailure,
  allHandlersFinished,
  condition,
  log,
  patched,
  setCurrentDetails,
  upsertSearchAttributes,
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
import type { Receipt } from './activities.ts';
import { database, mail, ministry } from './activity-proxies.ts';
import { refusal, rethrowRefusal } from './refusal.ts';
import { describeReport, summariseCommand, summariseMail } from './report-description.ts';
import type { ReportStart, ReportState } from './report-messages.ts';
import {
  formAttribute,
  missingSignatureAttribute,
  organisationAttribute,
  stageAttribute,
  yearAttribute,
} from './search-attributes.ts';
import { oneAtATime, type TakeTurns } from './turns.ts';

/**
 * One run of a report's workflow: the report as it is now, and what each message does. Commands are carried out one at a
 * time, in the order in which they arrive.
 */
export class ReportRun {
  /** Fulfilled when `report` is the report as the database has it. */
  readonly restored: Promise<void>;
  readonly #start: ReportStart;
  readonly #id: string;
  readonly #inTurn: TakeTurns;
  #report: Report;
  /** What an operator must know, shown in the Temporal UI. */
  #problem: string | null = null;
  #askedToSendAgain = false;
  #mailsInProgress = 0;

  constructor(start: ReportStart) {
    this.#start = start;
    this.#id = reportId(start);
    // Runs started before decisions existed carry no `accepted`; emptyReport says false.
    this.#report = { ...emptyReport, ...start.report };
    this.restored = start.report ? Promise.resolve(this.#publish()) : this.#restore();
    this.#inTurn = oneAtATime(this.restored);
  }

  get report(): Report {
    return this.#report;
  }

  state(): ReportState {
    return { ...this.#report, stage: stageOf(this.#report) };
  }

  /** Both have signed the current version. */
  isSigned(): boolean {
    return signedByBoth(this.#report);
  }

  /** FPS MI has acknowledged the current version. */
  isAcknowledged(): boolean {
    return this.#report.reference !== null;
  }

  /** No message is being handled and no mail is on its way. */
  isIdle(): boolean {
    return allHandlersFinished() && this.#mailsInProgress === 0;
  }

  /** Refuses an update before it is written to the history, where the report alone is reason enough. */
  validatorOf(type: Command['type']): (command: Command) => void {
    return (command) => {
      if (command.type !== type) throw refusal('invalid-message');
      const code = checkAgainstReport(this.#report, command);
      // Until the report is restored, only the database can tell.
      if (code !== null && this.#report.sequence > 0) throw refusal(code);
    };
  }

  carryOut(command: Command): Promise<ReportStatus> {
    return this.#inTurn(() => this.#decideAndApply(command));
  }

  /** Has the notifier fetch the decision and its reason from FPS MI first: the reason must not be in the history. */
  async carryOutDecision(decision: MinistryDecision): Promise<ReportStatus> {
    const summary = `Fetch FPS MI's decision on ${decision.reference}`;
    await ministry.fetchDecision.executeWithOptions({ summary }, [{ id: this.#id, decision: decision.commandId }]);
    return await this.carryOut(decision);
  }

  /** Nobody waits for the answer to a signal: a refusal is logged and shown in the Temporal UI. */
  async carryOutSignal(type: Command['type'], command: Command): Promise<void> {
    try {
      if (command.type !== type) throw refusal('invalid-message');
      await this.carryOut(command);
    } catch (error) {
      this.#problem = `A signal was refused: ${error instanceof Error ? error.message : String(error)}.`;
      log.warn(this.#problem);
      this.#publish();
    }
  }

  sendAgain(): void {
    this.#askedToSendAgain = true;
  }

  /** Sends the report to FPS MI. After a refusal it waits until an operator sends the signal `sendAgain`, then tries again. */
  async send(): Promise<Receipt> {
    for (;;) {
      try {
        const { version } = this.#report;
        const summary = `Send version ${version} to FPS MI`;
        return await ministry.deliverReport.executeWithOptions({ summary }, [{ id: this.#id, version }]);
      } catch (error) {
        if (!(error instanceof ActivityFailure) || !(error.cause instanceof ApplicationFailure)) throw error;
        this.#problem = `FPS MI refused the report: ${error.cause.message}. Fix the cause, then send the signal "sendAgain".`;
        this.#publish();
        this.#askedToSendAgain = false;
        await condition(() => this.#askedToSendAgain);
        this.#problem = null;
        this.#publish();
      }
    }
  }

  async #restore(): Promise<void> {
    const summary = 'Read the report from the database';
    this.#report = await database.loadReport.executeWithOptions({ summary }, [{ id: this.#id }]);
    this.#publish();
  }

  async #decideAndApply(command: Command): Promise<ReportStatus> {
    let outcome = await this.#decide(command);
    if (outcome.type === 'stale') {
      await this.#restore();
      outcome = await this.#decide(command);
    }
    if (outcome.type === 'stale') throw refusal('stale');
    if (outcome.type === 'refused') throw refusal(outcome.refusal);
    if (outcome.type === 'accepted') {
      this.#report = apply(this.#report, outcome.event);
      this.#problem = null;
      this.#publish();
      // Runs whose code sent no mails replay without them.
      if (needsNotification(outcome.event) && patched('mails')) this.#notify(this.#report.sequence, outcome.event);
    }
    return { version: this.#report.version, stage: stageOf(this.#report) };
  }

  #decide(command: Command): Promise<CommandOutcome> {
    const summary = summariseCommand(command);
    const given = { id: this.#id, report: this.#report, command };
    return database.carryOut.executeWithOptions({ summary }, [given]).catch(rethrowRefusal);
  }

  /** Notifies the people concerned by mail; does not wait. */
  #notify(sequence: number, event: ReportEvent): void {
    this.#mailsInProgress += 1;
    const done = (): void => {
      this.#mailsInProgress -= 1;
    };
    const summary = summariseMail(event);
    mail.mailAbout.executeWithOptions({ summary }, [{ id: this.#id, sequence }]).then(done, (error: unknown) => {
      log.error('mails were not sent', { error });
      done();
    });
  }

  /** Shows in the Temporal UI where the report is, and makes it findable by that. */
  #publish(): void {
    setCurrentDetails(describeReport(this.#report, this.#problem));
    upsertSearchAttributes([
      { key: organisationAttribute, value: this.#start.nis },
      { key: formAttribute, value: this.#start.form },
      { key: yearAttribute, value: this.#start.year },
      { key: stageAttribute, value: stageOf(this.#report) },
      { key: missingSignatureAttribute, value: this.#report.version === 0 ? [] : missingSignatures(this.#report) },
    ]);
  }
}

/** FPS MI's decision is checked against the database, in turn; only its type is checked beforehand. */
export function validateDecision(command: Command): void {
  if (command.type !== 'accept' && command.type !== 'return') throw refusal('invalid-message');
}

/** Whether anyone but the actor must be notified. */
function needsNotification(event: ReportEvent): boolean {
  return event.type !== 'saved' || event.removedSignatures.length > 0;
}
