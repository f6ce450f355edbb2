/** The form of a campaign: its days, its advances and its reminders. */

import type { Language } from '#forms/definition.ts';
import type { PlanField, PlanInput, PlanProblem } from '#services/fps-mi/campaigns/plan-form.ts';
import { ministryFiles } from '#services/fps-mi/static-files.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { DateField } from '#web/site/date-field.tsx';
import { TextField } from '#web/site/text-field.tsx';

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
  const propsOf = (name: PlanField) => {
    const code = problems.find((problem) => problem.field === name)?.code;
    return { name, label: text.fields[name], value: typed[name], problem: code && text.problems[code] };
  };
  const field = (name: PlanField, help?: string) => <TextField {...propsOf(name)} help={help} width={14} />;
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{isOpened ? text.changeTitle : text.openTitle}</h2>
      <form method="post" action={action} enctype="multipart/form-data" class="plan" novalidate>
        <input type="hidden" name="person" value={personId} />
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="request" value={request} />
        <DateField {...propsOf('opensOn')} language={language} />
        <DateField {...propsOf('dueOn')} language={language} />
        <DateField {...propsOf('closesOn')} language={language} />
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
      <script src={ministryFiles.address('date-field.js')} defer></script>
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
