import { isDeepStrictEqual } from 'node:util';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { auditDetailsOf } from '#database/audit-trail.ts';
import { type BouncedAddress, bouncedContactAt } from '#database/bounces.ts';
import type { Sql } from '#database/connection.ts';
import {
  findOrganisationData,
  isDataClosed,
  type OrganisationData,
  saveOrganisationData,
} from '#database/organisations.ts';
import { storeLanguage } from '#database/persons.ts';
import { languages } from '#forms/definition.ts';
import type { SecurityEvent } from '#rules/security-events.ts';
import { BounceNote } from '#web/components/bounce-note.tsx';
import { ErrorNotice, Note, type Problem } from '#web/components/notice.tsx';
import { OrganisationSummary } from '#web/components/organisation-summary.tsx';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { page, SAVED_DATA } from '#web/page.tsx';
import { rememberLanguage } from '#web/site/language-choice.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { recordEvent } from '#web/site/security-log.ts';
import { type ErrorCode, textsIn } from '#web/text/texts.ts';
import { AccountNotations } from './account-notations.tsx';
import { DataForm, FORM_ID } from './data-form.tsx';
import { type PostedData, postedDataSchema, readPostedData, toForm } from './posted-data.ts';

const accountSchema = postedDataSchema.pick({ account: true });

/** The form, posted with the language in which it is shown next. */
export const postedLanguageSchema = postedDataSchema.extend({ language: z.enum(languages) });

/** The page on which an organisation keeps its account and contact person (requirement B). */
export function organisationDataPage({ sql, log, webUrl }: PageDependencies): Hono<OrganisationEnv> {
  return (
    new Hono<OrganisationEnv>()
      .get('/', async (context) => {
        const { organisation, roles } = context.var;
        const { nis } = organisation;
        const [data, bounce] = await Promise.all([findOrganisationData(sql, nis), bouncedContactAt(sql, nis)]);
        if (data && (await isDataClosed(sql, nis))) return renderClosed(context, data, false);
        if (!roles.includes('editor')) return renderForReading(context, data, bounce);
        return renderForm(context, toForm(data, context.req.query('next') ?? ''), null, bounce);
      })
      .post('/', routeSettings({ rateLimit: 'organisation-data' }), async (context) => {
        const { organisation, session } = context.var;
        const posted = postedDataSchema.parse(await readForm(context));
        const { data, problems } = readPostedData(posted);
        if (data === null) return renderForm(context, posted, { status: 422, code: 'fields-wrong', problems });
        const result = await saveOrganisationData(sql, {
          nis: organisation.nis,
          data,
          basedOn: posted.version,
          by: session.person.id,
          commandId: posted.request,
        });
        const command = { nis: organisation.nis, commandId: posted.request };
        recordEvent(log, await dataEvent(sql, command, result));
        switch (result) {
          case 'saved':
            return context.redirect(`${nextPage(posted.next, organisation.nis)}?saved=${SAVED_DATA}`, 303);
          case 'role-missing':
            return renderForm(context, posted, { status: 403, code: result });
          case 'mail-quota-reached':
            context.header('Retry-After', QUOTA_RETRY_AFTER_S);
            return renderForm(context, posted, { status: 429, code: result });
          case 'unique-report-closed':
            return renderClosed(context, await findOrganisationData(sql, organisation.nis), true);
          case 'version-conflict': {
            const current = await findOrganisationData(sql, organisation.nis);
            const form = { ...posted, version: current?.version ?? 0 };
            return renderForm(context, form, { status: 409, code: result, current });
          }
        }
      })
      .get('/language', (context) => context.redirect(`/organisations/${context.var.organisation.nis}/data`, 303))
      /** Shows the form in another language, with what is typed. */
      .post('/language', async (context) => {
        const { language, ...posted } = postedLanguageSchema.parse(await readForm(context));
        rememberLanguage(context, language, webUrl.startsWith('https:'));
        await storeLanguage(sql, context.var.session.person.id, language);
        context.set('language', language);
        return renderForm(context, posted, null);
      })
      .get('/account', (context) => context.redirect(`/organisations/${context.var.organisation.nis}/data`, 303))
      /** While the user types: the account in its other notation. */
      .post('/account', async (context) => {
        const { account } = accountSchema.parse(await readForm(context));
        return context.html(html`${<AccountNotations typed={account} language={context.var.language} />}`);
      })
  );
}

/** An hour: within it, one of the changes may become older than a day. */
const QUOTA_RETRY_AFTER_S = '3600';

/** What the audit trail has about a save: the data before and after it. */
const savedSchema = z.object({
  before: z.object({ account: z.unknown() }).nullable(),
  after: z.object({ account: z.unknown() }),
});

/** The event of a save. A save that changed nothing is in no audit trail. */
async function dataEvent(
  sql: Sql,
  { nis, commandId }: { readonly nis: string; readonly commandId: string },
  ended: Awaited<ReturnType<typeof saveOrganisationData>>,
): Promise<SecurityEvent> {
  const event = 'organisation-data-saved';
  const on = { organisation: nis, command: commandId };
  if (ended !== 'saved') return { event, on, result: 'refused', reason: ended };
  const saved = savedSchema.safeParse(await auditDetailsOf(sql, `organisation/${nis}`, commandId)).data;
  const accountChanged = saved !== undefined && !isDeepStrictEqual(saved.before?.account, saved.after.account);
  return { event, on: { ...on, accountChanged }, result: 'done' };
}

/** Where to go after saving. Only a page of this organisation, so that a crafted link cannot lead to another site. */
function nextPage(next: string, nis: string): string {
  const home = `/organisations/${nis}`;
  return /^[a-z0-9/-]*$/.test(next) && next.startsWith(`${home}/`) ? next : home;
}

/** Why nothing was saved. */
type Failure = {
  readonly status: 403 | 409 | 422 | 429;
  readonly code: ErrorCode;
  readonly problems?: readonly Problem[];
  /** What another user saved in the meantime. */
  readonly current?: OrganisationData | null;
};

function renderForm(
  context: Context<OrganisationEnv>,
  posted: PostedData,
  failure: Failure | null,
  bounce: BouncedAddress | null = null,
): Response | Promise<Response> {
  const { language, organisation, session } = context.var;
  const text = textsIn(language).data;
  const problems = failure?.problems ?? [];
  return page(
    context,
    {
      title: text.title,
      organisation,
      ...(failure && { status: failure.status }),
      // Choosing another language keeps what is typed.
      languageForm: { id: FORM_ID, action: `/organisations/${organisation.nis}/data/language` },
    },
    <>
      {failure && <ErrorNotice language={language} code={failure.code} problems={problems} />}
      <h1>{text.title}</h1>
      <p class="lead">{text.lead}</p>
      {bounce && <BounceNote bounce={bounce} whose="contact" language={language} />}
      <DataForm
        posted={posted}
        problems={problems}
        saved={failure?.current ? toForm(failure.current, '') : null}
        path={`/organisations/${organisation.nis}/data`}
        cancelPath={nextPage(posted.next, organisation.nis)}
        personId={session.person.id}
        readOnly={failure?.code === 'role-missing'}
        language={language}
      />
    </>,
  );
}

/** For people who may not change the data: they are on the homepage too. */
function renderForReading(
  context: Context<OrganisationEnv>,
  data: OrganisationData | null,
  bounce: BouncedAddress | null,
): Response | Promise<Response> {
  const { language, organisation } = context.var;
  const text = textsIn(language);
  return page(
    context,
    { title: text.data.title, organisation },
    <>
      <h1>{text.data.title}</h1>
      <p class="lead">{text.data.lead}</p>
      {data ? (
        <>
          {bounce && <BounceNote bounce={bounce} whose="contactForReading" language={language} />}
          <OrganisationSummary language={language} data={data} />
        </>
      ) : (
        <Note kind="warning">{text.home.dataMissing}</Note>
      )}
      <p class="hint">{text.data.onlyEditors}</p>
    </>,
  );
}

/** When all reports are sent the data are read-only, with the reason. @param refused the user tried to change them */
function renderClosed(
  context: Context<OrganisationEnv>,
  data: OrganisationData | null,
  refused: boolean,
): Response | Promise<Response> {
  const { language, organisation } = context.var;
  const text = textsIn(language);
  return page(
    context,
    { title: text.data.title, organisation, ...(refused && { status: 409 }) },
    <>
      {refused && <ErrorNotice language={language} code="unique-report-closed" />}
      <h1>{text.data.title}</h1>
      {!refused && <Note>{text.data.closed}</Note>}
      {data && <OrganisationSummary language={language} data={data} />}
      <div class="actions">
        <a class="button" href={`/organisations/${organisation.nis}`}>
          {text.homepage}
        </a>
      </div>
    </>,
  );
}
