/** The page on which a person sees and ends their own sessions. */

import { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import {
  endSessionsOf,
  type OwnSession,
  SESSION_HOURS,
  SESSION_IDLE_HOURS,
  type Session,
  sessionsOf,
} from '#database/sessions.ts';
import type { Language } from '#forms/definition.ts';
import { sessionReference } from '#rules/security-events.ts';
import type { PageContext, SessionEnv } from './env.ts';
import { formatMoment } from './moments.ts';
import { readForm } from './read-form.ts';
import { type EventLog, recordEvent } from './security-log.ts';
import { textsIn } from './text/texts.ts';

type OwnSessionsOptions = {
  readonly sql: Sql;
  readonly log: EventLog;
  /** Answers with a page of the site around `children`. */
  readonly page: (context: PageContext, title: string, children: Child) => Response | Promise<Response>;
  /** An address of the site, in the language of its pages. */
  readonly linkTo: (path: string, language: Language) => string;
};

const PATH = '/sessions';
/** Which sessions to end: one by its id, or all others. */
/** The form that is posted here. */
export const endSchema = z.object({ end: z.string().regex(/^(others|[0-9a-f]{64})$/) });

/** The routes, for use behind `requireSession` and `requireOwnForms`. */
export function ownSessionsPage({ sql, log, page, linkTo }: OwnSessionsOptions): Hono<SessionEnv> {
  return new Hono<SessionEnv>()
    .get(PATH, async (context) => {
      const { language, session } = context.var;
      const own = await sessionsOf(sql, session.person.id);
      const content = <OwnSessions language={language} session={session} own={own} linkTo={linkTo} />;
      return await page(context, textsIn(language).sessions.title, content);
    })
    .post(PATH, async (context) => {
      const { language, session } = context.var;
      const { end } = endSchema.parse(await readForm(context));
      const which = end === 'others' ? { except: session.id } : { only: end };
      for (const ended of await endSessionsOf(sql, session.person.id, which)) {
        recordEvent(log, { event: 'session-ended', on: { session: sessionReference(ended) }, result: 'done' });
      }
      return context.redirect(linkTo(PATH, language), 303);
    });
}

type OwnSessionsProps = Pick<OwnSessionsOptions, 'linkTo'> & {
  readonly language: Language;
  readonly session: Session;
  readonly own: readonly OwnSession[];
};

function OwnSessions({ language, session, own, linkTo }: OwnSessionsProps) {
  const text = textsIn(language).sessions;
  const person = <input type="hidden" name="person" value={session.person.id} />;
  return (
    <>
      <h1>{text.title}</h1>
      <p class="lead">{text.lead(SESSION_IDLE_HOURS, SESSION_HOURS)}</p>
      <ul class="own-sessions">
        {own
          .toSorted((one, two) => Number(two.id === session.id) - Number(one.id === session.id))
          .map((each) => (
            <li>
              <h2>{each.id === session.id ? text.thisOne : text.other}</h2>
              <Facts language={language} session={each} />
              {each.id !== session.id && (
                <form method="post" action={linkTo(PATH, language)}>
                  {person}
                  <button type="submit" name="end" value={each.id}>
                    {text.end}
                    <span class="visually-hidden"> {text.endOf(formatMoment(each.begunAt, language))}</span>
                  </button>
                </form>
              )}
            </li>
          ))}
      </ul>
      <div class="actions">
        {own.length > 1 && (
          <form method="post" action={linkTo(PATH, language)}>
            {person}
            <button type="submit" name="end" value="others">
              {text.endOthers}
            </button>
          </form>
        )}
        <form method="post" action={linkTo('/logout', language)}>
          <button type="submit" name="everywhere" value="yes">
            {text.logOutEverywhere}
          </button>
        </form>
      </div>
    </>
  );
}

function Facts({ language, session }: { readonly language: Language; readonly session: OwnSession }) {
  const text = textsIn(language).sessions;
  const moment = (at: Date): string => formatMoment(at, language);
  const facts = [
    [text.begun, moment(session.begunAt)],
    [text.lastUsed, moment(session.lastUsedAt)],
    [text.identified, text.identifiedBy(text.methods[session.method], moment(session.authenticatedAt))],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
