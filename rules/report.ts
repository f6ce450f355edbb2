/** The life of a report: which event follows from a command, and the report after an event. Pure functions. */

import {
  type DecisionEvent,
  type DecisionRefusal,
  type DecisionStatus,
  decisionEvent,
  type MinistryDecision,
} from './decision.ts';

/** Both must sign a report, in either order (requirement D2). */
export const signatoryRoles = ['chair', 'generalDirector'] as const;
export type SignatoryRole = (typeof signatoryRoles)[number];

/** The role in which another person must sign. */
export function otherRole(role: SignatoryRole): SignatoryRole {
  return role === 'chair' ? 'generalDirector' : 'chair';
}

/**
 * What a person may do for an organisation (requirement A5):
 * - `editor`: read and change the forms and the organisation's data (the officer)
 * - `chair`, `generalDirector`: sign as such
 * - `dpo`: grant these roles
 */
export const roles = ['editor', ...signatoryRoles, 'dpo'] as const;
export type Role = (typeof roles)[number];

/** Whether people sign reports with this role. */
export function isSignatory(role: Role): role is SignatoryRole {
  return role === 'chair' || role === 'generalDirector';
}

/** How a person logged in: eID card and PIN, itsme, or a mobile app (requirement A3). */
export const authenticationMethods = ['eid', 'itsme', 'app'] as const;
export type AuthenticationMethod = (typeof authenticationMethods)[number];

/** A report as its workflow knows it. Contains no personal data: persons are ids. */
export type Report = {
  /** The number of events. */
  readonly sequence: number;
  /** Increases with every change of the content; 0 before the first save. */
  readonly version: number;
  /** SHA-256 of the canonical content; empty before the first save. */
  readonly contentHash: string;
  /** Whether the content passes every check of the form. */
  readonly valid: boolean;
  /** The ids of the persons who signed this version, by role. */
  readonly signatures: Readonly<Partial<Record<SignatoryRole, string>>>;
  /** FPS MI's reference number; null until FPS MI has acknowledged this version. */
  readonly reference: string | null;
  /** Accepted by FPS MI: final. */
  readonly accepted: boolean;
};

export const emptyReport: Report = {
  sequence: 0,
  version: 0,
  contentHash: '',
  valid: false,
  signatures: {},
  reference: null,
  accepted: false,
};

/** Save a draft as a new version after `basedOn`. */
export type Save = {
  readonly type: 'save';
  readonly commandId: string;
  readonly by: string;
  readonly basedOn: number;
  /** The hash of the draft, which is in the database. */
  readonly draft: string;
};

/** Sign the content that the signer saw: this version with this hash. */
export type Sign = {
  readonly type: 'sign';
  readonly commandId: string;
  readonly by: string;
  readonly as: SignatoryRole;
  readonly method: AuthenticationMethod;
  readonly version: number;
  readonly contentHash: string;
};

/** FPS MI has acknowledged the report. */
export type Receive = {
  readonly type: 'receive';
  readonly version: number;
  readonly reference: string;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
};

export type Command = Save | Sign | Receive | MinistryDecision;

/** What the rules need from the database. It is read in the transaction that writes the event. */
export type Facts = {
  /** The roles that the sender of the command has now for this organisation. */
  readonly roles: readonly Role[];
  /** Whether the organisation has an account and a contact person (requirement B4). */
  readonly organisationComplete: boolean;
  /** The content that would be saved; null if the draft no longer exists. */
  readonly content: { readonly contentHash: string; readonly valid: boolean } | null;
  /** Whether the content has the organisation's current account (for sign, requirement D8). */
  readonly accountCurrent: boolean;
  /** Whether the content has the advance that FPS MI grants now (for sign). */
  readonly advanceCurrent: boolean;
  /** Whether the form can be filled in and signed today. */
  readonly formOpen: boolean;
  /** Null for commands other than a decision of FPS MI. */
  readonly decision: DecisionStatus | null;
};

export type ReportEvent =
  | DecisionEvent
  | {
      readonly type: 'saved';
      readonly version: number;
      readonly contentHash: string;
      readonly valid: boolean;
      readonly removedSignatures: readonly SignatoryRole[];
    }
  | {
      readonly type: 'signed';
      readonly version: number;
      readonly contentHash: string;
      readonly role: SignatoryRole;
      readonly signer: string;
      readonly method: AuthenticationMethod;
    }
  | { readonly type: 'received'; readonly version: number; readonly reference: string; readonly receivedAt: string };

/**
 * Why a command is refused:
 * - `already-sent`: both have signed; the report is read-only (D5)
 * - `role-missing`: the sender does not have the role now (A5)
 * - `organisation-data-missing`: no account or contact person yet (B4)
 * - `draft-missing`: the draft no longer exists; the user must enter the values again
 * - `version-conflict`: another user has saved a version in the meantime
 * - `nothing-to-sign`: nothing was saved yet
 * - `already-signed`: this role has signed this version (D3)
 * - `content-changed`: the content is not the one that the signer saw (D7)
 * - `report-invalid`: the content has errors (D1)
 * - `same-person`: the other signature is by the same person (D2)
 * - `account-changed`: the organisation's account has changed since the save (D8)
 * - `advance-changed`: FPS MI has changed the advance since the save
 * - `form-not-open`: FPS MI has not opened the form yet, or has closed it
 */
export const refusals = [
  'already-sent',
  'role-missing',
  'organisation-data-missing',
  'draft-missing',
  'version-conflict',
  'nothing-to-sign',
  'already-signed',
  'content-changed',
  'report-invalid',
  'same-person',
  'account-changed',
  'advance-changed',
  'form-not-open',
] as const;
export type Refusal = (typeof refusals)[number];

/** The result of a command. `unchanged`: nothing to do, which counts as success. */
export type CommandOutcome =
  | { readonly type: 'accepted'; readonly event: ReportEvent }
  | { readonly type: 'unchanged' }
  | { readonly type: 'refused'; readonly refusal: Refusal | DecisionRefusal };

const refused = (refusal: Refusal | DecisionRefusal): CommandOutcome => ({ type: 'refused', refusal });

/** Whether both have signed the current version. It is then read-only (requirement D5). */
export function signedByBoth(report: Report): boolean {
  return signatoryRoles.every((role) => report.signatures[role] !== undefined);
}

/** The roles that have not signed the current version. */
export function missingSignatures(report: Report): SignatoryRole[] {
  return signatoryRoles.filter((role) => report.signatures[role] === undefined);
}

/** The checks that need no facts from the database. @returns why the command is refused; null if these checks pass */
export function checkAgainstReport(report: Report, command: Command): Refusal | DecisionRefusal | null {
  switch (command.type) {
    case 'save':
      return signedByBoth(report) ? 'already-sent' : null;
    case 'sign': {
      if (signedByBoth(report)) return 'already-sent';
      if (report.version === 0) return 'nothing-to-sign';
      if (command.version !== report.version || command.contentHash !== report.contentHash) return 'content-changed';
      if (report.signatures[command.as] !== undefined) return 'already-signed';
      if (!report.valid) return 'report-invalid';
      if (Object.values(report.signatures).includes(command.by)) return 'same-person';
      return null;
    }
    case 'receive':
      // A receipt counts only for a version that both have signed.
      return signedByBoth(report) && command.version === report.version ? null : 'content-changed';
    case 'accept':
    case 'return':
      return stageOf(report) === 'sent' && command.reference === report.reference ? null : 'not-at-ministry';
  }
}

/** Decides on a command: returns its event, or why it is refused. */
export function decide(report: Report, command: Command, facts: Facts): CommandOutcome {
  // FPS MI may send a decision again, even after the report has changed.
  if (facts.decision === 'carried-out') return { type: 'unchanged' };
  const refusal = checkAgainstReport(report, command);
  if (refusal !== null) return facts.decision === 'repeated' ? { type: 'unchanged' } : refused(refusal);
  switch (command.type) {
    case 'save': {
      if (!facts.roles.includes('editor')) return refused('role-missing');
      if (!facts.formOpen) return refused('form-not-open');
      if (!facts.organisationComplete) return refused('organisation-data-missing');
      if (facts.content === null) return refused('draft-missing');
      // Saving without a change keeps the signatures (requirement D4), even when the first answer was lost.
      if (facts.content.contentHash === report.contentHash) return { type: 'unchanged' };
      if (command.basedOn !== report.version) return refused('version-conflict');
      return {
        type: 'accepted',
        event: {
          type: 'saved',
          version: report.version + 1,
          ...facts.content,
          removedSignatures: signatoryRoles.filter((role) => report.signatures[role] !== undefined),
        },
      };
    }
    case 'sign': {
      if (!facts.roles.includes(command.as)) return refused('role-missing');
      if (!facts.formOpen) return refused('form-not-open');
      if (!facts.accountCurrent) return refused('account-changed');
      if (!facts.advanceCurrent) return refused('advance-changed');
      const { version, contentHash } = report;
      const { as: role, by: signer, method } = command;
      return { type: 'accepted', event: { type: 'signed', version, contentHash, role, signer, method } };
    }
    case 'receive': {
      if (report.reference !== null) return { type: 'unchanged' };
      const { version, reference, receivedAt } = command;
      return { type: 'accepted', event: { type: 'received', version, reference, receivedAt } };
    }
    case 'accept':
    case 'return':
      if (facts.decision !== 'confirmed' && facts.decision !== 'repeated') return refused('decision-unknown');
      return { type: 'accepted', event: decisionEvent(command, report.version) };
  }
}

/** The report after an event. */
export function apply(report: Report, event: ReportEvent): Report {
  const sequence = report.sequence + 1;
  switch (event.type) {
    case 'saved': {
      const { version, contentHash, valid } = event;
      return { ...report, sequence, version, contentHash, valid, signatures: {} };
    }
    case 'signed':
      return { ...report, sequence, signatures: { ...report.signatures, [event.role]: event.signer } };
    case 'received':
      return { ...report, sequence, reference: event.reference };
    case 'accepted':
      return { ...report, sequence, accepted: true };
    case 'returned':
      return { ...report, sequence, version: event.version, signatures: {}, reference: null };
  }
}

/** Whether an event concerns anyone but the person who caused it: then they get a mail. A valid report can be signed. */
export function needsNotification(event: ReportEvent): boolean {
  return event.type !== 'saved' || event.valid || event.removedSignatures.length > 0;
}

/**
 * How far a report is:
 * - `empty`: nothing saved yet
 * - `incomplete`: saved with errors
 * - `filledIn`: valid, not signed
 * - `halfSigned`: one of the two signed
 * - `sending`: both signed, on its way to FPS MI
 * - `sent`: FPS MI has acknowledged it
 * - `accepted`: FPS MI has accepted it
 */
export const stages = ['empty', 'incomplete', 'filledIn', 'halfSigned', 'sending', 'sent', 'accepted'] as const;
export type Stage = (typeof stages)[number];

/** Whether a report is read-only: both have signed (requirement D5). */
export function isClosed(stage: Stage): stage is 'sending' | 'sent' | 'accepted' {
  return stage === 'sending' || stage === 'sent' || stage === 'accepted';
}

/** The stage of a report. */
export function stageOf(report: Report): Stage {
  if (report.accepted) return 'accepted';
  if (report.reference !== null) return 'sent';
  if (report.version === 0) return 'empty';
  if (!report.valid) return 'incomplete';
  const missing = missingSignatures(report).length;
  return missing === 2 ? 'filledIn' : missing === 1 ? 'halfSigned' : 'sending';
}

/**
 * Whether a unique report is closed: all its reports are sent (requirement B3).
 * @param ofForms the stage of each form of the year; a form that was not filled in is `empty` and keeps it open
 */
export function isUniqueReportClosed(ofForms: readonly Stage[]): boolean {
  return ofForms.length > 0 && ofForms.every((stage) => stage === 'sent' || stage === 'accepted');
}

/** The answer to an accepted command: the report's current version and stage. */
export type ReportStatus = { readonly version: number; readonly stage: Stage };
