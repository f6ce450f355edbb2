import type { Child } from 'hono/jsx';
import type { OrganisationTasks } from '#database/tasks.ts';
import { findForm } from '#forms/catalogue.ts';
import type { Language } from '#forms/definition.ts';
import { type Day, daysBetween } from '#rules/days.ts';
import {
  byUrgency,
  checksOf,
  type OrganisationTask,
  type ReportTask,
  type ReportTurn,
  urgencyOf,
} from '#rules/tasks.ts';
import { formatDay, today } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { AwaitedNote } from './awaited.tsx';
import { Checks } from './checks.tsx';
import { ReturnReason } from './return-reason.tsx';

/** A task of a person, and the organisation where they have it. */
export type Task = { readonly in: OrganisationTasks } & (
  | { readonly about: 'organisation'; readonly task: OrganisationTask }
  | { readonly about: 'report'; readonly task: ReportTask; readonly turn: ReportTurn }
);

/** All tasks of a person in these organisations, in the order in which they should be done. */
export function tasksIn(organisations: readonly OrganisationTasks[]): Task[] {
  const tasks = organisations.flatMap((organisation): Task[] => [
    ...organisation.organisationTasks.map((task) => ({ in: organisation, about: 'organisation' as const, task })),
    ...organisation.reportTasks.flatMap((turn) =>
      turn.task === null ? [] : { in: organisation, about: 'report' as const, task: turn.task, turn },
    ),
  ]);
  return tasks.toSorted((one, other) => byUrgency(urgencyIn(one), urgencyIn(other)));
}

function urgencyIn(task: Task) {
  return task.about === 'organisation' ? task.task : task.turn;
}

/**
 * The link to the page on which a person signs several reports with one identification, when there are at least two.
 * @param elsewhere whether the person can have reports to sign in other organisations, which that page has too
 */
export function SignAll({ tasks, elsewhere, language }: SignAllProps) {
  const text = textsIn(language).tasks;
  const count = tasks.filter(({ task }) => task.step === 'sign').length;
  if (count < 2) return null;
  return (
    <p>
      <a class="button primary" href="/sign">
        {elsewhere ? text.signEverywhere : text.signAll(count)}
      </a>
    </p>
  );
}
type SignAllProps = { readonly tasks: readonly Task[]; readonly elsewhere: boolean; readonly language: Language };

type TaskListProps = {
  readonly tasks: readonly Task[];
  readonly language: Language;
  /** Whether each task names its organisation. */
  readonly withOrganisation?: boolean;
};

/** The tasks as cards: what, until when, and the button that does it. */
export function TaskList({ tasks, language, withOrganisation = false }: TaskListProps) {
  const day = today();
  return (
    <ol class="tasks">
      {tasks.map((task) =>
        task.about === 'organisation' ? (
          <OrganisationCard task={task} language={language} day={day} withOrganisation={withOrganisation} />
        ) : (
          <ReportCard task={task} language={language} day={day} withOrganisation={withOrganisation} />
        ),
      )}
    </ol>
  );
}

type CardProps<About extends Task['about']> = {
  readonly task: Extract<Task, { about: About }>;
  readonly language: Language;
  readonly day: Day;
  readonly withOrganisation: boolean;
};

function ReportCard({ task, language, day, withOrganisation }: CardProps<'report'>) {
  const text = textsIn(language);
  const { turn, in: organisation } = task;
  const { openReturn, stage } = turn.progress;
  const title = findForm(turn.form, turn.year)?.title[language] ?? turn.form;
  const path = `/organisations/${organisation.organisation.nis}/reports/${turn.form}/${turn.year}`;
  return (
    <Card
      returned={task.task.step === 'correct-return'}
      heading={
        <>
          <a href={path}>{title}</a> <span class="year">{turn.year}</span>
        </>
      }
      organisation={withOrganisation ? organisation.organisation.name[language] : null}
      due={<Due due={turn.due} day={day} language={language} />}
      action={
        <a class="button" href={task.task.step === 'sign' ? path : `${path}/form`}>
          {text.tasks.actions[task.task.step]}
          <span class="visually-hidden">
            {text.colon}
            {title} {turn.year}
          </span>
        </a>
      }
    >
      <TaskState task={task.task} turn={turn} language={language} />
      {openReturn && task.task.step === 'correct-return' && (
        <ReturnReason openReturn={openReturn} language={language} />
      )}
      <AwaitedNote turn={turn} holders={organisation.holders} language={language} />
      {checksOf(stage).filledIn && <Checks stage={stage} language={language} />}
    </Card>
  );
}

/** What makes this task different from others with the same button; nothing for an empty form. */
function TaskState({ task, turn, language }: { task: ReportTask; turn: ReportTurn; language: Language }) {
  const text = textsIn(language).tasks;
  const { openReturn } = turn.progress;
  switch (task.step) {
    case 'enter-data':
    case 'fill-in':
      return null;
    case 'correct-return':
      return <p class="returned-state">{text.states[task.step]}</p>;
    case 'complete':
      return <p class="report-state">{text.states[task.step]}</p>;
    case 'save-again':
      return <p class="report-state">{text.saveAgainWhy}</p>;
    case 'sign':
      return (
        <p class="report-state">
          {text.signAs[task.as]}
          {openReturn && `. ${openReturn.unchanged ? text.returnedAsIs : text.corrected}.`}
        </p>
      );
  }
}

function OrganisationCard({ task, language, day, withOrganisation }: CardProps<'organisation'>) {
  const text = textsIn(language).tasks;
  const base = `/organisations/${task.in.organisation.nis}`;
  const own = task.task;
  const card = organisationCard(own, language);
  return (
    <Card
      returned={false}
      heading={card.heading}
      organisation={withOrganisation ? task.in.organisation.name[language] : null}
      due={<Due due={own.due} day={day} language={language} />}
      action={
        <a class="button" href={`${base}${card.path}`}>
          {text.actions[own.step]}
        </a>
      }
    >
      <p class="report-state">{card.why}</p>
    </Card>
  );
}

/** What the card of a task about the organisation says, and the page of the organisation that it leads to. */
function organisationCard(task: OrganisationTask, language: Language) {
  const text = textsIn(language).tasks;
  switch (task.step) {
    case 'enter-data':
      return { heading: text.fillInData, why: text.fillInDataWhy, path: '/data' };
    case 'grant-role':
      return { heading: text.grantRole[task.role], why: text.grantRoleWhy, path: '/access' };
    case 'correct-contact':
      return { heading: text.unreached.contact, why: text.unreached.contactWhy, path: '/data' };
    case 'correct-addresses':
      return { heading: text.unreached.people, why: text.unreached.peopleWhy, path: '/access' };
    case 'confirm-absence':
      return { heading: text.confirmAbsence(task.absent), why: text.confirmAbsenceWhy, path: '/access' };
  }
}

type CardParts = {
  readonly heading: Child;
  readonly organisation: string | null;
  readonly due: Child;
  readonly action: Child;
  readonly returned: boolean;
  readonly children: Child;
};

function Card({ heading, organisation, due, action, returned, children }: CardParts) {
  return (
    <li class={returned ? 'task returned' : 'task'}>
      <div class="what">
        <h3>{heading}</h3>
        {organisation && <p class="where">{organisation}</p>}
        {children}
      </div>
      <div class="when">{due}</div>
      <div class="do">{action}</div>
    </li>
  );
}

/** The due day, bold when it is near or past; nothing where there is none. */
export function Due({ due, day, language }: { due: Day | null; day: Day; language: Language }) {
  const text = textsIn(language).tasks;
  if (due === null) return null;
  // The date stays on one line.
  const date = formatDay(due, language).replaceAll(' ', '\u00a0');
  switch (urgencyOf(due, day)) {
    case 'overdue':
      return (
        <p class="due overdue">
          <strong>{text.overdue(date)}</strong>
        </p>
      );
    case 'near':
      return (
        <p class="due near">
          <strong>{text.due(date)}</strong> <span>({text.daysLeft(daysBetween(day, due))})</span>
        </p>
      );
    case 'later':
      return <p class="due">{text.due(date)}</p>;
  }
}
