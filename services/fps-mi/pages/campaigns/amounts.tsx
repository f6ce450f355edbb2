/** The amounts that FPS MI grants for one form and year: what is granted now, the list to fill in, and the file with changes. */

import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import { formatEuro, formatNumber } from '#forms/amount.ts';
import { currentForms } from '#forms/catalogue.ts';
import type { FormDefinition, Language, LocalText } from '#forms/definition.ts';
import { sumOf } from '#services/fps-mi/campaigns/amounts-change.ts';
import type { AmountsReading } from '#services/fps-mi/campaigns/amounts-problems.ts';
import { grantedFields } from '#services/fps-mi/campaigns/granted-fields.ts';
import { readAmountsFile } from '#services/fps-mi/campaigns/read-amounts-file.ts';
import { type CurrentGrants, findCurrentGrants, storeGrantUpload } from '#services/fps-mi/database/grant-uploads.ts';
import { listMunicipalities } from '#services/fps-mi/database/municipalities.ts';
import {
  type AmountsTemplate,
  amountsTemplateCsv,
  amountsTemplateXlsx,
} from '#services/fps-mi/export/amounts-template.ts';
import { download } from '#services/fps-mi/pages/downloads.ts';
import type { HandlerEnv, PageDependencies } from '#services/fps-mi/pages/env.ts';
import { page } from '#services/fps-mi/pages/frame.tsx';
import { linkTo } from '#services/fps-mi/pages/links.tsx';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { idSchema } from '#web/site/field-schemas.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { formatMoment } from '#web/site/moments.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { PoolBusy } from '#web/site/thread-pool.ts';
import { MAX_UPLOAD_BYTES } from '#web/spreadsheet/limits.ts';
import { AmountsErrors, type AmountsFailure } from './amounts-errors.tsx';
import { amountsPreview } from './amounts-preview.tsx';
import { amountsPath, campaignPath } from './campaign-path.ts';

/** The form that is posted here, besides its file. */
export const uploadSchema = z.object({ request: idSchema });

/** The body also has the form around the file. */
const uploadLimits = routeSettings({
  maxBodyBytes: MAX_UPLOAD_BYTES + 100_000,
  rateLimit: 'upload',
  timeoutMs: 30_000,
});

/** The pages of all forms that have granted amounts. */
export function amountsPage(dependencies: PageDependencies): Hono<HandlerEnv> {
  const pages = new Hono<HandlerEnv>();
  for (const definition of currentForms) {
    if (grantedFields(definition).length === 0) continue;
    pages.route(amountsPath(definition), pageOf(definition, dependencies));
    pages.route(amountsPath(definition), amountsPreview(definition, dependencies, renderAmounts));
  }
  return pages;
}

function pageOf(definition: FormDefinition, { sql, log }: PageDependencies): Hono<HandlerEnv> {
  const key = { form: definition.id, year: definition.year };
  const fields = grantedFields(definition);
  const name = `amounts-${definition.id}-${definition.year}`;
  const templateOf = async (): Promise<AmountsTemplate> => {
    const [{ amounts }, organisations] = await Promise.all([findCurrentGrants(sql, key), listMunicipalities(sql)]);
    const known = new Map(amounts.map(({ nis, field, cents }) => [`${nis} ${field}`, cents]));
    return { definition, fields, organisations, amountOf: (nis, field) => known.get(`${nis} ${field}`) };
  };
  return new Hono<HandlerEnv>()
    .get('/', (context) => renderAmounts(context, sql, definition))
    .get('/list.xlsx', routeSettings({ rateLimit: 'document' }), async (context) => {
      const body = await amountsTemplateXlsx(await templateOf(), context.var.language);
      return download(context, log, { name, format: 'xlsx', body });
    })
    .get('/list.csv', routeSettings({ rateLimit: 'document' }), async (context) => {
      const body = amountsTemplateCsv(await templateOf(), context.var.language);
      return download(context, log, { name, format: 'csv', body });
    })
    .post('/', uploadLimits, async (context) => {
      const body = await readForm(context);
      const { request } = uploadSchema.parse(body);
      const { file } = body;
      if (!(file instanceof File) || file.size === 0) {
        return await renderAmounts(context, sql, definition, { type: 'file-missing' });
      }
      const bytes = new Uint8Array(await file.arrayBuffer());
      const organisations = await listMunicipalities(sql);
      const { language, session } = context.var;
      const read = beginReading(bytes, definition, organisations, session.person.id);
      if (read instanceof PoolBusy) {
        context.header('Retry-After', String(read.retryAfterS));
        return await renderAmounts(context, sql, definition, { type: 'busy', retryAfterS: read.retryAfterS });
      }
      const reading = await read;
      if (reading.type !== 'read') return await renderAmounts(context, sql, definition, reading);
      const id = idempotencyKey(request, createHash('sha256').update(bytes).digest('hex'));
      await storeGrantUpload(sql, key, { id, by: session.person.id, reading });
      return context.redirect(linkTo(`${amountsPath(definition)}/${id}`, language), 303);
    });
}

/** Begins to read a file. @returns the busy pool when too many files are waiting; nothing was begun then */
function beginReading(
  bytes: Uint8Array,
  definition: FormDefinition,
  organisations: ReadonlyMap<string, LocalText>,
  person: string,
): Promise<AmountsReading> | PoolBusy {
  const { id: form, title, year } = definition;
  // Without the functions of the form, which cannot be passed to a thread.
  const fields = grantedFields(definition).map(({ id, grant, label }) => ({ id, grant, label }));
  try {
    return readAmountsFile(bytes, { form, title, year, fields, organisations }, person);
  } catch (error) {
    if (error instanceof PoolBusy) return error;
    throw error;
  }
}

const statusOf = (failure: AmountsFailure | undefined): 200 | 404 | 409 | 422 | 503 => {
  switch (failure?.type) {
    case undefined:
      return 200;
    case 'busy':
      return 503;
    case 'gone':
      return 404;
    case 'changed':
      return 409;
    default:
      return 422;
  }
};

/** @param failure why a file was not read */
async function renderAmounts(
  context: Context<HandlerEnv>,
  sql: Sql,
  definition: FormDefinition,
  failure?: AmountsFailure,
): Promise<Response> {
  const { language, session } = context.var;
  const { amounts: text, campaigns, terms } = textsIn(language);
  const [current, organisations] = await Promise.all([
    findCurrentGrants(sql, { form: definition.id, year: definition.year }),
    listMunicipalities(sql),
  ]);
  const fields = grantedFields(definition);
  const form = `${definition.title[language]} ${definition.year}`;
  const title = `${text.title}${terms.colon}${form}`;
  return await page(
    context,
    {
      title,
      status: statusOf(failure),
      address: { path: amountsPath(definition), parameters: {} },
    },
    <>
      {failure && <AmountsErrors failure={failure} fields={fields} language={language} />}
      <p class="back">
        <a href={linkTo(campaignPath(definition), language)}>{`${campaigns.title}${terms.colon}${form}`}</a>
      </p>
      <h1>{title}</h1>
      <p>{text.lead}</p>
      <Now current={current} fields={fields} language={language} />
      <ChangeForm definition={definition} language={language} personId={session.person.id} />
      {current.amounts.length > 0 && (
        <Each current={current} fields={fields} organisations={organisations} language={language} />
      )}
    </>,
  );
}

type NowProps = { current: CurrentGrants; fields: ReturnType<typeof grantedFields>; language: Language };

/** How much is granted now, and since when. */
function Now({ current, fields, language }: NowProps) {
  const text = textsIn(language).amounts;
  const { amounts, since, by, waiting, unconfirmed } = current;
  const moment = since && formatMoment(since, language);
  return (
    <section aria-labelledby="now">
      <h2 id="now">{text.now}</h2>
      {amounts.length === 0 ? (
        <p class="none">{text.none}</p>
      ) : (
        <table class="reports amounts">
          <thead>
            <tr>
              <th scope="col">{text.amount}</th>
              <th scope="col" class="amount">
                {text.organisations}
              </th>
              <th scope="col" class="amount">
                {text.total}
              </th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ id, label }) => {
              const { organisations, total } = sumOf(amounts, id);
              return (
                <tr>
                  <th scope="row">{label[language]}</th>
                  <td data-label={text.organisations} class="amount">
                    {formatNumber(organisations, language)}
                  </td>
                  <td data-label={text.total} class="amount">
                    {formatEuro(total, language)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {amounts.length > 0 && moment && (
        <p class="help">{by === null ? text.sinceNobody(moment) : text.since(moment, by)}</p>
      )}
      {waiting && <p class="note">{text.waiting}</p>}
      {unconfirmed && <p class="note">{text.unconfirmed}</p>}
    </section>
  );
}

type ChangeProps = { definition: FormDefinition; language: Language; personId: string };

/** The list to download, and the form to upload it. */
function ChangeForm({ definition, language, personId }: ChangeProps) {
  const text = textsIn(language).amounts;
  const path = amountsPath(definition);
  return (
    <section aria-labelledby="change">
      <h2 id="change">{text.change}</h2>
      <ol class="steps">
        {text.steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p class="exports">
        {text.download} <a href={linkTo(`${path}/list.xlsx`, language)}>XLSX</a>{' '}
        <a href={linkTo(`${path}/list.csv`, language)}>CSV</a>
      </p>
      <form method="post" action={linkTo(path, language)} enctype="multipart/form-data" class="plan">
        <input type="hidden" name="person" value={personId} />
        <input type="hidden" name="request" value={crypto.randomUUID()} />
        <div class="field">
          <label for="file">{text.file}</label>
          <input
            id="file"
            name="file"
            type="file"
            accept=".xlsx,.ods,.csv,.txt,.tsv,text/csv"
            aria-describedby="file-help"
          />
          <p class="help" id="file-help">
            {text.fileHelp}
          </p>
        </div>
        <button type="submit">{text.upload}</button>
      </form>
    </section>
  );
}

/** The amounts of each organisation that has one. */
function Each(props: NowProps & { organisations: ReadonlyMap<string, LocalText> }) {
  const { current, fields, organisations, language } = props;
  const { amounts: text, terms } = textsIn(language);
  const granted = Map.groupBy(
    current.amounts.filter(({ cents }) => cents > 0),
    ({ nis }) => nis,
  );
  const rows = [...organisations].filter(([nis]) => granted.has(nis));
  return (
    <details class="each">
      <summary>{text.each(rows.length)}</summary>
      <table class="reports">
        <thead>
          <tr>
            <th scope="col">NIS</th>
            <th scope="col">{terms.ocmw}</th>
            {fields.map(({ label }) => (
              <th scope="col" class="amount">
                {label[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([nis, name]) => (
            <tr>
              <th scope="row">{nis}</th>
              <td data-label={terms.ocmw}>{name[language]}</td>
              {fields.map(({ id, label }) => (
                <td data-label={label[language]} class="amount">
                  {formatEuro(granted.get(nis)?.find(({ field }) => field === id)?.cents ?? 0, language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
