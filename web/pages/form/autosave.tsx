/** Keeps what is typed in a form until it is saved, and offers it again. */

import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { deleteAutosave, keepAutosave } from '#database/autosaves.ts';
import type { Sql } from '#database/connection.ts';
import { storeLanguage } from '#database/persons.ts';
import { type ReportView, viewReport } from '#database/report-view.ts';
import { canonicalValues } from '#forms/content.ts';
import { type FormDefinition, fieldsOf, isTyped, languages } from '#forms/definition.ts';
import { isClosed } from '#rules/report.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { recordMissingRole } from '#web/pages/missing-role.ts';
import { reportPath } from '#web/pages/report-path.ts';
import { rememberLanguage } from '#web/site/language-choice.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { AutosaveState } from './autosave-note.tsx';
import { messageSchema } from './form-message.ts';
import { readPostedForm } from './posted-form.ts';
import { readBase } from './save-form.ts';

/** The parameter of the form's address with which it shows what was kept. */
export const CONTINUE = 'continue';

/** The form that is posted here, besides its typed fields. */
export const autosaveSchema = messageSchema.pick({ version: true, draft: true }).extend({
  /** The language in which the form is shown next: choosing one keeps what is typed. */
  language: z.enum(languages).optional(),
});

/** The routes below `/form/autosave`. */
export function autosavePages({ sql, log, webUrl }: PageDependencies, newest: FormDefinition): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>()
    .on('GET', ['/', '/discard'], (context) => context.redirect(formPathFor(context), 303))
    .post('/', routeSettings({ rateLimit: 'autosave' }), async (context) => {
      const { language, session, roles, organisation } = context.var;
      const body = await readForm(context);
      const message = autosaveSchema.parse(body);
      if (!roles.includes('editor')) {
        recordMissingRole(log, context);
        return context.body(null, 403);
      }
      const view = await viewReport(sql, newest, organisation.nis);
      const kept = await keepTyped(sql, view, session.person.id, { ...message, body });
      if (message.language === undefined) {
        return kept === null
          ? context.body(null, 204)
          : context.html(html`${<AutosaveState keptAt={kept} language={language} />}`);
      }
      rememberLanguage(context, message.language, webUrl.startsWith('https:'));
      await storeLanguage(sql, session.person.id, message.language);
      return context.redirect(`${formPathFor(context)}${kept === null ? '' : `?${CONTINUE}=yes`}`, 303);
    })
    .post('/discard', async (context) => {
      const { session, organisation } = context.var;
      const { id } = await viewReport(sql, newest, organisation.nis);
      await deleteAutosave(sql, session.person.id, id);
      return context.redirect(formPathFor(context), 303);
    });

  function formPathFor(context: Context<OrganisationEnv>): string {
    return `${reportPath(newest, context.var.organisation.nis)}/form`;
  }
}

type Typed = Pick<z.output<typeof autosaveSchema>, 'version' | 'draft'> & { readonly body: Record<string, unknown> };

/**
 * Keeps what is typed where it differs from what is saved; otherwise forgets what was kept before.
 * @returns when it was kept; null when there is nothing to keep
 */
async function keepTyped(
  sql: Sql,
  view: ReportView,
  personId: string,
  { version, draft, body }: Typed,
): Promise<Date | null> {
  const { definition, report, id } = view;
  if (report !== null && isClosed(report.stage)) return null;
  const base = await readBase(sql, view, { version, draft });
  if (base === null) return null;
  const { values, problems, texts } = readPostedForm(definition, base, body);
  if (problems.length === 0 && canonicalValues(values) === canonicalValues(view.typed)) {
    await deleteAutosave(sql, personId, id);
    return null;
  }
  const typed = Object.fromEntries([...texts].filter(([name]) => isTypedName(definition, name)));
  await keepAutosave(sql, { personId, reportId: id }, { version, draft, texts: typed });
  return new Date();
}

/** Whether a posted field is one that the person types, and not a hidden one. */
function isTypedName(definition: FormDefinition, name: string): boolean {
  const [id, , column] = name.split('-');
  return fieldsOf(definition).some((field) =>
    field.kind === 'table'
      ? field.id === id && field.columns.some((each) => each.id === column && isTyped(each))
      : field.id === name && isTyped(field),
  );
}
