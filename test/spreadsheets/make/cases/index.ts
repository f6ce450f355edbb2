import type { CorpusCase } from '#test/spreadsheets/make/case.ts';
import { csvCases } from './csv.ts';
import { numbers } from './numbers.ts';
import { odsCases } from './ods.ts';
import { refusedCases } from './refused.ts';
import { texts } from './texts.ts';
import { workbooks } from './workbooks.ts';

/** The files that are made here. */
export const madeCases: readonly CorpusCase[] = [
  ...numbers,
  ...texts,
  ...workbooks,
  ...odsCases,
  ...csvCases,
  ...refusedCases,
];
