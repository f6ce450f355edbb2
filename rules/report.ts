/** The rules of a report's life, pure: what a command leads to, and what a report is after an event. */

import type { Values } from '#forms/definition.ts';
import {
  type DecisionEvent,
  type DecisionRefusal,
  type DecisionStatus,
  decisionEvent,
  type MinistryDecision,
} from './decision.ts';

/** Who must sign a report, both, in either order (requirement D2). */
export const signatoryRoles = ['chair', 'generalDirector'] as const;
export type SignatoryRole = (typeof signatoryRoles)[number];

/**
 * What a person may do for an organisation (requirement A5):
 * - `editor`: consult and update the forms and the organisation's data
 * - `chair`, `generalDirector`: sign as such
 * - `dpo`: grant these roles
 */
export const roles = ['editor', ...signatoryRoles, 'dpo'] as const;
export type Role = (typeof roles)[number];

/** How a person was identified: eID card and PIN, itsme, or a mobile app (requirement A3). */
export const authenticationMethods = ['eid', 'itsme', 'app'] as const;
export type AuthenticationMethod = (typeof authenticationMethods)[number];

/** A report as its workflow knows it. Persons by their id: no name, no address. */
export type Report = {
  /** How many events it has had. */
  readonly sequence: number;
  /** Which content: goes up with every change of it; 0 before the first save. */
  readonly version: number;
  /** SHA-256 of the canonical content; empty before the first save. */
  readonly contentHash: string;
  /** No error in the content that the system can detect. */
  readonly valid: boolean;
  /** The person who signed this version, by role. */
  readonly signatures: Readonly<Partial<Record<SignatoryRole, string>>>;
  /** FPS MI's reference number, once it has the report. */
  readonly reference: string | null;
  /** FPS MI has accepted it: closed for good. */
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

/**
 * Keep what was typed over version `basedOn`: a draft in the database, named by its hash, so that no history has what it
 * says. Messages from before there were drafts carry the values themselves.
 */
export type Save = {
  readonly type: 'save';
  readonly commandId: string;
  readonly by: string;
  readonly basedOn: number;
} & ({ readonly draft: string } | { readonly typed: Values });

/** Sign the content that was seen: this version with this hash. */
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
  readonly commandId: string;
  readonly version: number;
  readonly reference: string;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
};

export type Command = Save | Sign | Receive | MinistryDecision;

/** What only the database knows, read in the transaction that writes the event. */
export type Facts = {
  /** The roles of whoever commands, at this moment, for this organisation. */
  readonly roles: readonly Role[];
  /** Whether the organisation has an account and a contact person (requirement B4). */
  readonly organisationComplete: boolean;
  /** What the typed values would become (save); null when there is no such draft any more. */
  readonly content: { readonly contentHash: string; readonly valid: boolean } | null;
  /** Whether the content names the account that the organisation has now (sign, requirement D8). */
  readonly accountCurrent: boolean;
  /** Whether the content has the advance that FPS MI grants now (sign). */
  readonly advanceCurrent: boolean;
  /** Whether this is a day on which the form can be filled in and signed. */
  readonly formOpen: boolean;
  /** What is known of FPS MI's decision (accept, return); null for other commands. */
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
 * Why a command is refused, a closed set:
 * - `already-sent`: both have signed; it can only be read (D5)
 * - `role-missing`: whoever asks has no such role now (A5)
 * - `organisation-data-missing`: no account or contact person yet (B4)
 * - `draft-missing`: what was typed is no longer kept: it must be typed again
 * - `version-conflict`: somebody else saved another version meanwhile
 * - `nothing-to-sign`: nothing was saved yet
 * - `already-signed`: this role has signed this version (D3)
 * - `content-changed`: the content is no longer the one that was seen (D7)
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

/** What became of a command. `unchanged`: there was nothing to do, and that is fine. */
export type CommandOutcome =
  | { readonly type: 'accepted'; readonly event: ReportEvent }
  | { readonly type: 'unchanged' }
  | { readonly type: 'refused'; readonly refusal: Refusal | DecisionRefusal }
  | {
      /** The database has another state than the workflow (a backup was put back): to be read anew. */ readonly type: 'stale';
    };

const refused = (refusal: Refusal | DecisionRefusal): CommandOutcome => ({ type: 'refused', refusal });

/** Whether both have signed the current version: from then on it is closed (requirement D5). */
export function signedByBoth(report: Report): boolean {
  return signatoryRoles.every((role) => report.signatures[role] !== undefined);
}

/** The roles whose signature the current version lacks. */
export function missingSignatures(report: Report): SignatoryRole[] {
  return signatoryRoles.filter((role) => report.signatures[role] === undefined);
}

/** Why the report alone, whatever the database says, refuses a command; null when it does not. */
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
      // A receipt for what both have not signed is none.
      return signedByBoth(report) && command.version === report.version ? null : 'content-changed';
    case 'accept':
    case 'return':
      return stageOf(report) === 'sent' && command.reference === report.reference ? null : 'not-at-ministry';
  }
}

/** What `command` leads to, given the report and what the database knows at this moment. */
export function decide(report: Report, command: Command, facts: Facts): CommandOutcome {
  // The same decision again, whatever has become of the report since.
  if (facts.decision === 'carried-out') return { type: 'unchanged' };
  const refusal = checkAgainstReport(report, command);
  if (refusal !== null) return refused(refusal);
  switch (command.type) {
    case 'save': {
      if (!facts.roles.includes('editor')) return refused('role-missing');
      if (!facts.formOpen) return refused('form-not-open');
      if (!facts.organisationComplete) return refused('organisation-data-missing');
      if (facts.content === null) return refused('draft-missing');
      // Saving without a change keeps the signatures (requirement D4), also when the answer to the first try got lost.
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
      if (facts.decision !== 'confirmed') return refused('decision-unknown');
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

/**
 * How far a report is:
 * - `empty`: nothing saved yet
 * - `incomplete`: saved with errors
 * - `filledIn`: valid, nobody signed
 * - `halfSigned`: one of the two signed
 * - `sending`: both signed, on its way to FPS MI
 * - `sent`: FPS MI has acknowledged it
 * - `accepted`: FPS MI has accepted it
 */
export const stages = ['empty', 'incomplete', 'filledIn', 'halfSigned', 'sending', 'sent', 'accepted'] as const;
export type Stage = (typeof stages)[number];

/** Whether a report can only be read: both have signed, whatever has become of it since (requirement D5). */
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
 * Whether a unique report is closed: every report of it is sent (requirement B3).
 * @param ofForms one stage for each form of the year; a form that nobody has filled in is `empty`, and keeps it open
 */
export function isUniqueReportClosed(ofForms: readonly Stage[]): boolean {
  return ofForms.length > 0 && ofForms.every((stage) => stage === 'sent' || stage === 'accepted');
}

/** The answer to an accepted command: where the report is now. */
export type ReportStatus = { readonly version: number; readonly stage: Stage };
