/** What was done to the roles of an organisation, for the security log. */

import { z } from 'zod';
import { auditDetailsOf } from '#database/audit-trail.ts';
import { type Role, roles } from '#rules/report.ts';
import type { Result } from '#rules/security-events.ts';
import type { PageDependencies } from '#web/env.ts';
import { recordEvent } from '#web/site/security-log.ts';

type AccessCommand = { readonly nis: string; readonly commandId: string };

/** What the audit trail has about a command on roles. It also has addresses, which do not belong in a log. */
const detailsSchema = z
  .object({ person: z.string(), role: z.enum(roles), invitation: z.string() })
  .partial()
  .nullable()
  .catch(null);

/**
 * Records that a role was granted, or an invitation sent, or why not.
 * @param ended `granted`, `invited`, or the code of the refusal
 */
export async function recordGrant(
  { sql, log }: Pick<PageDependencies, 'sql' | 'log'>,
  command: AccessCommand & { readonly role: Role },
  event: 'role-granted' | 'invitation-sent',
  ended: string,
): Promise<void> {
  const { nis: organisation, role, commandId } = command;
  const result = resultOf(ended, event === 'role-granted' ? 'granted' : 'invited');
  const { person, invitation } = (await detailsOf(sql, command)) ?? {};
  const on = { organisation, role, command: commandId };
  if (event === 'role-granted') recordEvent(log, { event, on: { ...on, person }, ...result });
  else recordEvent(log, { event, on: { ...on, invitation }, ...result });
}

/**
 * Records that a role or an invitation was withdrawn, or why not.
 * @param ended `withdrawn`, or the code of the refusal
 */
export async function recordWithdrawal(
  { sql, log }: Pick<PageDependencies, 'sql' | 'log'>,
  command: AccessCommand & { readonly id: string },
  event: 'role-withdrawn' | 'invitation-withdrawn',
  ended: string,
): Promise<void> {
  const { nis: organisation, commandId, id } = command;
  const result = resultOf(ended, 'withdrawn');
  const { person, role } = (await detailsOf(sql, command)) ?? {};
  const on = { organisation, role, command: commandId };
  if (event === 'role-withdrawn') recordEvent(log, { event, on: { ...on, person }, ...result });
  else recordEvent(log, { event, on: { ...on, invitation: id }, ...result });
}

/**
 * Records that an invitation was sent again, or why not.
 * @param ended `resent`, or the code of the refusal
 */
export async function recordResend(
  { sql, log }: Pick<PageDependencies, 'sql' | 'log'>,
  command: AccessCommand & { readonly id: string },
  ended: string,
): Promise<void> {
  const { nis: organisation, commandId, id } = command;
  const { invitation = id, role } = (await detailsOf(sql, command)) ?? {};
  const on = { organisation, role, invitation, command: commandId };
  recordEvent(log, { event: 'invitation-resent', on, ...resultOf(ended, 'resent') });
}

async function detailsOf(sql: PageDependencies['sql'], { nis, commandId }: AccessCommand) {
  return detailsSchema.parse(await auditDetailsOf(sql, `organisation/${nis}`, commandId));
}

function resultOf(ended: string, done: string): Result {
  return ended === done ? { result: 'done' } : { result: 'refused', reason: ended };
}
