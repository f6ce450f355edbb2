/** What a campaign is, and which plans are valid. */

import { type Day, isDay, isOfficeTime } from './days.ts';

/** When reminders go out. Each campaign has its own schedule. */
export type ReminderSchedule = {
  /** Time of day, HH:MM in Belgium. */
  readonly at: string;
  /** Reminders to fill in go out these numbers of days before the due date. */
  readonly daysBeforeDue: readonly number[];
  /** The number of days between two reminders to sign. */
  readonly signatureEvery: number;
  /** In this number of days before the due date, reminders to sign go out every working day. */
  readonly dailyInLast: number;
  /** From this mail on, the others are in copy. Mail 1 is the request for the signature. */
  readonly copyFrom: number;
  /** The number of days between two reminders after the due date. */
  readonly overdueEvery: number;
};

/** The default schedule (requirement F3). */
export const defaultSchedule: ReminderSchedule = {
  at: '09:00',
  daysBeforeDue: [30, 14, 7, 2],
  signatureEvery: 3,
  dailyInLast: 7,
  copyFrom: 3,
  overdueEvery: 7,
};

/** What a case handler decides about a campaign. The opening, due and closing days are included. */
export type Plan = {
  readonly opensOn: Day;
  readonly dueOn: Day;
  readonly closesOn: Day;
  readonly schedule: ReminderSchedule;
};

/** An advance that FPS MI granted an organisation: the form's field that contains it, and the amount. */
export type Advance = { readonly nis: string; readonly field: string; readonly cents: number };

export type OpenCampaign = {
  readonly commandId: string;
  /** The case handler's id at the ministry. */
  readonly by: string;
  readonly plan: Plan;
  readonly advances: readonly Advance[];
};

export type ChangeCampaign = {
  readonly commandId: string;
  /** The case handler's id at the ministry. */
  readonly by: string;
  /** The version that the case handler saw. */
  readonly basedOn: number;
  readonly plan: Plan;
  /** Replaces all advances; null keeps them. */
  readonly advances: readonly Advance[] | null;
};

/** A campaign as the database has it. */
export type Campaign = {
  readonly plan: Plan;
  /** Increases with each change. */
  readonly version: number;
  /** The number of organisations whose report is open. */
  readonly opened: number;
  readonly organisations: number;
};

/** The default due date of a year's reports: 28 February of the next year. */
export function defaultDueDay(year: number): Day {
  return `${year + 1}-02-28`;
}

/**
 * Why a campaign is not opened or changed:
 * - `campaign-exists`: another request opened it before
 * - `campaign-missing`: it was not opened yet
 * - `campaign-changed`: another user has changed it since the case handler read it
 * - `form-unknown`: there is no such form for that year
 * - `dates-not-understood`: a date does not exist
 * - `dates-out-of-order`: the opening must not be after the due date, nor the closing before it
 * - `schedule-not-understood`: the reminder schedule is invalid
 * - `advance-not-understood`: an advance has an invalid amount, an unknown organisation or field, or occurs twice
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

/** The result of opening or changing a campaign. */
export type CampaignOutcome =
  | { readonly type: 'accepted'; readonly campaign: Campaign }
  | { readonly type: 'refused'; readonly refusal: CampaignRefusal };

/** Why a plan is invalid; null if it is valid. */
export function refusalOfPlan({ opensOn, dueOn, closesOn, schedule }: Plan): CampaignRefusal | null {
  if (![opensOn, dueOn, closesOn].every(isDay)) return 'dates-not-understood';
  if (opensOn > dueOn || dueOn > closesOn) return 'dates-out-of-order';
  const { at, daysBeforeDue, signatureEvery, dailyInLast, copyFrom, overdueEvery } = schedule;
  const numbers = [...daysBeforeDue, signatureEvery, dailyInLast, copyFrom, overdueEvery];
  const valid = numbers.every((number) => Number.isInteger(number) && number >= 1 && number <= 366);
  return valid && isOfficeTime(at) ? null : 'schedule-not-understood';
}

/** Why advances are invalid, as far as this can be checked without the lists of organisations and fields; null if they are valid. */
export function refusalOfAdvances(advances: readonly Advance[]): CampaignRefusal | null {
  const unique = new Set(advances.map(({ nis, field }) => `${nis} ${field}`)).size === advances.length;
  const amounts = advances.every(({ cents }) => Number.isSafeInteger(cents) && cents >= 0);
  return unique && amounts ? null : 'advance-not-understood';
}
