import { Hono } from 'hono';
import { findReport } from '#database/reports.ts';
import { definitionOf } from '#forms/catalogue.ts';
import { changedDefinition, type DefinitionChange } from '#forms/changes.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { reportId } from '#rules/keys.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { reportPath } from '#web/pages/report-path.ts';
import { textsIn } from '#web/text/texts.ts';

/** The differences between the version in which a report is filled in and the newest version of its form. */
export function formChangesPage({ sql }: PageDependencies, newest: FormDefinition): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>().get('/', async (context) => {
    const { language, organisation } = context.var;
    const path = reportPath(newest, organisation.nis);
    const report = await findReport(sql, reportId({ form: newest.id, year: newest.year, nis: organisation.nis }));
    const earlier = report ? definitionOf(report.content) : newest;
    const text = textsIn(language).changes;
    const changes = changedDefinition(earlier, newest);
    return page(
      context,
      { title: text.title, organisation },
      <>
        <h1>{`${newest.title[language]} ${newest.year}`}</h1>
        <p class="lead">{changes.length === 0 ? text.none : text.between(earlier.version, newest.version)}</p>
        {(['field', 'check'] as const).map((subject) => (
          <Changes
            title={subject === 'field' ? text.fields : text.checks}
            changes={changes.filter((change) => change.subject === subject)}
            language={language}
          />
        ))}
        <div class="actions">
          <a class="button" href={path}>
            {text.back}
          </a>
        </div>
      </>,
    );
  });
}

function Changes(props: { title: string; changes: readonly DefinitionChange[]; language: Language }) {
  const { title, changes, language } = props;
  if (changes.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {changes.map(({ path, change }) => (
          <li>
            {path.map((label) => label[language]).join(', ')}: <strong>{inWords(change, language)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

function inWords(change: DefinitionChange['change'], language: Language): string {
  const text = textsIn(language).changes;
  if (change === 'added') return text.added;
  if (change === 'removed') return text.removed;
  return `${text.changed} (${change.map((aspect) => text.aspects[aspect]).join(', ')})`;
}
