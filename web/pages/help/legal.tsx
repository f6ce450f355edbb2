import { type Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { DRAFT_DAYS } from '#database/drafts.ts';
import { INVITATION_DAYS } from '#database/invitations.ts';
import { SESSION_HOURS, SESSION_IDLE_HOURS } from '#database/sessions.ts';
import { UPLOAD_HOURS } from '#database/uploads.ts';
import type { Language } from '#forms/definition.ts';
import type { Article } from '#web/article.ts';
import { ArticleSection, ArticleSections } from '#web/components/article.tsx';
import { type FrameVariables, page } from '#web/page.tsx';
import type { SiteEnv } from '#web/site/env.ts';
import { textsIn } from '#web/text/texts.ts';
import { version } from '#web/version.ts';
import { type SiteCookie, siteCookies } from './site-cookies.ts';

type LegalEnv = { Variables: SiteEnv['Variables'] & Partial<FrameVariables> };
type LegalContext = Context<LegalEnv>;

/**
 * Contact, the accessibility statement (law of 19 July 2018, in the order of Decision (EU) 2018/1523), privacy (GDPR,
 * articles 13 and 14), cookies, and what this application is. Also without a login.
 * @param secure whether the site is behind https
 */
export function legalPages(secure: boolean): Hono<LegalEnv> {
  return new Hono<LegalEnv>()
    .get('/contact', (context) => articlePage(context, textsIn(context.var.language).legal.contact))
    .get('/accessibility', (context) => articlePage(context, textsIn(context.var.language).legal.accessibility))
    .get('/privacy', privacyPage)
    .get('/cookies', (context) => cookiesPage(context, siteCookies(secure)))
    .get('/about', (context) => {
      const { legal, colon } = textsIn(context.var.language);
      return articlePage(context, legal.about, <p>{`${legal.version}${colon}${version}`}</p>);
    });
}

/** A page with an article, and `more` below it. */
function articlePage(context: LegalContext, article: Article, more?: Child): Response | Promise<Response> {
  const { language, contacts } = context.var;
  return page(
    context,
    { title: article.title },
    <>
      <h1>{article.title}</h1>
      <p class="lead">{article.lead}</p>
      <ArticleSections sections={article.sections} language={language} contacts={contacts} />
      {more}
    </>,
  );
}

function privacyPage(context: LegalContext): Response | Promise<Response> {
  const { language, contacts } = context.var;
  const { legal } = textsIn(language);
  return articlePage(
    context,
    legal.privacy,
    <>
      <KeptFor language={language} />
      <ArticleSection section={legal.rights} id="rights" language={language} contacts={contacts} />
    </>,
  );
}

/** How long each kind of personal data is kept: what the program removes has the numbers of the program. */
function KeptFor({ language }: { readonly language: Language }) {
  const text = textsIn(language).legal.kept;
  const rows = [
    [text.sessions, text.sessionsFor(String(SESSION_IDLE_HOURS), String(SESSION_HOURS))],
    [text.drafts, text.draftsFor(String(DRAFT_DAYS))],
    [text.uploads, text.uploadsFor(String(UPLOAD_HOURS))],
    [text.invitations, text.invitationsFor(String(INVITATION_DAYS))],
    [text.reports, text.reportsFor],
    [text.persons, text.personsFor],
    [text.logs, text.logsFor],
    [text.securityLog, text.securityLogFor],
  ] as const;
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{text.title}</h2>
      <table class="cards notes">
        <thead>
          <tr>
            <th scope="col">{text.data}</th>
            <th scope="col">{text.howLong}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([data, howLong]) => (
            <tr>
              <th scope="row">{data}</th>
              <td>{howLong}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function cookiesPage(context: LegalContext, cookies: readonly SiteCookie[]): Response | Promise<Response> {
  const { language } = context.var;
  const text = textsIn(language).legal.cookies;
  return page(
    context,
    { title: text.title },
    <>
      <h1>{text.title}</h1>
      <p class="lead">{text.lead}</p>
      <h2>{text.listTitle}</h2>
      <table class="cards notes">
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.purpose}</th>
            <th scope="col">{text.howLong}</th>
          </tr>
        </thead>
        <tbody>
          {cookies.map(({ name, kind, seconds }) => (
            <tr>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{text.kinds[kind]}</td>
              <td>{durationText(seconds, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <section class="text">
        <p>{text.secureNames}</p>
        <p>{text.scripts}</p>
        <p>{text.identity}</p>
      </section>
    </>,
  );
}

function durationText(seconds: number | null, language: Language): string {
  const text = textsIn(language).legal.cookies;
  if (seconds === null) return text.untilClosed;
  if (seconds < 3_600) return text.forMinutes(String(seconds / 60));
  if (seconds < 86_400) return text.forHours(String(seconds / 3_600));
  return text.forDays(String(seconds / 86_400));
}
