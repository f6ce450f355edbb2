/** Granting a role: at once, or after the trip to the identity service for a role that leads to signatures. */

import type { Context } from 'hono';
import { grantOrInvite, type OfferResult, rehearseOffer } from '#database/invitations.ts';
import { type Grant, needsConfirmation } from '#database/roles.ts';
import { parseDate } from '#forms/date.ts';
import type { GrantStatement } from '#rules/proof.ts';
import type { Role } from '#rules/report.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import {
  addressAfter,
  type ConfirmationFailure,
  confirmationFailures,
  type ReturningStatement,
  type StatementResult,
} from '#web/site/confirm.ts';
import type { PageContext } from '#web/site/env.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { recordGrant } from './access-events.ts';
import { addressOfResult } from './access-result.tsx';
import type { PostedGrant } from './grant-form.tsx';

/** Why nothing was granted. */
export type GrantFailure = Exclude<OfferResult, 'granted' | 'invited'> | ConfirmationFailure;

const failures = [
  'role-missing',
  'person-ambiguous',
  'own-signing-role',
  'role-given',
  'last-dpo',
  'invitation-open',
  'mail-quota-reached',
  'absence-settled',
  ...confirmationFailures,
] as const satisfies readonly GrantFailure[];

/** The form of a grant, with the absence that it is for. */
type AskedGrant = PostedGrant & { readonly role: Role; readonly absence?: string };

/** Grants the role of a form, or sends the DPO to the identity service to confirm it. */
export async function askToGrant(
  dependencies: PageDependencies,
  context: Context<OrganisationEnv>,
  { email, role, startsOn: firstDay, endsOn: lastDay, request, absence }: AskedGrant,
): Promise<Response | GrantFailure> {
  const { language, organisation, session } = context.var;
  const { nis } = organisation;
  // The page has checked both days: an empty last day is a role without end.
  const startsOn = parseDate(firstDay) ?? '';
  const asked = { email, role, startsOn, endsOn: parseDate(lastDay) ?? null, ...(absence && { absence }) };
  const commandId = idempotencyKey(request, asked);
  const grant: Grant = { nis, by: session.person.id, commandId, ...asked };
  const returnTo = `/organisations/${nis}/access`;
  const { sql, confirm } = dependencies;
  if (!needsConfirmation(role)) {
    const failed = await carryOut(dependencies, grant, language);
    return failed ?? context.redirect(addressOfResult(returnTo, commandId), 303);
  }
  const expected = await rehearseOffer(sql, { ...grant, language });
  if (expected !== 'granted' && expected !== 'invited') {
    await recordGrant(dependencies, grant, 'role-granted', expected);
    return expected;
  }
  const { endsOn } = asked;
  const statement: GrantStatement = {
    organisation: nis,
    grantedRole: role,
    email,
    startsOn,
    endsOn,
    ...(absence && { absence }),
  };
  return (await confirm(context, { statements: [{ statement, commandId }], returnTo })) ?? 'confirm-unavailable';
}

/** Grants the role that a DPO has confirmed, and redirects to the page of the roles. Idempotent by the command id. */
export async function concludeGrant(
  dependencies: Pick<PageDependencies, 'sql' | 'log'>,
  context: PageContext,
  confirmation: ReturningStatement<GrantStatement>,
  result: StatementResult,
): Promise<Response> {
  const { statement, commandId, person: by, returnTo } = confirmation;
  const redirect = (failed: GrantFailure | null) =>
    context.redirect(failed === null ? addressOfResult(returnTo, commandId) : addressAfter(returnTo, failed), 303);
  if ('failure' in result) return redirect(result.failure);
  const { organisation: nis, grantedRole: role, email, startsOn, endsOn, absence } = statement;
  const proof = { ...result.proof, statement };
  const grant: Grant = { nis, by, commandId, email, role, startsOn, endsOn, absence, proof };
  return redirect(await carryOut(dependencies, grant, context.var.language));
}

async function carryOut(
  dependencies: Pick<PageDependencies, 'sql' | 'log'>,
  grant: Grant,
  language: PageContext['var']['language'],
): Promise<Exclude<OfferResult, 'granted' | 'invited'> | null> {
  const result = await grantOrInvite(dependencies.sql, { ...grant, language });
  const invited = result === 'invited' || result === 'invitation-open';
  await recordGrant(dependencies, grant, invited ? 'invitation-sent' : 'role-granted', result);
  return result === 'granted' || result === 'invited' ? null : result;
}

/** Why nothing was granted, from the address to which `concludeGrant` redirects; null when it does not say. */
export function failureInAddress(context: Pick<PageContext, 'req'>): GrantFailure | null {
  const failed = context.req.query('failed');
  return failures.find((each) => each === failed) ?? null;
}
