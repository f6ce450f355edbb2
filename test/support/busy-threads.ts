import { participation2026 } from '#forms/2026/participation.ts';
import { type Content, contentHash } from '#forms/content.ts';
import type { Line } from '#forms/definition.ts';
import { MAX_WAITING, type PrintRequest, printReport } from '#web/document/print-report.ts';
import { documentInput } from './sample-reports.ts';

/** Lines of the form "participation". */
export function manyLines(count: number): Line[] {
  return Array.from({ length: count }, (_, index) => ({
    activity: `${index + 1}. Bezoek aan het museum`,
    sort: 'group',
    beneficiaries: index % 40,
    cost: 100_001 + index,
  }));
}

/** A content of the form "participation" with this number of lines. */
export function contentWithLines(count: number, nis = '11001'): Content {
  return {
    form: participation2026.id,
    year: participation2026.year,
    formVersion: participation2026.version,
    nis,
    values: { participation: manyLines(count) },
    account: { iban: 'BE68539007547034', bic: 'GKCCBEBB' },
  };
}

/** A document with this number of lines. */
export function longDocument(count: number): PrintRequest {
  const content = contentWithLines(count);
  return documentInput('nl', { content, contentHash: contentHash(content) });
}

/** Fills the queue of long documents of this process. */
export function fillQueueOfDocuments(): { readonly finished: () => number; readonly done: Promise<unknown> } {
  let finished = 0;
  const documents = Array.from({ length: MAX_WAITING.long + 1 }, async (_, index) => {
    await printReport(longDocument(1_500 + index));
    finished += 1;
  });
  return { finished: () => finished, done: Promise.all(documents) };
}
