/** Whose turn it is with a report: what a person must do, and who is waited for. Pure functions. */

import { dayOf } from './calendar.ts';
import type { Plan } from './campaign.ts';
import { type Day, daysBetween } from './days.ts';
import { type Role, type SignatoryRole, type Stage, signatoryRoles } from './report.ts';

/**
 * What must happen next with a report, and whose turn it is:
 * - `enter-data`: an officer enters the organisation's account and contact person; before that nothing can be filled in
 * - `fill-in`: an officer fills in the form
 * - `complete`: an officer completes or corrects what is saved
 * - `correct-return`: an officer corrects what FPS MI returned
 * - `save-again`: an officer saves it again, because the account or what FPS MI granted has changed since
 * - `sign`: a chair or general director signs
 * - `send`: the application sends it to FPS MI
 * - `decide`: FPS MI accepts or returns it
 * - `open`: FPS MI opens the form on a later day
 * - `missed`: the form was closed before the report was sent
 * - `done`: FPS MI has accepted it
 */
export const steps = [
  'correct-return',
  'enter-data',
  'fill-in',
  'complete',
  'save-again',
  'sign',
  'send',
  'decide',
  'open',
  'missed',
  'done',
] as const;
export type Step = (typeof steps)[number];

/** A person with a role for the organisation today. */
export type Holder = { readonly id: string; readonly name: string; readonly role: Role };

/** Why FPS MI returned a report, as long as both have not signed it again. */
export type OpenReturn = {
  readonly reason: string;
  readonly returnedAt: Date;
  /** Whether the content is still the one that was returned. */
  readonly unchanged: boolean;
};

/** The facts about a report that decide whose turn it is. */
export type ReportProgress = {
  readonly stage: Stage;
  /** Who has signed this version. */
  readonly signedBy: readonly { readonly role: SignatoryRole; readonly signer: string }[];
  /** The moment of the last event; null if there was none. */
  readonly changedAt: Date | null;
  readonly openReturn: OpenReturn | null;
  /** Whether the account or the amounts that FPS MI granted have changed since the report was saved. */
  readonly outdated: boolean;
  /** Whether the organisation has an account and a contact person (requirement B4). */
  readonly organisationComplete: boolean;
  /** The days of the form's campaign; undefined: it can be filled in on any day. */
  readonly campaign:
    | (Pick<Plan, 'opensOn' | 'dueOn' | 'closesOn'> & { readonly phase: 'before' | 'open' | 'after' })
    | undefined;
};

/** The next step of a report, and the roles that can take it. Two missing signatures are two roles. */
export type Turn = { readonly step: Step; readonly roles: readonly Role[] };

/** Whose turn it is with a report. */
export function turnOf(progress: ReportProgress): Turn {
  const { stage, signedBy, openReturn, campaign } = progress;
  switch (stage) {
    case 'sending':
      return { step: 'send', roles: [] };
    case 'sent':
      return { step: 'decide', roles: [] };
    case 'accepted':
      return { step: 'done', roles: [] };
    case 'empty':
    case 'incomplete':
    case 'filledIn':
    case 'halfSigned': {
      // A returned report can be corrected on any day.
      if (openReturn === null && campaign?.phase === 'before') return { step: 'open', roles: [] };
      if (openReturn === null && campaign?.phase === 'after') return { step: 'missed', roles: [] };
      const step = officerStep(progress, stage);
      if (step !== null) return { step, roles: ['editor'] };
      return { step: 'sign', roles: signatoryRoles.filter((role) => !signedBy.some((one) => one.role === role)) };
    }
  }
}

/** What an officer must do before the report can be signed; null if nothing. */
function officerStep(
  { openReturn, outdated, organisationComplete }: ReportProgress,
  stage: 'empty' | 'incomplete' | 'filledIn' | 'halfSigned',
): Step | null {
  if (!organisationComplete) return 'enter-data';
  if (stage === 'empty') return 'fill-in';
  // Who signs a returned report as it is, has decided that nothing must be corrected.
  if (openReturn !== null && (stage === 'incomplete' || (stage === 'filledIn' && openReturn.unchanged))) {
    return 'correct-return';
  }
  if (stage === 'incomplete') return 'complete';
  return outdated ? 'save-again' : null;
}

/** What a person must do now with a report. */
export type ReportTask =
  | { readonly step: 'sign'; readonly as: SignatoryRole }
  | { readonly step: 'enter-data' | 'fill-in' | 'complete' | 'correct-return' | 'save-again' };

/** The task of a person with these roles; null if it is not their turn. */
export function taskOf(progress: ReportProgress, ownRoles: readonly Role[], personId: string): ReportTask | null {
  const { step, roles } = turnOf(progress);
  switch (step) {
    case 'enter-data':
    case 'fill-in':
    case 'complete':
    case 'correct-return':
    case 'save-again':
      return ownRoles.includes('editor') ? { step } : null;
    case 'sign': {
      // The other signature must be by another person (requirement D2).
      if (progress.signedBy.some(({ signer }) => signer === personId)) return null;
      const as = signatoryRoles.find((role) => roles.includes(role) && ownRoles.includes(role));
      return as === undefined ? null : { step, as };
    }
    case 'send':
    case 'decide':
    case 'open':
    case 'missed':
    case 'done':
      return null;
  }
}

/** A role that must act, and the people who hold it and can do so. Without people, nobody can. */
export type Awaited = { readonly role: Role; readonly people: readonly Holder[] };

/** Who is waited for besides the person who has `task`: those who hold each role whose turn it is. */
export function awaitedFor(
  progress: ReportProgress,
  holders: readonly Holder[],
  task: ReportTask | null,
  personId: string,
): Awaited[] {
  const { step, roles } = turnOf(progress);
  if (task !== null && task.step !== 'sign') return [];
  return roles
    .filter((role) => role !== task?.as)
    .map((role) => ({
      role,
      people: holders.filter(
        ({ id, role: held }) =>
          held === role &&
          // Each signature is by another person: not by who has signed, nor by who signs in the other role.
          (step !== 'sign' || (id !== personId && !progress.signedBy.some(({ signer }) => signer === id))),
      ),
    }));
}

/** Since which day the next step is waited for; null if that is not known. */
export function waitingSince({ stage, changedAt, campaign }: ReportProgress): Day | null {
  if (stage === 'empty') return campaign?.opensOn ?? null;
  return changedAt && dayOf(changedAt);
}

/** The day before which a report must be signed by both; null where there is none: after that, and for a returned report. */
export function dueDayOf({ stage, openReturn, campaign }: ReportProgress): Day | null {
  const open = stage !== 'sending' && stage !== 'sent' && stage !== 'accepted';
  return open && openReturn === null && campaign ? campaign.dueOn : null;
}

/** From this number of days before it, a due day is near. */
const NEAR_DAYS = 14;

/** How near a due day is, the due day included. */
export function urgencyOf(due: Day | null, today: Day): 'overdue' | 'near' | 'later' {
  if (due === null) return 'later';
  if (due < today) return 'overdue';
  return daysBetween(today, due) <= NEAR_DAYS ? 'near' : 'later';
}

/** The three checks of a report (requirement D6). */
export function checksOf(stage: Stage): { filledIn: boolean; signed: boolean; sent: boolean } {
  const signed = stage === 'sending' || stage === 'sent' || stage === 'accepted';
  return {
    filledIn: signed || stage === 'filledIn' || stage === 'halfSigned',
    signed,
    sent: signed && stage !== 'sending',
  };
}

/** One report of an organisation as a person sees it. */
export type ReportTurn = {
  readonly form: string;
  readonly year: number;
  readonly progress: ReportProgress;
  readonly step: Step;
  readonly task: ReportTask | null;
  readonly awaited: readonly Awaited[];
  /** Since which day `awaited` are waited for, YYYY-MM-DD; null if that is not known. */
  readonly since: Day | null;
  /** The last day on which both can sign in time; null where there is none. */
  readonly due: Day | null;
};

/** A report as the person with these roles sees it. */
export function reportTurn(
  { form, year, progress }: Pick<ReportTurn, 'form' | 'year' | 'progress'>,
  { personId, roles, holders }: { personId: string; roles: readonly Role[]; holders: readonly Holder[] },
): ReportTurn {
  const task = taskOf(progress, roles, personId);
  return {
    form,
    year,
    progress,
    step: turnOf(progress).step,
    task,
    awaited: awaitedFor(progress, holders, task, personId),
    since: waitingSince(progress),
    due: dueDayOf(progress),
  };
}

/** What the order of tasks depends on. */
type Urgency = { readonly step: Step | OrganisationTask['step']; readonly due: Day | null };

/** Tasks in the order in which they should be done: returned reports first, then by due day, those without one last. */
export function byUrgency(one: Urgency, other: Urgency): number {
  const returned = Number(other.step === 'correct-return') - Number(one.step === 'correct-return');
  if (returned !== 0) return returned;
  const [first, second] = [one.due ?? '9999', other.due ?? '9999'];
  return first < second ? -1 : first > second ? 1 : 0;
}

/**
 * A task about the organisation itself:
 * - `enter-data`: enter the account and the contact person, which all reports wait for
 * - `grant-role`: nobody can take the next step, because nobody (else) holds this role: the DPO grants it
 * - `correct-contact`: mails do not reach the contact person: an officer corrects the address
 * - `correct-addresses`: mails do not reach someone with a role or an invitation: the DPO sees whom
 * - `confirm-absence`: someone who signs will be away, and the DPO confirms or declines their deputy
 */
export type OrganisationTask =
  | { readonly step: 'enter-data'; readonly due: Day | null }
  | { readonly step: 'grant-role'; readonly role: Role; readonly due: Day | null }
  | { readonly step: 'correct-contact' | 'correct-addresses'; readonly due: null }
  | ProposedDeputy;

/** A deputy whom someone who will be away has proposed, before the first day of the absence if possible. */
export type ProposedDeputy = {
  readonly step: 'confirm-absence';
  /** The name of the absent person. */
  readonly absent: string;
  readonly due: Day;
};

/** Whom of an organisation mails do not reach: the contact person, if the address can still be changed, and people by role. */
export type Unreached = { readonly contact: boolean; readonly holders: boolean };

/**
 * The tasks of a person about the organisation itself.
 * @param known the deputies who wait for a DPO of the organisation, and whom mails do not reach
 */
export function organisationTasks(
  reports: readonly ReportTurn[],
  roles: readonly Role[],
  known: { readonly proposals?: readonly ProposedDeputy[]; readonly unreached?: Unreached } = {},
): OrganisationTask[] {
  const { proposals = [], unreached } = known;
  const tasks: OrganisationTask[] = [];
  const earliest = (some: readonly ReportTurn[]): Day | null => some.toSorted(byUrgency)[0]?.due ?? null;
  const withoutData = reports.filter(({ task }) => task?.step === 'enter-data');
  if (withoutData.length > 0) tasks.push({ step: 'enter-data', due: earliest(withoutData) });
  if (unreached?.contact && roles.includes('editor')) tasks.push({ step: 'correct-contact', due: null });
  if (!roles.includes('dpo')) return tasks;
  tasks.push(...proposals);
  for (const role of ['editor', ...signatoryRoles] as const) {
    const stuck = reports.filter(({ awaited }) => awaited.some((one) => one.role === role && one.people.length === 0));
    if (stuck.length > 0) tasks.push({ step: 'grant-role', role, due: earliest(stuck) });
  }
  if (unreached?.holders) tasks.push({ step: 'correct-addresses', due: null });
  return tasks;
}

/** The tasks of a person about reports, in the order in which they should be done. */
export function reportTasks<T extends ReportTurn>(reports: readonly T[]): T[] {
  return reports.filter(({ task }) => task !== null && task.step !== 'enter-data').toSorted(byUrgency);
}
