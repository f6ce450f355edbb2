/** The form of a campaign: its days and its reminders. */

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
};

export function CampaignForm(props: FormProps) {
  const { language, action, personId, request, version, typed, problems } = props;
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
      <form method="post" action={action} class="plan" novalidate>
        <input type="hidden" name="person" value={personId} />
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="request" value={request} />
        <DateField {...propsOf('opensOn')} language={language} />
        <DateField {...propsOf('dueOn')} language={language} />
        <DateField {...propsOf('closesOn')} language={language} />
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
