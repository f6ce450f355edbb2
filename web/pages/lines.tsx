import { type Context, Hono } from 'hono';
import { findReport } from '#database/reports.ts';
import { definitionOf } from '#forms/catalogue.ts';
import type { Content } from '#forms/content.ts';
import { type FormDefinition, type TableField, tablesOf } from '#forms/definition.ts';
import { linesIn } from '#forms/values.ts';
import { reportId } from '#rules/keys.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { LINES_PER_PAGE, LineTable, linesRange } from '#web/site/line-table.tsx';
import { textsIn } from '#web/text/texts.ts';
import { failurePage } from './failure.tsx';
import { reportPath } from './report-path.ts';

/** Shows all lines of a table of a report, a page at a time. */
export function linesPage({ sql }: PageDependencies, newest: FormDefinition): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>().get('/:table{[a-zA-Z0-9]+}', async (context) => {
    const { language, organisation } = context.var;
    const path = reportPath(newest, organisation.nis);
    const report = await findReport(sql, reportId({ form: newest.id, year: newest.year, nis: organisation.nis }));
    const definition = report && definitionOf(report.content);
    const table = definition && tablesOf(definition).find(({ id }) => id === context.req.param('table'));
    if (!table) return await failurePage(context, { code: 'not-found', status: 404 });
    return renderLines(context, report.content, table, {
      title: `${definition.title[language]} ${definition.year}`,
      path: `${path}/lines/${table.id}`,
      back: { href: path, label: textsIn(language).form.toOverview },
    });
  });
}

/** A page with the lines of a table of a content, from the line that the address asks for. @param page its title, its path, and where it leads back to */
export function renderLines(
  context: Context<OrganisationEnv>,
  content: Content,
  table: TableField,
  {
    title,
    path,
    back,
  }: { readonly title: string; readonly path: string; readonly back: { href: string; label: string } },
): Response | Promise<Response> {
  const { language, organisation } = context.var;
  const lines = linesIn(content.values, table.id);
  const requested = Number(context.req.query('from') ?? 1) - 1;
  const first = Number.isInteger(requested) && requested >= 0 && requested < lines.length ? requested : 0;
  const end = Math.min(first + LINES_PER_PAGE, lines.length);
  const text = textsIn(language).form;
  return page(
    context,
    { title: table.label[language], organisation },
    <>
      <h1>{title}</h1>
      <h2 id={`lines-${table.id}`}>{table.label[language]}</h2>
      <p>{linesRange(first, end, lines.length, language)}</p>
      <LineTable table={table} lines={lines} first={first} language={language} />
      <div class="actions">
        {first > 0 && (
          <a class="button" href={`${path}?from=${Math.max(0, first - LINES_PER_PAGE) + 1}`}>
            {text.previousLines}
          </a>
        )}
        {end < lines.length && (
          <a class="button" href={`${path}?from=${end + 1}`}>
            {text.nextLines}
          </a>
        )}
        <a class="button" href={back.href}>
          {back.label}
        </a>
      </div>
    </>,
  );
}
