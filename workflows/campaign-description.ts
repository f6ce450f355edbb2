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

/** What the Temporal UI shows about each message. */
export const messageDescriptions = {
  openCampaign: "The ministry's pages send it: the days, the schedule of reminders and the advances of a new campaign.",
  changeCampaign:
    "The ministry's pages send it: the changed days, schedule or advances. Change them there, where they are checked.",
  remindNow:
    'Reminds organisations of what is missing, in office hours, once for each request. Example: {"request": "helpdesk-1", "nis": ["11001"]}.',
  campaignState: 'The days, the stage, how many reports are opened, and when the next mails go out. Null: not opened.',
} as const;
