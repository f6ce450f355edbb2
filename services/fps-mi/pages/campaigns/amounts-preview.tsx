/** What a file of granted amounts changes, shown before it is recorded, and its confirmation. */

import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { campaignId } from '#rules/keys.ts';
import { type AmountsChange, changeOf, inOrder } from '#services/fps-mi/campaigns/amounts-change.ts';
import type { ReadAmounts } from '#services/fps-mi/campaigns/amounts-problems.ts';
import { grantedFields } from '#services/fps-mi/campaigns/granted-fields.ts';
import {
  type CurrentGrants,
  confirmGrantUpload,
  findCurrentGrants,
  findGrantUpload,
} from '#services/fps-mi/database/grant-uploads.ts';
import { listMunicipalities } from '#services/fps-mi/database/municipalities.ts';
import type { HandlerEnv, PageDependencies } from '#services/fps-mi/pages/env.ts';
import { page } from '#services/fps-mi/pages/frame.tsx';
import { linkTo } from '#services/fps-mi/pages/links.tsx';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import type { Campaigns } from '#services/temporal/campaigns.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';
import { countSchema, ID_PATTERN } from '#web/site/field-schemas.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { type EventLog, recordEvent, resultOf } from '#web/site/security-log.ts';
import type { CampaignState } from '#workflows/campaign-messages.ts';
import type { AmountsFailure } from './amounts-errors.tsx';
import { PreviewContent } from './amounts-preview-content.tsx';
import { CampaignErrors } from './campaign-errors.tsx';
import { amountsPath, campaignPath } from './campaign-path.ts';

/** The form that is posted here. */
export const amountsSchema = z.object({
  /** The version of the campaign that the page showed; 0: it was not opened. */
  version: countSchema,
  /** The SHA-256 of the amounts before the change. */
  basis: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The page with the file to choose, with what went wrong. */
type RenderAmounts = (
  context: Context<HandlerEnv>,
  sql: Sql,
  definition: FormDefinition,
  failure: AmountsFailure,
) => Promise<Response>;

type Refusal = NonNullable<Parameters<typeof CampaignErrors>[0]['refusal']>;

/** What the page is about. */
type Preview = {
  readonly reading: ReadAmounts;
  readonly current: CurrentGrants;
  readonly basis: string;
  readonly change: AmountsChange;
  readonly organisations: Awaited<ReturnType<typeof listMunicipalities>>;
  readonly state: CampaignState | null | 'unavailable';
};

const path = `/:upload{${ID_PATTERN}}` as const;
/** The page may wait for Temporal twice: to send a message, and to show the state after it. */
const twoCalls = routeSettings({ timeoutMs: 30_000, rateLimit: 'save' });

const basisOf = ({ amounts }: Pick<CurrentGrants, 'amounts'>): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(amounts)))
    .digest('hex');

export function amountsPreview(
  definition: FormDefinition,
  { sql, log, campaigns }: PageDependencies,
  renderAmounts: RenderAmounts,
): Hono<HandlerEnv> {
  const key = { form: definition.id, year: definition.year };
  const fields = grantedFields(definition).map(({ id }) => id);
  const load = async (id: string): Promise<Preview | null> => {
    const [reading, current, organisations, state] = await Promise.all([
      findGrantUpload<ReadAmounts>(sql, key, id),
      findCurrentGrants(sql, key),
      listMunicipalities(sql),
      campaigns.state(key),
    ]);
    if (reading === null) return null;
    const change = changeOf(current.amounts, reading.amounts, { fields, organisations: [...organisations.keys()] });
    return { reading, current, basis: basisOf(current), change, organisations, state };
  };
  return new Hono<HandlerEnv>()
    .get(path, twoCalls, async (context) => {
      const preview = await load(context.req.param('upload'));
      if (preview === null) return await renderAmounts(context, sql, definition, { type: 'gone' });
      return await renderPreview(context, definition, preview);
    })
    .post(path, twoCalls, async (context) => {
      const id = context.req.param('upload');
      const posted = amountsSchema.parse(await readForm(context));
      const preview = await load(id);
      if (preview === null) return await renderAmounts(context, sql, definition, { type: 'gone' });
      const { language, session } = context.var;
      const by = session.person.id;
      const confirmed = await confirm({ sql, log, campaigns }, definition, { id, by, preview, ...posted });
      if (confirmed === 'done') return context.redirect(linkTo(amountsPath(definition), language), 303);
      const now = (await load(id)) ?? preview;
      return await renderPreview(context, definition, now, confirmed);
    });
}

type Confirmation = { readonly id: string; readonly by: string; readonly preview: Preview } & z.output<
  typeof amountsSchema
>;

/**
 * Records the amounts: in the campaign when it is open, otherwise for its opening. Idempotent by the upload and the amounts
 * that come out of it.
 * @returns `done`, or why nothing was recorded; `amounts-changed`: the amounts are not what the page showed
 */
async function confirm(
  { sql, log, campaigns }: Pick<PageDependencies, 'sql' | 'campaigns'> & { log: EventLog },
  definition: FormDefinition,
  { id, by, preview, version, basis }: Confirmation,
): Promise<'done' | Refusal | 'amounts-changed'> {
  const key = { form: definition.id, year: definition.year };
  const { state, change, reading } = preview;
  if (state === 'unavailable') return 'unavailable';
  const organisations = new Set(change.changes.flatMap(({ type, nis }) => (type === 'unchanged' ? [] : [nis]))).size;
  const on = { campaign: campaignId(key), organisations };
  const fields = grantedFields(definition).map((field) => field.id);
  if (state === null) {
    const isConfirmed = await confirmGrantUpload(sql, key, { id, by }, (current) =>
      basisOf(current) === basis
        ? changeOf(current.amounts, reading.amounts, { fields, organisations: [] }).amounts
        : null,
    );
    const event = { event: 'amounts-prepared', on: { ...on, command: id } } as const;
    if (isConfirmed) recordEvent(log, { ...event, result: 'done' });
    else recordEvent(log, { ...event, result: 'refused', reason: 'amounts-changed' });
    return isConfirmed ? 'done' : 'amounts-changed';
  }
  // The same confirmation again: the amounts are recorded already.
  if (change.changes.every(({ type }) => type === 'unchanged')) return 'done';
  if (preview.basis !== basis) return 'amounts-changed';
  return await send({ log, campaigns }, key, { state, version, command: { id, by }, change, on });
}

type Sending = {
  readonly state: CampaignState;
  readonly version: number;
  readonly command: { readonly id: string; readonly by: string };
  readonly change: AmountsChange;
  readonly on: { readonly campaign: string; readonly organisations: number };
};

async function send(
  { log, campaigns }: { log: EventLog; campaigns: Campaigns },
  key: { form: string; year: number },
  { state, version, command: { id, by }, change, on }: Sending,
): Promise<'done' | Refusal> {
  const { amounts: advances } = change;
  const commandId = idempotencyKey(id, { version, advances });
  const answer = await campaigns.change(key, { commandId, by, basedOn: version, plan: state.plan, advances });
  recordEvent(log, { event: 'campaign-changed', on: { ...on, command: commandId }, ...resultOf(answer) });
  switch (answer.type) {
    case 'accepted':
      return 'done';
    case 'refused':
      return answer.refusal;
    case 'unavailable':
    case 'unconfirmed':
      return answer.type;
  }
}

const statusOf = (refusal: Refusal | 'amounts-changed' | undefined): 200 | 409 | 503 => {
  if (refusal === undefined) return 200;
  return refusal === 'unavailable' || refusal === 'unconfirmed' ? 503 : 409;
};

async function renderPreview(
  context: Context<HandlerEnv>,
  definition: FormDefinition,
  preview: Preview,
  refusal?: Refusal | 'amounts-changed',
): Promise<Response> {
  const { language, session } = context.var;
  const { amounts: text, campaigns, terms } = textsIn(language);
  const form = `${definition.title[language]} ${definition.year}`;
  const title = `${text.previewTitle}${terms.colon}${form}`;
  const { state, basis } = preview;
  return await page(
    context,
    { title, status: statusOf(refusal) },
    <>
      {refusal === 'amounts-changed' && <ErrorSummary title={campaigns.problem} text={text.changedMeanwhile} />}
      {refusal !== undefined && refusal !== 'amounts-changed' && (
        <CampaignErrors refusal={refusal} language={language} />
      )}
      <p class="back">
        <a href={linkTo(amountsPath(definition), language)}>{text.otherFile}</a>
      </p>
      <h1>{title}</h1>
      <PreviewContent {...preview} fields={grantedFields(definition)} language={language}>
        {state === 'unavailable' && <p class="note">{text.unavailable}</p>}
        {state !== 'unavailable' && state?.stage === 'opening' && <p class="note">{text.opening}</p>}
        {state !== 'unavailable' && state?.stage !== 'opening' && (
          <form method="post" class="confirm">
            <input type="hidden" name="person" value={session.person.id} />
            <input type="hidden" name="version" value={String(state?.version ?? 0)} />
            <input type="hidden" name="basis" value={basis} />
            <div class="actions">
              <button type="submit">{text.confirm}</button>
              <a href={linkTo(campaignPath(definition), language)}>{terms.cancel}</a>
            </div>
          </form>
        )}
      </PreviewContent>
    </>,
  );
}
