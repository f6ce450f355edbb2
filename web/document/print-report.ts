/** Draws documents in worker threads. A process that asks for documents does not load the library that draws them. */

import type { Content } from '#forms/content.ts';
import { isLines } from '#forms/values.ts';
import { createThreadPool } from '#web/site/thread-pool.ts';
import { createTurns } from '#web/site/turns.ts';
import type { DocumentInput } from './render-report.ts';

/** The report to print. Its content names the form. */
export type PrintRequest = Omit<DocumentInput, 'definition'>;
/** A document, and the moment that it names as its own. */
export type PrintedDocument = { readonly bytes: Uint8Array<ArrayBuffer>; readonly printedAt: Date };

/**
 * A document of at most this number of lines takes at most some 0.2 s. A longer one is made in a thread of its own, so
 * that a short one never waits for it.
 */
export const MAX_LINES_OF_SHORT = 200;
/** The time limit for one document: 10 000 lines take some 10 s on an idle machine. */
export const PRINT_TIMEOUT_MS = 120_000;
/** How many documents may wait: short ones for a few seconds, long ones for at most a minute. */
export const MAX_WAITING = { short: 40, long: 4 } as const;

const thread = new URL('./document-thread.ts', import.meta.url);
const drawShort = createThreadPool<PrintRequest, Uint8Array<ArrayBuffer>>('short documents', thread, {
  timeoutMs: PRINT_TIMEOUT_MS,
  maxMemoryMb: 256,
  maxWaiting: MAX_WAITING.short,
  idleMs: 60_000,
});
const drawLong = createThreadPool<PrintRequest, Uint8Array<ArrayBuffer>>('long documents', thread, {
  timeoutMs: PRINT_TIMEOUT_MS,
  // Three tables of 10 000 lines take two thirds of it.
  maxMemoryMb: 768,
  maxWaiting: MAX_WAITING.long,
  idleMs: 10_000,
});

/** The number of lines in all tables of a content. */
export function countLines({ values }: Pick<Content, 'values'>): number {
  return Object.values(values).reduce<number>((sum, value) => sum + (isLines(value) ? value.length : 0), 0);
}

/**
 * Lets each person have one document made at a time, so that others find at most one of theirs before their own. Pages take
 * a turn around everything that they do for a document: two people who ask for the same one share the work, not the turn.
 */
export const takeDocumentTurn = createTurns('documents', { maxWaiting: 3, retryAfterS: 5 });

/** The documents that are being made, by everything that they show except the moment. */
const underway = new Map<string, Promise<PrintedDocument>>();

/**
 * The report as an official document, as `renderReport` makes it. A document that is being made already is not made a
 * second time: the result then names the earlier moment.
 * @throws PoolBusy when too many documents are waiting
 * @throws ThreadLimitExceeded when the document needs more time or memory than allowed
 */
export async function printReport({
  report,
  organisation: { nis, name },
  language,
  printedAt,
  seal,
}: PrintRequest): Promise<PrintedDocument> {
  // The hash stands for the content, and the end of the seal, its signature, for the seal: with 10 000 lines both are long.
  const signature = seal?.jws.split('.').at(-1);
  const key = JSON.stringify({ ...report, content: null, nis, name, language, signature, webUrl: seal?.webUrl });
  const same = underway.get(key);
  if (same !== undefined) return await same;
  const draw = countLines(report.content) > MAX_LINES_OF_SHORT ? drawLong : drawShort;
  const drawing = draw({ report, organisation: { nis, name }, language, printedAt, seal })
    .then((bytes) => ({ bytes, printedAt }))
    .finally(() => underway.delete(key));
  underway.set(key, drawing);
  return await drawing;
}
