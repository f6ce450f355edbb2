import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Session } from '#database/sessions.ts';
import type { Language } from '#forms/definition.ts';
import { ministryFiles } from '#services/fps-mi/static-files.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { inLanguage } from '#web/site/language.ts';
import { LanguageLinks, renderPage } from '#web/site/page-shell.tsx';
import type { PageContext } from './env.ts';
import { linkTo, type Parameters } from './links.tsx';

/** What every page shows around its content. */
export type FrameVariables = {
  /** The address of the organisations' site, which has the pages that the law asks for. */
  readonly webUrl: string;
};

type FramedContext = PageContext & { readonly var: Partial<FrameVariables> };

type PageOptions = {
  /** What the page is, without the ministry's name. */
  readonly title: string;
  readonly status?: ContentfulStatusCode;
  /** Nothing went wrong, whatever the status says: the title does not begin with the word for an error. */
  readonly informs?: boolean;
  /** The address of the page in other languages, when it is not that of the request. */
  readonly address?: { readonly path: string; readonly parameters: Parameters } | undefined;
};

/** Answers with a whole page around `children`. */
export function page(
  context: FramedContext,
  { title, status = 200, informs = false, address }: PageOptions,
  children: Child,
): Response | Promise<Response> {
  const { language, session, webUrl } = context.var;
  const { language: _, ...parameters } = context.req.query();
  const linkIn = (other: Language) =>
    address ? linkTo(address.path, other, address.parameters) : linkTo(context.req.path, other, parameters);
  const header = <Header language={language} session={session} linkIn={linkIn} />;
  const icon = ministryFiles.address('icon.svg');
  return context.html(
    renderPage({
      language,
      title: `${title} – ${textsIn(language).terms.ministry}`,
      status: informs ? 200 : status,
      icon,
      head: <StyleSheets />,
      header,
      footer: <Footer language={language} webUrl={webUrl} />,
      children,
    }),
    status,
  );
}

/** Whose site this is, and what the law asks for: on the organisations' site, for both. */
function Footer({ language, webUrl }: { language: Language; webUrl: string | undefined }) {
  const { site, terms } = textsIn(language);
  const { label, accessibility, privacy, contact, government } = site.footer;
  const links = [
    { path: '/contact', label: contact },
    { path: '/accessibility', label: accessibility },
    { path: '/privacy', label: privacy },
  ];
  return (
    <footer>
      {webUrl !== undefined && (
        <nav aria-label={label}>
          <ul>
            {links.map(({ path, label: text }) => (
              <li>
                <a href={new URL(inLanguage(path, language), webUrl).href}>{text}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p>
        {terms.ministry} – {government} <a href={`https://www.belgium.be/${language}`}>www.belgium.be</a>
      </p>
    </footer>
  );
}

function StyleSheets() {
  return (
    <>
      <link rel="stylesheet" href={ministryFiles.address('style.css')} />
      <link rel="stylesheet" href={ministryFiles.address('print.css')} media="print" />
    </>
  );
}

type HeaderProps = {
  language: Language;
  session: Session | null;
  /** The address of this page in another language. */
  linkIn: (language: Language) => string;
};

function Header({ language, session, linkIn }: HeaderProps) {
  const { site, terms } = textsIn(language);
  return (
    <header>
      <div class="bar">
        <p class="ministry">
          <a href={linkTo('/', language)}>{terms.ministry}</a>
        </p>
        <LanguageLinks language={language} linkTo={linkIn} />
      </div>
      {session && (
        <div class="bar who">
          <Navigation language={language} />
          <LogOut session={session} language={language} />
        </div>
      )}
      <p class="stand-in">{site.standIn}</p>
    </header>
  );
}

/** The links to the parts of the site. */
function Navigation({ language }: { language: Language }) {
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

/** The name of the person who is logged in, with the button to log out. */
function LogOut({ session, language }: { session: Session; language: Language }) {
  const text = textsIn(language).site;
  return (
    <form method="post" action={linkTo('/logout', language)}>
      <span>
        <span class="visually-hidden">{text.loggedInAs} </span>
        <a href={linkTo('/sessions', language)}>{session.person.name}</a>
      </span>
      <button type="submit">{text.logOut}</button>
    </form>
  );
}
