import {
  ActivityFailure,
  ApplicationFailure,
  condition,
  log,
  setCurrentDetails,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { reportId } from '#rules/keys.ts';
import {
  emptyReport,
  missingSignatures,
  type Report,
  type ReportStatus,
  signedByBoth,
  stageOf,
} from '#rules/report.ts';
import type { CarriedOut } from './activities.ts';
import { ministry, reports } from './activity-proxies.ts';
import { refusal, rethrowRefusal } from './refusal.ts';
import { describeReport } from './report-description.ts';
import type { CommandId, ReportStart, ReportState } from './report-messages.ts';
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
  readonly #id: string;
  readonly #inTurn: TakeTurns;
  /** Null until the database was asked. */
  #report: Report | null;
  /** What an operator must know, shown in the Temporal UI. */
  #problem: string | null = null;
  #askedToSendAgain = false;
  /** The search attributes as they are now, to write them only when they change. */
  #published = 'empty';

  constructor(start: ReportStart) {
    this.#id = reportId(start);
    if (setKeyAttributes(start)) this.#published = '';
    this.#report = start.report ?? null;
    this.#inTurn = oneAtATime(Promise.resolve());
  }

  get report(): Report {
    return this.#report ?? emptyReport;
  }

  /** Reads the report from the database, unless the answer to a command that started this run has it already. */
  restore(): Promise<void> {
    return this.#inTurn(async () => {
      const summary = 'Read the report from the database';
      this.#report ??= await reports.loadReport.executeWithOptions({ summary }, [{ id: this.#id }]);
      this.#publish();
    });
  }

  state(): ReportState {
    return { ...this.report, stage: stageOf(this.report) };
  }

  /** Both have signed the current version. */
  isSigned(): boolean {
    return signedByBoth(this.report);
  }

  /** FPS MI has acknowledged the current version. */
  isAcknowledged(): boolean {
    return this.report.reference !== null;
  }

  /** Carries out a command that the web service has recorded. */
  carryOut(command: CommandId): Promise<ReportStatus> {
    return this.#inTurn(() =>
      reports.carryOut
        .executeWithOptions({ summary: 'Carry out a command' }, [{ id: this.#id, command }])
        .then((carriedOut) => this.#answer(carriedOut), rethrowRefusal),
    );
  }

  /** Has the notifier fetch the decision from FPS MI first, which confirms it. Its reason must not be in the history. */
  async carryOutDecision(decision: CommandId): Promise<ReportStatus> {
    await ministry.fetchDecision.executeWithOptions({ summary: 'Fetch a decision of FPS MI' }, [
      { id: this.#id, decision },
    ]);
    return await this.#inTurn(() =>
      reports.carryOutDecision
        .executeWithOptions({ summary: 'Carry out a decision of FPS MI' }, [{ id: this.#id, decision }])
        .then((carriedOut) => this.#answer(carriedOut), rethrowRefusal),
    );
  }

  /** Nobody waits for the answer to a signal: a refusal is logged and shown in the Temporal UI. */
  async repeat(command: CommandId): Promise<void> {
    try {
      validateId(command);
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

  /**
   * Sends the report to FPS MI and records the acknowledgement. After a refusal it waits for the signal `sendAgain`, or until
   * another version is due.
   */
  async deliver(): Promise<void> {
    const { version } = this.report;
    const isDue = (): boolean => this.isSigned() && this.report.version === version;
    while (isDue()) {
      try {
        const summary = `Send version ${version} to FPS MI`;
        await ministry.deliverReport.executeWithOptions({ summary }, [{ id: this.#id, version }]);
        await this.#inTurn(() =>
          reports.carryOutReceipt
            .executeWithOptions({ summary: 'Record the acknowledgement' }, [{ id: this.#id, version }])
            .then((carriedOut) => this.#adopt(carriedOut)),
        );
        return;
      } catch (error) {
        this.#problem = `${deliveryProblem(error)} Fix the cause, then send the signal "sendAgain".`;
        this.#publish();
        this.#askedToSendAgain = false;
        await condition(() => this.#askedToSendAgain || !isDue());
        this.#problem = null;
        this.#publish();
      }
    }
  }

  /** Answers a message. @throws why it was refused */
  #answer(carriedOut: CarriedOut): ReportStatus {
    this.#adopt(carriedOut);
    if (carriedOut.outcome.type === 'refused') throw refusal(carriedOut.outcome.refusal);
    return { version: this.report.version, stage: stageOf(this.report) };
  }

  /** Adopts the report as the database has it after a command. */
  #adopt({ outcome, report }: CarriedOut): void {
    this.#report = report;
    if (outcome.type === 'accepted') this.#problem = null;
    this.#publish();
  }

  /** Shows in the Temporal UI where the report is, and sets the search attributes accordingly. */
  #publish(): void {
    setCurrentDetails(describeReport(this.report, this.#problem));
    const stage = stageOf(this.report);
    const missing = this.report.version === 0 ? [] : missingSignatures(this.report);
    const attributes = [stage, ...missing].join(' ');
    if (attributes === this.#published) return;
    this.#published = attributes;
    upsertSearchAttributes([
      { key: stageAttribute, value: stage },
      { key: missingSignatureAttribute, value: missing },
    ]);
  }
}

/** Sets the search attributes of a workflow that an operator started by hand. @returns whether it had none */
function setKeyAttributes({ form, year, nis }: ReportStart): boolean {
  if (workflowInfo().typedSearchAttributes.get(organisationAttribute) !== undefined) return false;
  upsertSearchAttributes([
    { key: organisationAttribute, value: nis },
    { key: formAttribute, value: form },
    { key: yearAttribute, value: year },
  ]);
  return true;
}

/** Checks only the form of an id: the database, not the workflow, decides on a command. */
export function validateId(id: CommandId): void {
  if (typeof id !== 'string' || id.length === 0 || id.length > 100) throw refusal('invalid-message');
}

/** What an operator must know. @throws any error that is not the final answer of an activity: a bug */
function deliveryProblem(error: unknown): string {
  // A local activity fails with the failure itself, any other activity with an error that has it as its cause.
  const failure = error instanceof ActivityFailure ? error.cause : error;
  if (!(failure instanceof ApplicationFailure)) throw error;
  const { type, message } = failure;
  return type === 'receipt-unknown'
    ? 'The delivery was reported as done, but no acknowledgement of FPS MI is recorded.'
    : `FPS MI refused the report: ${message}.`;
}
