import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import {
  acceptInvitation,
  findInvitationOf,
  type Invitation,
  type InvitationRefusal,
  refusalFor,
} from '#database/invitations.ts';
import { findOrganisation } from '#database/organisations.ts';
import { rolesOf } from '#database/persons.ts';
import type { Session } from '#database/sessions.ts';
import type { PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { cookieName, siteCookie } from '#web/site/cookies.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { idSchema } from '#web/site/field-schemas.ts';
import { periodText } from '#web/site/moments.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { recordEvent, recordRefusal } from '#web/site/security-log.ts';
import { textsIn } from '#web/text/texts.ts';
import { loginPage } from './begin-login.tsx';
import { failurePage } from './failure.tsx';

/** The cookie that holds the token while the invited person logs in and reads. */
export const INVITATION_COOKIE = 'invitation';
export const INVITATION_COOKIE_SECONDS = 3600;

/**
 * The page on which an invited person reads and accepts an invitation (requirement A5). The token is moved from the link
 * into a cookie at once, so that it appears in no page, Referer header or log.
 * @param secure whether the site is behind https
 */
export function invitationPage({ sql, log }: PageDependencies, secure: boolean): Hono<SiteEnv> {
  const cookie = cookieName(secure, INVITATION_COOKIE);
  return new Hono<SiteEnv>()
    .get('/', async (context) => {
      const fromLink = context.req.query('token');
      if (fromLink !== undefined) {
        setCookie(context, cookie, fromLink.slice(0, 100), {
          ...siteCookie(secure),
          maxAge: INVITATION_COOKIE_SECONDS,
        });
        return context.redirect('/invitation', 303);
      }
      const session = context.get('session');
      const invitation = await findInvitationOf(sql, getCookie(context, cookie) ?? '');
      if (session === null) {
        // No login for an invitation that does not exist.
        if (invitation === null) return refuse(context, 'invitation-unknown');
        return await loginPage(context, '/invitation', 401);
      }
      const refusal = refusalFor(invitation, session.person.id);
      if (invitation === null || refusal !== null) return refuse(context, refusal ?? 'invitation-unknown');
      return await renderInvitation(context, session, invitation);
    })
    .post('/', routeSettings({ rateLimit: 'access' }), async (context) => {
      const session = context.get('session');
      if (session === null) {
        recordRefusal(log, context.req, 'login-needed');
        return await failurePage(context, { code: 'login-needed', status: 401 });
      }
      const { person, request } = acceptSchema.parse(await readForm(context));
      if (person !== session.person.id) {
        recordRefusal(log, context.req, 'person-changed');
        return await failurePage(context, { code: 'person-changed', status: 409 });
      }
      const token = getCookie(context, cookie) ?? '';
      const result = await acceptInvitation(sql, { token, by: session.person.id, commandId: request });
      const { nis: organisation, role, id: invitation } = (await findInvitationOf(sql, token)) ?? {};
      const on = { command: request, organisation, role, invitation };
      const event = 'invitation-accepted';
      if (result === 'accepted') recordEvent(log, { event, on, result: 'done' });
      else recordEvent(log, { event, on, result: 'refused', reason: result });
      return result === 'accepted' ? context.redirect('/invitation', 303) : refuse(context, result);
    });

  async function renderInvitation(
    context: Context<SiteEnv>,
    session: Session,
    invitation: Invitation,
  ): Promise<Response> {
    const { nis, role, inviter, state } = invitation;
    const language = context.get('language');
    const text = textsIn(language);
    const organisation = await findOrganisation(sql, nis);
    const accepted = state === 'accepted';
    const active = accepted && (await rolesOf(sql, session.person.id, nis)).length > 0;
    const title = accepted ? text.invitation.acceptedTitle : text.invitation.title;
    return page(
      context,
      { title },
      <>
        <h1>{title}</h1>
        <p class="lead">
          {accepted ? text.invitation.accepted : text.invitation.lead(inviter ?? text.access.operator)}
        </p>
        <dl class="facts">
          <div>
            <dt>{text.invitation.organisation}</dt>
            <dd>{organisation?.name[language]}</dd>
          </div>
          <div>
            <dt>{text.access.role}</dt>
            <dd>{text.access.roles[role]}</dd>
          </div>
          <div>
            <dt>{text.access.period}</dt>
            <dd>{periodText(invitation, language)}</dd>
          </div>
          <div>
            <dt>{text.invitation.you}</dt>
            <dd>{session.person.name}</dd>
          </div>
        </dl>
        {!accepted && <p>{text.invitation.once}</p>}
        <div class="actions">
          {accepted ? (
            <a class="button primary" href={active ? `/organisations/${nis}` : '/organisations'}>
              {active ? text.invitation.toOrganisation : text.homepage}
            </a>
          ) : (
            <>
              <form method="post" action="/invitation">
                <input type="hidden" name="person" value={session.person.id} />
                <input type="hidden" name="request" value={crypto.randomUUID()} />
                <button type="submit" class="primary">
                  {text.invitation.accept}
                </button>
              </form>
              <a class="button" href="/login?other=yes&return=/invitation">
                {text.logins.switchPerson}
              </a>
            </>
          )}
        </div>
      </>,
    );
  }
}

/** The form that is posted here. */
export const acceptSchema = z.object({ person: z.string(), request: idSchema });

function refuse(context: Context<SiteEnv>, code: InvitationRefusal): Promise<Response> {
  return failurePage(context, { code, status: statusOf[code] });
}

const statusOf: Record<InvitationRefusal, 403 | 404 | 409 | 410> = {
  'invitation-unknown': 404,
  'invitation-expired': 410,
  'invitation-withdrawn': 410,
  'invitation-replaced': 410,
  'invitation-taken': 410,
  'own-signing-role': 403,
  'role-held': 409,
};
