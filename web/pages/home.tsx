import { Hono } from 'hono';
import { findOrganisationData } from '../../database/organisations.ts';
import { stagesOf } from '../../database/reports.ts';
import { catalogue } from '../../forms/catalogue.ts';
import { reportId } from '../../workflows/messages.ts';
import type { Stage } from '../../workflows/rules.ts';
import { Note } from '../components/notice.tsx';
import { OrganisationSummary } from '../components/organisation-summary.tsx';
import { page } from '../page.tsx';
import type { OrganisationEnv, Site } from '../site.ts';
import { type Texts, textsIn } from '../text/texts.ts';

/** The homepage of an organisation: its data, and how far each form is (requirements A4, B1, D6). */
export function homePage({ sql }: Site): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>().get('/', async (context) => {
    const { language, organisation, roles } = context.var;
    const text = textsIn(language);
    const [data, stages] = await Promise.all([
      findOrganisationData(sql, organisation.nis),
      stagesOf(sql, organisation.nis),
    ]);
    const base = `/organisations/${organisation.nis}`;
    return page(
      context,
      { title: organisation.name[language], organisation },
      <>
        <h1>{organisation.name[language]}</h1>
        <section aria-labelledby="data">
          <div class="heading">
            <h2 id="data">{text.home.dataTitle}</h2>
            {roles.includes('editor') && (
              <a class="button" href={`${base}/data`}>
                {text.change}
                <span class="unseen">: {text.home.dataTitle}</span>
              </a>
            )}
          </div>
          {data ? (
            <OrganisationSummary language={language} data={data} />
          ) : (
            <Note kind="warning">{text.home.dataMissing}</Note>
          )}
        </section>
        <section aria-labelledby="forms">
          <h2 id="forms">{text.home.formsTitle}</h2>
          <table class="stages">
            <thead>
              <tr>
                <th scope="col">{text.home.form}</th>
                <th scope="col">{text.home.year}</th>
                <th scope="col">{text.home.filledIn}</th>
                <th scope="col">{text.home.signed}</th>
                <th scope="col">{text.home.sent}</th>
              </tr>
            </thead>
            <tbody>
              {catalogue.map((definition) => {
                const key = { form: definition.id, year: definition.year, nis: organisation.nis };
                const checks = checksOf(stages.get(reportId(key)) ?? 'empty');
                return (
                  <tr>
                    <th scope="row">
                      <a href={`${base}/reports/${definition.id}/${definition.year}`}>{definition.title[language]}</a>
                    </th>
                    <td data-label={text.home.year}>{definition.year}</td>
                    <Check text={text} label={text.home.filledIn} done={checks.filledIn} />
                    <Check text={text} label={text.home.signed} done={checks.signed} />
                    <Check text={text} label={text.home.sent} done={checks.sent} />
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      </>,
    );
  });
}

/** The three checks of requirement D6. */
function checksOf(stage: Stage): { filledIn: boolean; signed: boolean; sent: boolean } {
  const signed = stage === 'sending' || stage === 'sent';
  return { filledIn: signed || stage === 'filledIn' || stage === 'halfSigned', signed, sent: stage === 'sent' };
}

function Check({ text, label, done }: { text: Texts; label: string; done: boolean }) {
  return (
    <td data-label={label} class={done ? 'check done' : 'check'}>
      {done ? (
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
          <path d="M4 12.5l5.5 5.5L20 6.5" fill="none" stroke="currentColor" stroke-width="3.5" />
        </svg>
      ) : (
        <span aria-hidden="true">–</span>
      )}
      <span class="unseen">{done ? text.home.yes : text.home.no}</span>
    </td>
  );
}
