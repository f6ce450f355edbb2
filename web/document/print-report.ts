import { definitionOf } from '#forms/catalogue.ts';
import type { Content } from '#forms/content.ts';
import { isLines } from '#forms/values.ts';
import { createThreadRunner } from '#web/worker-thread.ts';
import { type DocumentInput, renderReport } from './render-report.ts';

/** The report to print. Its content names the form. */
export type PrintRequest = Omit<DocumentInput, 'definition'>;

/**
 * A document of at most this number of lines takes some 0.2 s and is made in the process itself; a longer one is made
 * in a worker thread.
 */
const MAX_LINES_IN_PROCESS = 200;
/** The time limit for one document: 10 000 lines take some 10 s on an idle machine. */
export const PRINT_TIMEOUT_MS = 120_000;
/** The memory limit for one document: three tables of 10 000 lines take two thirds of it. */
const PRINT_MAX_MEMORY_MB = 768;

const renderInThread = createThreadRunner<PrintRequest, Uint8Array<ArrayBuffer>>(
  new URL('./print-report-thread.ts', import.meta.url),
  { timeoutMs: PRINT_TIMEOUT_MS, maxMemoryMb: PRINT_MAX_MEMORY_MB },
);

/** The number of lines in all tables of a content. */
export function countLines({ values }: Pick<Content, 'values'>): number {
  return Object.values(values).reduce<number>((sum, value) => sum + (isLines(value) ? value.length : 0), 0);
}

/**
 * The report as an official document, as `renderReport` makes it; a document of many lines is made in a worker thread.
 * @throws ThreadLimitExceeded when the thread needs more time or memory than allowed
 */
export async function printReport({
  report,
  organisation: { nis, name },
  language,
  printedAt,
}: PrintRequest): Promise<Uint8Array<ArrayBuffer>> {
  const request = { report, organisation: { nis, name }, language, printedAt };
  if (countLines(report.content) > MAX_LINES_IN_PROCESS) return await renderInThread(request);
  return await renderReport({ ...request, definition: definitionOf(report.content) });
}
