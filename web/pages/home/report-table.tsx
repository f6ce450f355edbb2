import type { OrganisationTasks } from '#database/tasks.ts';
import { findForm } from '#forms/catalogue.ts';
import type { Language } from '#forms/definition.ts';
import type { Day } from '#rules/days.ts';
import type { ReportTurn } from '#rules/tasks.ts';
import { AwaitedNote } from '#web/components/awaited.tsx';
import { Checks } from '#web/components/checks.tsx';
import { ReturnReason } from '#web/components/return-reason.tsx';
import { Due } from '#web/components/task-list.tsx';
import { formatDay, today } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';

type ReportsProps = {
  readonly reports: readonly ReportTurn[];
  readonly organisation: Pick<OrganisationTasks, 'organisation' | 'holders'>;
  readonly language: Language;
};

/** Reports by year, the latest first: a table for each, with the checks and the state of each form. */
export function ReportsByYear(props: ReportsProps) {
  const years = [...new Set(props.reports.map(({ year }) => year))].toSorted((one, other) => other - one);
  const day = today();
  return (
    <>
      {years.map((year) => (
        <ReportTable {...props} year={year} day={day} reports={props.reports.filter((turn) => turn.year === year)} />
      ))}
    </>
  );
}

function ReportTable({ year, day, reports, organisation, language }: ReportsProps & { year: number; day: Day }) {
  const text = textsIn(language).home;
  return (
    <>
      <h3 id={`year-${year}`}>{year}</h3>
      <table class="reports" aria-labelledby={`year-${year}`}>
        <thead>
          <tr>
            <th scope="col">{text.form}</th>
            <th scope="col">{text.status}</th>
          </tr>
        </thead>
        <tbody>
          {reports.map((turn) => (
            <tr>
              <th scope="row">
                <a href={`/organisations/${organisation.organisation.nis}/reports/${turn.form}/${turn.year}`}>
                  {findForm(turn.form, turn.year)?.title[language] ?? turn.form}
                </a>
                <Due due={turn.due} day={day} language={language} />
              </th>
              <td>
                <ReportState turn={turn} language={language} />
                <AwaitedNote turn={turn} holders={organisation.holders} language={language} />
                <Checks stage={turn.progress.stage} language={language} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** How far a report is, in words. */
function ReportState({ turn, language }: { turn: ReportTurn; language: Language }) {
  const text = textsIn(language).tasks;
  const { step, since, progress } = turn;
  const state = text.states[step];
  const day = since && formatDay(since, language);
  switch (step) {
    case 'correct-return':
      return (
        <>
          <p class="returned-state">{text.returned}</p>
          {progress.openReturn && <ReturnReason openReturn={progress.openReturn} language={language} />}
        </>
      );
    case 'decide':
    case 'done':
      return (
        <p class="report-state">
          {day ? text.on(state, day) : state}.{' '}
          <span class="hint">{step === 'decide' ? text.waitsForDecision : text.noAction}</span>
        </p>
      );
    case 'open':
      return (
        <p class="report-state">
          {progress.campaign ? text.opens(formatDay(progress.campaign.opensOn, language)) : state}
        </p>
      );
    case 'missed':
      return (
        <p class="report-state">
          {state}. {progress.campaign && text.closed(formatDay(progress.campaign.closesOn, language))}
        </p>
      );
    case 'enter-data':
    case 'fill-in':
    case 'complete':
    case 'save-again':
    case 'sign':
    case 'send':
      return <p class="report-state">{state}</p>;
  }
}
