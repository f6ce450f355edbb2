import type { Language } from '#forms/definition.ts';
import { lines as linesDe } from './de/lines.ts';
import { page as pageDe } from './de/page.ts';
import { periods as periodsDe } from './de/periods.ts';
import { lines as linesFr } from './fr/lines.ts';
import { page as pageFr } from './fr/page.ts';
import { periods as periodsFr } from './fr/periods.ts';
import type { LineTexts } from './nl/lines.ts';
import { lines as linesNl } from './nl/lines.ts';
import type { PageTexts } from './nl/page.ts';
import { page as pageNl } from './nl/page.ts';
import type { PeriodTexts } from './nl/periods.ts';
import { periods as periodsNl } from './nl/periods.ts';

/** What the parts that the sites share say. */
export type Texts = { readonly page: PageTexts; readonly lines: LineTexts; readonly periods: PeriodTexts };

const texts: Record<Language, Texts> = {
  nl: { page: pageNl, lines: linesNl, periods: periodsNl },
  fr: { page: pageFr, lines: linesFr, periods: periodsFr },
  de: { page: pageDe, lines: linesDe, periods: periodsDe },
};

/** The texts of the shared parts in one language. */
export function textsIn(language: Language): Texts {
  return texts[language];
}
