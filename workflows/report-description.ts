/** What the Temporal UI shows about a report: for operators, in English. */

import { missingSignatures, type Report, stageOf } from '#rules/report.ts';

const roleNames = { chair: 'the chair', generalDirector: 'the general director' } as const;

/** Where a report is and what it waits for. Markdown. @param problem what an operator must know */
export function describeReport(report: Report, problem: string | null): string {
  const lines = [`**${describeStage(report)}**`];
  if (report.version > 0) lines.push(`Version ${report.version}, content ${report.contentHash.slice(0, 12)}…`);
  if (problem !== null) lines.push(`⚠ ${problem}`);
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
      return `Received by FPS MI as ${report.reference}.`;
    case 'accepted':
      return `Accepted by FPS MI as ${report.reference}. Final.`;
  }
}
