/**
 * Compares the pages of a document with what the program draws from the sealed data: a number that was altered on a page shows up,
 * although the pages themselves are not signed.
 */

import { findFormVersion } from '#forms/catalogue.ts';
import { renderReport } from '#web/document/render-report.ts';
import { drawingOf } from '#web/verification/draw-again.ts';
import type { PrintFacts, SealedReport } from '#web/verification/reading.ts';
import { textsOfPages } from './page-texts.ts';

/** A text on a page that differs. One side is null when the other has nothing there. */
export type Difference = { readonly page: number; readonly document: string | null; readonly sealed: string | null };

export type PageComparison = {
  readonly result: 'right' | 'wrong' | 'unchecked';
  readonly text: string;
  readonly differences: readonly Difference[];
};

/** Compares byte by byte, and when the bytes differ, the texts of the pages. */
export async function comparePages(
  bytes: Uint8Array,
  { report, print, jws }: { readonly report: SealedReport; readonly print: PrintFacts | null; readonly jws: string },
): Promise<PageComparison> {
  if (print === null) return unchecked('The document does not say how it was drawn.');
  const drawing = drawingOf(report, print, jws);
  const { form, year, formVersion } = report.content;
  const definition = findFormVersion(form, year, formVersion);
  if (drawing === null || definition === undefined) {
    return unchecked('This version of the program does not know the organisation or the form.');
  }
  const drawn = await renderReport({ ...drawing, definition });
  if (Buffer.from(drawn).equals(bytes)) {
    return { result: 'right', text: 'The file is, byte by byte, what the program draws.', differences: [] };
  }
  const [shown, expected] = [await textsOfPages(bytes), await textsOfPages(drawn)];
  if (shown === null || expected === null) return unchecked('The texts of the pages cannot be read.');
  const differences = differencesBetween(shown, expected);
  if (differences.length === 0) {
    return unchecked(
      'The texts of the pages are those of the sealed data, but the file is not what this version of the program draws: ' +
        'pictures and lines could have been added.',
    );
  }
  return {
    result: 'wrong',
    text:
      `The pages differ from the sealed data in ${differences.length} places: they were altered, ` +
      'or another version of the program drew them.',
    differences,
  };
}

function unchecked(text: string): PageComparison {
  return { result: 'unchecked', text, differences: [] };
}

/** The texts that only one of the two has, in pairs where both have one at the same place. */
function differencesBetween(shown: readonly string[][], expected: readonly string[][]): Difference[] {
  const pages = Math.max(shown.length, expected.length);
  return Array.from({ length: pages }, (_, index) =>
    differencesOnPage(index + 1, shown[index] ?? [], expected[index] ?? []),
  ).flat();
}

/** Texts are compared in their order. After a difference, the comparison goes on where both have the same text again. */
function differencesOnPage(page: number, shown: readonly string[], expected: readonly string[]): Difference[] {
  const differences: Difference[] = [];
  let [at, other] = [0, 0];
  while (at < shown.length || other < expected.length) {
    if (shown[at] === expected[other]) {
      at += 1;
      other += 1;
      continue;
    }
    const [skip, skipOther] = nextCommon(shown, at, expected, other);
    for (let index = 0; index < Math.max(skip, skipOther); index += 1) {
      const document = index < skip ? (shown[at + index] ?? null) : null;
      const sealed = index < skipOther ? (expected[other + index] ?? null) : null;
      differences.push({ page, document, sealed });
    }
    at += skip;
    other += skipOther;
  }
  return differences;
}

/** How far ahead the same text is looked for: more than a page has after one change. */
const MAX_AHEAD = 60;

/** How many texts to pass over on each side until both have the same one; the fewest together. */
function nextCommon(
  shown: readonly string[],
  at: number,
  expected: readonly string[],
  other: number,
): [number, number] {
  for (let together = 1; together <= MAX_AHEAD; together += 1) {
    // A changed text has one on each side: that is tried before a text that was added or removed.
    for (const skip of [...Array(together + 1).keys()].sort(
      (a, b) => Math.abs(2 * a - together) - Math.abs(2 * b - together),
    )) {
      const [one, two] = [shown[at + skip], expected[other + together - skip]];
      if (one !== undefined && one === two) return [skip, together - skip];
    }
  }
  return [shown.length - at, expected.length - other];
}
