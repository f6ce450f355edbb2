import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import { invitationsAt, withdrawInvitation } from '#database/invitations.ts';
import { everyRoleHolder, rolesAt, withdrawRole } from '#database/roles.ts';
import { ErrorNotice, type Problem } from '#web/components/notice.tsx';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { recordMissingRole } from '#web/pages/missing-role.ts';
import { confirmationStatuses } from '#web/site/confirm.ts';
import { idSchema } from '#web/site/field-schemas.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { type ErrorCode, textsIn } from '#web/text/texts.ts';
import { recordWithdrawal } from './access-events.ts';
import { AccessList } from './access-list.tsx';
import { askToGrant, failureInAddress, type GrantFailure } from './grant.ts';
import { emptyGrant, GrantForm, grantSchema, type PostedGrant, problemsIn } from './grant-form.tsx';

/** The form that is posted here. */
export const withdrawSchema = z.object({ id: idSchema, request: idSchema });

const changesAccess = routeSettings({ rateLimit: 'access' });

/** The page on which the DPO sees, grants and withdraws the roles of the organisation (requirement A5). */
export function accessPage(dependencies: PageDependencies): Hono<OrganisationEnv> {
  const { sql, log } = dependencies;
  return new Hono<OrganisationEnv>()
    .get('/', (context) => {
      const failed = failureInAddress(context);
      return renderAccess(context, emptyGrant(), failed && failureFor(failed));
    })
    .post('/', changesAccess, async (context) => {
      const posted = grantSchema.parse(await readForm(context));
      const problems = problemsIn(posted);
      if (problems.length > 0)
        return await renderAccess(context, posted, { status: 422, code: 'fields-wrong', problems });
      const result = await askToGrant(dependencies, context, posted);
      if (result instanceof Response) return result;
      // Within an hour, one of the mails may become older than a day.
      if (result === 'mail-quota-reached') context.header('Retry-After', '3600');
      return await renderAccess(context, posted, failureFor(result));
    })
    .on('GET', ['/withdraw', '/withdraw-invitation'], (context) =>
      context.redirect(`/organisations/${context.var.organisation.nis}/access`, 303),
    )
    .post('/withdraw', changesAccess, (context) => withdraw(context, withdrawRole, 'role-withdrawn'))
    .post('/withdraw-invitation', changesAccess, (context) =>
      withdraw(context, withdrawInvitation, 'invitation-withdrawn'),
    );

  async function withdraw(
    context: Context<OrganisationEnv>,
    carryOut: typeof withdrawRole | typeof withdrawInvitation,
    event: 'role-withdrawn' | 'invitation-withdrawn',
  ): Promise<Response> {
    const { organisation, session } = context.var;
    const { id, request } = withdrawSchema.parse(await readForm(context));
    const command = { nis: organisation.nis, by: session.person.id, commandId: request, id };
    const result = await carryOut(sql, command);
    await recordWithdrawal(dependencies, command, event, result);
    if (result === 'withdrawn') return context.redirect(`/organisations/${organisation.nis}/access`, 303);
    return await renderAccess(context, emptyGrant(), failureFor(result));
  }

  async function renderAccess(
    context: Context<OrganisationEnv>,
    posted: PostedGrant,
    failure: Failure | null,
  ): Promise<Response> {
    const { language, organisation, roles } = context.var;
    const { title } = textsIn(language).access;
    if (!roles.includes('dpo')) {
      if (failure?.code !== 'role-missing') recordMissingRole(log, context);
      return page(
        context,
        { title, organisation, status: 403 },
        <>
          <ErrorNotice language={language} code="role-missing" />
          <h1>{title}</h1>
        </>,
      );
    }
    return page(
      context,
      { title, organisation, status: failure?.status ?? 200 },
      <>
        {failure && <ErrorNotice language={language} code={failure.code} problems={failure.problems ?? []} />}
        <h1>{title}</h1>
        {await accessSections(sql, context, posted, failure?.problems ?? [])}
      </>,
    );
  }
}

/** The roles and invitations of the organisation, and the form to grant a role. */
async function accessSections(
  sql: Sql,
  context: Context<OrganisationEnv>,
  posted: PostedGrant,
  problems: readonly Problem[],
) {
  const { language, organisation, session } = context.var;
  const { nis } = organisation;
  const text = textsIn(language).access;
  const path = `/organisations/${nis}/access`;
  const [granted, invitations, persons] = await Promise.all([
    rolesAt(sql, nis),
    invitationsAt(sql, nis),
    everyRoleHolder(sql, nis),
  ]);
  return (
    <>
      <p class="lead">{text.lead}</p>
      <section aria-labelledby="granted">
        <h2 id="granted">{text.granted}</h2>
        <AccessList
          granted={granted}
          invitations={invitations}
          path={path}
          personId={session.person.id}
          language={language}
        />
      </section>
      <section aria-labelledby="grant">
        <h2 id="grant">{text.grant}</h2>
        <GrantForm
          posted={posted}
          problems={problems}
          path={path}
          persons={persons}
          personId={session.person.id}
          language={language}
        />
      </section>
    </>
  );
}

/** Why nothing was granted or withdrawn. */
type Failure = {
  readonly status: 400 | 403 | 409 | 422 | 429 | 503;
  readonly code: ErrorCode;
  readonly problems?: readonly Problem[];
};

type Refusal = GrantFailure | 'invitation-accepted';

function failureFor(refusal: Refusal): Failure {
  switch (refusal) {
    case 'person-ambiguous':
      return { status: 422, code: 'fields-wrong', problems: [{ field: 'email', code: refusal }] };
    case 'role-missing':
    case 'own-signing-role':
      return { status: 403, code: refusal };
    case 'mail-quota-reached':
      return { status: 429, code: refusal };
    case 'role-given':
    case 'last-dpo':
    case 'invitation-open':
    case 'invitation-accepted':
      return { status: 409, code: refusal };
    case 'confirm-interrupted':
    case 'confirm-other-person':
    case 'confirm-too-weak':
    case 'confirm-not-recent':
    case 'confirm-failed':
    case 'confirm-unavailable':
      return { status: confirmationStatuses[refusal], code: refusal };
  }
}
