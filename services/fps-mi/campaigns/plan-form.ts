/** Reads the form of a campaign. Pure. */

import { parseDate } from '#forms/date.ts';
import { defaultDueDay, defaultSchedule, type Plan, type ReminderSchedule } from '#rules/campaign.ts';
import { addDays, type Day, isOfficeTime } from '#rules/days.ts';

const dayFields = ['opensOn', 'dueOn', 'closesOn'] as const;
const numberFields = ['signatureEvery', 'dailyInLast', 'copyFrom', 'overdueEvery'] as const;
/** The fields of the form, in order. */
export const planFields = [...dayFields, 'at', 'daysBeforeDue', ...numberFields] as const;
export type PlanField = (typeof planFields)[number];

/** The text in each field, valid or not. */
export type PlanInput = Readonly<Record<PlanField, string>>;

/** What is wrong with a field. */
export type PlanProblem = { readonly field: PlanField; readonly code: 'date' | 'number' | 'days' | 'time' };

/** The text of the fields that shows a plan. */
export function planToInput({ opensOn, dueOn, closesOn, schedule }: Plan): PlanInput {
  const { at, daysBeforeDue, signatureEvery, dailyInLast, copyFrom, overdueEvery } = schedule;
  return {
    opensOn,
    dueOn,
    closesOn,
    at,
    daysBeforeDue: daysBeforeDue.join(', '),
    signatureEvery: String(signatureEvery),
    dailyInLast: String(dailyInLast),
    copyFrom: String(copyFrom),
    overdueEvery: String(overdueEvery),
  };
}

/** The plan proposed for a new campaign: from today, due on the default day, or in 60 days if that has passed, open 30 days longer. */
export function proposedPlan(year: number, today: Day): Plan {
  const usualDay = defaultDueDay(year);
  const dueOn = usualDay > today ? usualDay : addDays(today, 60);
  return { opensOn: today, dueOn, closesOn: addDays(dueOn, 30), schedule: defaultSchedule };
}

/** The fields in a submitted form. A field that is missing is empty. */
export function planInputIn(body: Readonly<Record<string, unknown>>): PlanInput {
  const entries = planFields.map((field) => {
    const value = body[field];
    return [field, typeof value === 'string' ? value.trim() : ''] as const;
  });
  // The cast: every field has an entry.
  return Object.fromEntries(entries) as PlanInput;
}

/** The plan in the fields, and what is wrong with it. The plan can be used only when there are no problems. */
export function readPlan(input: PlanInput): { plan: Plan; problems: PlanProblem[] } {
  const problems: PlanProblem[] = [];
  const days: Record<(typeof dayFields)[number], Day> = { opensOn: '', dueOn: '', closesOn: '' };
  for (const field of dayFields) {
    const day = parseDate(input[field]);
    if (day === undefined) problems.push({ field, code: 'date' });
    else days[field] = day;
  }
  if (!isOfficeTime(input.at)) problems.push({ field: 'at', code: 'time' });
  const daysBeforeDue = input.daysBeforeDue
    .split(/[\s,;]+/)
    .filter((text) => text !== '')
    .map(countIn);
  if (daysBeforeDue.includes(null)) problems.push({ field: 'daysBeforeDue', code: 'days' });
  const counts: Partial<Record<(typeof numberFields)[number], number>> = {};
  for (const field of numberFields) {
    const count = countIn(input[field]);
    if (count === null) problems.push({ field, code: 'number' });
    else counts[field] = count;
  }
  const schedule: ReminderSchedule = {
    ...defaultSchedule,
    ...counts,
    at: input.at,
    daysBeforeDue: daysBeforeDue.filter((count) => count !== null),
  };
  return { plan: { ...days, schedule }, problems };
}

/** @returns null when the text is not a number from 1 to 366 */
function countIn(text: string): number | null {
  return /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 366 ? Number(text) : null;
}
