/**
 * What each process may do in the application's database. `npm run prepare-database` applies it after the migrations and
 * revokes everything that is not listed: a new table belongs to its owner alone until it has a line here.
 *
 * What these lines keep, besides need to know: the audit trail is only added to; only the web service records commands,
 * only the reports worker signs, writes contents and closes commands; only the notifier records what FPS MI answered and
 * publishes keys. What depends on the row and not on the column is in triggers (migrations 0023 and 0029).
 */

import type { LoginRole, RoleDatabase } from './login-roles.ts';
import type { Grants } from './privileges.ts';

/** Owns the tables and runs the migrations. No service logs in with it. */
export const owner: LoginRole = {
  name: 'uniek_verslag_owner',
  connections: 6,
  statementSeconds: null,
  idleSeconds: null,
};

/** One role for each process. `operator` is for people: it reads, and revokes keys. */
export const roles = {
  // Four processes, each with 6 connections and one that listens.
  web: { name: 'uniek_verslag_web', connections: 28, statementSeconds: 10, idleSeconds: 30 },
  // Two processes with 8.
  reports: { name: 'uniek_verslag_reports', connections: 16, statementSeconds: 10, idleSeconds: 30 },
  // Two processes with 12 and one that listens. A transaction waits while the mails of a notice are sent.
  notifier: { name: 'uniek_verslag_notifier', connections: 26, statementSeconds: 10, idleSeconds: 300 },
  operator: { name: 'uniek_verslag_operator', connections: 4, statementSeconds: 600, idleSeconds: 600 },
} as const satisfies Record<string, LoginRole>;

export type ServiceRole = keyof typeof roles;

/** The database of the application. The ministry's side has another one, with its own migrations and roles. */
export const database: RoleDatabase = {
  name: 'uniek_verslag',
  schema: 'unique_report',
  owner,
  users: Object.values(roles),
};

/** Every table and view, in alphabetical order. */
export const grants: Grants<ServiceRole> = {
  absences: {
    web: `select, insert (nis, person_id, role, starts_on, ends_on, deputy_email),
      update (confirmed_at, confirmed_by, granted_role, invitation, declined_at, declined_by, decline_reason, cancelled_at)`,
    notifier: 'select',
    operator: 'select',
  },
  active_roles: { web: 'select', reports: 'select', notifier: 'select', operator: 'select' },
  advances: { web: 'select', reports: 'select, insert, delete', notifier: 'select', operator: 'select' },
  announcements: { web: 'select', operator: 'select' },
  audit_trail: { web: 'select, insert', reports: 'select, insert', notifier: 'select', operator: 'select' },
  autosaves: { web: 'select, insert, update (version, draft, texts, kept_at), delete' },
  bounced_addresses: { web: 'select', notifier: 'select', operator: 'select' },
  bounces: {
    web: 'select (message_id, address, status)',
    notifier: 'select, insert (message_id, address, status, diagnostic)',
    operator: 'select',
  },
  campaigns: { web: 'select', reports: 'select, insert, update', notifier: 'select', operator: 'select' },
  checkpoint_heads: { notifier: 'select, insert', operator: 'select' },
  checkpoints: { notifier: 'select, insert', operator: 'select' },
  commands: {
    // An accepted command stays as it is; one that was refused is opened again by the same click.
    web: `select, delete,
      insert (id, report_id, nis, type, person_id, role, session, method, authenticated_at, version, hash,
        proof, person_name),
      update (session, method, authenticated_at, proof, person_name, recorded_at, repeated_at, outcome, ended_at)`,
    reports: 'select, update (outcome, ended_at, repeated_at)',
    operator: 'select',
  },
  covered_absences: { web: 'select', notifier: 'select', operator: 'select' },
  decisions: {
    web: 'select',
    reports: 'select, update (carried_out_at)',
    notifier: `select,
      insert (id, report_id, version, reference, type, reason, handler, handler_name, decided_at)`,
    operator: 'select',
  },
  deliveries: {
    web: 'select',
    // From an acknowledgement that the notifier has recorded in `delivery_attempts`.
    reports: 'select, update (reference, received_at, last_problem)',
    notifier: `select, insert (report_id, version, attempts, last_attempt_at, audit_heads),
      update (attempts, last_attempt_at, last_problem)`,
    operator: 'select',
  },
  delivery_attempts: {
    web: 'select',
    reports: 'select',
    notifier: `select, insert (report_id, version, number, kid),
      update (status, answer, duration_ms, reference, received_at)`,
    operator: 'select',
  },
  delivery_keys: {
    web: 'select',
    notifier: 'select, insert (kid, public_key), update (last_used_at)',
    operator: 'select, update (revoked_at)',
  },
  digest_items: { notifier: 'select, insert, update (due_at, digest)' },
  documents: {
    web: 'select, insert, update (bytes, sha256, made_at)',
    notifier: 'select, insert, update (bytes, sha256, made_at)',
  },
  drafts: { web: 'select, insert, update (kept_at, form_version, page), delete', reports: 'select' },
  invitations: {
    web: `select,
      insert (nis, email, language, role, starts_on, ends_on, invited_by, expires_at, proof, replaces),
      update (withdrawn_at, accepted_by, accepted_at)`,
    notifier: 'select, update (token_hashes)',
  },
  lines_from_files: {
    web: 'select, insert, update (file_name, kept_by, kept_at), delete',
    reports: 'select',
  },
  logins: { web: 'select, insert, update, delete' },
  mail_preferences: { web: 'select, insert, update (delivery, updated_at)', notifier: 'select' },
  mailed_holders: { web: 'select', notifier: 'select' },
  mails: {
    web: 'select (message_id, report_id, mentions, kind, recipient, sent_at)',
    notifier: 'select, insert',
    operator: 'select',
  },
  migrations: { operator: 'select' },
  notices: {
    web: 'select (nis, kind, created_at), insert (kind, nis, details)',
    reports: 'insert (kind, nis, details, due_at)',
    notifier: 'select, insert (kind, details), update (tried_at, sent_at)',
    operator: 'select',
  },
  open_forms: { web: 'select, insert, update (seen_at), delete' },
  organisation_data: { web: 'select, insert, update', reports: 'select', notifier: 'select' },
  // The column `lock` has no value that could be changed: the privilege is what `select ... for no key update` needs.
  organisations: {
    web: 'select, update (lock)',
    reports: 'select, update (lock)',
    notifier: 'select',
    operator: 'select',
  },
  persons: {
    web: `select, insert (issuer, subject, name, email, email_verified, language),
      update (name, email, email_verified, language)`,
    reports: 'select (id, name)',
    notifier: 'select',
  },
  problems: {
    web: 'select',
    reports: 'select, insert (code, subject), update (seen_at), delete',
    operator: 'select',
  },
  reachable_persons: { web: 'select', notifier: 'select' },
  report_versions: { web: 'select', reports: 'select, insert', notifier: 'select' },
  reports: { web: 'select', reports: 'select, insert, update', notifier: 'select', operator: 'select' },
  roles: {
    web: 'select, insert (person_id, nis, role, starts_on, ends_on, granted_by, proof), update (withdrawn_at)',
    notifier: 'select',
    operator: 'select',
  },
  sealed_deliveries: { web: 'select', notifier: 'select, insert' },
  sessions: { web: 'select, insert, update, delete' },
  signing_rounds: { web: 'select, insert (id, person_id, items), update (items), delete' },
  signatures: { web: 'select', reports: 'select, insert, update (removed_at)', notifier: 'select', operator: 'select' },
  uploads: { web: 'select, insert, update (outcome), delete' },
};
