import type { CampaignState } from './campaign-messages.ts';
import { type Command, missingSignatures, type Report, stageOf } from './rules.ts';

const roleNames = { chair: 'the chair', generalDirector: 'the general director' } as const;

/** Where a report stands, in words, for whoever opens its workflow in the Temporal UI. Markdown. */
export function describe(report: Report, problem: string | null): string {
  const lines = [`**${standing(report)}**`];
  if (report.version > 0) lines.push(`Version ${report.version}, content ${report.contentHash.slice(0, 12)}…`);
  if (problem !== null) lines.push(`⚠ ${problem}`);
  return lines.join('\n\n');
}

function standing(report: Report): string {
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
  }
}

/** What a command asks, in words, beside its activity in the Temporal UI. */
export function summarise(command: Command): string {
  switch (command.type) {
    case 'save':
      return `Save over version ${command.basedOn}`;
    case 'sign':
      return `Sign version ${command.version} as ${roleNames[command.as]}`;
    case 'receive':
      return `Record the receipt ${command.reference}`;
  }
}

/** How far a campaign is, in words, for whoever opens its workflow in the Temporal UI. Markdown. */
export function describeCampaign(state: CampaignState | null, problem: string | null): string {
  if (state === null) return '**Not opened yet.** Waits for the message openCampaign.';
  const { opensOn, dueOn, closesOn } = state.plan;
  const lines = [
    `**${campaignStanding(state)}**`,
    `Open from ${opensOn} to ${closesOn}, due on ${dueOn}. Version ${state.version} of the plan.`,
    `Reports opened: ${state.opened} of ${state.organisations}.`,
  ];
  if (state.asked > 0) lines.push(`Somebody asked to remind ${state.asked} organisations: in the next office hour.`);
  if (problem !== null) lines.push(`⚠ ${problem}`);
  return lines.join('\n\n');
}

function campaignStanding({ stage, nextRound }: CampaignState): string {
  switch (stage) {
    case 'opening':
      return 'Opening the report of every organisation.';
    case 'open':
      return `Reminds of what is missing. The next mails go out at ${nextRound ?? 'a time that is being reckoned'}.`;
    case 'closed':
      return 'Closed. No reminders any more; a later closing date would open it again.';
  }
}
