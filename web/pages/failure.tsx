import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { catalogue } from '#forms/catalogue.ts';
import { fieldsOf, type Language } from '#forms/definition.ts';
import { ErrorNotice } from '#web/components/notice.tsx';
import { page } from '#web/page.tsx';
import { languageOf } from '#web/site/language.ts';
import { type ErrorCode, type Texts, textsIn } from '#web/text/texts.ts';

type Failure = {
  readonly code: ErrorCode;
  readonly status: ContentfulStatusCode;
  /** By what the log names this failure, for whoever calls the helpdesk. */
  readonly trace?: string;
};

/**
 * After these what was posted is kept, and can be sent again by one button. Not after a refusal: what another site or
 * another person posted must not become a page of ours with a button.
 */
const keeping: ReadonlySet<ErrorCode> = new Set(['database-away', 'login-needed', 'unexpected']);

/** Names of what goes with a form unseen. */
const unseen = new Set(['person', 'version', 'request', 'draft', 'do', 'next', 'hash', 'as', 'language']);

/**
 * The page for what cannot be answered. What was posted is kept on it: shown in words, and sent again as it was by one
 * button, which is safe since every message carries the name of its request.
 */
export async function failurePage(context: Context, failure: Failure): Promise<Response> {
  const language = languageOf(context);
  const text = textsIn(language);
  const posted = context.req.method === 'POST' && keeping.has(failure.code) ? await postedValues(context) : [];
  const { pathname } = new URL(context.req.url);
  const labels = labelsIn(text, language);
  const shown = posted.filter(([name, value]) => !unseen.has(name) && value !== '');
  return page(
    context,
    { title: text.errors[failure.code].title, status: failure.status },
    <>
      <h1 class="unseen">{text.errors[failure.code].title}</h1>
      <ErrorNotice language={language} code={failure.code}>
        {failure.trace && (
          <p>
            <code>{failure.trace}</code>
          </p>
        )}
      </ErrorNotice>
      {shown.length > 0 && (
        <section aria-labelledby="values">
          <h2 id="values">{text.yourValues}</h2>
          <dl class="facts">
            {shown.map(([name, value]) => (
              <div>
                <dt>{labelOf(name, labels, text)}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <div class="actions">
        {posted.length > 0 ? (
          <form method="post" action={pathname}>
            {posted.map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <button type="submit" class="primary">
              {text.tryAgain}
            </button>
          </form>
        ) : (
          failure.status === 503 && (
            <a class="button primary" href={pathname}>
              {text.tryAgain}
            </a>
          )
        )}
        {failure.code === 'login-needed' && (
          <a class="button" href="/login" target="_blank" rel="noopener">
            {text.logInAgain}
          </a>
        )}
        <a class="button" href="/organisations">
          {text.homepage}
        </a>
      </div>
    </>,
  );
}

async function postedValues(context: Context): Promise<[string, string][]> {
  try {
    const body = await context.req.parseBody();
    return Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  } catch {
    // What is no form has no values to keep.
    return [];
  }
}

/** A field by its label, a cell by its table, line and column: their names are those of `inputName`. */
function labelOf(name: string, labels: ReadonlyMap<string, string>, text: Texts): string {
  const [table = '', line, column] = name.split('-');
  if (column === undefined) return labels.get(name) ?? name;
  return [labels.get(table), text.form.line(String(Number(line) + 1)), labels.get(`${table}.${column}`)].join(', ');
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
