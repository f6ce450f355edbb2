import { setTimeout } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { storeDraft } from '#database/drafts.ts';
import { findContent, findReport, type ReportRecord } from '#database/reports.ts';
import { switchToForm } from '#database/table-switches.ts';
import {
  beginUpload,
  findUpload,
  finishUpload,
  rememberFile,
  tablesFromFiles,
  type Upload,
} from '#database/uploads.ts';
import { definitionOf } from '#forms/catalogue.ts';
import { type FormDefinition, type TableField, tablesOf, type Values } from '#forms/definition.ts';
import { linesIn, typedValues } from '#forms/values.ts';
import { type ReportKey, reportId } from '#rules/keys.ts';
import { isClosed } from '#rules/report.ts';
import type { OrganisationEnv, Site } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { failurePage } from '#web/pages/failure.tsx';
import { reportPath } from '#web/pages/report-path.ts';
import { tableFile } from '#web/pages/tables.tsx';
import { failureOf } from '#web/site/answers.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { READ_TIMEOUT_MS } from '#web/spreadsheet/limits.ts';
import type { UploadResult } from '#web/spreadsheet/read-table.ts';
import { readUpload } from '#web/spreadsheet/read-upload.ts';
import { tableTextsIn } from '#web/text/tables.ts';
import type { ErrorCode } from '#web/text/texts.ts';
import { RefusedUpload, type UploadRefusal } from './upload-refusal.tsx';
import { ReadingUpload, SwitchQuestion, TableUploadForm, UploadPreview } from './upload-view.tsx';

/** How long an upload is waited for before its page tells that it is being read, in milliseconds. */
const AT_ONCE = 1500;
/** After so many seconds nobody reads an upload any more: the process that did has stopped. */
const GIVEN_UP = (3 * READ_TIMEOUT_MS) / 1000;

const confirmSchema = z.object({ version: z.coerce.number().int().min(0), request: z.uuid() });
const uploadPath = '/:table/:upload{[0-9a-f-]{36}}';

type Known = {
  readonly key: ReportKey;
  readonly id: string;
  readonly definition: FormDefinition;
  readonly table: TableField;
  readonly report: ReportRecord | null;
  readonly typed: Values;
  /** The file that the lines come from, where they do. */
  readonly file: string | undefined;
  /** The page of the table. */
  readonly here: string;
};

/** The lines of a table by spreadsheet: its file, what is read of a filled-in one, and the saving of all of it or nothing. */
export function tableUploadPage({ sql, reports, log }: Site, newest: FormDefinition): Hono<OrganisationEnv> {
  const pages = new Hono<OrganisationEnv>();
  pages.use('/:table/*', async (context, next) => {
    const { organisation, roles } = context.var;
    if (!tablesOf(newest).some(({ id }) => id === context.req.param('table'))) return await notFound(context);
    if (roles.includes('editor')) return await next();
    if (context.req.method === 'GET') return context.redirect(reportPath(newest, organisation.nis), 303);
    return await failurePage(context, { code: 'role-missing', status: 403 });
  });
  return pages
    .get('/:table', async (context) => showForm(context, await look(context), null))
    .post('/:table', async (context) => {
      const known = await look(context);
      const { file } = await context.req.parseBody();
      if (!(file instanceof File) || file.size === 0) return showForm(context, known, { type: 'file-missing' });
      const fileName = file.name.replace(/\p{C}/gu, '').slice(0, 200) || known.table.id;
      const by = context.var.session.person.id;
      const upload = await beginUpload(sql, { reportId: known.id, field: known.table.id, fileName, by });
      const reading = read(upload, new Uint8Array(await file.arrayBuffer()), known);
      await Promise.race([reading, setTimeout(AT_ONCE)]);
      return context.redirect(`${known.here}/${upload}`, 303);
    })
    .get('/:table/file', async (context) => {
      const { definition, table, typed } = await look(context);
      return await tableFile(context, definition, table, linesIn(typed, table.id));
    })
    .get('/:table/switch', async (context) => {
      const known = await look(context);
      if (known.file === undefined) return context.redirect(known.here, 303);
      return show(context, known, <SwitchQuestion {...viewOf(context, known)} />);
    })
    .post('/:table/switch', async (context) => {
      const { id, table, definition, file } = await look(context);
      const { organisation, session } = context.var;
      const { nis } = organisation;
      if (file !== undefined) await switchToForm(sql, { reportId: id, field: table.id, nis, by: session.person.id });
      return context.redirect(`${reportPath(definition, nis)}/form#${table.id}`, 303);
    })
    .get(uploadPath, async (context) => {
      const known = await look(context);
      return showUpload(context, known, await uploadOf(context, known), {});
    })
    .post(uploadPath, async (context) => {
      const known = await look(context);
      const { id, key, table, definition } = known;
      const { organisation, session } = context.var;
      const message = confirmSchema.parse(await context.req.parseBody());
      const upload = await uploadOf(context, known);
      if (upload?.outcome?.type !== 'lines') return showUpload(context, known, upload, {});
      const { lines } = upload.outcome;
      const by = session.person.id;
      const base = message.version === 0 ? null : await findContent(sql, id, message.version);
      const typed = { ...(base && typedValues(definition, base.values)), [table.id]: lines };
      await rememberFile(sql, { reportId: id, field: table.id }, { lines, fileName: upload.fileName, by });
      const draft = await storeDraft(sql, id, { typed, definition, by });
      const commandId = idempotencyKey(message.request, { version: message.version, draft });
      const answer = await reports.save(key, { type: 'save', commandId, by, basedOn: message.version, draft });
      if (answer.type === 'accepted') return context.redirect(reportPath(definition, organisation.nis), 303);
      const failure = failureOf(answer);
      if (answer.type !== 'refused') return showUpload(context, known, upload, { ...message, ...failure });
      // The page now shows the version that is saved: confirming again deliberately replaces that version.
      return showUpload(context, await look(context), upload, failure);
    });

  async function look(context: Context<OrganisationEnv>): Promise<Known> {
    const { nis } = context.var.organisation;
    const key = { form: newest.id, year: newest.year, nis };
    const id = reportId(key);
    const report = await findReport(sql, id);
    const definition = report ? definitionOf(report.content) : newest;
    const table = tablesOf(definition).find((each) => each.id === context.req.param('table'));
    // An earlier version of the form may lack what the newest has; `onError` makes this a page.
    if (table === undefined)
      throw new Error(`${id}: no table ${context.req.param('table')} in version ${definition.version}`);
    const typed = report ? typedValues(definition, report.content.values) : {};
    const file = (await tablesFromFiles(sql, id, definition, typed)).get(table.id);
    return { key, id, definition, table, report, typed, file, here: `${reportPath(newest, nis)}/tables/${table.id}` };
  }

  function uploadOf(context: Context<OrganisationEnv>, { id, table }: Known): Promise<Upload<UploadResult> | null> {
    const place = { reportId: id, field: table.id };
    return findUpload<UploadResult>(sql, context.req.param('upload') ?? '', place);
  }

  /** Reads an upload and keeps what came of it. Never rejects: nobody may be waiting any more. */
  async function read(upload: string, bytes: Uint8Array, { definition, table }: Known): Promise<void> {
    const told = { upload, form: definition.id, table: table.id, bytes: bytes.length };
    const outcome = await readUpload(bytes, definition, table).catch((error: unknown): UploadResult => {
      log.error({ ...told, ...withoutWords(error) }, 'reading a spreadsheet failed');
      return { type: 'refused', code: 'file-unreadable' };
    });
    await finishUpload(sql, upload, outcome).catch((error: unknown) => {
      // The page gives the upload up.
      log.error({ ...told, ...withoutWords(error) }, 'what came of a spreadsheet was not kept');
    });
  }
}

type Outcome = {
  readonly status?: 403 | 409 | 422 | 503;
  readonly code?: ErrorCode;
  readonly version?: number;
  readonly request?: string;
};

/** An error without its message: that may repeat what stands in a cell, or what somebody is called. */
function withoutWords(error: unknown): { fault: string; at: string } {
  if (!(error instanceof Error)) return { fault: typeof error, at: '' };
  const at = (error.stack ?? '').replace(error.message, () => '');
  return { fault: error.name, at: at.match(/^ +at .*$/gm)?.join('\n') ?? '' };
}

function notFound(context: Context): Promise<Response> {
  return failurePage(context, { code: 'not-found', status: 404 });
}

function viewOf(context: Context<OrganisationEnv>, known: Known) {
  const { language, organisation, session } = context.var;
  const { definition, table, report, typed, file, here } = known;
  return {
    ...{ definition, table, file, here, language },
    personId: session.person.id,
    path: reportPath(definition, organisation.nis),
    lines: linesIn(typed, table.id).length,
    version: report?.version ?? 0,
    closed: report !== null && isClosed(report.stage),
    signed: (report?.signatures.length ?? 0) > 0,
  };
}

function show(
  context: Context<OrganisationEnv>,
  { definition, table }: Known,
  children: Parameters<typeof page>[2],
  options: { status?: 403 | 409 | 422 | 503; refresh?: number } = {},
): Response | Promise<Response> {
  const { language, organisation } = context.var;
  const title = tableTextsIn(language).heading(table.label[language]);
  return page(
    context,
    { title, organisation, ...options },
    <>
      <h1>{`${definition.title[language]} ${definition.year}`}</h1>
      {children}
    </>,
  );
}

/** The page from which a table is taken and where a filled-in one is uploaded; with why the last one was refused. */
function showForm(context: Context<OrganisationEnv>, known: Known, refusal: UploadRefusal | null) {
  const view = viewOf(context, known);
  return show(
    context,
    known,
    <>
      {refusal && <RefusedUpload refusal={refusal} {...view} />}
      <TableUploadForm {...view} />
    </>,
    refusal ? { status: 422 } : {},
  );
}

function showUpload(
  context: Context<OrganisationEnv>,
  known: Known,
  upload: Upload<UploadResult> | null,
  outcome: Outcome,
): Response | Promise<Response> {
  if (upload === null) return showForm(context, known, { type: 'upload-missing' });
  const read = upload.outcome;
  const here = `${known.here}/${context.req.param('upload')}`;
  if (read === null) {
    if (upload.age > GIVEN_UP) return showForm(context, known, { type: 'refused', code: 'file-takes-too-long' });
    return show(context, known, <ReadingUpload here={here} language={context.var.language} />, { refresh: 2 });
  }
  if (read.type !== 'lines') return showForm(context, known, read);
  const { status } = outcome;
  return show(
    context,
    known,
    <UploadPreview {...viewOf(context, known)} upload={upload} reading={read} action={here} outcome={outcome} />,
    status ? { status } : {},
  );
}
