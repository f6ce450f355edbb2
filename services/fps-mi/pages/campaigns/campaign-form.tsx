/** The form of a campaign: its days, its advances and its reminders. */

import type { Language } from '#forms/definition.ts';
import type { PlanField, PlanInput, PlanProblem } from '#services/fps-mi/campaigns/plan-form.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';

type FormProps = {
  language: Language;
  action: string;
  personId: string;
  request: string;
  /** The version of the campaign; 0: the form opens it. */
  version: number;
  typed: PlanInput;
  problems: readonly PlanProblem[];
  /** The form was posted with a file, which must be chosen again. */
  fileChosen: boolean;
  /** The fields of the form whose amounts FPS MI sets. */
  granted: readonly string[];
};

export function CampaignForm(props: FormProps) {
  const { language, action, personId, request, version, typed, problems, fileChosen, granted } = props;
  const text = textsIn(language).campaigns;
  const isOpened = version > 0;
  const field = (name: PlanField, help?: string) => (
    <PlanTextInput name={name} help={help} typed={typed} problems={problems} language={language} />
  );
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{isOpened ? text.changeTitle : text.openTitle}</h2>
      <form method="post" action={action} enctype="multipart/form-data" class="plan" novalidate>
        <input type="hidden" name="person" value={personId} />
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="request" value={request} />
        {field('opensOn', text.dateHelp)}
        {field('dueOn', text.dateHelp)}
        {field('closesOn', text.dateHelp)}
        {granted.length === 0 ? (
          <p>{text.noAdvances}</p>
        ) : (
          <AdvancesField granted={granted} isOpened={isOpened} fileChosen={fileChosen} language={language} />
        )}
        <fieldset>
          <legend>{text.scheduleTitle}</legend>
          <p>{text.scheduleLead}</p>
          {field('at')}
          {field('daysBeforeDue', text.daysHelp)}
          {field('signatureEvery')}
          {field('dailyInLast')}
          {field('copyFrom')}
          {field('overdueEvery')}
        </fieldset>
        <button type="submit">{isOpened ? text.save : text.open}</button>
      </form>
    </section>
  );
}

/** The field to upload the file of advances. */
function AdvancesField(props: Pick<FormProps, 'granted' | 'fileChosen' | 'language'> & { isOpened: boolean }) {
  const { granted, isOpened, fileChosen, language } = props;
  const text = textsIn(language).campaigns;
  const columns = `nis;${granted.length === 1 ? 'amount' : granted.join(';')}`;
  return (
    <div class={fileChosen ? 'field wrong' : 'field'}>
      <label for="advances">{text.fields.advances}</label>
      <input
        id="advances"
        name="advances"
        type="file"
        accept=".csv,.txt,.tsv,text/csv"
        aria-describedby={fileChosen ? 'advances-help advances-problem' : 'advances-help'}
        aria-invalid={fileChosen ? 'true' : undefined}
      />
      <p class="help" id="advances-help">
        {text.advancesHelp(columns)} {isOpened && text.advancesKept}
      </p>
      {fileChosen && (
        <p class="problem" id="advances-problem">
          {text.advancesAgain}
        </p>
      )}
    </div>
  );
}

/** A text field of the plan with its help, and its first problem if there is one. */
function PlanTextInput(
  props: Pick<FormProps, 'typed' | 'problems' | 'language'> & { name: PlanField; help: string | undefined },
) {
  const { name, help, typed, problems, language } = props;
  const text = textsIn(language).campaigns;
  const code = problems.find((problem) => problem.field === name)?.code;
  const describedBy = [help && `${name}-help`, code && `${name}-problem`].filter(Boolean).join(' ');
  return (
    <div class={code ? 'field wrong' : 'field'}>
      <label for={name}>{text.fields[name]}</label>
      <input
        id={name}
        name={name}
        value={typed[name]}
        autocomplete="off"
        maxlength={60}
        size={14}
        aria-describedby={describedBy || undefined}
        aria-invalid={code ? 'true' : undefined}
      />
      {help && (
        <p class="help" id={`${name}-help`}>
          {help}
        </p>
      )}
      {code && (
        <p class="problem" id={`${name}-problem`}>
          {text.problems[code]}
        </p>
      )}
    </div>
  );
}
