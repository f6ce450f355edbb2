import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Texts, textsIn } from '#services/fps-mi/text/texts.ts';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import type { PageContext } from './env.ts';
import { page } from './frame.tsx';
import { linkTo } from './links.tsx';

export type Failure = keyof Texts['failures'];

const statuses = {
  'not-found': 404,
  'database-unavailable': 503,
  busy: 503,
  'too-slow': 408,
  'still-busy': 429,
  'too-many-requests': 429,
  'login-needed': 401,
  'login-failed': 400,
  'login-interrupted': 400,
  'login-too-weak': 403,
  'login-not-recent': 403,
  'login-unavailable': 503,
  'not-admitted': 403,
  'person-changed': 409,
  'request-refused': 400,
  unexpected: 500,
} as const satisfies Record<Failure, ContentfulStatusCode>;

/** The failures that logging in solves. */
const loginHelps: ReadonlySet<Failure> = new Set([
  'login-needed',
  'login-failed',
  'login-interrupted',
  'login-too-weak',
  'login-not-recent',
  'not-admitted',
]);

/** The failures after which the person must identify again, even with a session at the identity service. */
const asksToIdentify: ReadonlySet<Failure> = new Set(['login-too-weak', 'login-not-recent', 'not-admitted']);

/**
 * The page that explains why the requested page is not shown.
 * @param returnTo the page to which a new login leads
 */
export function failurePage(
  context: PageContext,
  failure: Failure,
  status: ContentfulStatusCode = statuses[failure],
  returnTo?: string,
): Response | Promise<Response> {
  const { language } = context.var;
  const { terms, failures, site } = textsIn(language);
  const { title, text } = failures[failure];
  if (status === 503) context.header('Retry-After', '5');
  return page(
    context,
    { title, status, address: addressOf(context, failure, returnTo) },
    <>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        {loginHelps.has(failure) ? (
          <a
            href={linkTo('/login', language, {
              other: asksToIdentify.has(failure) ? 'yes' : undefined,
              return: returnTo,
            })}
          >
            {failure === 'not-admitted' ? site.logInAsOther : site.logIn}
          </a>
        ) : (
          <a href={linkTo('/', language)}>{terms.backToReports}</a>
        )}
      </p>
    </>,
  );
}

/** The address of the page in other languages. That of a login's answer works only once. */
function addressOf({ req }: PageContext, failure: Failure, returnTo: string | undefined) {
  if (req.path !== '/login/callback') return undefined;
  return { path: '/login/failure', parameters: { failure, return: returnTo } };
}

/** The page for a request that may be repeated later, with nothing done so far. It asks for the same page again. */
export function retryPage(
  context: PageContext,
  failure: 'busy' | 'still-busy' | 'too-many-requests',
  { retryAfterS }: { readonly retryAfterS: number },
): Response | Promise<Response> {
  const { language } = context.var;
  const { failures } = textsIn(language);
  const { tryAgain, tryAgainIn } = siteTextsIn(language).page;
  const { title, text } = failures[failure];
  const { pathname, search } = new URL(context.req.url);
  context.header('Retry-After', String(retryAfterS));
  return page(
    context,
    { title, status: statuses[failure] },
    <>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>{tryAgainIn(retryAfterS)}</p>
      <p>
        <a href={`${pathname}${search}`}>{tryAgain}</a>
      </p>
    </>,
  );
}
