import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Session } from '#database/sessions.ts';
import { type Language, languages } from '#forms/definition.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import type { PageContext } from './env.ts';
import { linkTo } from './links.tsx';

/** Answers with a whole page: the frame around `children`. */
export function page(
  context: PageContext,
  { title, status = 200 }: { title: string; status?: ContentfulStatusCode },
  children: Child,
): Response | Promise<Response> {
  const { language, session } = context.var;
  const { language: _, ...parameters } = context.req.query();
  const linkIn = (other: Language) => linkTo(context.req.path, other, parameters);
  const frame = (
    <Frame title={title} language={language} session={session} linkIn={linkIn}>
      {children}
    </Frame>
  );
  return context.html(html`<!doctype html>${frame}`, status);
}

type FrameProps = {
  title: string;
  language: Language;
  session: Session | null;
  /** The address of this page in another language. */
  linkIn: (language: Language) => string;
  children: Child;
};

function Frame({ title, language, session, linkIn, children }: FrameProps) {
  const text = textsIn(language);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/style.css" />
        <link rel="stylesheet" href="/reports.css" />
      </head>
      <body>
        <a class="skip" href="#main">
          {siteTextsIn(language).page.skipToContent}
        </a>
        <header>
          <div class="bar">
            <p class="ministry">
              <a href={linkTo('/', language)}>{text.common.ministry}</a>
            </p>
            <LanguageChoice language={language} linkIn={linkIn} />
          </div>
          {session && (
            <div class="bar who">
              <Parts language={language} />
              <Person session={session} language={language} />
            </div>
          )}
          <p class="stand-in">{text.site.standIn}</p>
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
      </body>
    </html>
  );
}

function LanguageChoice({ language, linkIn }: Pick<FrameProps, 'language' | 'linkIn'>) {
  const { languageChoice, languageNames } = siteTextsIn(language).page;
  return (
    <nav aria-label={languageChoice}>
      <ul>
        {languages.map((other) => (
          <li>
            <a
              href={linkIn(other)}
              lang={other}
              hreflang={other}
              aria-current={other === language ? 'true' : undefined}
            >
              {languageNames[other]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The links to the parts of the site. */
function Parts({ language }: { language: Language }) {
  const { site, campaigns, payments } = textsIn(language);
  const parts = [
    { path: '/', label: site.parts.reports },
    { path: '/campaigns', label: campaigns.title },
    { path: '/totals', label: site.parts.totals },
    { path: '/payments', label: payments.title },
  ];
  return (
    <nav aria-label={site.partsLabel}>
      <ul>
        {parts.map(({ path, label }) => (
          <li>
            <a href={linkTo(path, language)}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Who is logged in, with the button to log out. */
function Person({ session, language }: { session: Session; language: Language }) {
  const text = textsIn(language).site;
  return (
    <form method="post" action={linkTo('/logout', language)}>
      <span>
        <span class="unseen">{text.loggedInAs} </span>
        {session.person.name}
      </span>
      <button type="submit">{text.logOut}</button>
    </form>
  );
}
