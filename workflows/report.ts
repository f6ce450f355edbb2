import { allHandlersFinished, condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { messageDescriptions } from './report-description.ts';
import {
  decideReport,
  endRun,
  type ReportStart,
  readAgain,
  repeatCommand,
  reportState,
  saveReport,
  sendAgain,
  showProblem,
  signReport,
} from './report-messages.ts';
import { ReportRun, validateId } from './report-run.ts';

/**
 * The life of one report: it is filled in, signed by two people, sent to FPS MI and acknowledged. An edit before the
 * second signature removes the first one. After the acknowledgement the workflow waits for FPS MI's decision: a returned
 * report starts over, an accepted one ends. The signal `endRun` ends it earlier; the next message then starts it again.
 */
export async function report(start: ReportStart): Promise<void> {
  const run = new ReportRun(start);
  setHandlers(run);
  await run.restore();
  const hasEnded = (): boolean => run.isOver() && allHandlersFinished();
  // A delivery never waits for a message that is being carried out: a decision may wait for its acknowledgement.
  const continues = (): boolean => workflowInfo().continueAsNewSuggested && allHandlersFinished() && !run.isOver();
  while (!hasEnded()) {
    await condition(() => run.isDue() || hasEnded() || continues());
    if (continues()) await continueAsNew<typeof report>(run.nextStart());
    if (run.isDue()) await run.deliver(continues);
  }
}

function setHandlers(run: ReportRun): void {
  const about = messageDescriptions;
  const validator = validateId;
  setHandler(saveReport, (command) => run.carryOut(command), { validator, description: about.saveReport });
  setHandler(signReport, (command) => run.carryOut(command), { validator, description: about.signReport });
  setHandler(decideReport, (decision) => run.carryOutDecision(decision), {
    validator,
    description: about.decideReport,
  });
  setHandler(repeatCommand, (command) => run.repeat(command), { description: about.repeatCommand });
  setHandler(sendAgain, () => run.sendAgain(), { description: about.sendAgain });
  setHandler(readAgain, () => run.readAgain(), { description: about.readAgain });
  setHandler(endRun, () => run.end(), { description: about.endRun });
  setHandler(showProblem, (problem, isThere) => run.showProblem(problem, isThere), { description: about.showProblem });
  setHandler(reportState, () => run.state(), { description: about.reportState });
}
