import { setTimeout } from 'node:timers/promises';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import { storeDraft } from '#database/drafts.ts';
import { findContent } from '#database/reports.ts';
import { switchToForm } from '#database/table-switches.ts';
import { beginUpload, findUpload, rememberFile, type Upload } from '#database/uploads.ts';
import { type FormDefinition, tablesOf, type Values } from '#forms/definition.ts';
import { cleanLine } from '#forms/text.ts';
import { linesIn, typedValues } from '#forms/values.ts';
import { isClosed } from '#rules/report.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { failurePage } from '#web/pages/failure.tsx';
import { recordMissingRole } from '#web/pages/missing-role.ts';
import { reportPath } from '#web/pages/report-path.ts';
import { tableFile } from '#web/pages/tables.tsx';
import { failureOf } from '#web/site/answers.ts';
import { countSchema, ID_PATTERN, idSchema } from '#web/site/field-schemas.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { recordEvent } from '#web/site/security-log.ts';
import { PoolBusy } from '#web/site/thread-pool.ts';
import { MAX_UPLOAD_BYTES, READ_TIMEOUT_MS } from '#web/spreadsheet/limits.ts';
import type { UploadResult } from '#web/spreadsheet/read-table.ts';
import { readUpload } from '#web/spreadsheet/read-upload.ts';
import { textsIn } from '#web/text/texts.ts';
import { compareUpload, type UploadComparison, type WayToSave, waysToSave } from './compare-upload.ts';
import { findLastYear, type LastYear } from './last-year.ts';
import { loadPage, type PageData } from './page-data.ts';
import { storeReading } from './store-reading.ts';
import { RefusedUpload, type UploadRefusal, WrongCells } from './upload-refusal.tsx';
import { type ConfirmFailure, ReadingUpload, SwitchQuestion, TableUploadForm, UploadPreview } from './upload-view.tsx';

/** How long a request waits for the file to be read before it shows the page with the progress, in milliseconds. */
const INLINE_READ_MS = 1500;
/** An upload without result after this many seconds will never have one: the process that read it has stopped. */
const ABANDONED_AFTER_S = (3 * READ_TIMEOUT_MS) / 1000;

/** The body also has the form around the file. */
const uploadLimits = routeSettings({ maxBodyBytes: MAX_UPLOAD_BYTES + 100_000, rateLimit: 'upload' });

/** The form that is posted here. */
export const confirmSchema = z.object({
  version: countSchema,
  request: idSchema,
  way: z.enum(waysToSave).default('replace'),
});
const uploadPath = `/:table/:upload{${ID_PATTERN}}` as const;

/**
 * The pages of a table that is filled in with a spreadsheet program: download the table, upload it filled in, look at what
 * was read, and save all of it.
 */
export function tableUploadPage(dependencies: PageDependencies, newest: FormDefinition): Hono<OrganisationEnv> {
  const { sql, log } = dependencies;
  return new Hono<OrganisationEnv>()
    .use('/:table/*', onlyForEditors(newest, log))
    .get('/:table', async (context) => {
      const data = await load(context);
      return renderUploadForm(context, data, null, await lastYearOf(context, data));
    })
    .post('/:table', uploadLimits, async (context) => receiveFile(dependencies, context, await load(context)))
    .get('/:table/file', routeSettings({ rateLimit: 'table' }), async (context) => {
      const { view, table } = await load(context);
      return await tableFile(context, view.definition, table, linesIn(view.typed, table.id));
    })
    .get('/:table/last-year', routeSettings({ rateLimit: 'table' }), async (context) => {
      const data = await load(context);
      const lastYear = await lastYearOf(context, data);
      if (lastYear === null) return context.redirect(data.tablePath, 303);
      return await tableFile(context, data.view.definition, data.table, lastYear.lines);
    })
    .get('/:table/switch', async (context) => {
      const data = await load(context);
      if (data.file === undefined) return context.redirect(data.tablePath, 303);
      return renderPage(context, data, <SwitchQuestion {...viewProps(context, data)} />);
    })
    .post('/:table/switch', async (context) => {
      const { view, table, file } = await load(context);
      const { organisation, session } = context.var;
      const { nis } = organisation;
      const by = session.person.id;
      if (file !== undefined) {
        await switchToForm(sql, { reportId: view.id, field: table.id, nis, by });
        const on = { organisation: nis, report: view.id, table: table.id };
        recordEvent(log, { event: 'table-switched', on, result: 'done' });
      }
      return context.redirect(`${reportPath(newest, nis)}/form#${table.id}`, 303);
    })
    .get(uploadPath, async (context) => {
      const data = await load(context);
      return renderUpload(context, data, await findUploadOf(context, data), {});
    })
    .post(uploadPath, routeSettings({ rateLimit: 'save' }), async (context) => {
      const data = await load(context);
      return await confirmUpload(dependencies, context, data, await findUploadOf(context, data));
    });

  function load(context: Context<OrganisationEnv>): Promise<PageData> {
    return loadPage(sql, newest, context.var.organisation.nis, context.req.param('table') ?? '');
  }

  /** Last year's lines, while the table has none. */
  async function lastYearOf(context: Context<OrganisationEnv>, { view, table }: PageData): Promise<LastYear | null> {
    if (linesIn(view.typed, table.id).length > 0) return null;
    return await findLastYear(sql, view.definition, context.var.organisation.nis, table);
  }

  function findUploadOf(
    context: Context<OrganisationEnv>,
    { view, table }: PageData,
  ): Promise<Upload<UploadResult> | null> {
    const place = { reportId: view.id, field: table.id };
    return findUpload<UploadResult>(sql, context.req.param('upload') ?? '', place);
  }
}

/** Takes a file, begins to read it, and leads to its page. */
async function receiveFile(
  dependencies: PageDependencies,
  context: Context<OrganisationEnv>,
  data: PageData,
): Promise<Response> {
  const { view, table } = data;
  const { file } = await readForm(context);
  if (!(file instanceof File) || file.size === 0) return renderUploadForm(context, data, { type: 'file-missing' });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const by = context.var.session.person.id;
  const reading = beginReading(bytes, data, by);
  if (reading instanceof PoolBusy) {
    context.header('Retry-After', String(reading.retryAfterS));
    return renderUploadForm(context, data, { type: 'busy', retryAfterS: reading.retryAfterS, own: reading.own });
  }
  const fileName = cleanLine(file.name).slice(0, 200).toWellFormed() || table.id;
  const id = await beginUpload(dependencies.sql, { reportId: view.id, field: table.id, fileName, by });
  const stored = storeReading(dependencies, { id, size: bytes.length, reading }, view.definition, table);
  await Promise.race([stored, setTimeout(INLINE_READ_MS)]);
  return context.redirect(`${data.tablePath}/${id}`, 303);
}

/** Saves the lines of an upload in the way that the person chose. */
async function confirmUpload(
  { sql, reports }: PageDependencies,
  context: Context<OrganisationEnv>,
  data: PageData,
  upload: Upload<UploadResult> | null,
): Promise<Response> {
  const { session, organisation } = context.var;
  const { newest } = data.view;
  const message = confirmSchema.parse(await readForm(context));
  if (upload?.outcome?.type !== 'lines') return renderUpload(context, data, upload, {});
  const base = await valuesOf(sql, data, message.version);
  const comparison = compareUpload(data.table, linesIn(base, data.table.id), upload.outcome.lines);
  const by = session.person.id;
  const draft = await storeUploadAsDraft(sql, data, { base, comparison, fileName: upload.fileName, by }, message.way);
  // Nobody is offered an update that is not possible.
  if (draft === null) return renderUpload(context, data, upload, { status: 422 });
  const commandId = idempotencyKey(message.request, { version: message.version, draft });
  const save = { type: 'save', commandId, by, basedOn: message.version, draft } as const;
  const answer = await reports.save(data.view.key, save, session.id);
  if (answer.type === 'accepted') return context.redirect(reportPath(newest, organisation.nis), 303);
  const failure = failureOf(answer);
  if (answer.type !== 'refused') return renderUpload(context, data, upload, { ...message, ...failure }, comparison);
  // The page now shows the version that is saved: confirming again deliberately changes that version.
  return renderUpload(context, await loadPage(sql, newest, organisation.nis, data.table.id), upload, {
    ...failure,
    way: message.way,
  });
}

/** Begins to read a file. @returns the busy pool when too many files are waiting; nothing was begun then */
function beginReading(bytes: Uint8Array, { view, table }: PageData, person: string): Promise<UploadResult> | PoolBusy {
  try {
    const reading = readUpload(bytes, view.definition, table, { person });
    // `storeReading` handles a failure. Until it does, a failure of the database must not leave this one unhandled.
    reading.catch(() => {});
    return reading;
  } catch (error) {
    if (error instanceof PoolBusy) return error;
    throw error;
  }
}

/** The typed values of the version that a page was made with. */
async function valuesOf(sql: Sql, { view }: PageData, version: number): Promise<Values> {
  if (version === 0) return {};
  if (version === view.report?.version) return view.typed;
  const content = await findContent(sql, view.id, version);
  return content ? typedValues(view.definition, content.values) : {};
}

/**
 * Stores the version of the page with the lines of the file, ready to be saved. Lines that an update completes come from more
 * than one file, or from the form: they are entered in the form from then on.
 * @returns the hash of the draft; null: an update is not possible
 */
async function storeUploadAsDraft(
  sql: Sql,
  { view: { id, definition }, table }: PageData,
  { base, comparison, fileName, by }: { base: Values; comparison: UploadComparison; fileName: string; by: string },
  way: WayToSave,
): Promise<string | null> {
  const lines = way === 'update' ? comparison.updated : comparison.uploaded;
  if (lines === null) return null;
  if (way === 'replace') await rememberFile(sql, { reportId: id, field: table.id }, { lines, fileName, by });
  return await storeDraft(sql, id, { typed: { ...base, [table.id]: lines }, definition, by });
}

/** Lets only editors pass, and only to a table that the form has. Other users are led to the report. */
function onlyForEditors(newest: FormDefinition, log: PageDependencies['log']): MiddlewareHandler<OrganisationEnv> {
  return async (context, next) => {
    const { organisation, roles } = context.var;
    if (!tablesOf(newest).some(({ id }) => id === context.req.param('table')))
      return await failurePage(context, { code: 'not-found', status: 404 });
    if (roles.includes('editor')) return await next();
    if (context.req.method === 'GET') return context.redirect(reportPath(newest, organisation.nis), 303);
    recordMissingRole(log, context);
    return await failurePage(context, { code: 'role-missing', status: 403 });
  };
}

function viewProps(context: Context<OrganisationEnv>, { view, table, file, tablePath }: PageData) {
  const { language, organisation, session } = context.var;
  const { definition, report, typed } = view;
  return {
    definition,
    table,
    file,
    tablePath,
    language,
    personId: session.person.id,
    path: reportPath(definition, organisation.nis),
    lines: linesIn(typed, table.id).length,
    version: report?.version ?? 0,
    closed: report !== null && isClosed(report.stage),
    signed: (report?.signatures.length ?? 0) > 0,
  };
}

function renderPage(
  context: Context<OrganisationEnv>,
  { view, table }: PageData,
  children: Parameters<typeof page>[2],
  options: { status?: 403 | 409 | 422 | 429 | 503; refresh?: number } = {},
  /** Stands above the heading. */
  summary: Parameters<typeof page>[2] = null,
): Response | Promise<Response> {
  const { language, organisation } = context.var;
  const title = textsIn(language).tables.heading(table.label[language]);
  return page(
    context,
    { title, organisation, ...options },
    <>
      {summary}
      <h1>{`${view.definition.title[language]} ${view.definition.year}`}</h1>
      {children}
    </>,
  );
}

/** The page on which a table is downloaded and uploaded. @param refusal why the last upload was refused */
function renderUploadForm(
  context: Context<OrganisationEnv>,
  data: PageData,
  refusal: UploadRefusal | null,
  lastYear: LastYear | null = null,
) {
  const props = viewProps(context, data);
  return renderPage(
    context,
    data,
    <>
      {refusal?.type === 'wrong-cells' && <WrongCells cells={refusal.cells} {...props} />}
      <TableUploadForm {...props} lastYear={lastYear} />
    </>,
    refusal ? { status: statusOf(refusal) } : {},
    refusal && <RefusedUpload refusal={refusal} {...props} />,
  );
}

function statusOf(refusal: UploadRefusal): 422 | 429 | 503 {
  if (refusal.type !== 'busy') return 422;
  return refusal.own ? 429 : 503;
}

/**
 * The page of one upload: still being read, refused, or a preview of its lines.
 * @param comparison with the lines of another version than that of the page's data
 */
function renderUpload(
  context: Context<OrganisationEnv>,
  data: PageData,
  upload: Upload<UploadResult> | null,
  failure: ConfirmFailure,
  comparison?: UploadComparison,
): Response | Promise<Response> {
  if (upload === null) return renderUploadForm(context, data, { type: 'upload-missing' });
  const reading = upload.outcome;
  const path = `${data.tablePath}/${context.req.param('upload')}`;
  if (reading === null) {
    if (upload.age > ABANDONED_AFTER_S)
      return renderUploadForm(context, data, { type: 'refused', code: 'file-takes-too-long' });
    return renderPage(context, data, <ReadingUpload path={path} language={context.var.language} />, { refresh: 2 });
  }
  if (reading.type !== 'lines') return renderUploadForm(context, data, reading);
  const { status } = failure;
  const saved = linesIn(data.view.typed, data.table.id);
  const compared = comparison ?? compareUpload(data.table, saved, reading.lines);
  return renderPage(
    context,
    data,
    <UploadPreview
      {...viewProps(context, data)}
      upload={upload}
      reading={reading}
      comparison={compared.saved.length > 0 ? compared : null}
      from={Number(context.req.query('from') ?? 1)}
      confirmPath={path}
      failure={failure}
    />,
    status ? { status } : {},
  );
}
