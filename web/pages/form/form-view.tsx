import type { Context } from 'hono';
import { isOpenToday } from '#database/campaigns.ts';
import type { OtherPerson } from '#database/open-forms.ts';
import type { ReportView } from '#database/report-view.ts';
import { canSaveWithErrors, type FieldProblem, tablesOf, type Values } from '#forms/definition.ts';
import { completeValues } from '#forms/values.ts';
import { isClosed } from '#rules/report.ts';
import { accountText } from '#web/bank-account.ts';
import { CampaignNote } from '#web/components/campaign-days.tsx';
import { FindingList, MAX_LISTED, problemFindings } from '#web/components/findings.tsx';
import { inputName } from '#web/components/input-name.ts';
import { ErrorNotice, Note } from '#web/components/notice.tsx';
import { ReturnNote } from '#web/components/return-note.tsx';
import type { OrganisationEnv } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { ChangeStream } from '#web/pages/overview/live-updates.tsx';
import { reportPath } from '#web/pages/report-path.ts';
import { type ErrorCode, type ProblemCode, textsIn } from '#web/text/texts.ts';
import { AutosaveNote, AutosaveTrigger } from './autosave-note.tsx';
import { Direction, FormFields } from './form-fields.tsx';
import { checkInput, FORM_ID, FormFindings } from './form-findings.tsx';
import { LineFailures, LineNewsText } from './line-editor.tsx';
import { LineGridSettings } from './line-grid-settings.tsx';
import { type Merged, MergedNote } from './merged-note.tsx';
import { Others } from './others.tsx';
import { allProblems, type FormInput } from './posted-form.ts';
import { firstPages, type ShownLines } from './shown-lines.ts';

/** The options for rendering a form, besides its input. */
export type FormState = {
  /** Why it was not saved. */
  readonly status?: 403 | 409 | 422 | 503;
  readonly code?: ErrorCode;
  /** The problems to show; without it, those of the input. */
  readonly problems?: readonly FieldProblem[];
  /** The version that saving replaces; without it, the version of the report. */
  readonly version?: number;
  /** The id of the page, when it must stay the same; without it, a new one. */
  readonly request?: string;
  /** The hash of the draft that the input is based on. */
  readonly draft?: string;
  readonly shown?: ShownLines;
  /** Who else has the form open; without it, the page asks. */
  readonly others?: readonly OtherPerson[];
  /** What others saved meanwhile, when it is merged into the input. */
  readonly merged?: Merged | undefined;
  /** When the person typed the input that is shown, which they did not save. */
  readonly typedAt?: Date | undefined;
};

/** Answers with the page of a form. */
export function renderForm(
  context: Context<OrganisationEnv>,
  view: ReportView,
  input: FormInput,
  state: FormState,
): Response | Promise<Response> {
  const { language, organisation } = context.var;
  const { definition } = view;
  const title = `${definition.title[language]} ${definition.year}`;
  // As long as there is neither a saved version nor a draft, a missing value is not an error.
  const begun = view.report !== null || (state.draft ?? '') !== '';
  const request = state.request ?? crypto.randomUUID();
  const problems = state.problems ?? (begun ? allProblems(definition, input) : input.problems);
  return page(
    context,
    {
      title,
      organisation,
      ...(state.status && { status: state.status }),
      // Choosing another language keeps what is typed.
      languageForm: { id: FORM_ID, action: `${reportPath(definition, organisation.nis)}/form/autosave` },
    },
    <FormView
      context={context}
      view={view}
      input={input}
      state={{ ...state, request }}
      problems={problems}
      begun={begun}
    />,
  );
}

/** Problems by the name of their input. */
export function problemsByName(problems: readonly FieldProblem[]): ReadonlyMap<string, ProblemCode> {
  return new Map(problems.map((problem) => [inputName(problem), problem.code]));
}

type FormViewProps = {
  readonly context: Context<OrganisationEnv>;
  readonly view: ReportView;
  readonly input: FormInput;
  readonly state: FormState & { readonly request: string };
  readonly problems: readonly FieldProblem[];
  /** Whether there is a saved version or a draft. */
  readonly begun: boolean;
};

function FormView(props: FormViewProps) {
  const { context, view, input, state } = props;
  const { language, organisation, session } = context.var;
  const { definition, report } = view;
  const path = reportPath(definition, organisation.nis);
  const closed = report !== null && isClosed(report.stage);
  const values = completeValues(definition, input.values, view.granted);
  return (
    <>
      {state.merged && (
        <MergedNote
          merged={state.merged}
          saved={view.typed}
          definition={definition}
          language={language}
          personId={session.person.id}
        />
      )}
      {state.code && (
        <ErrorNotice language={language} code={state.code}>
          {state.problems && (
            <FindingList
              findings={problemFindings(definition, state.problems.slice(0, MAX_LISTED), language)}
              count={state.problems.length}
              language={language}
            />
          )}
        </ErrorNotice>
      )}
      <h1>{`${definition.title[language]} ${definition.year}`}</h1>
      <Autosaved {...props} />
      <Introduction {...props} />
      {!closed && <ChangeStream path={path} />}
      {!closed && (
        <Others
          formPath={`${path}/form`}
          others={state.others}
          language={language}
          personId={session.person.id}
          open={{ page: state.request, version: state.version ?? report?.version ?? 0 }}
        />
      )}
      <Notes {...props} values={values} />
      <InputForm {...props} values={values} />
    </>
  );
}

/** Says that the form shows what the person typed earlier and did not save. */
function Autosaved({ context, view, state: { typedAt } }: FormViewProps) {
  if (typedAt === undefined) return null;
  const { language, organisation, session } = context.var;
  const formPath = `${reportPath(view.definition, organisation.nis)}/form`;
  return <AutosaveNote keptAt={typedAt} language={language} personId={session.person.id} formPath={formPath} />;
}

/** Why the report was returned, what the form is for, when it is due, and whether the organisation's data are missing. */
function Introduction({ context, view }: FormViewProps) {
  const { language, organisation } = context.var;
  const { definition, report, openReturn, data, campaign } = view;
  const text = textsIn(language);
  const closed = report !== null && isClosed(report.stage);
  const home = `/organisations/${organisation.nis}`;
  const path = reportPath(definition, organisation.nis);
  return (
    <>
      {openReturn && report && <ReturnNote openReturn={openReturn} report={report} language={language} />}
      <p class="lead">{definition.introduction[language]}</p>
      {!closed && <CampaignNote campaign={campaign} language={language} />}
      {!closed && (
        <p>
          <a href={`/blank-forms/${definition.id}/${definition.year}`}>{text.blankForm.print}</a>
        </p>
      )}
      {!data && (
        <Note kind="warning">
          <h2>{text.errors['organisation-data-missing'].title}</h2>
          <p>{text.errors['organisation-data-missing'].text}</p>
          <p>
            <a class="button" href={`${home}/data?next=${path}/form`}>
              {text.home.dataTitle}
            </a>
          </p>
        </Note>
      )}
    </>
  );
}

/** What the user should know before changing the form: a newer version, a signature that is removed, errors. */
function Notes({ context, view, input, state, begun, values }: FormViewProps & { readonly values: Values }) {
  const { language, organisation } = context.var;
  const { definition, newest, report, fromFiles } = view;
  const text = textsIn(language).form;
  const path = reportPath(definition, organisation.nis);
  return (
    <>
      {newest !== definition && (
        <Note>
          <p>
            {text.newerVersion} <a href={`${path}/versions`}>{text.newerVersionLink}</a>
          </p>
        </Note>
      )}
      {report && !isClosed(report.stage) && report.signatures.length > 0 && (
        <Note kind="warning">{text.removesSignatures}</Note>
      )}
      {begun && !state.code && (
        <FormFindings
          definition={definition}
          checked={checkInput(definition, input, values)}
          fromFiles={fromFiles}
          language={language}
          formPath={`${path}/form`}
        />
      )}
      {!begun && canSaveWithErrors(definition) && <p class="hint">{text.canWait}</p>}
    </>
  );
}

function InputForm({
  context,
  view,
  input,
  state,
  problems,
  begun,
  values,
}: FormViewProps & { readonly values: Values }) {
  const { language, organisation, session } = context.var;
  const { definition, report, data, campaign, fromFiles } = view;
  const text = textsIn(language);
  const path = reportPath(definition, organisation.nis);
  const hasTables = tablesOf(definition).length > 0;
  const closed = report !== null && isClosed(report.stage);
  const open = isOpenToday(campaign);
  const draft = state.draft ?? '';
  return (
    <form
      method="post"
      action={`${path}/form`}
      id={FORM_ID}
      novalidate
      data-unsaved
      data-changed={draft !== '' || state.code || state.typedAt ? 'yes' : undefined}
    >
      <input type="hidden" name="person" value={session.person.id} />
      <input type="hidden" name="version" value={String(state.version ?? report?.version ?? 0)} />
      <input type="hidden" name="request" value={state.request} />
      {hasTables && <input type="hidden" id="draft" name="draft" value={draft} />}
      <FormFields
        definition={definition}
        input={input}
        values={values}
        problems={problemsByName(problems)}
        checked={begun}
        shown={state.shown ?? firstPages}
        language={language}
        formPath={`${path}/form`}
        fromFiles={fromFiles}
      />
      <Direction definition={definition} values={values} />
      {data && (
        <p class="payee">
          {text.form.payee} <strong>{accountText(data.account)}</strong>
        </p>
      )}
      {hasTables && <LinesBehaviour context={context} view={view} />}
      <p class="hint">{draft !== '' ? text.form.draft : text.form.unsavedWarning}</p>
      {!closed && <AutosaveTrigger formPath={`${path}/form`} language={language} />}
      <div class="actions">
        <button type="submit" class="primary" disabled={closed || !open || !data}>
          {text.save}
        </button>
        <a class="button" href={report ? path : `/organisations/${organisation.nis}`}>
          {text.cancel}
        </a>
      </div>
    </form>
  );
}

/** What the tables of a form need beside them: what is said about their lines, and the grids where the person may use them. */
function LinesBehaviour({ context, view }: Pick<FormViewProps, 'context' | 'view'>) {
  const { language, roles } = context.var;
  const { definition, report, fromFiles } = view;
  const closed = report !== null && isClosed(report.stage);
  const hasGrids = !closed && roles.includes('editor') && tablesOf(definition).some(({ id }) => !fromFiles.has(id));
  return (
    <>
      <LineNewsText />
      <LineFailures language={language} />
      {hasGrids && <LineGridSettings definition={definition} language={language} />}
    </>
  );
}
