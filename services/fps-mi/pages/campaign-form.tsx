import type { AdvanceProblem } from '#services/fps-mi/campaigns/advances-file.ts';
import type { PlanField, PlanInput, PlanProblem } from '#services/fps-mi/campaigns/plan-form.ts';
import type { CampaignTexts } from '#services/fps-mi/text/campaigns.ts';

/** So many wrong lines are listed; the others are counted. */
const LISTED = 50;

/** Says on top of the page what is wrong, with links to the fields, and each wrong line of a file. */
export function CampaignProblems(props: {
  text: CampaignTexts;
  problems?: readonly PlanProblem[];
  advanceProblems?: readonly AdvanceProblem[];
  refusal?: keyof CampaignTexts['refusals'];
}) {
  const { text, problems = [], advanceProblems = [], refusal } = props;
  if (problems.length + advanceProblems.length === 0 && refusal === undefined) return null;
  return (
    <div class="errors" role="alert">
      <h2>{refusal === 'unconfirmed' ? text.notConfirmed : text.problem}</h2>
      <ul>
        {refusal && <li>{text.refusals[refusal]}</li>}
        {problems.map(({ field, code }) => (
          <li>
            <a href={`#${field}`}>{`${text.fields[field]}${text.colon}${text.problems[code]}`}</a>
          </li>
        ))}
        {advanceProblems.slice(0, LISTED).map(({ line, code, found }) => (
          <li>
            {`${text.line(line)}${text.colon}${text.advanceProblems[code]}`}
            {found !== '' && <> ({found.slice(0, 60)})</>}
          </li>
        ))}
        {advanceProblems.length > LISTED && <li>{text.more(advanceProblems.length - LISTED)}</li>}
      </ul>
    </div>
  );
}

type FormProps = {
  text: CampaignTexts;
  action: string;
  personId: string;
  request: string;
  /** 0: it is to be opened. */
  version: number;
  typed: PlanInput;
  problems: readonly PlanProblem[];
  /** A file came, and must be chosen again. */
  fileChosen: boolean;
  /** The fields of the form that FPS MI sets. */
  granted: readonly string[];
};

/** The days, the advances and the reminders of a campaign. */
export function CampaignForm(props: FormProps) {
  const { text, action, personId, request, version, typed, problems, fileChosen, granted } = props;
  const field = (name: PlanField, help?: string) => (
    <PlanTextInput
      name={name}
      label={text.fields[name]}
      value={typed[name]}
      problem={problems.filter((one) => one.field === name).map(({ code }) => text.problems[code])[0]}
      help={help}
    />
  );
  const opened = version > 0;
  const columns = `nis;${granted.length === 1 ? 'amount' : granted.join(';')}`;
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{opened ? text.changeTitle : text.openTitle}</h2>
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
              {text.advancesHelp(columns)} {opened && text.advancesKept}
            </p>
            {fileChosen && (
              <p class="problem" id="advances-problem">
                {text.advancesAgain}
              </p>
            )}
          </div>
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
        <button type="submit">{opened ? text.save : text.open}</button>
      </form>
    </section>
  );
}

function PlanTextInput(props: {
  name: PlanField;
  label: string;
  value: string;
  help: string | undefined;
  problem: string | undefined;
}) {
  const { name, label, value, help, problem } = props;
  const described = [help && `${name}-help`, problem && `${name}-problem`].filter(Boolean).join(' ');
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        value={value}
        autocomplete="off"
        maxlength={60}
        size={14}
        aria-describedby={described || undefined}
        aria-invalid={problem ? 'true' : undefined}
      />
      {help && (
        <p class="help" id={`${name}-help`}>
          {help}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${name}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
