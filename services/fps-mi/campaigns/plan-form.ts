/** What is typed in the form of a campaign: read whole, or told what is wrong with it. Pure. */

import { type FormDefinition, fieldsOf } from '#forms/definition.ts';
import { type Plan, type ReminderSchedule, standardSchedule, usualDueDay } from '#rules/campaign.ts';
import { addDays, type Day, isDay, isOfficeTime } from '#rules/days.ts';

const days = ['opensOn', 'dueOn', 'closesOn'] as const;
const numbers = ['signatureEvery', 'dailyInLast', 'copyFrom', 'overdueEvery'] as const;
/** The fields of the form, in its order. */
export const planFields = [...days, 'at', 'daysBeforeDue', ...numbers] as const;
export type PlanField = (typeof planFields)[number];

/** What was typed, by field, wrong or not. */
export type TypedPlan = Readonly<Record<PlanField, string>>;

/** What is wrong with a field. */
export type PlanProblem = { readonly field: PlanField; readonly code: 'date' | 'number' | 'days' | 'time' };

/** A plan as it stands in the form. */
export function typedPlan({ opensOn, dueOn, closesOn, schedule }: Plan): TypedPlan {
  const { at, daysBeforeDue, ...rest } = schedule;
  const counts = Object.fromEntries(numbers.map((name) => [name, String(rest[name])]));
  // The cast: `numbers` are the fields that are missing here.
  const typed = counts as Record<(typeof numbers)[number], string>;
  return { opensOn, dueOn, closesOn, at, daysBeforeDue: daysBeforeDue.join(', '), ...typed };
}

/** What a campaign that is not opened yet is offered: from today, due on the usual day or in two months, open a month longer. */
export function proposedPlan(year: number, today: Day): Plan {
  const usual = usualDueDay(year);
  const dueOn = usual > today ? usual : addDays(today, 60);
  return { opensOn: today, dueOn, closesOn: addDays(dueOn, 30), schedule: standardSchedule };
}

/** What came with the form; a field that did not come is empty. */
export function typedIn(body: Readonly<Record<string, unknown>>): TypedPlan {
  const entries = planFields.map((field) => {
    const value = body[field];
    return [field, typeof value === 'string' ? value.trim() : ''] as const;
  });
  // The cast: every field has an entry.
  return Object.fromEntries(entries) as TypedPlan;
}

/** The plan that was typed, or what is wrong with it. */
export function readPlan(typed: TypedPlan): { plan: Plan; problems: PlanProblem[] } {
  const problems: PlanProblem[] = [];
  for (const field of days) if (!isDay(typed[field])) problems.push({ field, code: 'date' });
  if (!isOfficeTime(typed.at)) problems.push({ field: 'at', code: 'time' });
  const daysBeforeDue = typed.daysBeforeDue
    .split(/[\s,;]+/)
    .filter((text) => text !== '')
    .map(countOf);
  if (daysBeforeDue.includes(null)) problems.push({ field: 'daysBeforeDue', code: 'days' });
  const counts: Partial<Record<(typeof numbers)[number], number>> = {};
  for (const field of numbers) {
    const count = countOf(typed[field]);
    if (count === null) problems.push({ field, code: 'number' });
    else counts[field] = count;
  }
  const schedule: ReminderSchedule = {
    ...standardSchedule,
    ...counts,
    at: typed.at,
    daysBeforeDue: daysBeforeDue.filter((count) => count !== null),
  };
  const { opensOn, dueOn, closesOn } = typed;
  return { plan: { opensOn, dueOn, closesOn, schedule }, problems };
}

function countOf(text: string): number | null {
  return /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 366 ? Number(text) : null;
}

/** The fields of a form that FPS MI sets for each organisation. */
export function grantedFields(definition: Pick<FormDefinition, 'sections'>): string[] {
  return fieldsOf(definition).flatMap(({ kind, id }) => (kind === 'granted' ? [id] : []));
}
