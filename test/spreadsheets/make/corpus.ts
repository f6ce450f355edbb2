/** Where the files of the corpus are, and how they say what is right. */

import type { CorpusCase } from './case.ts';

export const corpusFolder = new URL('../corpus/', import.meta.url);

export function fileOf(name: string): URL {
  return new URL(encodeURIComponent(name), corpusFolder);
}

/** The JSON file beside a file: its kind, and what reading it must give. */
export function expectationOf({ kind, what, writer, expected }: Omit<CorpusCase, 'bytes'>): string {
  return `${JSON.stringify({ kind, what, writer, ...expected }, null, 2)}\n`;
}
