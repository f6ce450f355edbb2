import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Sql } from '#database/connection.ts';
import { findDraft, storeDraft } from '#database/drafts.ts';
import { type ReportView, viewReport } from '#database/report-view.ts';
import { findContent } from '#database/reports.ts';
import { canSaveWithErrors, type FormDefinition, tablesOf, type Values } from '#forms/definition.ts';
import { completeValues, typedValues } from '#forms/values.ts';
import type { Save } from '#rules/report.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { recordMissingRole } from '#web/pages/missing-role.ts';
import { reportPath } from '#web/pages/report-path.ts';
import { failureOf } from '#web/site/answers.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { changeLines } from './change-lines.tsx';
import { ComputedValues } from './form-fields.tsx';
import { type FormMessage, messageSchema } from './form-message.ts';
import { renderForm } from './form-view.tsx';
import { allProblems, inputOf, readPostedForm } from './posted-form.ts';
import { shownLinesIn } from './shown-lines.ts';

/** A browser without JavaScript posts a form with all its lines at once, every name and value percent-encoded. */
const MAX_BODY_WITH_LINES = 2_000_000;

/** The page on which a form is filled in and saved (requirements C1-C4). */
export function formPage(dependencies: PageDependencies, newest: FormDefinition): Hono<OrganisationEnv> {
  const { sql, reports, log } = dependencies;
  const hasLines = tablesOf(newest).length > 0;
  return (
    new Hono<OrganisationEnv>()
      .use(routeSettings(hasLines ? { maxBodyBytes: MAX_BODY_WITH_LINES } : {}))
      .get('/', async (context) => {
        const { organisation, roles } = context.var;
        if (!roles.includes('editor')) return context.redirect(reportPath(newest, organisation.nis), 303);
        const view = await loadPage(context);
        const { draft = '', version = '0', ...query } = context.req.query();
        const shown = shownLinesIn(query);
        const asked = messageSchema.pick({ draft: true, version: true }).safeParse({ draft, version });
        const kept = asked.success && draft !== '' ? await findDraft(sql, view.id, draft) : null;
        if (kept && asked.success) return renderForm(context, view, inputOf(kept.typed), { ...asked.data, shown });
        return renderForm(context, view, inputOf(view.typed), { shown });
      })
      .post('/', routeSettings({ rateLimit: 'save' }), async (context) => {
        const { session, organisation, roles } = context.var;
        const body = await readForm(context);
        const message = messageSchema.parse(body);
        const view = await loadPage(context);
        const { definition, fromFiles } = view;
        // Lines that come from a file are changed only by another file, whatever is posted.
        for (const name of Object.keys(body)) if (fromFiles.has(name.split('-')[0] ?? '')) delete body[name];
        const base = await readBase(sql, view, message);
        if (base === null) {
          const input = readPostedForm(definition, view.typed, body);
          return renderForm(context, view, input, { status: 409, code: 'draft-missing' });
        }
        const input = readPostedForm(definition, base, body);
        // Nothing is kept for a person who may not save it.
        if (!roles.includes('editor')) {
          recordMissingRole(log, context);
          const { version, request, draft } = message;
          return renderForm(context, view, input, { version, request, draft, status: 403, code: 'role-missing' });
        }
        if (message.do && !fromFiles.has(message.do.table))
          return await changeLines(dependencies, context, view, { ...message, do: message.do }, input);
        const { version, request } = message;
        const problems = canSaveWithErrors(definition) ? input.problems : allProblems(definition, input);
        if (problems.length > 0) {
          const state = { version, request, draft: message.draft, problems };
          return renderForm(context, view, input, { ...state, status: 422, code: 'fields-wrong' });
        }
        const save = await saveCommand(sql, view, input.values, { version, request }, session.person.id);
        const { draft } = save;
        const answer = await reports.save(view.key, save, session.id);
        if (answer.type === 'accepted') return context.redirect(reportPath(definition, organisation.nis), 303);
        const failure = failureOf(answer);
        if (answer.type !== 'refused') return renderForm(context, view, input, { version, request, draft, ...failure });
        // The page now shows the version that is saved: saving again deliberately replaces that version.
        const current = await loadPage(context);
        return renderForm(context, current, input, { version: current.report?.version ?? 0, draft, ...failure });
      })
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

/** Stores the values as a draft. @returns the command that saves it */
async function saveCommand(
  sql: Sql,
  { id, definition }: ReportView,
  typed: Values,
  { version, request }: Pick<FormMessage, 'version' | 'request'>,
  by: string,
): Promise<Save> {
  const draft = await storeDraft(sql, id, { typed, definition, by });
  const commandId = idempotencyKey(request, { version, draft });
  return { type: 'save', commandId, by, basedOn: version, draft };
}

/** The values that the page was rendered with; null when their draft no longer exists. */
async function readBase(
  sql: Sql,
  { id, definition }: ReportView,
  { draft, version }: FormMessage,
): Promise<Values | null> {
  if (draft !== '') return (await findDraft(sql, id, draft))?.typed ?? null;
  const content = version === 0 ? null : await findContent(sql, id, version);
  return content ? typedValues(definition, content.values) : {};
}
