/** The campaign of one form and year: open it, follow it, change it. */

import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { formatEuro } from '#forms/amount.ts';
import { currentForms } from '#forms/catalogue.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { dayOf } from '#rules/calendar.ts';
import { refusalOfPlan } from '#rules/campaign.ts';
import { campaignId } from '#rules/keys.ts';
import { inOrder, sumOf } from '#services/fps-mi/campaigns/amounts-change.ts';
import { grantedFields } from '#services/fps-mi/campaigns/granted-fields.ts';
import {
  type PlanInput,
  planInputIn,
  planToInput,
  proposedPlan,
  readPlan,
} from '#services/fps-mi/campaigns/plan-form.ts';
import { type CurrentGrants, findCurrentGrants } from '#services/fps-mi/database/grant-uploads.ts';
import type { HandlerEnv, PageDependencies } from '#services/fps-mi/pages/env.ts';
import { page } from '#services/fps-mi/pages/frame.tsx';
import { linkTo } from '#services/fps-mi/pages/links.tsx';
import { Moment } from '#services/fps-mi/pages/moment.tsx';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { countSchema, idSchema } from '#web/site/field-schemas.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { formatDay } from '#web/site/moments.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { recordEvent, resultOf } from '#web/site/security-log.ts';
import type { CampaignState } from '#workflows/campaign-messages.ts';
import { type CampaignErrorProps, CampaignErrors } from './campaign-errors.tsx';
import { CampaignForm } from './campaign-form.tsx';
import { amountsPath, campaignPath, missingReportsPath } from './campaign-path.ts';

/** In seconds, while the reports are being opened. */
const REFRESH_INTERVAL = 2;

/** The form that is posted here. */
export const postedSchema = z.object({
  /** The version that the page showed; 0: the campaign was not opened. */
  version: countSchema,
  /** Identifies the page that contained the form. */
  request: idSchema,
});

/** A form that was not accepted: what was typed, and what is wrong with it. */
type RejectedForm = Omit<CampaignErrorProps, 'language'> & {
  readonly status: 409 | 422 | 503;
  readonly typed?: PlanInput;
  /** The version that the page showed, for when the current one cannot be read. */
  readonly version?: number;
  /** The id of the page; kept when the same form can be submitted again. */
  readonly request?: string;
};

/** The pages of all campaigns. */
export function campaignPage(dependencies: PageDependencies): Hono<HandlerEnv> {
  const pages = new Hono<HandlerEnv>();
  for (const definition of currentForms) pages.route(campaignPath(definition), pageOf(definition, dependencies));
  return pages;
}

/** The page may wait for Temporal twice: to send a message, and to show the state after it. */
const twoCalls = routeSettings({ timeoutMs: 30_000 });

function pageOf(definition: FormDefinition, { sql, log, campaigns }: PageDependencies): Hono<HandlerEnv> {
  const key = { form: definition.id, year: definition.year };
  return new Hono<HandlerEnv>()
    .use(twoCalls)
    .get('/', (context) => renderCurrent(context, null))
    .post('/', async (context) => {
      const body = await readForm(context);
      const { version, request } = postedSchema.parse(body);
      const typed = planInputIn(body);
      const { plan, problems } = readPlan(typed);
      const posted = { typed, version };
      if (problems.length > 0) return await renderCurrent(context, { ...posted, problems, status: 422 });
      const refusal = refusalOfPlan(plan);
      if (refusal !== null) return await renderCurrent(context, { ...posted, refusal, status: 422 });
      // A campaign opens with the amounts that its page shows. A change keeps them.
      const advances = version === 0 ? inOrder((await findCurrentGrants(sql, key)).amounts) : null;
      const { language, session } = context.var;
      const commandId = idempotencyKey(request, { version, plan, advances });
      const command = { commandId, by: session.person.id, plan };
      const answer =
        version === 0
          ? await campaigns.open(key, { ...command, advances: advances ?? [] })
          : await campaigns.change(key, { ...command, basedOn: version, advances });
      const event = version === 0 ? 'campaign-opened' : 'campaign-changed';
      recordEvent(log, { event, on: { campaign: campaignId(key), command: commandId }, ...resultOf(answer) });
      switch (answer.type) {
        case 'accepted':
          return context.redirect(linkTo(campaignPath(definition), language), 303);
        case 'refused':
          // A campaign that exists already is shown as it is. Otherwise the form keeps what was typed.
          return answer.refusal === 'campaign-exists'
            ? await renderCurrent(context, { refusal: answer.refusal, status: 409 })
            : await renderCurrent(context, { ...posted, refusal: answer.refusal, status: 409 });
        case 'unavailable':
        case 'unconfirmed':
          return await renderCurrent(context, { ...posted, refusal: answer.type, status: 503, request });
      }
    });

  async function renderCurrent(context: Context<HandlerEnv>, rejected: RejectedForm | null): Promise<Response> {
    const [state, grants] = await Promise.all([campaigns.state(key), findCurrentGrants(sql, key)]);
    return await renderCampaign(context, definition, { found: state, grants }, rejected);
  }
}

type Found = {
  /** Null: the campaign is not opened; `unavailable`: Temporal cannot be reached. */
  readonly found: CampaignState | null | 'unavailable';
  readonly grants: CurrentGrants;
};

async function renderCampaign(
  context: Context<HandlerEnv>,
  definition: FormDefinition,
  { found, grants }: Found,
  rejected: RejectedForm | null,
): Promise<Response> {
  const { language, session } = context.var;
  const { campaigns: text, missing } = textsIn(language);
  const state = found === 'unavailable' ? null : found;
  const status = rejected?.status ?? (found === 'unavailable' ? 503 : 200);
  if (state?.stage === 'opening' && status === 200) context.header('Refresh', String(REFRESH_INTERVAL));
  const title = `${definition.title[language]} ${definition.year}`;
  const action = linkTo(campaignPath(definition), language);
  const typed = rejected?.typed;
  return await page(
    context,
    { title: `${title} – ${text.title}`, status, informs: rejected === null },
    <>
      <p class="back">
        <a href={linkTo('/campaigns', language)}>{text.back}</a>
      </p>
      {rejected && <CampaignErrors problems={rejected.problems} refusal={rejected.refusal} language={language} />}
      <h1>{title}</h1>
      {state && <Progress state={state} address={action} language={language} />}
      <Amounts definition={definition} grants={grants} isOpened={found !== null} language={language} />
      {found === 'unavailable' && !typed && <p class="note">{text.unavailable}</p>}
      {state?.stage !== 'opening' && (found !== 'unavailable' || typed) && (
        <CampaignForm
          language={language}
          action={action}
          personId={session.person.id}
          request={rejected?.request ?? randomUUID()}
          version={state?.version ?? rejected?.version ?? 0}
          typed={typed ?? planToInput(state?.plan ?? proposedPlan(definition.year, dayOf(new Date())))}
          problems={rejected?.problems ?? []}
        />
      )}
      {state?.stage === 'open' && (
        <section aria-labelledby="remind">
          <h2 id="remind">{text.remindTitle}</h2>
          <p>
            <a href={linkTo(missingReportsPath(definition), language)}>{missing.title}</a>
          </p>
        </section>
      )}
    </>,
  );
}

type AmountsProps = { definition: FormDefinition; grants: CurrentGrants; isOpened: boolean; language: Language };

/** What is granted, in one line for each amount, with the link to its page. */
function Amounts({ definition, grants, isOpened, language }: AmountsProps) {
  const { amounts: text, campaigns } = textsIn(language);
  const fields = grantedFields(definition);
  if (fields.length === 0) return <p>{campaigns.noAdvances}</p>;
  return (
    <section aria-labelledby="amounts">
      <h2 id="amounts">{text.title}</h2>
      {grants.amounts.length === 0 ? (
        <p class="none">{text.none}</p>
      ) : (
        <dl>
          {fields.map(({ id, label }) => {
            const { organisations, total } = sumOf(grants.amounts, id);
            return (
              <div>
                <dt>{label[language]}</dt>
                <dd>{text.sum(formatEuro(total, language), organisations)}</dd>
              </div>
            );
          })}
        </dl>
      )}
      <p>
        <a href={linkTo(amountsPath(definition), language)}>{text.link}</a>
        {!isOpened && <span class="help"> {text.openFirst}</span>}
      </p>
    </section>
  );
}

/** How far the campaign is. @param props.address of this page */
function Progress({ state, address, language }: { state: CampaignState; address: string; language: Language }) {
  const text = textsIn(language).campaigns;
  const day = (of: string): string => formatDay(of, language);
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{text.progress}</h2>
      <dl>
        <div>
          <dt>{text.stage}</dt>
          <dd>{text.stages[state.stage]}</dd>
        </div>
        <div>
          <dt>{text.opened}</dt>
          <dd>
            {text.of(state.opened, state.organisations)}{' '}
            <progress max={state.organisations} value={state.opened} aria-label={text.opened} />
          </dd>
        </div>
        <div>
          <dt>{text.days}</dt>
          <dd>{text.period(day(state.plan.opensOn), day(state.plan.closesOn))}</dd>
        </div>
        <div>
          <dt>{text.due}</dt>
          <dd>{day(state.plan.dueOn)}</dd>
        </div>
        <div>
          <dt>{text.nextRound}</dt>
          <dd>
            {state.nextRound === null ? text.noRound : <Moment at={new Date(state.nextRound)} language={language} />}
          </dd>
        </div>
      </dl>
      {state.asked > 0 && <p>{text.reminded(state.asked)}</p>}
      {state.stage === 'opening' && (
        <p>
          {text.openingHint} <a href={address}>{text.refresh}</a>
        </p>
      )}
    </section>
  );
}
