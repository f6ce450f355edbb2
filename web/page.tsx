import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Announcement } from '#database/announcements.ts';
import type { Organisation } from '#database/organisations.ts';
import { remainingTime, type Session } from '#database/sessions.ts';
import type { Language } from '#forms/definition.ts';
import { isSignatory, type Role } from '#rules/report.ts';
import { AnnouncementBanner } from './components/announcements.tsx';
import { Done } from './components/notice.tsx';
import { SessionWarning } from './components/session-warning.tsx';
import { SiteFooter } from './components/site-footer.tsx';
import type { Contacts } from './contacts.ts';
import { helpAddress } from './help/topics.ts';
import type { PageContext } from './site/env.ts';
import { inLanguage, languageOf, pathOf } from './site/language.ts';
import { LanguageButtons, type LanguageForm, LanguageLinks, renderPage } from './site/page-shell.tsx';
import { siteFiles } from './static-files.ts';
import { textsIn } from './text/texts.ts';

/** What every page shows around its content. */
export type FrameVariables = {
  /** Whom people can turn to. */
  readonly contacts: Contacts;
  /** What operators announce at this moment. */
  readonly announcements: readonly Announcement[];
};

/** The context of a page; those of an organisation know the person's roles there, and whether the person has several. */
export type FramedContext = PageContext & {
  readonly var: Partial<FrameVariables> & {
    readonly severalOrganisations?: boolean;
    readonly roles?: readonly Role[];
  };
};

/** In the address after the data of an organisation were saved (`?saved=data`): the page, whichever it is, says so. */
export const SAVED_DATA = 'data';

type PageOptions = {
  /** What the page is, without the application's name. */
  readonly title: string;
  readonly status?: ContentfulStatusCode;
  /** Nothing went wrong, whatever the status says: the title does not begin with the word for an error. */
  readonly informs?: boolean;
  /** The organisation to which the page belongs. */
  readonly organisation?: Organisation;
  /** The address of the page in other languages, when it is not that of the request. */
  readonly address?: string | undefined;
  /** After how many seconds a browser without JavaScript loads the page again. */
  readonly refresh?: number;
  /** The form whose fields are sent along when a language is chosen, so that what is typed is kept, and where to. */
  readonly languageForm?: LanguageForm;
};

/** Answers a request with a whole page around `children`, in the language and for the person of the request. */
export function page(context: FramedContext, options: PageOptions, children: Child): Response | Promise<Response> {
  const {
    title,
    status = 200,
    informs = false,
    organisation,
    refresh,
    languageForm,
    address = context.req.url,
  } = options;
  const language = languageOf(context);
  // An error can come before the session was looked up.
  const session = context.var.session ?? null;
  const text = textsIn(language);
  const document = renderPage({
    language,
    status: informs ? 200 : status,
    title: `${title} – ${text.applicationName}`,
    icon: siteFiles.address('icon.svg'),
    head: <Head refresh={refresh} />,
    header: (
      <>
        <Header
          language={language}
          session={session}
          organisation={organisation}
          severalOrganisations={context.var.severalOrganisations ?? false}
          roles={context.var.roles ?? []}
          path={context.req.path}
          address={address}
          languageForm={languageForm}
        />
        <AnnouncementBanner announcements={context.var.announcements ?? []} language={language} />
      </>
    ),
    footer: (
      <>
        <SiteFooter language={language} />
        {session && (
          <SessionWarning language={language} personId={session.person.id} remaining={remainingTime(session).seconds} />
        )}
      </>
    ),
    children: (
      <>
        {context.req.query('saved') === SAVED_DATA && <Done>{text.data.saved}</Done>}
        {children}
      </>
    ),
  });
  return context.html(document, status);
}

function Head({ refresh }: { refresh: number | undefined }) {
  return (
    <>
      <meta
        name="htmx-config"
        content='{"includeIndicatorCSS": false, "history": false, "noSwap": [204, 304, "4xx", "5xx"], "morphIgnore": ["data-htmx-powered", "open", "data-submitted"]}'
      />
      {refresh !== undefined && (
        <noscript>
          <meta http-equiv="refresh" content={String(refresh)} />
        </noscript>
      )}
      <link rel="stylesheet" href={siteFiles.address('style.css')} />
      <link rel="stylesheet" href={siteFiles.address('print.css')} media="print" />
      <script src={siteFiles.address('htmx.js')} defer></script>
      <script src={siteFiles.address('htmx-sse.js')} defer></script>
      <script src={siteFiles.address('site.js')} defer></script>
      <script src={siteFiles.address('date-field.js')} defer></script>
    </>
  );
}

type HeaderProps = {
  readonly language: Language;
  readonly session: Session | null;
  readonly organisation: Organisation | undefined;
  /** Whether the person works for several organisations and can switch (requirement A6). */
  readonly severalOrganisations: boolean;
  /** The person's roles for the organisation. */
  readonly roles: readonly Role[];
  /** The path of the request: where the person is. */
  readonly path: string;
  /** The address of the page. */
  readonly address: string;
  readonly languageForm: LanguageForm | undefined;
};

/** The help about this page. In another tab: what is typed in a form stays. */
function HelpLink({ language, address }: Pick<HeaderProps, 'language' | 'address'>) {
  const { helpHere, newTab } = textsIn(language).frame;
  return (
    <a class="help-here" href={helpAddress(pathOf(address).split('?')[0] ?? '')} target="_blank" rel="noopener">
      {helpHere}
      <span class="visually-hidden"> ({newTab})</span>
    </a>
  );
}

/** The application, and for people who are logged in their name, the organisation and its pages. */
function Header(props: HeaderProps) {
  const { language, session, organisation, severalOrganisations, address } = props;
  const text = textsIn(language);
  const home = organisation ? `/organisations/${organisation.nis}` : '/organisations';
  return (
    <header class="site">
      <OfficialBar {...props} />
      <div class="bar">
        <p class="brand">
          <a href={session ? home : '/'}>
            <span class="application">{text.applicationName}</span>
            <span class="ministry">{text.ministry}</span>
          </a>
        </p>
        <HelpLink language={language} address={address} />
        {session && (
          <form method="post" action="/logout" class="person">
            <span>
              <span class="visually-hidden">{text.loggedInAs} </span>
              <a href="/sessions">{session.person.name}</a>
            </span>
            <a href="/preferences">{text.preferences.link}</a>
            <button type="submit" class="link">
              {text.logOut}
            </button>
          </form>
        )}
      </div>
      {session && (
        <div class="bar where-in">
          {organisation && (
            <p class="organisation">
              {organisation.name[language]}
              {severalOrganisations && <a href="/organisations">{text.otherOrganisation}</a>}
            </p>
          )}
          <Sections {...props} home={home} />
        </div>
      )}
    </header>
  );
}

/** The languages, and where the other services of the government are. */
function OfficialBar({ language, session, address, languageForm }: HeaderProps) {
  return (
    <div class="official">
      <div class="bar">
        {session ? (
          <LanguageButtons language={language} address={address} person={session.person.id} form={languageForm} />
        ) : (
          <LanguageLinks language={language} linkTo={(other) => inLanguage(address, other)} codes />
        )}
        <p>
          <span>{textsIn(language).frame.government}</span>{' '}
          <a href={`https://www.belgium.be/${language}`}>www.belgium.be</a>
        </p>
      </div>
    </div>
  );
}

/** The pages of the organisation that are not about one report. The homepage can be reached from every page (A4). */
function Sections({ language, organisation, roles, path, home }: HeaderProps & { home: string }) {
  const text = textsIn(language);
  const links = [
    { href: home, label: text.homepage },
    ...(organisation && roles.length > 0 ? [{ href: `${home}/data`, label: text.home.dataShort }] : []),
    ...(organisation && roles.some(isSignatory) ? [{ href: `${home}/absence`, label: text.absence.title }] : []),
    ...(organisation && roles.includes('dpo') ? [{ href: `${home}/access`, label: text.access.title }] : []),
  ];
  return (
    <nav class="sections" aria-label={text.home.sections}>
      {links.map(({ href, label }) => (
        <a href={href} aria-current={path === href ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
