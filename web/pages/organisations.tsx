import type { Context } from 'hono';
import { laterRolesOf } from '#database/organisations.ts';
import type { Session } from '#database/sessions.ts';
import type { OrganisationTasks } from '#database/tasks.ts';
import { tasksOf } from '#database/tasks.ts';
import type { Language } from '#forms/definition.ts';
import { LaterRoles } from '#web/components/later-roles.tsx';
import { SignAll, type Task, TaskList, tasksIn } from '#web/components/task-list.tsx';
import type { PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { alphabetical } from '#web/site/alphabetical.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { textsIn } from '#web/text/texts.ts';

/** So many tasks are shown at once; the others are behind a disclosure. */
const MAX_SHOWN = 20;

/**
 * The page after the login: redirects to the user's only organisation, or shows the tasks in all of them and offers a
 * choice (requirement A6).
 */
export async function organisationsPage(
  { sql }: PageDependencies,
  context: Context<SiteEnv>,
  session: Session,
): Promise<Response> {
  const language = context.get('language');
  const text = textsIn(language).organisations;
  const [found, later] = await Promise.all([tasksOf(sql, session.person.id), laterRolesOf(sql, session.person.id)]);
  const all = alphabetical(found, language, ({ organisation }) => organisation.name[language]);
  const [only] = all;
  if (only && all.length === 1) return context.redirect(`/organisations/${only.organisation.nis}`, 303);
  if (!only) {
    return page(
      context,
      { title: text.noneTitle },
      <>
        <h1>{text.noneTitle}</h1>
        <p>{text.none}</p>
        <LaterRoles roles={later} language={language} />
      </>,
    );
  }
  const tasks = tasksIn(all);
  return page(
    context,
    { title: textsIn(language).tasks.title(tasks.length) },
    <>
      <h1>{text.title}</h1>
      <Tasks tasks={tasks} language={language} />
      <Choice organisations={all} tasks={tasks} language={language} />
      <LaterRoles roles={later} language={language} />
    </>,
  );
}

function Tasks({ tasks, language }: { tasks: readonly Task[]; language: Language }) {
  const text = textsIn(language).tasks;
  const more = tasks.slice(MAX_SHOWN);
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">{text.title(tasks.length)}</h2>
      {tasks.length === 0 && <p>{text.none}</p>}
      <SignAll tasks={tasks} elsewhere={false} language={language} />
      <TaskList tasks={tasks.slice(0, MAX_SHOWN)} language={language} withOrganisation />
      {more.length > 0 && (
        <details>
          <summary>{text.more(more.length)}</summary>
          <TaskList tasks={more} language={language} withOrganisation />
        </details>
      )}
    </section>
  );
}

type ChoiceProps = {
  readonly organisations: readonly OrganisationTasks[];
  readonly tasks: readonly Task[];
  readonly language: Language;
};

/** Each organisation with the number of tasks there. */
function Choice({ organisations, tasks, language }: ChoiceProps) {
  const text = textsIn(language).organisations;
  return (
    <section aria-labelledby="choose">
      <h2 id="choose">{text.choose}</h2>
      <ul class="organisations">
        {organisations.map((own) => (
          <li>
            <a href={`/organisations/${own.organisation.nis}`}>{own.organisation.name[language]}</a>{' '}
            <span class="hint">{text.count(tasks.filter((task) => task.in === own).length)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
