/** The rules of a campaign, pure: what it is, and which one cannot be. */

import { type Day, isDay, isOfficeTime } from './days.ts';

/** When whom to remind; each campaign has its own. */
export type ReminderSchedule = {
  /** The time of the day's mails, HH:MM in Belgium. */
  readonly at: string;
  /** So many days before the due date, who has not filled in is reminded. */
  readonly daysBeforeDue: readonly number[];
  /** A missing signatory is reminded every so many days, */
  readonly signatureEvery: number;
  /** and every working day in so many last days before the due date; */
  readonly dailyInLast: number;
  /** from this mail on (the first one asked for the signature) with the others in copy. */
  readonly copyFrom: number;
  /** After the due date, a reminder every so many days. */
  readonly overdueEvery: number;
};

/** The schedule that a campaign has unless it is told another (requirement F3). */
export const standardSchedule: ReminderSchedule = {
  at: '09:00',
  daysBeforeDue: [30, 14, 7, 2],
  signatureEvery: 3,
  dailyInLast: 7,
  copyFrom: 3,
  overdueEvery: 7,
};

/** What a case handler decides about a campaign: its days, each included, and its reminders. */
export type Plan = {
  readonly opensOn: Day;
  readonly dueOn: Day;
  readonly closesOn: Day;
  readonly schedule: ReminderSchedule;
};

/** What FPS MI grants an organisation beforehand: a field of the form that it sets, and the amount. */
export type Advance = { readonly nis: string; readonly field: string; readonly cents: number };

/** Open a campaign. */
export type OpenCampaign = {
  readonly commandId: string;
  /** The ministry's id of the case handler, no name. */
  readonly by: string;
  readonly plan: Plan;
  readonly advances: readonly Advance[];
};

/** Change a campaign. */
export type ChangeCampaign = {
  readonly commandId: string;
  /** The ministry's id of the case handler, no name. */
  readonly by: string;
  /** The version that the case handler saw. */
  readonly basedOn: number;
  readonly plan: Plan;
  /** All advances, in place of those before; null leaves them as they are. */
  readonly advances: readonly Advance[] | null;
};

/** A campaign as the database has it. */
export type Campaign = {
  readonly plan: Plan;
  /** Goes up with each change. */
  readonly version: number;
  /** Of how many organisations the report is opened. */
  readonly opened: number;
  readonly organisations: number;
};

/** The day on which a year's reports are due: 28 February of the next one. */
export function usualDueDay(year: number): Day {
  return `${year + 1}-02-28`;
}

/**
 * Why a campaign is not opened or changed, a closed set:
 * - `campaign-exists`: it was opened before, by another request
 * - `campaign-missing`: it was not opened yet
 * - `campaign-changed`: somebody else has changed it meanwhile
 * - `form-unknown`: there is no such form for that year
 * - `dates-not-understood`: a date is none
 * - `dates-out-of-order`: it must open on the due date at the latest, and close then at the earliest
 * - `schedule-not-understood`: the reminders' schedule is none
 * - `advance-not-understood`: an advance is no amount, for no organisation or no field of the form, or is there twice
 */
export const campaignRefusals = [
  'campaign-exists',
  'campaign-missing',
  'campaign-changed',
  'form-unknown',
  'dates-not-understood',
  'dates-out-of-order',
  'schedule-not-understood',
  'advance-not-understood',
] as const;
export type CampaignRefusal = (typeof campaignRefusals)[number];

/** What became of a message to a campaign. */
export type CampaignOutcome =
  | { readonly type: 'accepted'; readonly campaign: Campaign }
  | { readonly type: 'refused'; readonly refusal: CampaignRefusal };

/** Why a plan cannot be; null when it can. */
export function refusalOfPlan({ opensOn, dueOn, closesOn, schedule }: Plan): CampaignRefusal | null {
  if (![opensOn, dueOn, closesOn].every(isDay)) return 'dates-not-understood';
  if (opensOn > dueOn || dueOn > closesOn) return 'dates-out-of-order';
  const { at, daysBeforeDue, signatureEvery, dailyInLast, copyFrom, overdueEvery } = schedule;
  const numbers = [...daysBeforeDue, signatureEvery, dailyInLast, copyFrom, overdueEvery];
  const understood = numbers.every((number) => Number.isInteger(number) && number >= 1 && number <= 366);
  return understood && isOfficeTime(at) ? null : 'schedule-not-understood';
}

/** Why these advances cannot be, as far as can be told without the list of organisations. */
export function refusalOfAdvances(advances: readonly Advance[]): CampaignRefusal | null {
  const once = new Set(advances.map(({ nis, field }) => `${nis} ${field}`)).size === advances.length;
  const amounts = advances.every(({ cents }) => Number.isSafeInteger(cents) && cents >= 0);
  return once && amounts ? null : 'advance-not-understood';
}
