/** Whether what a spreadsheet program showed can be read as the value that is in the cell, and as no other. Pure. */

import { parseDate } from '#forms/date.ts';
import { plainSigns } from '#forms/text.ts';

/** The unit of what is shown may stand beside a number without a doubt. */
const euro = /^(?:€|eur|euros?) ?|(?: ?(?:€|eur|euros?))$/gi;
const belgian = /^(?:\d+|\d{1,3}(?:[. ']\d{3})+)(?:,\d+)?$/;
const english = /^(?:\d+|\d{1,3}(?:[, ']\d{3})+)(?:\.\d+)?$/;

/**
 * Whether a person who sees `shown` sees this number.
 * @param number in the unit of what is shown: euros, percents, pieces
 */
export function showsNumber(shown: string, number: number): boolean {
  return numbersIn(shown).some((read) => Math.abs(read - number) < 0.005);
}

/** The numbers that a person can read in a text, in the notations of Belgium and English. */
function numbersIn(shown: string): number[] {
  const text = plainSigns(shown).replace(/%$/, '').trim().replace(euro, '').trim();
  // Accounting formats show zero as a dash.
  if (text === '-') return [0];
  const found: number[] = [];
  if (belgian.test(text)) found.push(Number(text.replace(/[. ']/g, '').replace(',', '.')));
  if (english.test(text)) found.push(Number(text.replace(/[, ']/g, '')));
  return found;
}

/**
 * Why what is shown of a date may be taken for another day; null when it cannot:
 * - `date-order`: read in the order of Belgium, it is another day
 * - `date-incomplete`: it does not show the day, the month and the year
 * @param date `2026-12-31`
 */
export function dateDoubt(shown: string, date: string): 'date-order' | 'date-incomplete' | null {
  const text = plainSigns(shown).replace(/[T ]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AP]M)?$/i, '');
  // Excel and LibreOffice do not agree on these days.
  if (date < FIRST_CERTAIN_DAY) return 'date-order';
  const read = parseDate(text);
  if (read === date) return null;
  if (read !== undefined) return 'date-order';
  return showsParts(text, date) ? null : 'date-incomplete';
}

const FIRST_CERTAIN_DAY = '1900-03-01';

/** Whether a text has the year, the day and the month of a date, the month as a number or in letters. */
function showsParts(text: string, date: string): boolean {
  const [year = '', month = '', day = ''] = date.split('-');
  const numbers = text.match(/\d+/g) ?? [];
  const left = [...numbers];
  const take = (wanted: readonly string[]): boolean => {
    const index = left.findIndex((each) => wanted.includes(each));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  };
  const hasYear = take([year]) || (year.startsWith('20') && take([year.slice(2)]));
  return (
    hasYear && take([day, String(Number(day))]) && (/\p{L}{3}/u.test(text) || take([month, String(Number(month))]))
  );
}
