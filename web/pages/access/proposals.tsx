/** The deputies who were proposed, on the page of the roles: the DPO confirms each with one click, or declines it. */

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { type Absence, declineAbsence, proposalsAt } from '#database/absences.ts';
import { cleanText } from '#forms/text.ts';
import { ErrorNotice } from '#web/components/notice.tsx';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { idSchema } from '#web/site/field-schemas.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { recordEvent } from '#web/site/security-log.ts';
import { TextField } from '#web/site/text-field.tsx';
import { textsIn } from '#web/text/texts.ts';
import { accessPath, refuseAccess } from './access-page.tsx';
import { addressOfResult } from './access-result.tsx';
import { askToGrant } from './grant.ts';
import { emptyGrant } from './grant-form.tsx';
import { proposalText } from './proposal-list.tsx';

/** The form that confirms a proposal. */
export const confirmSchema = z.object({ id: idSchema, request: idSchema });
/** The form that declines a proposal. */
export const declineSchema = z.object({
  id: idSchema,
  reason: z.string().max(1000).default('').transform(cleanText),
  request: idSchema,
});

const changesAccess = routeSettings({ rateLimit: 'access' });

/** The routes that confirm or decline a proposal. */
export function proposalRoutes(dependencies: PageDependencies): Hono<OrganisationEnv> {
  return (
    new Hono<OrganisationEnv>()
      // Choosing another language on a page that a POST answered requests it by GET.
      .get('/confirm-absence', (context) => context.redirect(accessPath(context), 303))
      .post('/confirm-absence', changesAccess, async (context) => {
        const { id, request } = confirmSchema.parse(await readForm(context));
        const proposal = await findProposal(dependencies, context, id);
        if (proposal === undefined) return await refuseAccess(dependencies, context, emptyGrant(), 'absence-settled');
        const { deputyEmail: email, role, startsOn, endsOn } = proposal;
        const result = await askToGrant(dependencies, context, { email, role, startsOn, endsOn, request, absence: id });
        return result instanceof Response ? result : await refuseAccess(dependencies, context, emptyGrant(), result);
      })
      .get('/decline-absence', async (context) => {
        const proposal = await findProposal(dependencies, context, context.req.query('id') ?? '');
        // Settled meanwhile: the list shows how it is.
        if (proposal === undefined) return context.redirect(accessPath(context), 303);
        return renderDecline(context, proposal, null);
      })
      .post('/decline-absence', changesAccess, (context) => decline(dependencies, context))
  );
}

/** The proposal with this id that waits for the DPO who is logged in. */
async function findProposal(
  { sql }: PageDependencies,
  context: Context<OrganisationEnv>,
  id: string,
): Promise<Absence | undefined> {
  const { organisation, roles } = context.var;
  const proposals = roles.includes('dpo') ? await proposalsAt(sql, organisation.nis) : [];
  return proposals.find((each) => each.id === id);
}

async function decline(dependencies: PageDependencies, context: Context<OrganisationEnv>): Promise<Response> {
  const { organisation, session } = context.var;
  const { id, reason, request } = declineSchema.parse(await readForm(context));
  const { nis } = organisation;
  const proposal = await findProposal(dependencies, context, id);
  if (proposal !== undefined && reason === '') return await renderDecline(context, proposal, reason);
  const commandId = idempotencyKey(request, { id, reason });
  const result = await declineAbsence(dependencies.sql, { nis, by: session.person.id, commandId, id, reason });
  const on = { organisation: nis, absence: id, command: commandId };
  const event = 'absence-declined';
  if (result === 'declined') {
    recordEvent(dependencies.log, { event, on, result: 'done' });
    return context.redirect(addressOfResult(accessPath(context), commandId), 303);
  }
  recordEvent(dependencies.log, { event, on, result: 'refused', reason: result });
  return await refuseAccess(dependencies, context, emptyGrant(), result);
}

/** Asks why. @param posted what was typed, when it was nothing */
function renderDecline(
  context: Context<OrganisationEnv>,
  proposal: Absence,
  posted: string | null,
): Response | Promise<Response> {
  const { language, organisation, session } = context.var;
  const { absence: text, access, problems } = textsIn(language);
  const path = accessPath(context);
  return page(
    context,
    { title: text.declineTitle, organisation, status: posted === null ? 200 : 422 },
    <>
      {posted !== null && (
        <ErrorNotice language={language} code="fields-wrong" problems={[{ field: 'reason', code: 'reason-missing' }]} />
      )}
      <h1>{text.declineTitle}</h1>
      <p class="lead">{proposalText(proposal, language)}</p>
      <p>{text.declineLead(proposal.name)}</p>
      <form method="post" action={`${path}/decline-absence`} novalidate data-unsaved>
        <input type="hidden" name="person" value={session.person.id} />
        <input type="hidden" name="id" value={proposal.id} />
        <input type="hidden" name="request" value={crypto.randomUUID()} />
        <TextField
          name="reason"
          label={text.reasonLabel}
          value={posted ?? ''}
          problem={posted === null ? undefined : problems['reason-missing']}
          multiline
        />
        <div class="actions">
          <button type="submit" class="primary">
            {text.declineTitle}
          </button>
          <a class="button" href={path}>
            {access.cancel}
          </a>
        </div>
      </form>
    </>,
  );
}
