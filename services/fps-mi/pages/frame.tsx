import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Session } from '#database/sessions.ts';
import type { Language } from '#forms/definition.ts';
import { ministryFiles } from '#services/fps-mi/static-files.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { LanguageLinks, renderPage } from '#web/site/page-shell.tsx';
import type { PageContext } from './env.ts';
import { linkTo, type Parameters } from './links.tsx';

type PageOptions = {
  readonly title: string;
  readonly status?: ContentfulStatusCode;
  /** The address of the page in other languages, when it is not that of the request. */
  readonly address?: { readonly path: string; readonly parameters: Parameters } | undefined;
};

/** Answers with a whole page around `children`. */
export function page(
  context: PageContext,
  { title, status = 200, address }: PageOptions,
  children: Child,
): Response | Promise<Response> {
  const { language, session } = context.var;
  const { language: _, ...parameters } = context.req.query();
  const linkIn = (other: Language) =>
    address ? linkTo(address.path, other, address.parameters) : linkTo(context.req.path, other, parameters);
  const header = <Header language={language} session={session} linkIn={linkIn} />;
  const icon = ministryFiles.address('icon.svg');
  return context.html(renderPage({ language, title, status, icon, head: <StyleSheets />, header, children }), status);
}

function StyleSheets() {
  return (
    <>
      <link rel="stylesheet" href={ministryFiles.address('style.css')} />
      <link rel="stylesheet" href={ministryFiles.address('tables.css')} />
      <link rel="stylesheet" href={ministryFiles.address('report.css')} />
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
