import type { Child } from 'hono/jsx';
import { type Language, languages } from '#forms/definition.ts';
import { texts } from '#services/identity/text/texts.ts';

/** What every page must be told. */
export type View = {
  readonly language: Language;
  /** The application's address. */
  readonly webUrl: string;
  /** The path and query of this page, when it can be asked for again in another language. */
  readonly url: string | undefined;
};

/** Each in its own language, so that whoever needs it can read it. */
const languageNames: Record<Language, string> = { nl: 'Nederlands', fr: 'Français', de: 'Deutsch' };

/** A whole page: the frame around `children`. The banner that says what this is stands on every one. */
export function document({ language, webUrl, url }: View, title: string, children: Child): string {
  const text = texts[language];
  const page = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} - ${text.service}`}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/style.css" />
        <script src="/script.js" defer />
      </head>
      <body>
        <a class="skip" href="#main">
          {text.skipToContent}
        </a>
        <header>
          <div class="bar">
            {' '}
            <p class="service">{text.service}</p>
            {url !== undefined && (
              <nav aria-label={text.languageChoice}>
                <ul>
                  {languages.map((other) => (
                    <li>
                      <a
                        href={inLanguage(url, other)}
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
            )}
          </div>
          <p class="stand-in">
            <strong>{text.standIn[0]}</strong> {text.standIn[1]}
          </p>
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer>
          <a href={new URL('/', webUrl).href}>{text.toApplication}</a>
        </footer>
      </body>
    </html>
  );
  return `<!doctype html>${page}`;
}

function inLanguage(url: string, language: Language): string {
  // The host does not matter: only path and query are kept.
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  searchParams.set('language', language);
  return `${pathname}?${searchParams}`;
}
