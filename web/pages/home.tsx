import { Hono } from 'hono';
import { campaignDays } from '#database/campaigns.ts';
import { findOrganisationData, isDataClosed } from '#database/organisations.ts';
import { type ReportState, statesOf } from '#database/report-states.ts';
import { currentForms } from '#forms/catalogue.ts';
import { campaignId, reportId } from '#rules/keys.ts';
import { isClosed, type Role, type Stage, signatoryRoles } from '#rules/report.ts';
import { campaignDay } from '#web/components/campaign-days.tsx';
import { Note } from '#web/components/notice.tsx';
import { OrganisationSummary } from '#web/components/organisation-summary.tsx';
import type { OrganisationEnv, Site } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { type Texts, textsIn } from '#web/text/texts.ts';

/** The homepage of an organisation: its data, and how far each form is (requirements A4, B1, D6). */
export function homePage({ sql }: Site): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>().get('/', async (context) => {
    const { language, organisation, roles, session } = context.var;
    const text = textsIn(language);
    const [data, states, closed, days] = await Promise.all([
      findOrganisationData(sql, organisation.nis),
      statesOf(sql, organisation.nis),
      isDataClosed(sql, organisation.nis),
      campaignDays(sql),
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
            {roles.includes('editor') && !closed && (
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
          {closed && <p class="hint">{text.data.closed}</p>}
        </section>
        {roles.includes('dpo') && (
          <p>
            <a class="button" href={`${base}/access`}>
              {text.access.title}
            </a>
          </p>
        )}
        <section aria-labelledby="forms">
          <h2 id="forms">{text.home.formsTitle}</h2>
          <table class="cards">
            <thead>
              <tr>
                <th scope="col">{text.home.form}</th>
                <th scope="col">{text.home.year}</th>
                <th scope="col">{text.home.filledIn}</th>
                <th scope="col">{text.home.signed}</th>
                <th scope="col">{text.home.sent}</th>
                <th scope="col">{text.home.next}</th>
              </tr>
            </thead>
            <tbody>
              {currentForms.map((definition) => {
                const campaign = days.get(campaignId({ form: definition.id, year: definition.year }));
                const key = { form: definition.id, year: definition.year, nis: organisation.nis };
                const state = states.get(reportId(key)) ?? { stage: 'empty', signedBy: [] };
                const checks = checksOf(state.stage);
                const step = nextStep(state, roles, session.person.id);
                return (
                  <tr>
                    <th scope="row">
                      <a href={`${base}/reports/${definition.id}/${definition.year}`}>{definition.title[language]}</a>
                      {campaign && !checks.signed && <span class="hint">{campaignDay(campaign, language)}</span>}
                    </th>
                    <td data-label={text.home.year}>{definition.year}</td>
                    <Check text={text} label={text.home.filledIn} done={checks.filledIn} />
                    <Check text={text} label={text.home.signed} done={checks.signed} />
                    <Check text={text} label={text.home.sent} done={checks.sent} />
                    <td data-label={text.home.next}>
                      {isForMe(step) ? (
                        <strong class="todo">{text.home.steps[step]}</strong>
                      ) : (
                        <span class="hint">{text.home.steps[step]}</span>
                      )}
                    </td>
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
  const signed = isClosed(stage);
  return {
    filledIn: signed || stage === 'filledIn' || stage === 'halfSigned',
    signed,
    sent: signed && stage !== 'sending',
  };
}

type Step = keyof Texts['home']['steps'];

/** What this person can do next about a report; what others must do first otherwise. */
function nextStep({ stage, signedBy }: ReportState, roles: readonly Role[], personId: string): Step {
  switch (stage) {
    case 'empty':
      return roles.includes('editor') ? 'fillIn' : 'nothing';
    case 'incomplete':
      return roles.includes('editor') ? 'improve' : 'nothing';
    case 'filledIn':
    case 'halfSigned': {
      if (signedBy.some(({ signer }) => signer === personId)) return 'other';
      const mine = signatoryRoles.filter((role) => roles.includes(role));
      return mine.some((role) => !signedBy.some((signature) => signature.role === role)) ? 'sign' : 'wait';
    }
    case 'sending':
      return 'sending';
    case 'sent':
      return 'done';
    case 'accepted':
      return 'accepted';
  }
}

function isForMe(step: Step): boolean {
  return step === 'fillIn' || step === 'improve' || step === 'sign';
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
