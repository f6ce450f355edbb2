/** The security log: who did what, on what, with which result. docs/operations.md has the table of events and fields. */

import type { MinistryDecision } from './decision.ts';
import type { AuthenticationMethod, Role } from './report.ts';

/** Who acted. Only ids: no names, no addresses. */
export type Actor =
  /** A person of an organisation. */
  | { readonly type: 'person'; readonly id: string }
  /** A case handler of the ministry. */
  | { readonly type: 'handler'; readonly id: string }
  /** A program that authenticated itself. */
  | { readonly type: 'service'; readonly id: string }
  /** A user account on a machine of the operators. */
  | { readonly type: 'operator'; readonly id: string }
  /** Not logged in, or not recognised. */
  | { readonly type: 'unknown' };

/** What an event can be about. */
type Facts = {
  /** A NIS code. */
  readonly organisation: string;
  /** `covid-premium/2022/11001` */
  readonly report: string;
  readonly version: number;
  /** FPS MI's number of a report. */
  readonly reference: string;
  readonly role: Role;
  /** The person whose role it is. */
  readonly person: string;
  readonly invitation: string;
  /** The absence of someone who signs. */
  readonly absence: string;
  /** A table of a form. */
  readonly table: string;
  /** Whether the account to which the ministry pays is another one. */
  readonly accountChanged: boolean;
  readonly method: AuthenticationMethod;
  /** The start of the SHA-256 of issuer and subject: the same person who is not recognised has the same value. */
  readonly identity: string;
  /** The session that ended, by the start of its id. */
  readonly session: string;
  readonly decision: MinistryDecision['type'];
  readonly payment: string;
  /** `campaign/covid-premium/2026` */
  readonly campaign: string;
  /** How many organisations. */
  readonly organisations: number;
  /** The name of a downloaded file. */
  readonly file: string;
  /** The idempotency key: the audit trail and the tables have the same. */
  readonly command: string;
  /** The method and path of a request, without its query. */
  readonly request: string;
  /** The idempotency key of a delivery. */
  readonly delivery: string;
  /** The name of a kept document. */
  readonly document: string;
  /** The day of a checkpoint of the audit trail. */
  readonly day: string;
  /** How many chains of the audit trail. */
  readonly chains: number;
  /** The name of an operator's command, without its arguments. */
  readonly name: string;
};

/** An event about these facts; those of `Perhaps` are not always known. */
type About<Known extends keyof Facts, Perhaps extends keyof Facts = never> = Pick<Facts, Known> & {
  readonly [F in Perhaps]?: Facts[F] | undefined;
};

/** The events, a closed set, and what each is about. */
export type SecurityEvents = {
  // Sessions
  login: About<never, 'method' | 'identity'>;
  logout: About<never>;
  'session-ended': About<'session'>;
  /** A person confirms a signature, a grant or a payment at the identity service. */
  confirmation: About<never>;
  /** A request that was refused before anything was done. */
  request: About<'request', 'organisation'>;
  // Organisations
  'report-saved': About<'organisation' | 'report' | 'version' | 'command'>;
  'report-signed': About<'organisation' | 'report' | 'version' | 'role' | 'command'>;
  'table-switched': About<'organisation' | 'report' | 'table'>;
  'organisation-data-saved': About<'organisation' | 'command', 'accountChanged'>;
  'role-granted': About<'organisation' | 'role' | 'command', 'person'>;
  'role-withdrawn': About<'organisation' | 'command', 'role' | 'person'>;
  'invitation-sent': About<'organisation' | 'role' | 'command', 'invitation'>;
  'invitation-resent': About<'organisation' | 'command' | 'invitation', 'role'>;
  'invitation-withdrawn': About<'organisation' | 'command' | 'invitation', 'role'>;
  'absence-proposed': About<'organisation' | 'role' | 'command'>;
  'absence-declined': About<'organisation' | 'absence' | 'command'>;
  'absence-cancelled': About<'organisation' | 'absence' | 'command'>;
  'invitation-accepted': About<'command', 'organisation' | 'role' | 'invitation'>;
  // The ministry
  /** An invited person logged in, and is a case handler from now on. */
  'handler-admitted': About<never>;
  'report-received': About<'delivery', 'reference'>;
  'checkpoint-received': About<never, 'day'>;
  'decision-taken': About<'reference' | 'decision' | 'command'>;
  'payment-prepared': About<'command', 'payment'>;
  'payment-released': About<'payment'>;
  'payment-cancelled': About<'payment'>;
  'payment-file-downloaded': About<'payment'>;
  /** A list of reports, lines, payments, claims, missing reports or granted amounts was taken as a file. */
  'list-downloaded': About<'file'>;
  'campaign-opened': About<'campaign' | 'command'>;
  /** `organisations`: granted amounts of that many were changed. */
  'campaign-changed': About<'campaign' | 'command', 'organisations'>;
  /** Granted amounts were confirmed before the campaign is opened, which then has them. */
  'amounts-prepared': About<'campaign' | 'command' | 'organisations'>;
  'reminders-requested': About<'campaign' | 'organisations' | 'command'>;
  // Services and operators
  /** A workflow asked for a command, receipt or decision that is not recorded for its report. */
  'workflow-message': About<'report', 'command' | 'version'>;
  /** Temporal answered that a command was carried out; the database says that it was not. */
  'workflow-answer': About<'report' | 'command'>;
  /** A kept document did not match its hash. */
  'document-read': About<'document'>;
  /** The audit trail, or a checkpoint of it, is not what an earlier checkpoint says. */
  'audit-trail-compared': About<'day', 'chains'>;
  /** Anyone asked whether a document is genuine. */
  'document-verified': About<never, 'report' | 'version'>;
  'operator-command': About<'name', 'organisation' | 'person'>;
};

export type SecurityEventName = keyof SecurityEvents;

/**
 * How it ended:
 * - `done`
 * - `refused`: nothing was done; `reason` is a code
 * - `failed`: nothing was done, because a part was unavailable
 * - `unconfirmed`: no answer in time. It may still be done; the audit trail then has it
 */
export type Result =
  | { readonly result: 'done' | 'failed' | 'unconfirmed' }
  | { readonly result: 'refused'; readonly reason: string };

/** An event with what it is about and how it ended. */
export type SecurityEvent = {
  [E in SecurityEventName]: { readonly event: E; readonly on: SecurityEvents[E] } & Result;
}[SecurityEventName];

/** What is known about the request that led to an event. */
export type RequestFacts = {
  /** The address of the client, as the trusted proxies name it. */
  readonly client?: string | undefined;
  /** The id of the request, which its other log lines have too. */
  readonly trace?: string | undefined;
  /** The start of the session's id. */
  readonly session?: string | undefined;
};

/** The fields of a line of the security log, besides those of every line. */
export type SecurityLine = RequestFacts & { readonly security: true; readonly who: Actor } & SecurityEvent;

/** A line of the security log. */
export function securityLine(who: Actor, event: SecurityEvent, request: RequestFacts = {}): SecurityLine {
  return { security: true, ...event, who, ...request };
}

/** A reference to a session that is not a secret. @param id the session's id: the SHA-256 of its token */
export function sessionReference(id: string): string {
  return id.slice(0, 12);
}
