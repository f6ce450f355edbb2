import { allHandlersFinished, condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import {
  decideReport,
  type ReportStart,
  repeatCommand,
  reportState,
  saveReport,
  sendAgain,
  signReport,
} from './report-messages.ts';
import { ReportRun, validateId } from './report-run.ts';

/**
 * The life of one report: it is filled in, signed by two people, sent to FPS MI and acknowledged. An edit before the
 * second signature removes the first one. The workflow ends with the acknowledgement; a later decision of FPS MI starts it
 * again, to record that the report was accepted or to reopen it.
 */
export async function report(start: ReportStart): Promise<void> {
  const run = new ReportRun(start);

  setHandler(saveReport, (command) => run.carryOut(command), { validator: validateId });
  setHandler(signReport, (command) => run.carryOut(command), { validator: validateId });
  setHandler(decideReport, (decision) => run.carryOutDecision(decision), { validator: validateId });
  setHandler(repeatCommand, (command) => run.repeat(command));
  setHandler(sendAgain, () => run.sendAgain());
  setHandler(reportState, () => run.state());

  await run.restore();
  do {
    await condition(() => run.isSigned() || workflowInfo().continueAsNewSuggested);
    if (!run.isSigned()) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof report>({ ...start, report: run.report });
    }
    if (!run.isAcknowledged()) await run.deliver();
    await condition(allHandlersFinished);
    // FPS MI may have returned the report in the meantime; it may even be signed again already.
  } while (!run.isAcknowledged());
}
