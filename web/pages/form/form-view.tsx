import { canSaveWithErrors, type Language, tablesOf } from '#forms/definition.ts';
import { completeValues } from '#forms/values.ts';
import { isClosed } from '#rules/report.ts';
import { accountText } from '#web/bank-account.ts';
import { CampaignNote } from '#web/components/campaign-days.tsx';
import { FindingList, Findings, findingsIn, problemFindings } from '#web/components/findings.tsx';
import { ErrorNotice, Note } from '#web/components/notice.tsx';
import { ReturnNote } from '#web/components/return-note.tsx';
import { type ProblemCode, textsIn } from '#web/text/texts.ts';
import { Conflict } from './conflict.tsx';
import type { Known, Outcome } from './form.tsx';
import { FormFields } from './form-fields.tsx';
import { nothingOpen } from './form-message.ts';
import type { Edited } from './posted-form.ts';

type FormViewProps = {
  readonly known: Known;
  readonly edited: Edited;
  readonly outcome: Outcome;
  /** What is wrong, by the name of its input. */
  readonly problems: ReadonlyMap<string, ProblemCode>;
  /** Something of it was saved or kept. */
  readonly begun: boolean;
  readonly language: Language;
  readonly title: string;
  readonly path: string;
  readonly home: string;
  readonly personId: string;
};

/** A form with what was typed, what is wrong with it, and what happened to it. */
export function FormView(props: FormViewProps) {
  const { known, edited, outcome, problems, begun, language, title, path, home, personId } = props;
  const { definition, newest, report, returned, data, granted, campaign } = known;
  const text = textsIn(language);
  const values = completeValues(definition, edited.values, granted);
  const closed = report !== null && isClosed(report.stage);
  const open = campaign === undefined || campaign.phase === 'open';
  const hasTables = tablesOf(definition).length > 0;
  const draft = outcome.draft ?? '';
  return (
    <>
      {outcome.code && (
        <ErrorNotice language={language} code={outcome.code}>
          {outcome.problems && (
            <FindingList findings={problemFindings(definition, outcome.problems, language)} language={language} />
          )}
        </ErrorNotice>
      )}
      <h1>{title}</h1>
      {returned && <ReturnNote decision={returned} language={language} />}
      <p class="lead">{definition.introduction[language]}</p>
      {!closed && <CampaignNote campaign={campaign} language={language} />}
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
      {outcome.code === 'version-conflict' && report && (
        <Conflict definition={definition} saved={report.content.values} mine={values} language={language} path={path} />
      )}
      {newest !== definition && (
        <Note>
          <p>
            {text.form.newerVersion} <a href={`${path}/versions`}>{text.form.newerVersionLink}</a>
          </p>
        </Note>
      )}
      {!closed && report && report.signatures.length > 0 && <Note kind="warning">{text.form.removesSignatures}</Note>}
      {begun && !outcome.code && (
        <Findings findings={findingsIn(definition, values, language)} language={language} path="" />
      )}
      {!begun && canSaveWithErrors(definition) && <p class="hint">{text.form.canWait}</p>}
      <form
        method="post"
        action={`${path}/form`}
        novalidate
        data-unsaved
        data-changed={draft !== '' || outcome.code ? 'yes' : undefined}
      >
        {/* The Enter key presses the first button of a form: that must be none that removes a line. */}
        {hasTables && (
          <button type="submit" name="do" value="keep" class="unseen" tabindex={-1}>
            {text.form.keepLine}
          </button>
        )}
        <input type="hidden" name="person" value={personId} />
        <input type="hidden" name="version" value={String(outcome.version ?? report?.version ?? 0)} />
        <input type="hidden" name="request" value={outcome.request ?? crypto.randomUUID()} />
        {hasTables && <input type="hidden" id="draft" name="draft" value={draft} />}
        <FormFields
          {...{ definition, edited, values, problems, language }}
          view={outcome.view ?? nothingOpen}
          formPath={`${path}/form`}
          fromFiles={known.fromFiles}
        />
        {data && (
          <p class="payee">
            {text.form.payee} <strong>{accountText(data.account)}</strong>
          </p>
        )}
        <p class="hint">{draft !== '' ? text.form.draft : text.form.unsavedWarning}</p>
        <div class="actions">
          <button type="submit" class="primary" disabled={closed || !open || !data}>
            {text.save}
          </button>
          <a class="button" href={report ? path : home}>
            {text.cancel}
          </a>
        </div>
      </form>
    </>
  );
}
