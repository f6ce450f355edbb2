/** The history of a report: every version, what changed between any two, and the mails about it. */

import { type Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import { contentsOf, mailsAbout, versionsOf } from '#database/report-versions.ts';
import { definitionOf } from '#forms/catalogue.ts';
import { type FormDefinition, tablesOf } from '#forms/definition.ts';
import { reportId } from '#rules/keys.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { failurePage } from '#web/pages/failure.tsx';
import { renderLines } from '#web/pages/lines.tsx';
import { reportPath } from '#web/pages/report-path.ts';
import { countSchema } from '#web/site/field-schemas.ts';
import { textsIn } from '#web/text/texts.ts';
import { ComparedVersions } from './compared-versions.tsx';
import { MailList } from './mail-list.tsx';
import { CompareForm, VersionList } from './version-list.tsx';
import { VersionView } from './version-view.tsx';

/** The mails are shown as far as they fit a page; older ones are in the database. */
const MAX_MAILS = 200;

const comparedSchema = z.object({ from: countSchema, to: countSchema });

/** The pages below `/history` of a report. Everyone with a role at the organisation may read them. */
export function historyPages({ sql }: PageDependencies, form: FormDefinition): Hono<OrganisationEnv> {
  const reading = { sql, form };
  return new Hono<OrganisationEnv>()
    .get('/', (context) => showHistory(reading, context))
    .get('/compare', (context) => showChanges(reading, context))
    .get(`/${VERSION}`, (context) => showVersion(reading, context))
    .get(`/${VERSION}/lines/:table{[a-zA-Z0-9]+}`, (context) => showLines(reading, context));
}

const VERSION = ':version{[1-9][0-9]{0,8}}';

type Reading = { readonly sql: Sql; readonly form: FormDefinition };

/** The versions and the mails. Without a saved report it redirects to the overview. */
async function showHistory({ sql, form }: Reading, context: Context<OrganisationEnv>): Promise<Response> {
  const { id, path, overview } = placeOf(form, context);
  const [versions, mails] = await Promise.all([versionsOf(sql, id), mailsAbout(sql, id, MAX_MAILS)]);
  if (versions.length === 0) return context.redirect(overview, 303);
  const { language } = context.var;
  const text = textsIn(language).history;
  return await render(form, context, {
    title: text.title,
    back: { href: overview, label: text.back },
    children: (
      <>
        <p class="lead">{text.lead}</p>
        <h2>{text.versions}</h2>
        <VersionList versions={versions} path={path} language={language} />
        {versions.length > 1 && <CompareForm versions={versions} path={path} language={language} />}
        <MailList mails={mails} language={language} />
      </>
    ),
  });
}

/** What changed between any two versions, in either order. */
async function showChanges({ sql, form }: Reading, context: Context<OrganisationEnv>): Promise<Response> {
  const compared = comparedSchema.safeParse(context.req.query());
  if (!compared.success) return await notFound(context);
  const { from, to } = compared.data;
  const { id, path } = placeOf(form, context);
  const contents = await contentsOf(sql, id, [from, to]);
  const [before, after] = [contents.get(from), contents.get(to)];
  if (before === undefined || after === undefined) return await notFound(context);
  const { language } = context.var;
  const text = textsIn(language).history;
  return await render(form, context, {
    title: text.changesTitle(from, to),
    back: { href: path, label: text.backToHistory },
    children: <ComparedVersions from={from} to={to} before={before} after={after} language={language} />,
  });
}

/** One version, for reading. */
async function showVersion({ sql, form }: Reading, context: Context<OrganisationEnv>): Promise<Response> {
  const number = Number(context.req.param('version'));
  const { id, path } = placeOf(form, context);
  const [versions, contents] = await Promise.all([versionsOf(sql, id), contentsOf(sql, id, [number])]);
  const version = versions.find((each) => each.version === number);
  const content = contents.get(number);
  if (version === undefined || content === undefined) return await notFound(context);
  const { language } = context.var;
  const text = textsIn(language).history;
  return await render(form, context, {
    title: text.version(number),
    back: { href: path, label: text.backToHistory },
    children: (
      <VersionView version={version} content={content} language={language} linesPath={`${path}/${number}/lines`} />
    ),
  });
}

/** All lines of a table of one version, a page at a time. */
async function showLines({ sql, form }: Reading, context: Context<OrganisationEnv>): Promise<Response> {
  const number = Number(context.req.param('version'));
  const { id, path } = placeOf(form, context);
  const content = (await contentsOf(sql, id, [number])).get(number);
  const table = content && tablesOf(definitionOf(content)).find((each) => each.id === context.req.param('table'));
  if (content === undefined || table === undefined) return await notFound(context);
  const text = textsIn(context.var.language).history;
  return await renderLines(context, content, table, {
    title: `${titleOf(form, context)}, ${text.version(number)}`,
    path: `${path}/${number}/lines/${table.id}`,
    back: { href: `${path}/${number}`, label: text.version(number) },
  });
}

/** The id of the report, and the paths of its overview and its history. */
function placeOf(form: FormDefinition, { var: { organisation } }: Context<OrganisationEnv>) {
  const overview = reportPath(form, organisation.nis);
  return {
    id: reportId({ form: form.id, year: form.year, nis: organisation.nis }),
    overview,
    path: `${overview}/history`,
  };
}

function titleOf(form: FormDefinition, { var: { language } }: Context<OrganisationEnv>): string {
  return `${form.title[language]} ${form.year}`;
}

type HistoryPage = {
  readonly title: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly children: Child;
};

function render(
  form: FormDefinition,
  context: Context<OrganisationEnv>,
  { title, back, children }: HistoryPage,
): Response | Promise<Response> {
  const report = titleOf(form, context);
  return page(
    context,
    { title: `${title}${textsIn(context.var.language).colon}${report}`, organisation: context.var.organisation },
    <>
      <p class="caption">{report}</p>
      <h1>{title}</h1>
      {children}
      <div class="actions">
        <a class="button" href={back.href}>
          {back.label}
        </a>
      </div>
    </>,
  );
}

function notFound(context: Context<OrganisationEnv>): Promise<Response> {
  return failurePage(context, { code: 'not-found', status: 404 });
}
