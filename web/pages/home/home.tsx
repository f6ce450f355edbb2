import { Hono } from 'hono';
import { findOrganisationData, isDataClosedIn, type OrganisationData } from '#database/organisations.ts';
import { type OrganisationTasks, tasksOf } from '#database/tasks.ts';
import type { Language } from '#forms/definition.ts';
import { reportId } from '#rules/keys.ts';
import type { Role } from '#rules/report.ts';
import type { Awaited, ReportTurn } from '#rules/tasks.ts';
import { awaitedText } from '#web/components/awaited.tsx';
import { Downloads } from '#web/components/downloads.tsx';
import { Note } from '#web/components/notice.tsx';
import { OrganisationSummary } from '#web/components/organisation-summary.tsx';
import { SignAll, type Task, TaskList, tasksIn } from '#web/components/task-list.tsx';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { textsIn } from '#web/text/texts.ts';
import { FilterForm, passes, type ReportFilter, readFilter } from './report-filter.tsx';
import { ReportsByYear } from './report-table.tsx';

/**
 * The homepage of an organisation: what this person must do, the state of all other forms, and the organisation's data
 * (requirements A4, B1, D6).
 */
export function homePage({ sql }: PageDependencies): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>().get('/', async (context) => {
    const { language, organisation, roles, session, severalOrganisations } = context.var;
    const { nis } = organisation;
    const [[own], data] = await Promise.all([tasksOf(sql, session.person.id, nis), findOrganisationData(sql, nis)]);
    // The role can have ended since it was checked.
    if (own === undefined) return context.redirect('/organisations', 303);
    const tasks = tasksIn([own]);
    const closed = isDataClosedIn(nis, new Map(own.reports.map((turn) => [idOf(turn, nis), turn.progress])));
    const name = organisation.name[language];
    return page(
      context,
      { title: `${textsIn(language).tasks.title(tasks.length)} – ${name}`, organisation },
      <>
        <h1>{name}</h1>
        <Tasks tasks={tasks} own={own} elsewhere={severalOrganisations} language={language} />
        <Forms own={own} filter={readFilter(context.req.query())} path={context.req.path} language={language} />
        <Data data={data} closed={closed} roles={roles} path={`${context.req.path}/data`} language={language} />
        <Downloads
          base={context.req.path}
          years={yearsReceived(own.reports)}
          deadlines={own.reports.some(({ due }) => due !== null)}
          language={language}
        />
      </>,
    );
  });
}

/** The years of which FPS MI has received a report, the latest first. */
function yearsReceived(reports: readonly ReportTurn[]): number[] {
  const received = reports.filter(({ progress: { stage } }) => stage === 'sent' || stage === 'accepted');
  return [...new Set(received.map(({ year }) => year))].toSorted((one, other) => other - one);
}

function idOf({ form, year }: ReportTurn, nis: string): string {
  return reportId({ form, year, nis });
}

type PartProps = { readonly own: OrganisationTasks; readonly language: Language };

/** What this person must do; without tasks, who is waited for. */
function Tasks({ tasks, own, elsewhere, language }: PartProps & { tasks: readonly Task[]; elsewhere: boolean }) {
  const text = textsIn(language).tasks;
  const awaited = awaitedText(everyoneAwaited(own.reports), language);
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">{text.title(tasks.length)}</h2>
      {tasks.length > 0 ? (
        <>
          <SignAll tasks={tasks} elsewhere={elsewhere} language={language} />
          <TaskList tasks={tasks} language={language} />
        </>
      ) : (
        <p>
          {text.none} {awaited !== '' && text.waitingFor(awaited)}
        </p>
      )}
    </section>
  );
}

/** The people for whom any report waits, by role. */
function everyoneAwaited(reports: readonly ReportTurn[]): Awaited[] {
  const byRole = new Map(reports.flatMap(({ awaited }) => awaited).map((one) => [one.role, one]));
  return [...byRole.values()].map(({ role }) => {
    const people = reports
      .flatMap(({ awaited }) => awaited.filter((one) => one.role === role))
      .flatMap((one) => one.people);
    return { role, people: [...new Map(people.map((person) => [person.id, person])).values()] };
  });
}

/** Every form that is not a task of this person, by year. */
function Forms({ own, filter, path, language }: PartProps & { filter: ReportFilter; path: string }) {
  const text = textsIn(language).home;
  const others = own.reports.filter((turn) => !own.reportTasks.includes(turn));
  const shown = others.filter((turn) => passes(filter, turn));
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="forms">
      <h2 id="forms" tabindex={-1}>
        {own.reportTasks.length > 0 ? text.otherForms : text.formsTitle}
      </h2>
      <FilterForm filter={filter} path={path} language={language} />
      {shown.length > 0 ? (
        <ReportsByYear reports={shown} organisation={own} language={language} />
      ) : (
        <p>{text.noMatch}</p>
      )}
    </section>
  );
}

type DataProps = {
  readonly data: OrganisationData | null;
  readonly closed: boolean;
  readonly roles: readonly Role[];
  readonly path: string;
  readonly language: Language;
};

/** The organisation's data, with the button that changes them (requirement B1). */
function Data({ data, closed, roles, path, language }: DataProps) {
  const text = textsIn(language);
  return (
    <section aria-labelledby="data">
      <div class="heading">
        <h2 id="data">{text.home.dataTitle}</h2>
        {roles.includes('editor') && !closed && (
          <a class="button" href={path}>
            {text.change}
            <span class="visually-hidden">
              {text.colon}
              {text.home.dataTitle}
            </span>
          </a>
        )}
      </div>
      {data ? (
        <OrganisationSummary language={language} data={data} />
      ) : (
        <Note kind="warning">{text.home.dataMissing}</Note>
      )}
      {closed && <p class="hint">{text.data.closed}</p>}
    </section>
  );
}
