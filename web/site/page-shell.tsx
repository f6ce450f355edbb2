/** The HTML document around every page of the three sites. */

import type { Child } from 'hono/jsx';
import { type Language, languages } from '#forms/definition.ts';
import { pathOf } from './language.ts';
import { textsIn } from './text/texts.ts';

type ShellProps = {
  readonly language: Language;
  /** The title of the document: the names of the page and of the site. */
  readonly title: string;
  /** The HTTP status of the answer: the title of a page that says what went wrong begins with a word for it. */
  readonly status?: number;
  /** The address of the site's icon. */
  readonly icon: string;
  /** What the site adds to the head: its style sheets and scripts. */
  readonly head: Child;
  /** The site's header and footer. */
  readonly header: Child;
  readonly footer?: Child;
  /** The content of `main`. */
  readonly children: Child;
};

/** A whole HTML document as text. Its components must be synchronous. */
export function renderPage(props: ShellProps): string {
  return `<!doctype html>${<PageShell {...props} />}`;
}

function PageShell({ language, title, status = 200, icon, head, header, footer, children }: ShellProps) {
  const wrong = status >= 400 && status !== 404;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{wrong ? textsIn(language).page.wrong(title) : title}</title>
        <link rel="icon" href={icon} type="image/svg+xml" />
        {head}
      </head>
      <body>
        <a class="skip" href="#main">
          {textsIn(language).page.skipToContent}
        </a>
        {header}
        <main id="main" tabindex={-1}>
          {children}
        </main>
        {footer}
      </body>
    </html>
  );
}

/** A form of the page, by its id, and where it is posted with the chosen language in the field `language`. */
export type LanguageForm = { readonly id: string; readonly action: string };

type LanguageButtonsProps = {
  readonly language: Language;
  /** The address of the page. */
  readonly address: string;
  /** The id of the person whose language is stored. */
  readonly person: string;
  /** The form that is posted instead of a form of their own. */
  readonly form?: LanguageForm | undefined;
};

/** The same page in each language, for a person whose choice is stored: a form, because a link must change nothing. */
export function LanguageButtons({ language, address, person, form }: LanguageButtonsProps) {
  const text = textsIn(language).page;
  const buttons = (
    <ul>
      {languages.map((each) => (
        <li>
          <button
            type="submit"
            name="language"
            value={each}
            class="link"
            lang={each}
            aria-current={each === language ? 'true' : undefined}
            title={text.languageNames[each]}
            form={form?.id}
            formaction={form?.action}
          >
            {each.toUpperCase()}
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <nav aria-label={text.languageChoice} class="languages">
      {form ? (
        <>
          {/* The Enter key activates the first button of a form: it saves, and must not choose a language. */}
          <button type="submit" form={form.id} hidden></button>
          {buttons}
        </>
      ) : (
        <form method="post" action="/language">
          <input type="hidden" name="person" value={person} />
          <input type="hidden" name="return" value={pathOf(address)} />
          {buttons}
        </form>
      )}
    </nav>
  );
}

type LanguageLinksProps = {
  /** The language of the page. */
  readonly language: Language;
  /** The address of the same page in another language. */
  readonly linkTo: (language: Language) => string;
  /** NL, FR, DE instead of the names of the languages. */
  readonly codes?: boolean;
};

/** Links to the same page in each language. */
export function LanguageLinks({ language, linkTo, codes = false }: LanguageLinksProps) {
  const text = textsIn(language).page;
  return (
    <nav aria-label={text.languageChoice} class="languages">
      <ul>
        {languages.map((each) => (
          <li>
            <a
              href={linkTo(each)}
              lang={each}
              hreflang={each}
              aria-current={each === language ? 'true' : undefined}
              title={codes ? text.languageNames[each] : undefined}
            >
              {codes ? each.toUpperCase() : text.languageNames[each]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
