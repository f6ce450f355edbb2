import { type Command, missingSignatures, type Report, type ReportEvent, stageOf } from '#rules/report.ts';
import type { CampaignState } from './campaign-messages.ts';

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
    case 'accepted':
      return `Accepted by FPS MI as ${report.reference}. Closed for good.`;
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
    case 'accept':
      return `Accepted by FPS MI: ${command.reference}`;
    case 'return':
      return `Returned by FPS MI: ${command.reference}`;
  }
}

/** Whom an event is mailed to, in words, beside that activity. */
export function summariseMail(event: ReportEvent): string {
  switch (event.type) {
    case 'saved':
      return `Mail to whose signature version ${event.version} took away`;
    case 'signed':
      return 'Mail to whoever must sign now';
    case 'received':
      return `Mail to the signatories: received as ${event.reference}`;
    case 'accepted':
      return 'Mail to the organisation: accepted by FPS MI';
    case 'returned':
      return 'Mail to the organisation: returned by FPS MI';
  }
}

/** A moment as the Temporal UI tells it. @param moment ISO 8601, UTC */
export function momentInWords(moment: string): string {
  return `${moment.slice(0, 16).replace('T', ' at ')} UTC`;
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
      return `Reminds of what is missing. The next mails go out on ${nextRound ? momentInWords(nextRound) : 'a day that is being reckoned'}.`;
    case 'closed':
      return 'Closed. No reminders any more; a later closing date would open it again.';
  }
}
