/** The page on which a person signs several reports, of all their organisations, with one identification. */

import { type Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Sql } from '#database/connection.ts';
import { findOrganisations } from '#database/organisations.ts';
import { findRound } from '#database/signing-rounds.ts';
import { reportKeyOf } from '#rules/keys.ts';
import { signingConfirmations } from '#rules/signing.ts';
import { confirmationName } from '#web/components/declaration.tsx';
import { ErrorNotice } from '#web/components/notice.tsx';
import type { PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { failurePage } from '#web/pages/failure.tsx';
import {
  addressAfter,
  asksToIdentify,
  type ConfirmationFailure,
  confirmationFailures,
  confirmationStatuses,
} from '#web/site/confirm.ts';
import type { SessionEnv } from '#web/site/env.ts';
import { type ErrorItem, ErrorSummary } from '#web/site/error-summary.tsx';
import { ID_PATTERN } from '#web/site/field-schemas.ts';
import { MAX_STATEMENTS } from '#web/site/identity-proof.ts';
import { countMore } from '#web/site/rate-limits.ts';
import { readRepeatedFields } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { textsIn } from '#web/text/texts.ts';
import { askToSignMany, type MissingInChoice, roundPath } from './ask.ts';
import { ChoiceView, type Ticked } from './choice-view.tsx';
import { type PostedChoice, prefixOf, readChoice } from './posted-choice.ts';
import { ResultView, titleOf } from './result-view.tsx';
import { hasSignable, signableReports } from './signable.ts';

/** The routes, for use behind `requireSession` and `requireOwnForms`. */
export function signManyPage(dependencies: PageDependencies): Hono<SessionEnv> {
  const { sql } = dependencies;
  return new Hono<SessionEnv>()
    .get('/', async (context) => {
      const all = context.req.query('all') === 'yes';
      const failure = failureInAddress(context);
      const shown: Shown = { ticked: { isChosen: () => all, given: () => [], missing: new Map() } };
      if (failure === null) return await renderChoice(context, sql, shown);
      const error = <Failure context={context} failure={failure} path="/sign" />;
      return await renderChoice(context, sql, { ...shown, error, status: confirmationStatuses[failure] });
    })
    .post('/', routeSettings({ rateLimit: 'sign' }), async (context) => {
      const choice = readChoice(await readRepeatedFields(context));
      const problem = problemWith(choice, context);
      if (problem !== null) {
        return await renderChoice(context, sql, { ticked: tickedIn(choice, []), error: problem, status: 422 });
      }
      // Each signature counts, not each request.
      await countMore(context, choice.chosen.length - 1);
      const asked = await askToSignMany(dependencies, context, choice);
      return asked instanceof Response ? asked : await renderMissing(context, sql, choice, asked);
    })
    .get(`/:id{${ID_PATTERN}}`, (context) => renderResult(context, sql, context.req.param('id')));
}

type Shown = { readonly ticked: Ticked; readonly error?: Child; readonly status?: ContentfulStatusCode };

async function renderChoice(
  context: Context<SessionEnv>,
  sql: Sql,
  { ticked, error, status = 200 }: Shown,
): Promise<Response> {
  const { language, session } = context.var;
  const personId = session.person.id;
  const signable = await signableReports(sql, personId, language);
  const texts = textsIn(language);
  const text = texts.signMany;
  return await page(
    context,
    { title: text.title, status },
    <>
      {error}
      <h1>{text.title}</h1>
      {signable.reports.length > 0 ? (
        <ChoiceView signable={signable} ticked={ticked} language={language} personId={personId} />
      ) : (
        <>
          <p class="lead">{text.none}</p>
          <div class="actions">
            <a class="button" href="/organisations">
              {texts.homepage}
            </a>
          </div>
        </>
      )}
    </>,
  );
}

/** Why nothing of a choice can be signed, before anything is looked up; null when it can. */
function problemWith({ chosen, tooMany }: PostedChoice, { var: { language } }: Context<SessionEnv>): Child {
  const text = textsIn(language).signMany;
  if (tooMany) return <ErrorSummary title={text.tooMany.title} text={text.tooMany.text(MAX_STATEMENTS)} />;
  if (chosen.length === 0) return <ErrorSummary title={text.nothingChosen.title} text={text.nothingChosen.text} />;
  return null;
}

/** Shows the choice again, with links to the confirmations that are missing. */
async function renderMissing(
  context: Context<SessionEnv>,
  sql: Sql,
  choice: PostedChoice,
  missing: readonly MissingInChoice[],
): Promise<Response> {
  const { language } = context.var;
  const { errors, colon, signMany: text } = textsIn(language);
  const items = missing.map(({ report, missing: confirmation }): ErrorItem => {
    const href = `#${confirmationName(confirmation, prefixOf(report))}`;
    return { text: `${titleOf(report, language)}${colon}${errors[`${confirmation}-not-confirmed`].title}`, href };
  });
  const error = <ErrorSummary title={text.notConfirmed.title} text={text.notConfirmed.text} errors={items} />;
  return await renderChoice(context, sql, { ticked: tickedIn(choice, missing), error, status: 422 });
}

function tickedIn({ chosen, isConfirmed }: PostedChoice, missing: readonly MissingInChoice[]): Ticked {
  const reports = new Set(chosen.map(({ report }) => report));
  return {
    isChosen: (report) => reports.has(report),
    given: (report) => signingConfirmations.filter((each) => isConfirmed(report, each)),
    missing: new Map(missing.map(({ report, missing: confirmation }) => [report, confirmation])),
  };
}

async function renderResult(context: Context<SessionEnv>, sql: Sql, id: string): Promise<Response> {
  const { language, session } = context.var;
  const items = await findRound(sql, id, session.person.id);
  const failure = failureInAddress(context);
  if (items === null) {
    // The round of someone else who used this browser: this person came back from the identity service.
    if (failure !== null) return context.redirect(addressAfter('/sign', failure), 303);
    return await failurePage(context, { code: 'not-found', status: 404 });
  }
  const path = roundPath(id);
  const codes = items.flatMap(({ reportId }) => reportKeyOf(reportId)?.nis ?? []);
  const [organisations, moreToSign] = await Promise.all([
    findOrganisations(sql, [...new Set(codes)]),
    hasSignable(sql, session.person.id),
  ]);
  const names = new Map(organisations.map(({ nis, name }) => [nis, name[language]]));
  const title = textsIn(language).signMany.resultTitle;
  return await page(
    context,
    { title, ...(failure && { status: confirmationStatuses[failure] }) },
    <>
      {failure && <Failure context={context} failure={failure} path={path} />}
      <h1>{title}</h1>
      <ResultView items={items} path={path} language={language} names={names} moreToSign={moreToSign} />
    </>,
  );
}

/** Why nothing was confirmed, with the way to identify again where that helps. */
function Failure(props: { context: Context<SessionEnv>; failure: ConfirmationFailure; path: string }) {
  const { context, failure, path } = props;
  const { language } = context.var;
  return (
    <ErrorNotice language={language} code={failure}>
      {asksToIdentify.has(failure) && (
        <p>
          <a href={`/login?other=yes&return=${path}`}>{textsIn(language).newLogin}</a>
        </p>
      )}
    </ErrorNotice>
  );
}

function failureInAddress({ req }: Context<SessionEnv>): ConfirmationFailure | null {
  const failed = req.query('failed');
  return confirmationFailures.find((each) => each === failed) ?? null;
}
