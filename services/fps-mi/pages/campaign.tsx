/** One campaign: open it, follow it, change it, remind at once. */

import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { dayOf } from '#rules/calendar.ts';
import { refusalOfPlan } from '#rules/campaign.ts';
import {
  type AdvanceProblem,
  decodeText,
  type ParsedAdvances,
  parseAdvances,
} from '#services/fps-mi/campaigns/advances-file.ts';
import {
  grantedFields,
  type PlanInput,
  type PlanProblem,
  planInputIn,
  planToInput,
  proposedPlan,
  readPlan,
} from '#services/fps-mi/campaigns/plan-form.ts';
import { listNisCodes } from '#services/fps-mi/database/municipalities.ts';
import { type CampaignTexts, campaignTextsIn } from '#services/fps-mi/text/campaigns.ts';
import { missingTextsIn } from '#services/fps-mi/text/missing.ts';
import type { Campaigns } from '#services/temporal/campaigns.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { formatDay } from '#web/site/moments.ts';
import type { CampaignState } from '#workflows/campaign-messages.ts';
import { CampaignForm, CampaignProblems } from './campaign-form.tsx';
import { languageOf, linkTo, Moment, page } from './frame.tsx';
import type { HandlerEnv } from './site.ts';

/** While reports are being opened the page comes anew by itself. */
const REFRESH_S = 2;

const messageSchema = z.object({
  /** The version that was on the screen; 0: not opened. */
  version: z.coerce.number().int().min(0),
  /** Names this press of the button, so that a second one is recognised. */
  request: z.uuid(),
});

/** Where a campaign is shown. */
export function campaignPath({ id, year }: Pick<FormDefinition, 'id' | 'year'>): string {
  return `/campaigns/${id}/${year}`;
}

/** What is wrong, and what was typed. */
type Outcome = {
  readonly typed?: PlanInput;
  /** Over which version it was typed, where that cannot be asked. */
  readonly version?: number;
  /** A file came with it, which no browser keeps. */
  readonly fileChosen?: boolean;
  readonly problems?: readonly PlanProblem[];
  readonly advanceProblems?: readonly AdvanceProblem[];
  readonly refusal?: keyof CampaignTexts['refusals'];
  readonly status?: 409 | 422 | 503;
  readonly request?: string;
};

export function campaignRoutes(
  { sql, campaigns }: { sql: Sql; campaigns: Campaigns },
  definition: FormDefinition,
): Hono<HandlerEnv> {
  const key = { form: definition.id, year: definition.year };
  const path = campaignPath(definition);
  return new Hono<HandlerEnv>()
    .get('/', (context) => show(context, {}))
    .post('/', async (context) => {
      const body = await context.req.parseBody();
      const { version, request } = messageSchema.parse(body);
      const typed = planInputIn(body);
      const { plan, problems } = readPlan(typed);
      const advances = await advancesIn(body['advances']);
      const advanceProblems = advances?.type === 'wrong' ? advances.problems : [];
      const posted = { typed, version, fileChosen: advances !== null };
      if (problems.length > 0 || advanceProblems.length > 0) {
        return await show(context, { ...posted, problems, advanceProblems, status: 422 });
      }
      const refusal = refusalOfPlan(plan);
      if (refusal !== null) return await show(context, { ...posted, refusal, status: 422 });
      const given = advances?.type === 'read' ? advances.advances : null;
      const commandId = idempotencyKey(request, { version, plan, given });
      const command = { commandId, by: context.var.session.person.id, plan };
      const answer =
        version === 0
          ? await campaigns.open(key, { ...command, advances: given ?? [] })
          : await campaigns.change(key, { ...command, basedOn: version, advances: given });
      switch (answer.type) {
        case 'accepted':
          return context.redirect(linkTo(path, languageOf(context)), 303);
        case 'refused':
          // What exists already is shown as it is; anything else stays as it was typed, over what is there now.
          return answer.refusal === 'campaign-exists'
            ? await show(context, { refusal: answer.refusal, status: 409 })
            : await show(context, { ...posted, refusal: answer.refusal, status: 409 });
        case 'away':
        case 'unconfirmed':
          return await show(context, { ...posted, refusal: answer.type, status: 503, request });
      }
    });

  /** Null: no file was chosen. */
  async function advancesIn(file: unknown): Promise<ParsedAdvances | null> {
    if (!(file instanceof File) || file.size === 0) return null;
    const text = decodeText(new Uint8Array(await file.arrayBuffer()));
    return parseAdvances(text, grantedFields(definition), await listNisCodes(sql));
  }

  async function show(context: Context<HandlerEnv>, outcome: Outcome): Promise<Response> {
    const language = languageOf(context);
    const text = campaignTextsIn(language);
    const found = await campaigns.state(key);
    const state = found === 'away' ? null : found;
    const { typed, status = found === 'away' ? 503 : 200 } = outcome;
    if (state?.stage === 'opening' && status === 200) context.header('Refresh', String(REFRESH_S));
    const title = `${definition.title[language]} ${definition.year}`;
    const plan = state?.plan ?? proposedPlan(definition.year, dayOf(new Date()));
    const personId = context.var.session.person.id;
    return await page(
      context,
      { title: `${title} – ${text.title}`, status },
      <>
        <p class="back">
          <a href={linkTo('/campaigns', language)}>{text.back}</a>
        </p>
        <CampaignProblems text={text} {...outcome} />
        <h1>{title}</h1>
        {state && <Progress state={state} text={text} link={linkTo(path, language)} language={language} />}
        {found === 'away' && !typed && <p class="note">{text.away}</p>}
        {state?.stage !== 'opening' && (found !== 'away' || typed) && (
          <CampaignForm
            text={text}
            action={linkTo(path, language)}
            personId={personId}
            request={outcome.request ?? randomUUID()}
            version={state?.version ?? outcome.version ?? 0}
            typed={typed ?? planToInput(plan)}
            problems={outcome.problems ?? []}
            fileChosen={outcome.fileChosen ?? false}
            granted={grantedFields(definition)}
          />
        )}
        {state?.stage === 'open' && (
          <section aria-labelledby="remind">
            <h2 id="remind">{text.remindTitle}</h2>
            <p>
              <a href={linkTo(`${path}/missing`, language)}>{missingTextsIn(language).title}</a>
            </p>
          </section>
        )}
      </>,
    );
  }
}

function Progress(props: {
  state: CampaignState;
  text: CampaignTexts;
  link: string;
  language: Parameters<typeof formatDay>[1];
}) {
  const { state, text, link, language } = props;
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
          {text.openingHint} <a href={link}>{text.refresh}</a>
        </p>
      )}
    </section>
  );
}
