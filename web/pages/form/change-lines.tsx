import type { Context } from 'hono';
import { html } from 'hono/html';
import { storeDraft } from '#database/drafts.ts';
import type { ReportView } from '#database/report-view.ts';
import { tablesOf } from '#forms/definition.ts';
import { completeValues } from '#forms/values.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { reportPath } from '#web/pages/report-path.ts';
import { keepDraft } from './autosave.ts';
import { ComputedValues, TableEditor } from './form-fields.tsx';
import { applyLineAction, type FormMessage, type LineAction } from './form-message.ts';
import { problemsByName, renderForm } from './form-view.tsx';
import { draftQuery } from './merging.ts';
import { type FormInput, inputOf } from './posted-form.ts';
import { firstPages, type ShownLines } from './shown-lines.ts';

/**
 * Carries out an action on the lines of a table and keeps the result as a draft, without saving the report. With htmx the
 * answer is the table alone; otherwise a redirect to the form with the draft.
 */
export async function changeLines(
  { sql }: PageDependencies,
  context: Context<OrganisationEnv>,
  view: ReportView,
  message: FormMessage & { readonly do: LineAction },
  input: FormInput,
): Promise<Response> {
  const { session, organisation } = context.var;
  const { definition, id } = view;
  const table = tablesOf(definition).find((each) => each.id === message.do.table);
  const withHtmx = context.req.header('HX-Request') !== undefined && table !== undefined;
  // With htmx the rest of the page stays as it is, so only the problems of this table count.
  const problems = input.problems.filter(({ field }) => !withHtmx || field === table.id);
  if (problems.length > 0) {
    if (withHtmx) return context.html(tableFragment(context, view, table.id, input, firstPages, message.draft), 422);
    const { version, request, draft } = message;
    const state = { version, request, draft, status: 422, code: 'fields-wrong', problems: input.problems } as const;
    return renderForm(context, view, input, state);
  }
  const { values, shown } = applyLineAction(message.do, table, input.values);
  const draft = await storeDraft(sql, id, { typed: values, definition, by: session.person.id });
  await keepDraft(sql, view, session.person.id, { version: message.version, draft, input });
  if (withHtmx) return context.html(tableFragment(context, view, table.id, inputOf(values), shown, draft));
  const query = draftQuery({ draft, version: message.version }, shown);
  const formPath = `${reportPath(definition, organisation.nis)}/form`;
  return context.redirect(`${formPath}?${query}#${table?.id ?? 'main'}`, 303);
}

/** The part of the page that changes with a table: the table itself, the draft, and the computed values. */
function tableFragment(
  context: Context<OrganisationEnv>,
  { definition, granted, fromFiles }: ReportView,
  tableId: string,
  input: FormInput,
  shown: ShownLines,
  draft: string,
) {
  const { language, organisation } = context.var;
  const values = completeValues(definition, input.values, granted);
  return html`${(
    <>
      <TableEditor
        definition={definition}
        table={tableId}
        input={input}
        values={values}
        problems={problemsByName(input.problems)}
        shown={shown}
        language={language}
        formPath={`${reportPath(definition, organisation.nis)}/form`}
        fromFiles={fromFiles}
      />
      <input type="hidden" id="draft" name="draft" value={draft} hx-swap-oob="true" />
      <ComputedValues definition={definition} values={values} language={language} />
    </>
  )}`;
}
