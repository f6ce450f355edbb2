import type { Context } from 'hono';
import { html } from 'hono/html';
import { storeDraft } from '#database/drafts.ts';
import type { ReportView } from '#database/report-view.ts';
import { type FieldProblem, type Language, type Place, type TableField, tablesOf } from '#forms/definition.ts';
import { completeValues, type Finding, failedChecks, linesIn } from '#forms/values.ts';
import { inputName } from '#web/components/input-name.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { reportPath } from '#web/pages/report-path.ts';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { textsIn } from '#web/text/texts.ts';
import { keepDraft, storeInput } from './autosave.ts';
import { ComputedValues, TableEditor } from './form-fields.tsx';
import { checkInput, UpdatedFindings } from './form-findings.tsx';
import { applyLineAction, type FormMessage, type LineAction, type LineNews } from './form-message.ts';
import { problemsByName, renderForm } from './form-view.tsx';
import { LineNewsText } from './line-editor.tsx';
import { draftQuery } from './merging.ts';
import { allProblems, type FormBase, type FormInput, inputOf, unreadTexts } from './posted-form.ts';
import { firstPages, type ShownLines } from './shown-lines.ts';

type LineMessage = FormMessage & { readonly do: LineAction };

/**
 * Carries out an action on the lines of a table and keeps the result as a draft, without saving the report. With htmx the
 * answer is the table alone; otherwise a redirect to the form with the draft.
 * @param base what the page showed before the fields that it posted
 */
export async function changeLines(
  { sql }: PageDependencies,
  context: Context<OrganisationEnv>,
  view: ReportView,
  message: LineMessage,
  { input, base }: { readonly input: FormInput; readonly base: FormBase },
): Promise<Response> {
  const { session, organisation, language } = context.var;
  const { definition, id } = view;
  const table = tablesOf(definition).find((each) => each.id === message.do.table);
  const withHtmx = context.req.header('HX-Request') !== undefined && table !== undefined;
  // With htmx the rest of the page stays as it is, so only the problems of this table count.
  const problems = input.problems.filter(({ field }) => !withHtmx || field === table.id);
  const blocking = problems.filter((problem) => isInTheWay(problem, message.do, { input, base }));
  const [first] = blocking;
  if (first !== undefined) {
    if (withHtmx) {
      const shown = { ...firstPages, focus: inputName(first) };
      const news = textsIn(language).lineEditor.notTaken(blocking.length);
      const unread = { input: withoutNewLine(input, table, base), shown, draft: message.draft, problems, news };
      // What was not taken over is not in the list of findings either.
      return context.html(tableFragment(context, view, table.id, {}, unread), 422);
    }
    const { version, request } = message;
    // A grid reads the lines of the draft.
    const draft = await storeInput(sql, view, input, { by: session.person.id, page: request });
    const state = { version, request, draft, status: 422, code: 'fields-wrong', problems: input.problems } as const;
    return renderForm(context, view, input, state);
  }
  const typed = { values: input.values, unread: new Map(Object.entries(unreadTexts(input))) };
  const { base: after, shown, news } = applyLineAction(message.do, table, typed, newLineIn(table, { input, base }));
  const unread = Object.fromEntries(after.unread);
  const draft = await storeDraft(sql, id, { typed: after.values, unread, definition, by: session.person.id });
  await keepDraft(sql, view, session.person.id, { version: message.version, draft, input });
  if (withHtmx) {
    const changed = inputOf(definition, after);
    const inTable = allProblems(definition, changed).filter(({ field }) => field === table.id);
    const completed = completeValues(definition, changed.values, view.granted);
    const toCheck = news && countToCheck(news, table, inTable, failedChecks(definition, completed));
    const answer = { input: changed, shown, draft, problems: inTable, news: newsText(news, toCheck ?? 0, language) };
    return context.html(tableFragment(context, view, table.id, message, answer));
  }
  const query = draftQuery({ draft, version: message.version }, shown);
  const formPath = `${reportPath(definition, organisation.nis)}/form`;
  return context.redirect(`${formPath}?${query}#${shown.focus ?? table?.id ?? 'main'}`, 303);
}

/**
 * Whether a text that cannot be read keeps an action from being carried out: one that was typed now, or one in the line that
 * is to be closed. A text that the page showed already stays where it is.
 */
function isInTheWay(
  problem: FieldProblem,
  { kind, table, line }: LineAction,
  { input, base }: { readonly input: FormInput; readonly base: FormBase },
): boolean {
  const name = inputName(problem);
  if (base.unread.get(name) !== input.texts.get(name)) return true;
  return kind === 'keep' && problem.field === table && problem.line === line;
}

/** The number of the line that was typed as a new one; null when there is none. */
function newLineIn(
  table: TableField | undefined,
  { input, base }: { readonly input: FormInput; readonly base: FormBase },
): number | null {
  if (table === undefined) return null;
  const [before, after] = [linesIn(base.values, table.id), linesIn(input.values, table.id)];
  return after.length > before.length ? before.length : null;
}

/** A new line with a text that cannot be read stays where it was typed: it is not in the table yet. */
function withoutNewLine(input: FormInput, { id }: TableField, base: FormBase): FormInput {
  const [before, after] = [linesIn(base.values, id), linesIn(input.values, id)];
  const isWrong = input.problems.some(({ field, line }) => field === id && line === before.length);
  if (after.length !== before.length + 1 || !isWrong) return input;
  return { ...input, values: { ...input.values, [id]: after.slice(0, -1) } };
}

/** How many points the page marks in the line that was added or changed. */
function countToCheck(
  { kind, line }: LineNews,
  { id }: TableField,
  problems: readonly FieldProblem[],
  failed: readonly Finding[],
): number {
  if (kind === 'removed') return 0;
  const isHere = (place: Place) => place.field === id && place.line === line;
  return problems.filter(isHere).length + failed.filter(({ places }) => places.some(isHere)).length;
}

function newsText(news: LineNews | null, toCheck: number, language: Language): string {
  if (news === null) return '';
  const text = textsIn(language).lineEditor;
  const happened = text[news.kind](siteTextsIn(language).lines.line(String(news.line + 1)));
  return toCheck === 0 ? happened : `${happened} ${text.toCheck(toCheck)}`;
}

type TableAnswer = {
  readonly input: FormInput;
  readonly shown: ShownLines;
  readonly draft: string;
  readonly problems: readonly FieldProblem[];
  /** What happened, for people who do not see the table. */
  readonly news: string;
};

/** The part of the page that changes with a table: the table itself, the draft, the computed values and the findings. */
function tableFragment(
  context: Context<OrganisationEnv>,
  { definition, granted, fromFiles }: ReportView,
  tableId: string,
  { findings }: Pick<FormMessage, 'findings'>,
  { input, shown, draft, problems, news }: TableAnswer,
) {
  const { language, organisation } = context.var;
  const values = completeValues(definition, input.values, granted);
  const formPath = `${reportPath(definition, organisation.nis)}/form`;
  return html`${(
    <>
      <TableEditor
        definition={definition}
        table={tableId}
        input={input}
        values={values}
        problems={problemsByName(problems)}
        checked
        shown={shown}
        language={language}
        formPath={formPath}
        fromFiles={fromFiles}
      />
      <input type="hidden" id="draft" name="draft" value={draft} hx-swap-oob="true" />
      <LineNewsText news={news} swapped />
      <ComputedValues definition={definition} values={values} language={language} />
      {findings && (
        <UpdatedFindings
          definition={definition}
          checked={checkInput(definition, input, values)}
          fromFiles={fromFiles}
          language={language}
          formPath={formPath}
        />
      )}
    </>
  )}`;
}
