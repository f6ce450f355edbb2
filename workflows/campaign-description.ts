/** What the Temporal UI shows about a campaign: for operators, in English. */

import type { CampaignState } from './campaign-messages.ts';

/** Where a campaign is and what comes next. Markdown. @param problem what an operator must know */
export function describeCampaign(state: CampaignState | null, problem: string | null): string {
  if (state === null) return '**Not opened yet.** Waits for the message openCampaign.';
  const { opensOn, dueOn, closesOn } = state.plan;
  const lines = [
    `**${describeStage(state)}**`,
    `Open from ${opensOn} to ${closesOn}, due on ${dueOn}. Version ${state.version} of the plan.`,
    `Reports opened: ${state.opened} of ${state.organisations}.`,
  ];
  if (state.asked > 0) {
    lines.push(`Reminders to ${state.asked} organisations were requested. They go out in the next office hour.`);
  }
  if (problem !== null) lines.push(`⚠ ${problem}`);
  return lines.join('\n\n');
}

function describeStage({ stage, nextRound }: CampaignState): string {
  switch (stage) {
    case 'opening':
      return 'Opening the report of every organisation.';
    case 'open':
      return nextRound === null
        ? 'Open. Computing when the next reminders go out.'
        : `Open. The next reminders go out on ${momentInWords(nextRound)}.`;
    case 'closed':
      return 'Closed. Sends no more reminders. A later closing date opens it again.';
  }
}

/** "2027-01-05 at 08:00 UTC". @param moment ISO 8601, UTC */
export function momentInWords(moment: string): string {
  return `${moment.slice(0, 16).replace('T', ' at ')} UTC`;
}
