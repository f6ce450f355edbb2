import { setTimeout } from 'node:timers/promises';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { catalogue } from '#forms/catalogue.ts';
import { fieldsOf, type Language } from '#forms/definition.ts';
import { HelpdeskLine } from '#web/components/helpdesk-line.tsx';
import { ErrorNotice } from '#web/components/notice.tsx';
import { type FramedContext, page } from '#web/page.tsx';
import type { PageContext } from '#web/site/env.ts';
import { languageOf } from '#web/site/language.ts';
import { readRepeatedFields } from '#web/site/read-form.ts';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { type ErrorCode, type Texts, textsIn } from '#web/text/texts.ts';

type Failure = {
  readonly code: ErrorCode;
  readonly status: ContentfulStatusCode;
  /** The code of this failure in the log, for a user who calls the helpdesk. */
  readonly trace?: string;
  /** In how many seconds trying again will probably help. */
  readonly retryAfterS?: number;
  /** The page to which a new login leads, after a login that failed. */
  readonly returnTo?: string | undefined;
};

/**
 * The failures after which the page keeps the posted values and offers to send them again. Not after a refusal: what
 * another site or another person posted must not become a form on our page.
 */
const retryable: ReadonlySet<ErrorCode> = new Set([
  'database-unavailable',
  'busy',
  'too-many-requests',
  'login-needed',
  'unexpected',
]);

/** The failures after which the person must identify again, even with a session at the identity service. */
const asksToIdentify: ReadonlySet<ErrorCode> = new Set(['login-too-weak', 'login-not-recent']);

/** The failures after which the page offers a new login in the same window. */
const loginHelps: ReadonlySet<ErrorCode> = new Set([...asksToIdentify, 'login-failed', 'login-interrupted']);

/** The failures whose text sends people to the helpdesk. */
const helpdeskHelps: ReadonlySet<ErrorCode> = new Set(['unexpected', ...asksToIdentify]);

/** The names of hidden fields. */
const hiddenFields = new Set([
  'person',
  'version',
  'request',
  'draft',
  'do',
  'next',
  'hash',
  'as',
  'language',
  'confirmedBic',
  'findings',
  'sign',
]);

/** The names of the checkboxes with which a signer confirms something, of one report or of several. */
const confirmationField = /(^|-)confirm-(repayment|unchanged)$/;

/** How long the page waits for values that are still on their way: without a session, a request is refused before. */
const BODY_PATIENCE_MS = 2_000;

/**
 * The page for a request that cannot be answered. It shows the posted values and sends them again unchanged with one
 * button. That is safe: every form carries an idempotency key.
 */
export async function failurePage(context: FramedContext, failure: Failure): Promise<Response> {
  const language = languageOf(context);
  const text = textsIn(language);
  const posted = context.req.method === 'POST' && retryable.has(failure.code) ? await postedValues(context) : [];
  const { pathname, search } = new URL(context.req.url);
  const { retryAfterS } = failure;
  const { contacts } = context.var;
  if (retryAfterS !== undefined) context.header('Retry-After', String(retryAfterS));
  return page(
    context,
    { title: text.errors[failure.code].title, status: failure.status, address: addressOf(context, failure) },
    <>
      <ErrorNotice language={language} code={failure.code} wholePage>
        {retryAfterS !== undefined && <p>{siteTextsIn(language).page.tryAgainIn(retryAfterS)}</p>}
        {failure.trace && (
          <p>
            <code>{failure.trace}</code>
          </p>
        )}
        {contacts && helpdeskHelps.has(failure.code) && <HelpdeskLine contacts={contacts} language={language} />}
      </ErrorNotice>
      <PostedValues posted={posted} language={language} />
      <Actions
        failure={failure}
        posted={posted}
        path={context.req.method === 'GET' ? `${pathname}${search}` : pathname}
        language={language}
      />
    </>,
  );
}

/** The address of the page in other languages. That of a login's answer works only once. */
function addressOf({ req }: PageContext, { code, returnTo }: Failure): string | undefined {
  if (req.path !== '/login/callback') return undefined;
  return `/login/failure?${new URLSearchParams({ code, ...(returnTo !== undefined && { return: returnTo }) })}`;
}

/** The values that were posted, with the labels of their fields. */
function PostedValues({ posted, language }: { posted: readonly [string, string][]; language: Language }) {
  const text = textsIn(language);
  const labels = labelsIn(text, language);
  const shown = posted.filter(
    ([name, value]) => !hiddenFields.has(name) && !confirmationField.test(name) && value !== '',
  );
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="values">
      <h2 id="values">{text.yourValues}</h2>
      <dl class="facts">
        {shown.map(([name, value]) => (
          <div>
            <dt>{labelOf(name, labels, language)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The buttons: log in again, try again, to the homepage. */
function Actions(props: { failure: Failure; posted: readonly [string, string][]; path: string; language: Language }) {
  const { failure, posted, path, language } = props;
  const text = textsIn(language);
  return (
    <div class="actions">
      {failure.code === 'login-needed' && (
        <a class="button primary" href="/login" target="_blank" rel="noopener">
          {text.logInAgain}
        </a>
      )}
      {posted.length > 0 ? (
        <form method="post" action={path}>
          {posted.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button type="submit" class={failure.code === 'login-needed' ? undefined : 'primary'}>
            {siteTextsIn(language).page.tryAgain}
          </button>
        </form>
      ) : (
        (failure.status === 503 || failure.status === 429) && (
          <a class="button primary" href={failure.code === 'login-unavailable' ? loginAddress(failure) : path}>
            {siteTextsIn(language).page.tryAgain}
          </a>
        )
      )}
      {loginHelps.has(failure.code) && (
        <a class="button primary" href={loginAddress(failure)}>
          {text.newLogin}
        </a>
      )}
      <a class="button" href="/organisations">
        {text.homepage}
      </a>
    </div>
  );
}

function loginAddress({ code, returnTo }: Failure): string {
  const query = new URLSearchParams({
    ...(asksToIdentify.has(code) && { other: 'yes' }),
    ...(returnTo !== undefined && { return: returnTo }),
  });
  return query.size === 0 ? '/login' : `/login?${query}`;
}

async function postedValues(context: PageContext): Promise<[string, string][]> {
  try {
    const late = setTimeout(BODY_PATIENCE_MS, null, { ref: false });
    const body = await Promise.race([readRepeatedFields(context), late]);
    const fields = Object.entries(body ?? {}).flatMap(([name, values]) =>
      [values].flat().map((value) => ({ name, value })),
    );
    // A file cannot be kept: the person chooses it again.
    if (fields.some(({ value }) => value instanceof File)) return [];
    return fields.flatMap(({ name, value }) => (typeof value === 'string' ? [[name, value]] : []));
  } catch {
    // A body that is not a form has no values to keep.
    return [];
  }
}

/** The label of a field, or the table, line and column of a cell. @param name as `inputName` writes it */
function labelOf(name: string, labels: ReadonlyMap<string, string>, language: Language): string {
  const [table = '', line, column] = name.split('-');
  if (column === undefined) return labels.get(name) ?? name;
  return [
    labels.get(table),
    siteTextsIn(language).lines.line(String(Number(line) + 1)),
    labels.get(`${table}.${column}`),
  ].join(', ');
}

function labelsIn(text: Texts, language: Language): Map<string, string> {
  const fields = catalogue
    .flatMap(fieldsOf)
    .flatMap((field): [string, string][] => [
      [field.id, field.label[language]],
      ...(field.kind === 'table'
        ? field.columns.map(({ id, label }): [string, string] => [`${field.id}.${id}`, label[language]])
        : []),
    ]);
  return new Map([
    ...fields,
    ['account', text.data.accountNumber],
    ['bic', text.data.bic],
    ['contactName', text.data.contactName],
    ['contactEmail', text.data.contactEmail],
    ['contactPhone', text.data.contactPhone],
  ]);
}
