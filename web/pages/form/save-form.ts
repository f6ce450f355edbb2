import type { Context } from 'hono';
import { deleteAutosave } from '#database/autosaves.ts';
import type { Sql } from '#database/connection.ts';
import { storeDraft } from '#database/drafts.ts';
import { type ReportView, viewReport } from '#database/report-view.ts';
import { canSaveWithErrors, type FormDefinition, tablesOf, type Values } from '#forms/definition.ts';
import type { Save } from '#rules/report.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { recordMissingRole } from '#web/pages/missing-role.ts';
import { reportPath } from '#web/pages/report-path.ts';
import { failureOf } from '#web/site/answers.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { readForm } from '#web/site/read-form.ts';
import { storeInput } from './autosave.ts';
import { changeLines } from './change-lines.tsx';
import { type FormMessage, messageSchema } from './form-message.ts';
import { renderForm } from './form-view.tsx';
import { draftQuery, keepMerged, mergeDraft } from './merging.ts';
import { allProblems, baseOf, readPostedForm } from './posted-form.ts';
import { SPLICES, splicesIn } from './posted-splices.ts';
import { readBase } from './read-base.ts';

/** Carries out what a posted form asks: an action on lines, or saving it. */
export async function saveForm(
  dependencies: PageDependencies,
  context: Context<OrganisationEnv>,
  newest: FormDefinition,
  view: ReportView,
): Promise<Response> {
  const { sql, reports, log } = dependencies;
  const { session, organisation, roles } = context.var;
  const body = await readForm(context);
  const message = messageSchema.parse(body);
  const { definition, fromFiles } = view;
  // Lines that come from a file are changed only by another file, whatever is posted.
  for (const name of Object.keys(body)) if (isOfFile(name, fromFiles)) delete body[name];
  const base = await readBase(sql, view, message, splicesIn(definition, body));
  const { version, request } = message;
  const isEditor = roles.includes('editor');
  const origin = { by: session.person.id, page: request };
  if (base === null) {
    const input = readPostedForm(definition, baseOf(view.typed), body);
    const draft = isEditor ? await storeInput(sql, view, input, origin) : '';
    return renderForm(context, view, input, { draft, status: 409, code: 'draft-missing' });
  }
  const input = readPostedForm(definition, base, body);
  // Nothing is kept for a person who may not save it.
  if (!isEditor) {
    recordMissingRole(log, context);
    const { draft } = message;
    return renderForm(context, view, input, { version, request, draft, status: 403, code: 'role-missing' });
  }
  if (message.do && !fromFiles.has(message.do.table))
    return await changeLines(dependencies, context, view, { ...message, do: message.do }, { input, base });
  const problems = canSaveWithErrors(definition) ? input.problems : allProblems(definition, input);
  if (problems.length > 0) {
    // A grid reads the lines of the draft.
    const hasTables = tablesOf(definition).length > 0;
    const draft = hasTables ? await storeInput(sql, view, input, origin) : message.draft;
    return renderForm(context, view, input, { version, request, draft, problems, status: 422, code: 'fields-wrong' });
  }
  const save = await saveCommand(sql, view, input.values, { version, request }, session.person.id);
  const { draft } = save;
  const answer = await reports.save(view.key, save, session.id);
  if (answer.type === 'accepted') {
    await deleteAutosave(sql, session.person.id, view.id);
    return context.redirect(reportPath(definition, organisation.nis), 303);
  }
  const failure = failureOf(answer);
  if (answer.type !== 'refused') return renderForm(context, view, input, { version, request, draft, ...failure });
  const current = await viewReport(sql, newest, organisation.nis);
  if (answer.refusal === 'version-conflict') {
    const merged = await mergeWithSaved(sql, context, current, save);
    return merged ?? (await renderForm(context, current, input, { version, status: 409, code: 'draft-missing' }));
  }
  return await renderForm(context, current, input, { version: current.report?.version ?? 0, draft, ...failure });
}

/** Whether a posted field is of a table whose lines come from a file: `staff-3-cost`, `splices-staff`. */
function isOfFile(name: string, fromFiles: ReportView['fromFiles']): boolean {
  const [table = '', ...rest] = name.split('-');
  return fromFiles.has(table) || (name.startsWith(SPLICES) && fromFiles.has(rest.join('-')));
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

/**
 * Merges a refused save with what others have saved. The person sees the result in the form, or first chooses where both
 * changed the same. Null: the draft no longer exists.
 */
async function mergeWithSaved(
  sql: Sql,
  context: Context<OrganisationEnv>,
  current: ReportView,
  { basedOn: version, draft, by }: Save,
): Promise<Response | null> {
  const formPath = `${reportPath(current.definition, context.var.organisation.nis)}/form`;
  const merging = await mergeDraft(sql, current, { version, draft });
  if (merging === null) return null;
  if (merging.clashes.length > 0) return context.redirect(`${formPath}/merge?${draftQuery({ version, draft })}`, 303);
  const query = await keepMerged(sql, current, { values: merging.values, since: version, by });
  return context.redirect(`${formPath}?${query}`, 303);
}
