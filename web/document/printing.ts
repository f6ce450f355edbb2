import { definitionOf } from '#forms/catalogue.ts';
import type { Content } from '#forms/content.ts';
import { isLines } from '#forms/values.ts';
import { inThreads } from '#web/thread.ts';
import { type DocumentInput, renderReport } from './report-document.ts';

/** What is printed: the definition follows from the content. */
export type PrintOrder = Omit<DocumentInput, 'definition'>;

/** Up to so many lines a document is made at once, in some 0.2 s; above, starting a thread is worth it. */
const FEW_LINES = 200;
/** How long a document may take, in milliseconds: 10 000 lines take some 10 s where nothing else runs. */
export const LONGEST_PRINTING = 120_000;
/** How much memory a document may take, in megabytes: three tables of 10 000 lines take two thirds of it. */
const MOST_MEMORY = 768;

const inThread = inThreads<PrintOrder, Uint8Array<ArrayBuffer>>(new URL('./printing-thread.ts', import.meta.url), {
  longest: LONGEST_PRINTING,
  memory: MOST_MEMORY,
});

/** How many lines a content has, in all its tables. */
export function countLines({ values }: Pick<Content, 'values'>): number {
  return Object.values(values).reduce<number>((sum, value) => sum + (isLines(value) ? value.length : 0), 0);
}

/**
 * The report as an official document, as `renderReport` makes it; one of many lines in a thread of its own.
 * @throws ThreadExhausted when it took more than it may
 */
export async function printReport({
  report,
  organisation: { nis, name },
  language,
  printedAt,
}: PrintOrder): Promise<Uint8Array<ArrayBuffer>> {
  const order = { report, organisation: { nis, name }, language, printedAt };
  if (countLines(report.content) > FEW_LINES) return await inThread(order);
  return await renderReport({ ...order, definition: definitionOf(report.content) });
}
