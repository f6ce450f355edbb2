/**
 * What the ministry's service may do in the ministry's database, which the application's roles cannot enter. `npm run
 * prepare-database` applies it after the migrations and revokes everything that is not listed.
 *
 * What these lines keep: a received report and its seal are never changed, a decision keeps its author and its moment, a
 * batch of payments keeps what was prepared, a list of granted amounts stays once it is confirmed (migration 0012), and the service admits no case handler.
 */

import type { LoginRole, RoleDatabase } from '#database/login-roles.ts';
import type { Grants } from '#database/privileges.ts';

/** Owns the tables and runs the migrations; the ministry's operators use it. The service does not log in with it. */
export const owner: LoginRole = { name: 'fps_mi_owner', connections: 6, statementSeconds: null, idleSeconds: null };

export const roles = {
  // Two processes with 8.
  service: { name: 'fps_mi_service', connections: 16, statementSeconds: 10, idleSeconds: 30 },
} as const satisfies Record<string, LoginRole>;

/** The database of the ministry. Another server may have it: nothing joins it with the application's. */
export const database: RoleDatabase = { name: 'fps_mi', schema: 'fps_mi', owner, users: Object.values(roles) };

/** Every table and view, in alphabetical order. */
export const grants: Grants<keyof typeof roles> = {
  active_handlers: { service: 'select, update (name, email)' },
  campaigns: { service: 'select, insert, update' },
  checkpoint_heads: { service: 'select, insert' },
  checkpoints: { service: 'select, insert' },
  decisions: {
    service: `select, insert (id, reference, type, reason, handler),
      update (carried_out_at, refused_at, refusal)`,
  },
  documents: { service: 'select, insert, update (bytes, sha256, made_at)' },
  grant_lists: { service: 'select, insert (id, form, year, granted_by), update (confirmed_at), delete' },
  grant_uploads: {
    service: `select, insert (id, form, year, uploaded_by, reading),
      update (confirmed_by, confirmed_at, amounts), delete`,
  },
  granted_amounts: { service: 'select, insert' },
  // The service binds the identity of who was invited; a trigger refuses any other (migration `invited-handlers`).
  handlers: { service: 'select, update (issuer, subject, name, email)' },
  identity_keys: { service: 'select, insert' },
  logins: { service: 'select, insert, update, delete' },
  municipalities: { service: 'select' },
  payment_batches: {
    service: `select, insert (id, execute_on, payer, count, total, prepared_by),
      update (released_by, released_at, file, release_proof, cancelled_by, cancelled_at, standing)`,
  },
  payments: { service: 'select, insert (batch, reference, form, year, nis, iban, amount)' },
  received_reports: { service: 'select, insert' },
  serials: { service: 'select, insert, update (last)' },
  sessions: { service: 'select, insert, update, delete' },
  standings: { service: 'select' },
};
