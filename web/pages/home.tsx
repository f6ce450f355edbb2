import { Hono } from 'hono';
import { type CampaignDays, campaignDays } from '#database/campaigns.ts';
import { findOrganisationData, isDataClosedIn } from '#database/organisations.ts';
import { type ReportProgress, statesOf } from '#database/report-states.ts';
import { currentForms } from '#forms/catalogue.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { campaignId, reportId } from '#rules/keys.ts';
import { isClosed, type Role, type Stage, signatoryRoles } from '#rules/report.ts';
import { campaignDay } from '#web/components/campaign-days.tsx';
import { Note } from '#web/components/notice.tsx';
import { OrganisationSummary } from '#web/components/organisation-summary.tsx';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { type Texts, textsIn } from '#web/text/texts.ts';

/** The homepage of an organisation: its data, and the state of each form (requirements A4, B1, D6). */
export function homePage({ sql }: PageDependencies): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>().get('/', async (context) => {
    const { language, organisation, roles, session } = context.var;
    const text = textsIn(language);
    const [data, states, days] = await Promise.all([
      findOrganisationData(sql, organisation.nis),
      statesOf(sql, organisation.nis),
      campaignDays(sql),
    ]);
    const closed = isDataClosedIn(organisation.nis, states);
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
                <span class="visually-hidden">: {text.home.dataTitle}</span>
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
          <FormsTable
            language={language}
            base={base}
            nis={organisation.nis}
            roles={roles}
            personId={session.person.id}
            states={states}
            days={days}
          />
        </section>
      </>,
    );
  });
}

type FormsTableProps = {
  readonly language: Language;
  /** The path of the organisation's homepage. */
  readonly base: string;
  readonly nis: string;
  readonly roles: readonly Role[];
  readonly personId: string;
  readonly states: ReadonlyMap<string, ReportProgress>;
  readonly days: ReadonlyMap<string, CampaignDays>;
};

/** A row for each form of this year. */
function FormsTable(props: FormsTableProps) {
  const text = textsIn(props.language).home;
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">{text.form}</th>
          <th scope="col">{text.year}</th>
          <th scope="col">{text.filledIn}</th>
          <th scope="col">{text.signed}</th>
          <th scope="col">{text.sent}</th>
          <th scope="col">{text.next}</th>
        </tr>
      </thead>
      <tbody>
        {currentForms.map((definition) => (
          <FormRow {...props} definition={definition} />
        ))}
      </tbody>
    </table>
  );
}

function FormRow(props: FormsTableProps & { readonly definition: FormDefinition }) {
  const { definition, language, base, nis, roles, personId, states, days } = props;
  const { id: form, year } = definition;
  const text = textsIn(language);
  const campaign = days.get(campaignId({ form, year }));
  const state = states.get(reportId({ form, year, nis })) ?? { stage: 'empty', signedBy: [] };
  const checks = checksOf(state.stage);
  const step = nextStep(state, roles, personId);
  return (
    <tr>
      <th scope="row">
        <a href={`${base}/reports/${form}/${year}`}>{definition.title[language]}</a>
        {campaign && !checks.signed && <span class="hint">{campaignDay(campaign, language)}</span>}
      </th>
      <td data-label={text.home.year}>{year}</td>
      <Check text={text} label={text.home.filledIn} done={checks.filledIn} />
      <Check text={text} label={text.home.signed} done={checks.signed} />
      <Check text={text} label={text.home.sent} done={checks.sent} />
      <td data-label={text.home.next}>
        {isForThisPerson(step) ? (
          <strong class="todo">{text.home.steps[step]}</strong>
        ) : (
          <span class="hint">{text.home.steps[step]}</span>
        )}
      </td>
    </tr>
  );
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

/** What this person can do next with a report, or what others must do first. */
function nextStep({ stage, signedBy }: ReportProgress, roles: readonly Role[], personId: string): Step {
  switch (stage) {
    case 'empty':
      return roles.includes('editor') ? 'fillIn' : 'nothing';
    case 'incomplete':
      return roles.includes('editor') ? 'improve' : 'nothing';
    case 'filledIn':
    case 'halfSigned': {
      if (signedBy.some(({ signer }) => signer === personId)) return 'other';
      const ownRoles = signatoryRoles.filter((role) => roles.includes(role));
      return ownRoles.some((role) => !signedBy.some((signature) => signature.role === role)) ? 'sign' : 'wait';
    }
    case 'sending':
      return 'sending';
    case 'sent':
      return 'done';
    case 'accepted':
      return 'accepted';
  }
}

function isForThisPerson(step: Step): boolean {
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
      <span class="visually-hidden">{done ? text.home.yes : text.home.no}</span>
    </td>
  );
}
