import type { Context } from 'hono';
import { proposalsAt } from '#database/absences.ts';
import { accessHistory } from '#database/access-history.ts';
import { bouncedHoldersAt } from '#database/bounces.ts';
import type { Sql } from '#database/connection.ts';
import { invitationsAt, type ResendRefusal } from '#database/invitations.ts';
import { everyRoleHolder, rolesAt } from '#database/roles.ts';
import { ErrorNotice, type Problem } from '#web/components/notice.tsx';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { recordMissingRole } from '#web/pages/missing-role.ts';
import { confirmationStatuses } from '#web/site/confirm.ts';
import { type ErrorCode, textsIn } from '#web/text/texts.ts';
import { AccessHistory } from './access-history.tsx';
import { AccessList } from './access-list.tsx';
import { AccessResult, resultInAddress } from './access-result.tsx';
import type { GrantFailure } from './grant.ts';
import { GrantForm, type PostedGrant } from './grant-form.tsx';
import { Proposals } from './proposal-list.tsx';

/** The path of the page of the roles. */
export function accessPath(context: Context<OrganisationEnv>): string {
  return `/organisations/${context.var.organisation.nis}/access`;
}

/**
 * The page with the roles, what was done if the address says so, and the form with what was posted.
 * @param failure why nothing was done; null when nothing was asked, or something was done
 */
export async function renderAccess(
  { sql, log }: Pick<PageDependencies, 'sql' | 'log'>,
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
  const [result, sections] = await Promise.all([
    failure === null ? resultInAddress(sql, organisation.nis, context) : null,
    accessSections(sql, context, posted, failure?.problems ?? []),
  ]);
  return page(
    context,
    { title, organisation, status: failure?.status ?? 200 },
    <>
      {failure && <ErrorNotice language={language} code={failure.code} problems={failure.problems ?? []} />}
      {result && <AccessResult entry={result} language={language} />}
      <h1>{title}</h1>
      {sections}
    </>,
  );
}

/** The same page, which says why nothing was done. */
export async function refuseAccess(
  dependencies: Pick<PageDependencies, 'sql' | 'log'>,
  context: Context<OrganisationEnv>,
  posted: PostedGrant,
  refusal: Refusal,
): Promise<Response> {
  // Within an hour, one of the mails may become older than a day.
  if (refusal === 'mail-quota-reached') context.header('Retry-After', '3600');
  return await renderAccess(dependencies, context, posted, failureFor(refusal));
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
  const path = accessPath(context);
  const [proposals, granted, invitations, persons, history, bounced] = await Promise.all([
    proposalsAt(sql, nis),
    rolesAt(sql, nis),
    invitationsAt(sql, nis),
    everyRoleHolder(sql, nis),
    accessHistory(sql, nis),
    bouncedHoldersAt(sql, nis),
  ]);
  return (
    <>
      <p class="lead">{text.lead}</p>
      <Proposals proposals={proposals} path={path} personId={session.person.id} language={language} />
      <section aria-labelledby="granted">
        <h2 id="granted">{text.granted}</h2>
        <AccessList
          granted={granted}
          invitations={invitations}
          bounced={bounced}
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
      <AccessHistory entries={history} language={language} />
    </>
  );
}

/** Why nothing was granted or withdrawn. */
export type Failure = {
  readonly status: 400 | 403 | 409 | 422 | 429 | 503;
  readonly code: ErrorCode;
  readonly problems?: readonly Problem[];
};

export type Refusal = GrantFailure | ResendRefusal;

/** What the page says about a refusal, and its HTTP status. */
export function failureFor(refusal: Refusal): Failure {
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
    case 'invitation-closed':
    case 'period-ended':
    case 'absence-settled':
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
