import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Organisation } from '#database/organisations.ts';
import type { Session } from '#database/sessions.ts';
import { type Language, languages } from '#forms/definition.ts';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { inLanguage, languageOf } from './site/language.ts';
import { textsIn } from './text/texts.ts';

type PageOptions = {
  /** What the page is, without the application's name. */
  readonly title: string;
  readonly status?: ContentfulStatusCode;
  /** The organisation whose page it is. */
  readonly organisation?: Organisation;
  /** Without JavaScript the page asks again after so many seconds; with it, it says itself what it follows. */
  readonly refresh?: number;
};

/** Answers a request with a whole page: the frame around `children`, in the language and for the person of the request. */
export function page(context: Context, options: PageOptions, children: Child): Response | Promise<Response> {
  const language = languageOf(context);
  const session: Session | null = context.get('session') ?? null;
  const url = new URL(context.req.url);
  const several: boolean = context.get('severalOrganisations') ?? false;
  const frame = { ...options, language, session, several, address: url, children };
  return context.html(html`<!doctype html>${<Frame {...frame} />}`, options.status ?? 200);
}

type FrameProps = PageOptions & {
  readonly language: Language;
  readonly session: Session | null;
  /** Whether the person works for several organisations and can switch (requirement A6). */
  readonly several: boolean;
  readonly address: URL;
  readonly children: Child;
};

/** What is around every page: where one is, who one is, the languages. */
function Frame({ title, organisation, refresh, language, session, several, address, children }: FrameProps) {
  const text = textsIn(language);
  const home = organisation ? `/organisations/${organisation.nis}` : '/organisations';
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta
          name="htmx-config"
          content='{"includeIndicatorCSS": false, "history": false, "noSwap": [204, 304, "4xx", "5xx"], "morphIgnore": ["data-htmx-powered", "open", "data-submitted"]}'
        />
        <title>{`${title} – ${text.applicationName}`}</title>
        {refresh && (
          <noscript>
            <meta http-equiv="refresh" content={String(refresh)} />
          </noscript>
        )}
        <link rel="icon" href="/static/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/static/style.css" />
        <link rel="stylesheet" href="/static/print.css" media="print" />
        <script src="/static/htmx.js" defer></script>
        <script src="/static/htmx-sse.js" defer></script>
        <script src="/static/site.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#main">
          {siteTextsIn(language).page.skipToContent}
        </a>
        <header class="site">
          <div class="bar">
            <p class="brand">
              <a href={session ? home : '/'}>
                <span class="application">{text.applicationName}</span>
                <span class="ministry">{text.ministry}</span>
              </a>
            </p>
            <nav aria-label={siteTextsIn(language).page.languageChoice} class="languages">
              <ul>
                {languages.map((each) => (
                  <li>
                    <a
                      href={inLanguage(address, each)}
                      lang={each}
                      hreflang={each}
                      aria-current={each === language ? 'true' : undefined}
                      title={siteTextsIn(language).page.languageNames[each]}
                    >
                      {each.toUpperCase()}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          </div>
          {session && (
            <div class="bar who">
              <a href={home}>{text.homepage}</a>
              {organisation && (
                <p class="organisation">
                  {organisation.name[language]}
                  {several && <a href="/organisations">{text.otherOrganisation}</a>}
                </p>
              )}
              <form method="post" action="/logout" class="person">
                <span>
                  <span class="unseen">{text.loggedInAs} </span>
                  {session.person.name}
                </span>
                <button type="submit" class="link">
                  {text.logOut}
                </button>
              </form>
            </div>
          )}
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="site">
          <p>{text.footer}</p>
        </footer>
      </body>
    </html>
  );
}
