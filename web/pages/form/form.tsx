import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { findAutosave } from '#database/autosaves.ts';
import type { Sql } from '#database/connection.ts';
import { type ReportView, viewReport } from '#database/report-view.ts';
import { type FormDefinition, tablesOf } from '#forms/definition.ts';
import { completeValues } from '#forms/values.ts';
import { reportId } from '#rules/keys.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { reportPath } from '#web/pages/report-path.ts';
import { countSchema } from '#web/site/field-schemas.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { draftWithCells, readAutosave } from './autosave.ts';
import { autosavePages } from './autosave-pages.tsx';
import { choicePage } from './choice-page.tsx';
import { ComputedValues } from './form-fields.tsx';
import { checkInput, UpdatedFindings } from './form-findings.tsx';
import { draftHashSchema, type FormMessage, messageSchema } from './form-message.ts';
import { renderForm } from './form-view.tsx';
import { savedSince } from './merging.ts';
import { othersPart, readOthers } from './others.tsx';
import { readPageBasis } from './page-basis.ts';
import { baseOf, inputOf, readPostedForm } from './posted-form.ts';
import { MAX_LINES_BODY, splicesIn } from './posted-splices.ts';
import { readBase } from './read-base.ts';
import { saveForm } from './save-form.ts';
import { shownLinesIn } from './shown-lines.ts';
import { tableLines } from './table-lines.tsx';

/** The address of a form with a draft. `since`: the version with which it was begun, before it was merged. */
const addressSchema = z.object({ version: countSchema, draft: draftHashSchema, since: countSchema.optional() });

/** The page on which a form is filled in and saved (requirements C1-C4). */
export function formPage(dependencies: PageDependencies, newest: FormDefinition): Hono<OrganisationEnv> {
  const { sql } = dependencies;
  const hasLines = tablesOf(newest).length > 0;
  return (
    new Hono<OrganisationEnv>()
      .use(routeSettings(hasLines ? { maxBodyBytes: MAX_LINES_BODY } : {}))
      .get('/', (context) => showForm(sql, newest, context))
      .post('/', routeSettings({ rateLimit: 'save' }), async (context) =>
        saveForm(dependencies, context, newest, await loadPage(context)),
      )
      .route('/others', othersPart(dependencies, newest))
      .route('/merge', choicePage(dependencies, newest))
      .route('/autosave', autosavePages(dependencies, newest))
      .route('/lines', tableLines(dependencies, newest))
      .get('/amounts', (context) => context.redirect(`${reportPath(newest, context.var.organisation.nis)}/form`, 303))
      /** Answers with the computed values and the findings while the user types. */
      .post('/amounts', async (context) => {
        const { language, organisation } = context.var;
        const body = await readForm(context);
        // Without a readable message or its draft, the computed values follow from the saved values.
        const message = messageSchema.safeParse(body);
        const basis = message.success ? await readShown(context, message.data, body) : null;
        const { definition, granted, fromFiles, base } = basis ?? (await readSaved(context));
        const input = readPostedForm(definition, base, body);
        const values = completeValues(definition, input.values, granted);
        const formPath = `${reportPath(definition, organisation.nis)}/form`;
        const shared = { definition, language };
        return context.html(
          html`${(
            <>
              <ComputedValues {...shared} values={values} />
              {message.data?.findings && (
                <UpdatedFindings
                  {...shared}
                  checked={checkInput(definition, input, values)}
                  fromFiles={fromFiles}
                  formPath={formPath}
                />
              )}
            </>
          )}`,
        );
      })
  );

  async function readShown(context: Context<OrganisationEnv>, message: FormMessage, body: Record<string, unknown>) {
    const { nis } = context.var.organisation;
    const basis = await readPageBasis(sql, newest, nis, message, (definition) => splicesIn(definition, body));
    const { base, ...others } = basis;
    return base && { ...others, base };
  }

  async function readSaved(context: Context<OrganisationEnv>) {
    const { typed, ...others } = await loadPage(context);
    return { ...others, base: baseOf(typed) };
  }

  function loadPage(context: Context<OrganisationEnv>): Promise<ReportView> {
    return viewReport(sql, newest, context.var.organisation.nis);
  }
}

/** Shows the form: with the draft in the address, with what the person typed earlier, or with what is saved. */
async function showForm(sql: Sql, newest: FormDefinition, context: Context<OrganisationEnv>): Promise<Response> {
  const { organisation, roles, session } = context.var;
  const { id: form, year } = newest;
  if (!roles.includes('editor')) return context.redirect(reportPath(newest, organisation.nis), 303);
  const request = crypto.randomUUID();
  const [view, others, autosave] = await Promise.all([
    viewReport(sql, newest, organisation.nis),
    readOthers(sql, context, newest, request),
    findAutosave(sql, session.person.id, reportId({ form, year, nis: organisation.nis })),
  ]);
  const page = { request, others, shown: shownLinesIn(context.req.query()) };
  const asked = addressSchema.safeParse(context.req.query());
  const base = asked.success ? await readBase(sql, view, asked.data) : null;
  if (asked.success && base !== null) {
    const { since, ...address } = asked.data;
    const merged =
      since === undefined ? undefined : { ...(await savedSince(sql, view, since)), version: view.report?.version ?? 0 };
    return await renderForm(context, view, inputOf(view.definition, base), { ...page, ...address, merged });
  }
  const unsaved = autosave && (await readAutosave(sql, view, autosave));
  if (unsaved === null) return await renderForm(context, view, inputOf(view.definition, baseOf(view.typed)), page);
  // What was typed is shown at once: were it only offered, the next key would be kept in its place.
  const { version, keptAt } = unsaved.kept;
  const draft = await draftWithCells(sql, view, unsaved, { by: session.person.id, page: request });
  return await renderForm(context, view, unsaved.input, { ...page, version, draft, typedAt: keptAt });
}
