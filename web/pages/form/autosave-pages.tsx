/** Keeps what is typed in a form until it is saved; the form shows it again. */

import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { deleteAutosave } from '#database/autosaves.ts';
import { storeLanguage } from '#database/persons.ts';
import { type FormDefinition, languages } from '#forms/definition.ts';
import { reportId } from '#rules/keys.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { recordMissingRole } from '#web/pages/missing-role.ts';
import { reportPath } from '#web/pages/report-path.ts';
import { rememberLanguage } from '#web/site/language-choice.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { keepTyped } from './autosave.ts';
import { AutosaveState } from './autosave-note.tsx';
import { messageSchema } from './form-message.ts';
import { readPageBasis } from './page-basis.ts';
import { splicesIn } from './posted-splices.ts';

/** The form that is posted here, besides its typed fields. */
export const autosaveSchema = messageSchema.pick({ version: true, draft: true, request: true }).extend({
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
      const isEditor = roles.includes('editor');
      if (!isEditor) recordMissingRole(log, context);
      // Nothing is kept for a person who may not save it.
      const kept = isEditor ? await keep(organisation.nis, session.person.id, message, body) : null;
      if (message.language === undefined) {
        return kept === null
          ? context.body(null, 204)
          : context.html(html`${<AutosaveState keptAt={kept} language={language} />}`);
      }
      rememberLanguage(context, message.language, webUrl.startsWith('https:'));
      await storeLanguage(sql, session.person.id, message.language);
      return context.redirect(formPathFor(context), 303);
    })
    .post('/discard', async (context) => {
      const { session, organisation } = context.var;
      const { id: form, year } = newest;
      await deleteAutosave(sql, session.person.id, reportId({ form, year, nis: organisation.nis }));
      return context.redirect(formPathFor(context), 303);
    });

  async function keep(
    nis: string,
    personId: string,
    message: z.output<typeof autosaveSchema>,
    body: Record<string, unknown>,
  ): Promise<Date | null> {
    const basis = await readPageBasis(sql, newest, nis, message, (definition) => splicesIn(definition, body));
    return await keepTyped(sql, basis, personId, { ...message, body });
  }

  function formPathFor(context: Context<OrganisationEnv>): string {
    return `${reportPath(newest, context.var.organisation.nis)}/form`;
  }
}
