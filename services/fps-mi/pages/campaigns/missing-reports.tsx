/** The organisations whose report is still expected: find them, choose some or all, send them a reminder. */

import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { currentForms } from '#forms/catalogue.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { campaignId } from '#rules/keys.ts';
import type { Result } from '#rules/security-events.ts';
import {
  listMissingReports,
  type MissingReport,
  missingFilterSchema,
} from '#services/fps-mi/database/missing-reports.ts';
import { missingColumns } from '#services/fps-mi/export/payment-columns.ts';
import { downloadList, fileFormats } from '#services/fps-mi/pages/downloads.ts';
import type { HandlerEnv, PageDependencies } from '#services/fps-mi/pages/env.ts';
import { page } from '#services/fps-mi/pages/frame.tsx';
import { LanguageField, linkTo } from '#services/fps-mi/pages/links.tsx';
import { ProvinceField, SearchField } from '#services/fps-mi/pages/reports/report-filter.tsx';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import type { Campaigns } from '#services/temporal/campaigns.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';
import { idSchema } from '#web/site/field-schemas.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { readRepeatedFields } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { recordEvent } from '#web/site/security-log.ts';
import { campaignPath, missingReportsPath } from './campaign-path.ts';

/** The form that is posted here. */
export const remindSchema = z.object({
  request: idSchema,
  nis: z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]),
});

/** Why no reminder was requested; `unconfirmed`: it may have been requested. */
type Problem = 'noneChosen' | 'noCampaign' | 'unavailable' | 'unconfirmed';
const statuses = { noneChosen: 422, noCampaign: 409, unavailable: 503, unconfirmed: 503 } as const;

type Submitted = { readonly request: string; readonly chosen: readonly string[] };

/** The lists of all forms. */
export function missingReportsPage(dependencies: PageDependencies): Hono<HandlerEnv> {
  const pages = new Hono<HandlerEnv>();
  for (const definition of currentForms) pages.route(missingReportsPath(definition), pageOf(definition, dependencies));
  return pages;
}

/** The page may wait for Temporal twice: to send a message, and to show the state after it. */
const twoCalls = routeSettings({ timeoutMs: 30_000 });

function pageOf(definition: FormDefinition, { sql, log, campaigns }: PageDependencies): Hono<HandlerEnv> {
  const key = { form: definition.id, year: definition.year };
  const pages = new Hono<HandlerEnv>();
  for (const format of fileFormats) {
    pages.get(`/list.${format}`, routeSettings({ rateLimit: 'document' }), async (context) => {
      const { language } = context.var;
      return downloadList(context, log, {
        name: `missing-${definition.id}-${definition.year}`,
        format,
        title: textsIn(language).missing.title,
        columns: missingColumns(language),
        items: await listMissingReports(sql, key, missingFilterSchema.parse(context.req.query()), language),
      });
    });
  }
  return pages
    .use(twoCalls)
    .get('/', (context) => renderMissing(context))
    .post('/', async (context) => {
      const { request, nis } = remindSchema.parse(await readRepeatedFields(context));
      const expected = new Set((await listMissingReports(sql, key, {}, context.var.language)).map((one) => one.nis));
      // An organisation that sent its report meanwhile is left out.
      const chosen = [...new Set(nis)].filter((code) => expected.has(code));
      if (chosen.length === 0) return await renderMissing(context, 'noneChosen');
      const command = idempotencyKey(request, { nis: chosen });
      const answer = await campaigns.remind(key, { request: command, nis: chosen });
      const on = { campaign: campaignId(key), organisations: chosen.length, command };
      recordEvent(log, { event: 'reminders-requested', on, ...resultOfRequest(answer) });
      switch (answer) {
        case 'asked':
          return context.redirect(linkTo(campaignPath(definition), context.var.language), 303);
        case 'missing':
          return await renderMissing(context, 'noCampaign');
        case 'unavailable':
          return await renderMissing(context, 'unavailable');
        case 'unconfirmed':
          // Submitting the same choice from the same page again has the effect of submitting once.
          return await renderMissing(context, 'unconfirmed', { request, chosen });
      }
    });

  async function renderMissing(
    context: Context<HandlerEnv>,
    problem?: Problem,
    submitted?: Submitted,
  ): Promise<Response> {
    const { language, session } = context.var;
    const { campaigns: campaignText, terms, missing: text } = textsIn(language);
    const filter = missingFilterSchema.parse(context.req.query());
    const [missing, state] = await Promise.all([listMissingReports(sql, key, filter, language), campaigns.state(key)]);
    const form = `${definition.title[language]} ${definition.year}`;
    const title = `${text.title}${terms.colon}${form}`;
    const canRemind = state !== null && state !== 'unavailable' && state.stage === 'open';
    const path = missingReportsPath(definition);
    const { request, chosen } = submitted ?? { request: randomUUID(), chosen: [] };
    const list = { missing, language, personId: session.person.id, path, request };
    return await page(
      context,
      { title, status: problem ? statuses[problem] : 200 },
      <>
        {problem === 'unconfirmed' && (
          <ErrorSummary title={campaignText.notConfirmed} text={campaignText.refusals.unconfirmed} />
        )}
        {problem && problem !== 'unconfirmed' && <ErrorSummary title={terms.fieldProblem} text={text[problem]} />}
        <p class="back">
          <a href={linkTo(campaignPath(definition), language)}>{`${campaignText.title}${terms.colon}${form}`}</a>
        </p>
        <h1>{title}</h1>
        <p>{text.lead}</p>
        <Filter language={language} path={path} typed={filter} />
        {missing.length === 0 && <p class="none">{text.none}</p>}
        {missing.length > 0 && (
          <p class="exports">
            {terms.export} <a href={linkTo(`${path}/list.xlsx`, language, filter)}>XLSX</a>{' '}
            <a href={linkTo(`${path}/list.csv`, language, filter)}>CSV</a>
          </p>
        )}
        {missing.length > 0 && canRemind && <RemindAll {...list} />}
        {missing.length > 0 && !canRemind && (
          <p class="note">{state === 'unavailable' ? text.remindingUnavailable : text.noCampaign}</p>
        )}
        {missing.length > 0 && <MissingList {...list} canRemind={canRemind} chosen={chosen} />}
      </>,
    );
  }
}

function resultOfRequest(answer: Awaited<ReturnType<Campaigns['remind']>>): Result {
  switch (answer) {
    case 'asked':
      return { result: 'done' };
    case 'missing':
      return { result: 'refused', reason: 'campaign-missing' };
    case 'unavailable':
      return { result: 'failed' };
    case 'unconfirmed':
      return { result: 'unconfirmed' };
  }
}

type FilterProps = {
  language: Language;
  path: string;
  typed: { province?: string | undefined; search?: string | undefined };
};

function Filter({ language, path, typed }: FilterProps) {
  const { terms, missing } = textsIn(language);
  return (
    <form method="get" action={path} class="filter" aria-label={terms.filter}>
      <LanguageField language={language} />
      <SearchField language={language} typed={typed.search ?? ''} help={missing.searchHelp} />
      <ProvinceField language={language} typed={typed.province ?? ''} />
      <div class="actions">
        <button type="submit">{terms.show}</button>
        <a href={linkTo(path, language)}>{terms.showAll}</a>
      </div>
    </form>
  );
}

type ListProps = {
  missing: readonly MissingReport[];
  language: Language;
  personId: string;
  path: string;
  request: string;
};

/** One button that sends a reminder to every organisation in the list. */
function RemindAll({ missing, language, personId, path, request }: ListProps) {
  const text = textsIn(language).missing;
  return (
    <form method="post" action={linkTo(path, language)} class="choose-all">
      <input type="hidden" name="person" value={personId} />
      <input type="hidden" name="request" value={request} />
      {missing.map(({ nis }) => (
        <input type="hidden" name="nis" value={nis} />
      ))}
      <p>{text.hint}</p>
      <button type="submit">{text.remindAll(missing.length)}</button>
    </form>
  );
}

type MissingListProps = ListProps & { canRemind: boolean; chosen: readonly string[] };

function MissingList({ missing, language, personId, path, request, canRemind, chosen }: MissingListProps) {
  const { terms, missing: text } = textsIn(language);
  return (
    <form method="post" action={linkTo(path, language)}>
      <input type="hidden" name="person" value={personId} />
      <input type="hidden" name="request" value={request} />
      <table class="reports">
        <caption>{text.sum(missing.length)}</caption>
        <thead>
          <tr>
            {canRemind && <th scope="col">{terms.choose}</th>}
            <th scope="col">{terms.ocmw}</th>
            <th scope="col">NIS</th>
            <th scope="col">{terms.province}</th>
            <th scope="col">{terms.status}</th>
          </tr>
        </thead>
        <tbody>
          {missing.map(({ nis, municipality, province, status }) => (
            <tr>
              {canRemind && (
                <td data-label={terms.choose}>
                  <input
                    type="checkbox"
                    name="nis"
                    value={nis}
                    checked={chosen.includes(nis)}
                    aria-label={text.select(municipality[language])}
                  />
                </td>
              )}
              <th scope="row">{municipality[language]}</th>
              <td data-label="NIS">{nis}</td>
              <td data-label={terms.province}>{terms.provinces[province]}</td>
              <td data-label={terms.status}>
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
