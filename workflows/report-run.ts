import { ApplicationFailure, condition, log, setCurrentDetails, sleep, workflowInfo } from '@temporalio/workflow';
import { reportId } from '#rules/keys.ts';
import { type Problem, problems } from '#rules/problems.ts';
import { emptyReport, type Report, type ReportStatus, refusals, signedByBoth, stageOf } from '#rules/report.ts';
import type { CarriedOut } from './activities.ts';
import { deliveryLimits, ministry, reportReading, reports } from './activity-proxies.ts';
import { lastFailure, permanentFailure, refusal } from './refusal.ts';
import { ReportAttributes } from './report-attributes.ts';
import { describeReport } from './report-description.ts';
import {
  type CommandId,
  NOT_CARRIED_OUT,
  type ReportStart,
  type ReportState,
  type ShownProblem,
} from './report-messages.ts';
import { oneAtATime, type TakeTurns } from './turns.ts';

/** The pause after a step on the database that failed until its time was over. */
const PAUSE = '1m';

/**
 * One run of a report's workflow: the report as it is now, and what each message does. Commands are carried out one at a
 * time, in the order in which they arrive.
 */
export class ReportRun {
  readonly #start: ReportStart;
  readonly #id: string;
  readonly #inTurn: TakeTurns;
  readonly #attributes: ReportAttributes;
  /** Null until the database was asked. */
  #report: Report | null;
  /** What an operator must look at, shown in the Temporal UI, by what it is about. */
  readonly #problems: Map<string, ShownProblem>;
  #askedToSendAgain = false;
  #askedToEnd = false;
  /** FPS MI has not answered for some time. */
  #deliveryIsSlow = false;

  constructor(start: ReportStart) {
    this.#start = { form: start.form, year: start.year, nis: start.nis };
    this.#id = reportId(start);
    this.#attributes = new ReportAttributes(start);
    // Only a run that continues as new may bring a state with it: an operator can start a run with any input.
    const continues = workflowInfo().continuedFromExecutionRunId !== undefined;
    this.#report = (continues && start.report) || null;
    this.#problems = new Map(continues ? start.problems : []);
    this.#inTurn = oneAtATime(Promise.resolve());
  }

  get report(): Report {
    return this.#report ?? emptyReport;
  }

  /** Reads the report from the database, unless the answer to a command that started this run has it already. */
  restore(): Promise<void> {
    return this.#inTurn(async () => {
      this.#report ??= await this.#read();
      this.#publish();
    });
  }

  /** Adopts the report as the database has it now. */
  readAgain(): Promise<void> {
    return this.#inTurn(async () => {
      this.#report = await this.#read();
      this.#publish();
    });
  }

  state(): ReportState {
    return { ...this.report, stage: stageOf(this.report), problems: this.#problemCodes() };
  }

  /** What the next run starts with when the workflow continues as new. */
  nextStart(): ReportStart {
    return { ...this.#start, report: this.report, problems: [...this.#problems] };
  }

  /** Both have signed the current version, and FPS MI has not acknowledged it. */
  isDue(): boolean {
    return signedByBoth(this.report) && this.report.reference === null;
  }

  /** Nothing can follow, or the run was asked to end and has nothing to send. */
  isOver(): boolean {
    return !this.isDue() && (this.report.accepted || this.#askedToEnd);
  }

  /** Carries out a command that the web service has recorded. */
  carryOut(command: CommandId): Promise<ReportStatus> {
    return this.#inTurn(async () => {
      const summary = 'Carry out a command';
      const carriedOut = await this.#tryToCarryOut(command, () =>
        reports.carryOut.executeWithOptions({ summary }, [{ id: this.#id, command }]),
      );
      if (carriedOut !== null) return this.#answer(carriedOut);
      throw ApplicationFailure.create({ type: NOT_CARRIED_OUT, message: NOT_CARRIED_OUT, nonRetryable: true });
    });
  }

  /** Has the notifier fetch the decision from FPS MI first, which confirms it. Its reason must not be in the history. */
  async carryOutDecision(decision: CommandId): Promise<ReportStatus> {
    await ministry.fetchDecision.executeWithOptions({ summary: 'Fetch a decision of FPS MI' }, [
      { id: this.#id, decision },
    ]);
    const summary = 'Carry out a decision of FPS MI';
    for (;;) {
      // FPS MI repeats the same update, whose answer would be remembered: it is answered when there is one.
      const status = await this.#inTurn(async () => {
        const carriedOut = await this.#tryToCarryOut(decision, () =>
          reports.carryOutDecision.executeWithOptions({ summary }, [{ id: this.#id, decision }]),
        );
        return carriedOut && this.#answer(carriedOut);
      });
      if (status !== null) return status;
      await sleep(PAUSE, { summary: 'Pause before the decision is tried again' });
    }
  }

  /** Nobody waits for the answer to a signal: a malformed or unknown command is logged and shown in the Temporal UI. */
  async repeat(command: CommandId): Promise<void> {
    try {
      validateId(command);
      await this.carryOut(command);
    } catch (error) {
      const code = error instanceof ApplicationFailure ? error.type : null;
      // Shown already, as a problem of its own.
      if (code === NOT_CARRIED_OUT) return;
      // The command has its answer, which its page shows.
      if (refusals.some((refusal) => refusal === code)) return;
      this.#refuseSignal(error instanceof Error ? error.message : String(error));
    }
  }

  sendAgain(): void {
    this.#askedToSendAgain = true;
  }

  end(): void {
    this.#askedToEnd = true;
  }

  /** Operators may type this signal by hand: a malformed one is shown in the Temporal UI. */
  showProblem(code: Problem, isThere: boolean): void {
    const key = `reconciler ${code}`;
    if (!problems.includes(code)) this.#refuseSignal(`${String(code)} is no problem`);
    else if (isThere) this.#problems.set(key, { code, text: 'The reconciler could not repair it.' });
    else this.#problems.delete(key);
    this.#publish();
  }

  /**
   * Sends the report to FPS MI and records the acknowledgement. After a refusal it waits for the signal `sendAgain`, or until
   * another version is due. Returns before the next try when the run should continue as new.
   */
  async deliver(continues: () => boolean): Promise<void> {
    const { version } = this.report;
    const isDue = (): boolean => this.isDue() && this.report.version === version;
    this.#deliveryIsSlow = false;
    for (let tries = 0; isDue() && !continues(); tries += 1) {
      const problem = await this.#tryToDeliver(version, tries);
      if (problem === null) continue;
      this.#deliveryIsSlow = true;
      this.#problems.set('delivery', problem);
      this.#publish();
      this.#askedToSendAgain = false;
      await condition(() => this.#askedToSendAgain || !isDue());
      this.#problems.delete('delivery');
      this.#publish();
    }
    this.#problems.delete('delivery');
    this.#publish();
  }

  /** @returns what an operator must solve before it is sent again; null when it was received, or can be tried again at once */
  async #tryToDeliver(version: number, tries: number): Promise<ShownProblem | null> {
    const scheduleToCloseTimeout = deliveryLimits[tries] ?? '1 day';
    try {
      const summary = `Send version ${version} to FPS MI`;
      await ministry.deliverReport.executeWithOptions({ summary, scheduleToCloseTimeout }, [{ id: this.#id, version }]);
    } catch (error) {
      const failure = permanentFailure(error);
      if (failure !== null) return { code: 'delivery-refused', text: `FPS MI refused the report: ${failure.message}.` };
      const text = `Not acknowledged for an hour: ${lastFailure(error).message}.`;
      if (tries > 0) this.#problems.set('delivery', { code: 'fps-mi-unreachable', text });
      this.#deliveryIsSlow = true;
      this.#publish();
      return null;
    }
    this.#problems.delete('delivery');
    try {
      await this.#recordReceipt(version);
    } catch (error) {
      const failure = permanentFailure(error);
      if (failure === null) throw error;
      return {
        code: 'receipt-unknown',
        text: 'The delivery was reported as done, but no acknowledgement of FPS MI is recorded.',
      };
    }
    return null;
  }

  async #recordReceipt(version: number): Promise<void> {
    const summary = 'Record the acknowledgement';
    const carriedOut = await this.#inTurn(() =>
      this.#tryToCarryOut(`receipt of version ${version}`, () =>
        reports.carryOutReceipt.executeWithOptions({ summary }, [{ id: this.#id, version }]),
      ),
    );
    if (carriedOut === null) await sleep(PAUSE, { summary: 'Pause before the acknowledgement is recorded' });
    else this.#adopt(carriedOut);
  }

  async #read(): Promise<Report> {
    const summary = 'Read the report from the database';
    return await reportReading.loadReport.executeWithOptions({ summary }, [{ id: this.#id }]);
  }

  /**
   * Runs a step on the database. When it has failed until its time was over, that is shown as a problem, and the report goes
   * on with other commands.
   * @returns null when its time was over
   * @throws why it was refused
   */
  async #tryToCarryOut(about: string, step: () => Promise<CarriedOut>): Promise<CarriedOut | null> {
    try {
      const carriedOut = await step();
      this.#problems.delete(about);
      return carriedOut;
    } catch (error) {
      const failure = permanentFailure(error);
      if (failure !== null) {
        if (this.#problems.delete(about)) this.#publish();
        throw failure;
      }
      const text = `${about} fails: ${lastFailure(error).message}.`;
      this.#problems.set(about, { code: 'command-not-carried-out', text });
      log.warn(text);
      this.#publish();
      return null;
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
    if (outcome.type === 'accepted') this.#problems.delete('signal');
    this.#publish();
  }

  #refuseSignal(reason: string): void {
    const text = `A signal was refused: ${reason}.`;
    this.#problems.set('signal', { code: 'signal-refused', text });
    log.warn(text);
    this.#publish();
  }

  #problemCodes(): Problem[] {
    const codes = new Set([...this.#problems.values()].map(({ code }) => code));
    return [...codes].sort();
  }

  /** Shows in the Temporal UI where the report is, and sets the search attributes accordingly. */
  #publish(): void {
    setCurrentDetails(describeReport(this.report, [...this.#problems.values()]));
    this.#attributes.publish(stageOf(this.report), this.#problemCodes(), this.#deliveryIsSlow);
  }
}

/** Checks only the form of an id: the database, not the workflow, decides on a command. */
export function validateId(id: CommandId): void {
  if (typeof id !== 'string' || id.length === 0 || id.length > 100) throw refusal('invalid-message');
}
