import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Texts, textsIn } from '#services/fps-mi/text/texts.ts';
import { languageOf, linkTo, page } from './frame.tsx';

const statuses = {
  'not-found': 404,
  'database-away': 503,
  'login-needed': 401,
  'login-failed': 400,
  'login-unavailable': 503,
  'not-admitted': 403,
  'person-changed': 409,
  'request-refused': 400,
  unexpected: 500,
} as const satisfies Record<keyof Texts['failures'], ContentfulStatusCode>;

/** What helps after these is to log in, as oneself. */
const loggingInHelps: ReadonlySet<keyof Texts['failures']> = new Set(['login-needed', 'login-failed', 'not-admitted']);

/** The page that says in words why there is no other page. */
export function failurePage(
  context: Context,
  code: keyof Texts['failures'],
  status: ContentfulStatusCode = statuses[code],
): Response | Promise<Response> {
  const language = languageOf(context);
  const text = textsIn(language);
  const { title, text: explanation } = text.failures[code];
  if (status === 503) context.header('Retry-After', '5');
  return page(
    context,
    { title: `${title} – ${text.ministry}`, status },
    <>
      <h1>{title}</h1>
      <p>{explanation}</p>
      <p>
        {loggingInHelps.has(code) ? (
          <a href={linkTo('/login', language, { other: code === 'not-admitted' ? 'yes' : undefined })}>
            {code === 'not-admitted' ? text.logInAsOther : text.logIn}
          </a>
        ) : (
          <a href={linkTo('/', language)}>{text.backToReports}</a>
        )}
      </p>
    </>,
  );
}
