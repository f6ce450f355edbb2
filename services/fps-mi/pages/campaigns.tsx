/** The list of campaigns: every form that can be opened, and how far it is. */

import { type Context, Hono } from 'hono';
import type { Sql } from '#database/connection.ts';
import { currentForms } from '#forms/catalogue.ts';
import { campaignTextsIn } from '#services/fps-mi/text/campaigns.ts';
import type { Campaigns } from '#services/temporal/campaigns.ts';
import { formatDay } from '#web/site/moments.ts';
import { campaignPath, campaignRoutes } from './campaign.tsx';
import { languageOf, linkTo, page } from './frame.tsx';
import { missingRoutes } from './missing.tsx';
import type { HandlerEnv } from './site.ts';

/** The pages under /campaigns. */
export function campaignsPages(parts: { sql: Sql; campaigns: Campaigns }): Hono<HandlerEnv> {
  const pages = new Hono<HandlerEnv>();
  pages.get('/', (context) => list(context, parts.campaigns));
  for (const definition of currentForms) {
    pages.route(`/${definition.id}/${definition.year}/missing`, missingRoutes(parts, definition));
    pages.route(`/${definition.id}/${definition.year}`, campaignRoutes(parts, definition));
  }
  return pages;
}

async function list(context: Context, campaigns: Campaigns): Promise<Response> {
  const language = languageOf(context);
  const text = campaignTextsIn(language);
  const rows = await Promise.all(
    currentForms.map(async (definition) => ({
      definition,
      state: await campaigns.state({ form: definition.id, year: definition.year }),
    })),
  );
  return await page(
    context,
    { title: text.title },
    <>
      <h1>{text.title}</h1>
      <p>{text.lead}</p>
      <table class="reports campaigns">
        <thead>
          <tr>
            <th scope="col">{text.form}</th>
            <th scope="col">{text.year}</th>
            <th scope="col">{text.stage}</th>
            <th scope="col">{text.days}</th>
            <th scope="col">{text.due}</th>
            <th scope="col">{text.opened}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ definition, state }) => {
            const known = state !== null && state !== 'away' ? state : null;
            const stage = known?.stage ?? (state === 'away' ? 'unknown' : 'none');
            const day = (of: string): string => formatDay(of, language);
            return (
              <tr>
                <th scope="row">
                  <a href={linkTo(campaignPath(definition), language)}>{definition.title[language]}</a>
                </th>
                <td data-label={text.year}>{definition.year}</td>
                <td data-label={text.stage}>{text.stages[stage]}</td>
                <td data-label={text.days}>
                  {known ? text.period(day(known.plan.opensOn), day(known.plan.closesOn)) : '–'}
                </td>
                <td data-label={text.due}>{known ? day(known.plan.dueOn) : '–'}</td>
                <td data-label={text.opened}>{known ? text.of(known.opened, known.organisations) : '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>,
  );
}
