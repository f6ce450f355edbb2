import { type Context, Hono } from 'hono';
import { currentForms, findForm } from '#forms/catalogue.ts';
import { type FormDefinition, type Line, type TableField, tablesOf } from '#forms/definition.ts';
import { page } from '#web/page.tsx';
import type { SiteEnv } from '#web/site/env.ts';
import { languageOf } from '#web/site/language.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { sheetOf } from '#web/spreadsheet/table-sheet.ts';
import { writeTable } from '#web/spreadsheet/write-table.ts';
import { textsIn } from '#web/text/texts.ts';
import { failurePage } from './failure.tsx';

/** The empty tables of this year's forms, as spreadsheets. Public: organisations fill them in during the year. */
export function tablesPage(): Hono<SiteEnv> {
  return new Hono<SiteEnv>()
    .get('/', (context) => {
      const { language } = context.var;
      const text = textsIn(language).tables;
      return page(
        context,
        { title: text.title },
        <>
          <h1>{text.title}</h1>
          <p class="lead">{text.lead}</p>
          {currentForms
            .filter((definition) => tablesOf(definition).length > 0)
            .map((definition) => (
              <section aria-labelledby={`${definition.id}-${definition.year}`}>
                <h2 id={`${definition.id}-${definition.year}`}>{`${definition.title[language]} ${definition.year}`}</h2>
                <ul>
                  {tablesOf(definition).map((table) => (
                    <li>
                      <a href={`/tables/${definition.id}/${definition.year}/${table.id}`}>
                        {table.label[language]}
                        <span class="visually-hidden">
                          {textsIn(language).colon}
                          {text.download}
                        </span>
                        <span aria-hidden="true"> (XLSX)</span>
                      </a>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
        </>,
      );
    })
    .get('/:form/:year{[0-9]{4}}/:table', routeSettings({ rateLimit: 'table' }), async (context) => {
      const { form, year, table: id } = context.req.param();
      const definition = findForm(form, Number(year));
      const table = definition && tablesOf(definition).find((each) => each.id === id);
      if (!table) return await failurePage(context, { code: 'not-found', status: 404 });
      return await tableFile(context, definition, table, []);
    });
}

/** Answers with a table as a spreadsheet in the user's language. */
export async function tableFile(
  context: Context,
  definition: FormDefinition,
  table: TableField,
  lines: readonly Line[],
): Promise<Response> {
  const language = languageOf(context);
  const bytes = await writeTable(sheetOf(definition, table, lines, language, textsIn(language).tables.sheet));
  const name = `${definition.id}-${definition.year}-v${definition.version}-${table.id}-${language}.xlsx`;
  return context.body(bytes, 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="${name}"`,
  });
}
