import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Sql } from '#database/connection.ts';
import { isDocumentOf } from '#database/documents.ts';
import {
  findDeliveryByCode,
  findSeal,
  findSealedDelivery,
  type SealedDelivery,
  standingOf,
} from '#database/sealed-deliveries.ts';
import { countLines, MAX_LINES_OF_SHORT, printReport } from '#web/document/print-report.ts';
import { formatCode, parseCode } from '#web/document/verification-code.ts';
import type { PageLog } from '#web/env.ts';
import { page } from '#web/page.tsx';
import type { SiteEnv } from '#web/site/env.ts';
import { languageOf } from '#web/site/language.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { recordEvent } from '#web/site/security-log.ts';
import { PoolBusy, ThreadLimitExceeded } from '#web/site/thread-pool.ts';
import { textsIn } from '#web/text/texts.ts';
import { drawingOf } from '#web/verification/draw-again.ts';
import type { DocumentReading, SealedReport, Verification } from '#web/verification/reading.ts';
import { Verified } from './verified.tsx';
import { type Typed, type Verdict, VerifyForms, type VerifyRefusal, VerifyRefused } from './verify-forms.tsx';

export type VerifyDependencies = {
  readonly sql: Sql;
  readonly log: PageLog;
  readonly webUrl: string;
  readonly verification: Verification;
};

/** The largest document that is read: one of 10 000 lines has 12 MB. */
const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;
/** The body also has the form around the file, and the file may come over a slow connection. */
const fileLimits = routeSettings({
  maxBodyBytes: MAX_DOCUMENT_BYTES + 100_000,
  timeoutMs: 60_000,
  rateLimit: 'verify',
});
/** Longer than any reference and any way to type a code. */
const MAX_TYPED = 60;

/**
 * Where anyone can verify a document, without logging in: with its reference and its code, or with the file itself. Names, amounts
 * and the account are shown to those only who have the document: the code and the seal are on nothing else.
 */
export function verifyPage(dependencies: VerifyDependencies): Hono<SiteEnv> {
  return (
    new Hono<SiteEnv>()
      // The QR code leads here. Nothing is looked up before the person asks: programs that preview links see an empty form.
      .get('/', (context) => {
        const { reference = '', code = '' } = context.req.query();
        return renderForms(context, { typed: typed(reference, code), refusal: null });
      })
      .post('/', routeSettings({ rateLimit: 'verify' }), async (context) => {
        const { reference, code } = await readForm(context);
        return await verifyCode(dependencies, context, typed(reference, code));
      })
      // The pages about a file have this address. Choosing another language there requests it by GET.
      .get('/file', (context) => context.redirect('/verify', 303))
      .post('/file', fileLimits, async (context) => {
        const { file } = await readForm(context);
        return await verifyFile(dependencies, context, file);
      })
  );
}

function typed(reference: unknown, code: unknown): Typed {
  const text = (value: unknown) => (typeof value === 'string' ? value.trim().slice(0, MAX_TYPED) : '');
  const known = parseCode(text(code));
  return { reference: text(reference).toUpperCase(), code: known === null ? text(code) : formatCode(known) };
}

async function verifyCode(
  { sql, log, verification }: VerifyDependencies,
  context: Context<SiteEnv>,
  given: Typed,
): Promise<Response> {
  const code = parseCode(given.code);
  // A wrong code, an unknown reference and what cannot be a code have one answer: it says nothing about which reports exist.
  const delivery = code === null ? null : await findSealedDelivery(sql, given.reference, code);
  if (delivery === null) {
    recordEvent(log, { event: 'document-verified', on: {}, result: 'refused', reason: 'unknown' });
    return await renderForms(context, { typed: given, refusal: 'unknown' });
  }
  const jws = await findSeal(sql, delivery.reportId, delivery.version);
  const reading = jws === null ? null : await verification.openSeal(jws);
  if (reading?.type !== 'sealed' || reading.report.code !== code) {
    const { reportId, version } = delivery;
    const reason = reading?.type === 'refused' ? reading.reason : 'it is the seal of another delivery';
    log.error({ report: reportId, version, reason }, 'a kept seal is invalid');
    const on = { report: reportId, version };
    recordEvent(log, { event: 'document-verified', on, result: 'refused', reason: 'kept-seal-invalid' });
    return await renderForms(context, { typed: given, refusal: 'kept-seal-invalid' });
  }
  return await renderVerdict({ sql, log }, context, { report: reading.report, delivery, file: null });
}

async function verifyFile(
  dependencies: VerifyDependencies,
  context: Context<SiteEnv>,
  file: unknown,
): Promise<Response> {
  const { sql, log, verification } = dependencies;
  const show = (refusal: VerifyRefusal) => renderForms(context, { typed: typed('', ''), refusal });
  if (!(file instanceof File) || file.size === 0) return await show('file-missing');
  if (file.size > MAX_DOCUMENT_BYTES) return await show('file-too-large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const reading = await verification.openDocument(bytes);
  if (reading.type === 'refused') {
    recordEvent(log, { event: 'document-verified', on: {}, result: 'refused', reason: reading.problem });
    return await show(reading.problem);
  }
  const { report } = reading;
  const delivery = await findDeliveryByCode(sql, report.code);
  const isIdentical = delivery !== null && (await isUnchanged(dependencies, bytes, reading, delivery));
  return await renderVerdict({ sql, log }, context, { report, delivery, file: isIdentical ? 'identical' : 'sealed' });
}

/**
 * Whether the file is a document that was given out: one that is kept here, or the one that FPS MI makes of the same delivery, which
 * is drawn again. Long ones are not drawn: anyone can send files here, and the documents of the organisations go first.
 */
async function isUnchanged(
  { sql, webUrl }: VerifyDependencies,
  bytes: Uint8Array,
  { report, print, jws }: Extract<DocumentReading, { type: 'sealed' }>,
  delivery: SealedDelivery,
): Promise<boolean> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (await isDocumentOf(sql, sha256, delivery.reportId, delivery.version)) return true;
  if (print === null || print.webUrl !== webUrl || print.reference !== delivery.reference) return false;
  if (Date.parse(print.receivedAt) !== delivery.receivedAt.getTime()) return false;
  // FPS MI does not know who saved the report. It knows whether it accepted it, as we do.
  if (print.savedBy !== null || countLines(report.content) > MAX_LINES_OF_SHORT) return false;
  const standing = await standingOf(sql, delivery);
  if (print.stage === 'accepted' && !(standing.type === 'current' && standing.acceptedAt !== null)) return false;
  const drawing = drawingOf(report, print, jws);
  if (drawing === null) return false;
  try {
    return Buffer.from((await printReport(drawing)).bytes).equals(bytes);
  } catch (error) {
    // Then only the seal is confirmed, and the page says so.
    if (error instanceof PoolBusy || error instanceof ThreadLimitExceeded) return false;
    throw error;
  }
}

async function renderVerdict(
  { sql, log }: Pick<VerifyDependencies, 'sql' | 'log'>,
  context: Context<SiteEnv>,
  found: { report: SealedReport; delivery: SealedDelivery | null; file: Verdict['file'] },
): Promise<Response> {
  const { report, delivery, file } = found;
  const { reportId, version } = delivery ?? {};
  recordEvent(log, { event: 'document-verified', on: { report: reportId, version }, result: 'done' });
  const standing = delivery === null ? null : await standingOf(sql, delivery);
  const language = languageOf(context);
  const text = textsIn(language).verify;
  return await page(
    context,
    { title: text.resultTitle },
    <Verified report={report} delivery={delivery} standing={standing} file={file} language={language} />,
  );
}

async function renderForms(
  context: Context<SiteEnv>,
  { typed: given, refusal }: { typed: Typed; refusal: VerifyRefusal | null },
): Promise<Response> {
  const language = languageOf(context);
  const text = textsIn(language).verify;
  return await page(
    context,
    { title: text.title, status: refusal === null ? 200 : 422 },
    <>
      {refusal && <VerifyRefused refusal={refusal} language={language} />}
      <h1>{text.title}</h1>
      {refusal === null && <p class="lead">{text.lead}</p>}
      <VerifyForms typed={given} language={language} />
    </>,
  );
}
