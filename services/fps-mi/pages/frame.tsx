import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Session } from '#database/sessions.ts';
import { locales } from '#forms/amount.ts';
import { type Language, languages } from '#forms/definition.ts';
import { campaignTextsIn } from '#services/fps-mi/text/campaigns.ts';
import { paymentTextsIn } from '#services/fps-mi/text/payments.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';

/** The language that was asked for by `?language=`; Dutch unless told otherwise. */
export function languageOf(context: Context): Language {
  const asked = context.req.query('language');
  return languages.find((language) => language === asked) ?? 'nl';
}

type Parameters = Readonly<Record<string, string | number | undefined>>;

/** A link within these pages that keeps the language; parameters that are undefined or empty are left out. */
export function linkTo(path: string, language: Language, parameters: Parameters = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  if (language !== 'nl') query.set('language', language);
  return query.size === 0 ? path : `${path}?${query}`;
}

/** Answers with a whole page: the frame around `children`. */
export function page(
  context: Context,
  { title, status = 200 }: { title: string; status?: ContentfulStatusCode },
  children: Child,
): Response | Promise<Response> {
  const language = languageOf(context);
  const session: Session | null = context.get('session') ?? null;
  const { language: _, ...parameters } = context.req.query();
  const linkIn = (other: Language) => linkTo(context.req.path, other, parameters);
  return context.html(html`<!doctype html>${<Frame {...{ title, language, session, linkIn, children }} />}`, status);
}

type FrameProps = {
  title: string;
  language: Language;
  session: Session | null;
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
          {text.skipToContent}
        </a>
        <header>
          <div class="bar">
            <p class="ministry">
              <a href={linkTo('/', language)}>{text.ministry}</a>
            </p>
            <nav aria-label={text.languageChoice}>
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
          </div>
          {session && (
            <div class="bar who">
              <nav aria-label={text.partsLabel}>
                <ul>
                  <li>
                    <a href={linkTo('/', language)}>{text.parts.reports}</a>
                  </li>
                  <li>
                    <a href={linkTo('/campaigns', language)}>{campaignTextsIn(language).title}</a>
                  </li>
                  <li>
                    <a href={linkTo('/totals', language)}>{text.parts.totals}</a>
                  </li>
                  <li>
                    <a href={linkTo('/payments', language)}>{paymentTextsIn(language).title}</a>
                  </li>
                </ul>
              </nav>
              <form method="post" action={linkTo('/logout', language)}>
                <span>
                  <span class="unseen">{text.loggedInAs} </span>
                  {session.person.name}
                </span>
                <button type="submit">{text.logOut}</button>
              </form>
            </div>
          )}
          <p class="stand-in">{text.standIn}</p>
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
      </body>
    </html>
  );
}

/** Each in its own language, so that whoever needs it can read it. */
const languageNames: Record<Language, string> = { nl: 'Nederlands', fr: 'Français', de: 'Deutsch' };

const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: 'Europe/Brussels' } as const;

/** A moment as people in Belgium read it, whatever the clock of the machine; `brief` where there is little room. */
export function Moment({ at, language, brief = false }: { at: Date; language: Language; brief?: boolean }) {
  const day = { day: 'numeric', month: brief ? 'short' : 'long', year: 'numeric' } as const;
  const format = new Intl.DateTimeFormat(locales[language], { ...day, ...clock });
  return <time datetime={at.toISOString()}>{format.format(at)}</time>;
}
