/** Withdrawing a role or an invitation: a page says what follows, and its button does it. */

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { invitationsAt, resendInvitation, withdrawInvitation } from '#database/invitations.ts';
import { consequencesAt } from '#database/role-consequences.ts';
import { grantedRoleAt, withdrawRole } from '#database/roles.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { idSchema } from '#web/site/field-schemas.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { textsIn } from '#web/text/texts.ts';
import { recordResend, recordWithdrawal } from './access-events.ts';
import { accessPath, refuseAccess } from './access-page.tsx';
import { addressOfResult } from './access-result.tsx';
import { emptyGrant } from './grant-form.tsx';
import { WithdrawInvitation, WithdrawRole } from './withdraw-page.tsx';

/** The form that is posted here: which role or invitation. */
export const withdrawSchema = z.object({ id: idSchema, request: idSchema });

const changesAccess = routeSettings({ rateLimit: 'access' });

/** The routes that end a role or an invitation, or send an invitation again. */
export function withdrawRoutes(dependencies: PageDependencies): Hono<OrganisationEnv> {
  const { sql } = dependencies;
  return (
    new Hono<OrganisationEnv>()
      .get('/withdraw', (context) => askToWithdrawRole(dependencies, context))
      .get('/withdraw-invitation', (context) => askToWithdrawInvitation(dependencies, context))
      .post('/withdraw', changesAccess, async (context) => {
        const command = await commandOf(context);
        const result = await withdrawRole(sql, command);
        await recordWithdrawal(dependencies, command, 'role-withdrawn', result);
        if (result === 'withdrawn') return context.redirect(addressAfter(context, command), 303);
        return await refuseAccess(dependencies, context, emptyGrant(), result);
      })
      .post('/withdraw-invitation', changesAccess, async (context) => {
        const command = await commandOf(context);
        const result = await withdrawInvitation(sql, command);
        await recordWithdrawal(dependencies, command, 'invitation-withdrawn', result);
        if (result === 'withdrawn') return context.redirect(addressAfter(context, command), 303);
        return await refuseAccess(dependencies, context, emptyGrant(), result);
      })
      // Choosing another language on a page that a POST answered requests it by GET.
      .get('/resend', (context) => context.redirect(accessPath(context), 303))
      .post('/resend', changesAccess, async (context) => {
        const command = await commandOf(context);
        const result = await resendInvitation(sql, command);
        await recordResend(dependencies, command, result);
        if (result === 'resent') return context.redirect(addressAfter(context, command), 303);
        return await refuseAccess(dependencies, context, emptyGrant(), result);
      })
  );
}

/** The posted command on a role or an invitation. */
async function commandOf(context: Context<OrganisationEnv>) {
  const { organisation, session } = context.var;
  const { id, request } = withdrawSchema.parse(await readForm(context));
  return { nis: organisation.nis, by: session.person.id, commandId: request, id };
}

function addressAfter(context: Context<OrganisationEnv>, { commandId }: { readonly commandId: string }): string {
  return addressOfResult(accessPath(context), commandId);
}

async function askToWithdrawRole(dependencies: PageDependencies, context: Context<OrganisationEnv>): Promise<Response> {
  const { sql } = dependencies;
  const { language, organisation, roles, session } = context.var;
  const { nis } = organisation;
  const id = idSchema.safeParse(context.req.query('id'));
  const role = roles.includes('dpo') && id.success ? await grantedRoleAt(sql, nis, id.data) : null;
  // Withdrawn meanwhile, or ended: the list shows how it is.
  if (role === null || role.state === 'past') return context.redirect(accessPath(context), 303);
  const consequences = await consequencesAt(sql, nis, role);
  if (role.role === 'dpo' && consequences?.lastHolder) {
    return await refuseAccess(dependencies, context, emptyGrant(), 'last-dpo');
  }
  return page(
    context,
    { title: textsIn(language).access.withdrawTitle, organisation },
    <WithdrawRole
      role={role}
      consequences={consequences}
      path={accessPath(context)}
      personId={session.person.id}
      language={language}
    />,
  );
}

async function askToWithdrawInvitation(
  { sql }: PageDependencies,
  context: Context<OrganisationEnv>,
): Promise<Response> {
  const { language, organisation, roles, session } = context.var;
  const id = idSchema.safeParse(context.req.query('id'));
  const invitations = roles.includes('dpo') && id.success ? await invitationsAt(sql, organisation.nis) : [];
  const invitation = invitations.find((each) => each.id === id.data);
  if (invitation === undefined) return context.redirect(accessPath(context), 303);
  return page(
    context,
    { title: textsIn(language).access.withdrawInvitationTitle, organisation },
    <WithdrawInvitation
      invitation={invitation}
      path={accessPath(context)}
      personId={session.person.id}
      language={language}
    />,
  );
}
