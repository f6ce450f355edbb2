/** What the Temporal UI shows about a report and its messages: for operators, in English. */

import { problemAdvice } from '#rules/problems.ts';
import { missingSignatures, type Report, stageOf } from '#rules/report.ts';
import type { ShownProblem } from './report-messages.ts';

const roleNames = { chair: 'the chair', generalDirector: 'the general director' } as const;

/** Where a report is and what it waits for. Markdown. @param problems what an operator must look at */
export function describeReport(report: Report, problems: readonly ShownProblem[]): string {
  const lines = [`**${describeStage(report)}**`];
  // Short paragraphs: the UI cuts long ones off.
  for (const { code, text } of problems) lines.push(`⚠ \`${code}\``, text, problemAdvice[code]);
  if (report.version > 0) lines.push(`Version ${report.version}, content ${report.contentHash.slice(0, 12)}…`);
  return lines.join('\n\n');
}

function describeStage(report: Report): string {
  const stage = stageOf(report);
  switch (stage) {
    case 'empty':
      return 'Nothing filled in yet. Waits for the first save.';
    case 'incomplete':
      return 'Saved with errors. Waits for the organisation to complete it.';
    case 'filledIn':
      return 'Filled in. Waits for the signatures of the chair and the general director.';
    case 'halfSigned':
      return `Signed by one. Waits for the signature of ${missingSignatures(report).map((role) => roleNames[role])}.`;
    case 'sending':
      return 'Signed by both. Being sent to FPS MI.';
    case 'sent':
      return `Received by FPS MI as ${report.reference}. Waits for the decision of FPS MI.`;
    case 'accepted':
      return `Accepted by FPS MI as ${report.reference}. Final.`;
  }
}

/** What the Temporal UI shows about each message. */
export const messageDescriptions = {
  saveReport: 'The web service sends it after it has recorded a save: the id of a row of `commands`.',
  signReport: 'The web service sends it after it has recorded a signature: the id of a row of `commands`.',
  decideReport: 'FPS MI sends it: the id of its decision, which the notifier then fetches from FPS MI.',
  repeatCommand:
    'Carries out a recorded command that has no outcome yet: the id of a row of `commands`. The reconciler does it too.',
  sendAgain: 'Sends the report to FPS MI again after a refusal. Fix the cause first. No input.',
  readAgain: 'Reads the report from the database again. Harmless. No input.',
  endRun:
    'Ends this run, after a delivery that is under way. Use it instead of terminating. Nothing is lost: the next command starts a run. No input.',
  showProblem:
    'The reconciler sends it: a problem that it found (true), or that is over (false). Changes only what is shown.',
  reportState: 'The report as this run has it, its stage and its problems.',
} as const;
