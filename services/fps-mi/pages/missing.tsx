/** From whom a report is still expected: found, chosen, reminded many at once. */

import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import {
  listMissingReports,
  type MissingReport,
  missingFilterSchema,
} from '#services/fps-mi/database/missing-reports.ts';
import { campaignTextsIn } from '#services/fps-mi/text/campaigns.ts';
import { type MissingTexts, missingTextsIn } from '#services/fps-mi/text/missing.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import type { Campaigns } from '#services/temporal/campaigns.ts';
import { campaignPath } from './campaign.tsx';
import { languageOf, linkTo, page } from './frame.tsx';
import { ProvinceField, SearchField } from './reports-filter.tsx';
import type { HandlerEnv } from './site.ts';

const remindSchema = z.object({
  request: z.uuid(),
  nis: z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]),
});

type Problem = 'noneChosen' | 'noCampaign' | 'away';
const statuses = { noneChosen: 422, noCampaign: 409, away: 503 } as const;

/** Where the list of a form and year is shown. */
export function missingPath(definition: Pick<FormDefinition, 'id' | 'year'>): string {
  return `${campaignPath(definition)}/missing`;
}

export function missingRoutes(
  { sql, campaigns }: { sql: Sql; campaigns: Campaigns },
  definition: FormDefinition,
): Hono<HandlerEnv> {
  const key = { form: definition.id, year: definition.year };
  return new Hono<HandlerEnv>()
    .get('/', (context) => show(context))
    .post('/', async (context) => {
      const { request, nis } = remindSchema.parse(await context.req.parseBody({ all: true }));
      const expected = new Set((await listMissingReports(sql, key, {})).map((one) => one.nis));
      // Whoever sent their report meanwhile is left out.
      const chosen = [...new Set(nis)].filter((code) => expected.has(code));
      if (chosen.length === 0) return await show(context, 'noneChosen');
      switch (await campaigns.remind(key, { request, nis: chosen })) {
        case 'asked':
          return context.redirect(linkTo(campaignPath(definition), languageOf(context)), 303);
        case 'missing':
          return await show(context, 'noCampaign');
        case 'away':
          return await show(context, 'away');
      }
    });

  async function show(context: Context<HandlerEnv>, problem?: Problem): Promise<Response> {
    const language = languageOf(context);
    const text = missingTextsIn(language);
    const { colon } = textsIn(language);
    const filter = missingFilterSchema.parse(context.req.query());
    const [missing, state] = await Promise.all([listMissingReports(sql, key, filter), campaigns.state(key)]);
    const title = `${definition.title[language]} ${definition.year}`;
    const canRemind = state !== null && state !== 'away' && state.stage === 'open';
    const props = { missing, language, text, personId: context.var.session.person.id, path: missingPath(definition) };
    return await page(
      context,
      { title: `${text.title}${colon}${title}`, status: problem ? statuses[problem] : 200 },
      <>
        {problem && (
          <div class="errors" role="alert">
            <h2>{textsIn(language).fieldProblem}</h2>
            <p>{text[problem]}</p>
          </div>
        )}
        <p class="back">
          <a href={linkTo(campaignPath(definition), language)}>
            {`${campaignTextsIn(language).title}${colon}${title}`}
          </a>
        </p>
        <h1>{`${text.title}${colon}${title}`}</h1>
        <p>{text.lead}</p>
        <Filter language={language} text={text} path={props.path} typed={filter} />
        {missing.length === 0 ? (
          <p class="none">{text.none}</p>
        ) : (
          <>
            {canRemind ? (
              <RemindAll {...props} />
            ) : (
              <p class="note">{state === 'away' ? text.remindingAway : text.noCampaign}</p>
            )}
            <MissingList {...props} canRemind={canRemind} />
          </>
        )}
      </>,
    );
  }
}

type FilterProps = {
  language: Language;
  text: MissingTexts;
  path: string;
  typed: { province?: string | undefined; search?: string | undefined };
};

function Filter({ language, text, path, typed }: FilterProps) {
  const all = textsIn(language);
  return (
    <form method="get" action={path} class="filter" aria-label={all.filter}>
      {language !== 'nl' && <input type="hidden" name="language" value={language} />}
      <SearchField language={language} typed={typed.search ?? ''} help={text.searchHelp} />
      <ProvinceField language={language} typed={typed.province ?? ''} />
      <div class="actions">
        <button type="submit">{all.show}</button>
        <a href={linkTo(path, language)}>{all.showAll}</a>
      </div>
    </form>
  );
}

type ListProps = {
  missing: readonly MissingReport[];
  language: Language;
  text: MissingTexts;
  personId: string;
  path: string;
};

/** Everybody in the list, by one press. */
function RemindAll({ missing, language, text, personId, path }: ListProps) {
  return (
    <form method="post" action={linkTo(path, language)} class="choose-all">
      <input type="hidden" name="person" value={personId} />
      <input type="hidden" name="request" value={randomUUID()} />
      {missing.map(({ nis }) => (
        <input type="hidden" name="nis" value={nis} />
      ))}
      <p>{text.hint}</p>
      <button type="submit">{text.remindAll(missing.length)}</button>
    </form>
  );
}

function MissingList({ missing, language, text, personId, path, canRemind }: ListProps & { canRemind: boolean }) {
  const all = textsIn(language);
  return (
    <form method="post" action={linkTo(path, language)}>
      <input type="hidden" name="person" value={personId} />
      <input type="hidden" name="request" value={randomUUID()} />
      <table class="reports">
        <caption>{text.sum(missing.length)}</caption>
        <thead>
          <tr>
            {canRemind && <th scope="col">{all.choose}</th>}
            <th scope="col">{all.ocmw}</th>
            <th scope="col">NIS</th>
            <th scope="col">{all.province}</th>
            <th scope="col">{all.status}</th>
          </tr>
        </thead>
        <tbody>
          {missing.map(({ nis, municipality, province, status }) => (
            <tr>
              {canRemind && (
                <td data-label={all.choose}>
                  <input type="checkbox" name="nis" value={nis} aria-label={text.select(municipality[language])} />
                </td>
              )}
              <th scope="row">{municipality[language]}</th>
              <td data-label="NIS">{nis}</td>
              <td data-label={all.province}>{all.provinces[province]}</td>
              <td data-label={all.status}>
                <span class={`status ${status}`}>{text.statuses[status]}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {canRemind && (
        <div class="actions">
          <button type="submit">{text.remindChosen}</button>
        </div>
      )}
    </form>
  );
}
