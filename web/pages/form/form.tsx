import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { findDraft } from '#database/drafts.ts';
import { type ReportView, viewReport } from '#database/report-view.ts';
import { type FormDefinition, tablesOf } from '#forms/definition.ts';
import { completeValues } from '#forms/values.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { reportPath } from '#web/pages/report-path.ts';
import { countSchema } from '#web/site/field-schemas.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { choicePage } from './choice-page.tsx';
import { ComputedValues } from './form-fields.tsx';
import { draftHashSchema, messageSchema } from './form-message.ts';
import { renderForm } from './form-view.tsx';
import { savedSince } from './merging.ts';
import { inputOf, readPostedForm } from './posted-form.ts';
import { readBase, saveForm } from './save-form.ts';
import { shownLinesIn } from './shown-lines.ts';

/** A browser without JavaScript posts a form with all its lines at once, every name and value percent-encoded. */
const MAX_BODY_WITH_LINES = 2_000_000;

/** The address of a form with a draft. `since`: the version with which it was begun, before it was merged. */
const addressSchema = z.object({ version: countSchema, draft: draftHashSchema, since: countSchema.optional() });

/** The page on which a form is filled in and saved (requirements C1-C4). */
export function formPage(dependencies: PageDependencies, newest: FormDefinition): Hono<OrganisationEnv> {
  const { sql } = dependencies;
  const hasLines = tablesOf(newest).length > 0;
  return (
    new Hono<OrganisationEnv>()
      .use(routeSettings(hasLines ? { maxBodyBytes: MAX_BODY_WITH_LINES } : {}))
      .get('/', async (context) => {
        const { organisation, roles } = context.var;
        if (!roles.includes('editor')) return context.redirect(reportPath(newest, organisation.nis), 303);
        const view = await loadPage(context);
        const shown = shownLinesIn(context.req.query());
        const asked = addressSchema.safeParse(context.req.query());
        const kept = asked.success ? await findDraft(sql, view.id, asked.data.draft) : null;
        if (!kept || !asked.success) return renderForm(context, view, inputOf(view.typed), { shown });
        const { since, ...address } = asked.data;
        const merged =
          since === undefined
            ? undefined
            : { ...(await savedSince(sql, view, since)), version: view.report?.version ?? 0 };
        return renderForm(context, view, inputOf(kept.typed), { ...address, shown, merged });
      })
      .post('/', routeSettings({ rateLimit: 'save' }), async (context) =>
        saveForm(dependencies, context, newest, await loadPage(context)),
      )
      .route('/merge', choicePage(dependencies, newest))
      .get('/amounts', (context) => context.redirect(`${reportPath(newest, context.var.organisation.nis)}/form`, 303))
      /** Answers with the computed values while the user types. */
      .post('/amounts', async (context) => {
        const { language } = context.var;
        const body = await readForm(context);
        const view = await loadPage(context);
        const { definition, typed, granted } = view;
        // Without a readable message or its draft, the computed values follow from the saved values.
        const message = messageSchema.safeParse(body);
        const base = message.success ? await readBase(sql, view, message.data) : null;
        const { values } = readPostedForm(definition, base ?? typed, body);
        const completed = completeValues(definition, values, granted);
        return context.html(html`${<ComputedValues definition={definition} values={completed} language={language} />}`);
      })
  );

  function loadPage(context: Context<OrganisationEnv>): Promise<ReportView> {
    return viewReport(sql, newest, context.var.organisation.nis);
  }
}
