/** Finds the columns of a file of granted amounts by their headers, in any language and order. Pure. */

import { type GrantedField, type LocalText, languages } from '#forms/definition.ts';
import { matchKey } from '#forms/text.ts';
import type { AmountsProblem } from './amounts-problems.ts';

/** What a file of granted amounts is for. */
export type AmountsTarget = {
  readonly form: string;
  readonly title: LocalText;
  readonly year: number;
  readonly fields: readonly Pick<GrantedField, 'id' | 'grant' | 'label'>[];
};

/** The index of each column, from 0. */
export type AmountsColumns = {
  readonly nis: number;
  readonly names: readonly number[];
  readonly form: number | null;
  readonly year: number | null;
  /** By the id of the field. */
  readonly amounts: ReadonlyMap<string, number>;
};

export type ColumnProblem = Pick<AmountsProblem, 'code' | 'letter' | 'found' | 'about'>;

/** The words of a text as they are compared: without accents, capitals and signs. */
export function comparable(text: string): string {
  return matchKey(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const nisWords = ['nis', 'ins', 'nis5', 'ins5', 'refnis', 'niscode', 'inscode', 'codenis', 'codeins', 'nisnummer'];
const nameWords = [
  'ocmw',
  'cpas',
  'oshz',
  'naam',
  'nom',
  'name',
  'gemeente',
  'commune',
  'gemeinde',
  'municipality',
  'organisatie',
  'organisation',
  'stad',
  'ville',
  'stadt',
  'bestuur',
  'benaming',
  'bezeichnung',
];
const formWords = ['formulier', 'formulaire', 'formular', 'form'];
const yearWords = ['jaar', 'annee', 'jahr', 'year'];
const amountWords = ['bedrag', 'bedragen', 'montant', 'montants', 'betrag', 'betrage', 'amount', 'amounts'];
const subsidyWords = [
  'subsidie',
  'subsidies',
  'toelage',
  'toelagen',
  'subvention',
  'subventions',
  'zuschuss',
  'zuschusse',
];
const grantWords: Readonly<Record<GrantedField['grant'], readonly string[]>> = {
  advance: ['voorschot', 'voorschotten', 'avance', 'avances', 'vorschuss', 'vorschusse', 'advance', 'advances'],
  maximum: ['maximum', 'maxima', 'maximums', 'maximumbedrag', 'plafond', 'hochstbetrag', 'hochstbetrage'],
};
/** Words that may stand beside those in the header of a column without changing what it contains. */
const fillers = new Set(
  [
    'eur euro euros in en de het le la les l d per par pro van voor pour fur du des der die das',
    'toegekend toegekende octroye octroyes gewahrt gewahrte granted',
    'al reeds betaald deja paye payee payes bereits gezahlt gezahlter',
    'pod mi spp is opd se fps ocmw cpas oshz',
  ].flatMap((words) => words.split(' ')),
);
const isFiller = (word: string): boolean => fillers.has(word) || /^\d{4}$/.test(word);

/** Whether a header consists of some of these words and fillers. */
function speaksOf(header: string, words: readonly string[]): boolean {
  const all = wordsOf(header);
  return all.some((word) => words.includes(word)) && all.every((word) => words.includes(word) || isFiller(word));
}

/** The letter of a column in a sheet. @param index from 0 */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

const wordsOf = (header: string): string[] => comparable(header).split(' ');

const isNis = (header: string): boolean => {
  const words = wordsOf(header);
  return words.length <= 4 && words.some((word) => nisWords.includes(word));
};

const isOneOf = (header: string, names: readonly string[]): boolean =>
  wordsOf(header).every((word) => names.includes(word) || /^(?:nl|fr|de|van|du|des|der|het|the|of)$/.test(word)) &&
  wordsOf(header).some((word) => names.includes(word));

/** The id of the field whose amounts a column contains, by its id, its label in any language, or a word for its kind. */
function fieldIn(header: string, { fields }: AmountsTarget): string | null {
  const whole = comparable(header);
  const core = withoutNoise(header);
  const labelled = fields.find(({ id, label }) =>
    [id, ...languages.map((language) => label[language])].some(
      (name) => comparable(name) === whole || withoutNoise(name) === core,
    ),
  );
  if (labelled !== undefined) return labelled.id;
  const [only] = fields.length === 1 ? fields : [];
  if (only !== undefined && speaksOf(header, [...amountWords, ...subsidyWords, ...grantWords[only.grant]]))
    return only.id;
  for (const grant of ['advance', 'maximum'] as const) {
    const [field, ...others] = fields.filter((each) => each.grant === grant);
    const words = [...amountWords, ...grantWords[grant]];
    const names = wordsOf(header).some((word) => grantWords[grant].includes(word));
    if (field !== undefined && others.length === 0 && names && speaksOf(header, words)) return field.id;
  }
  return null;
}

const withoutNoise = (text: string): string =>
  wordsOf(text)
    .filter((word) => !/^(?:eur|euro|euros|\d{4})$/.test(word))
    .join(' ');

/** Another year than that of the campaign in the header of a column; null when there is none. */
function otherYearIn(header: string, year: number): string | null {
  const named = wordsOf(header).filter((word) => /^20\d\d$/.test(word));
  return named.length > 0 && !named.includes(String(year)) ? (named[0] ?? null) : null;
}

/**
 * The columns that a row of headers names.
 * @returns null when the row names no column for the NIS code
 */
export function columnsIn(
  headers: readonly string[],
  target: AmountsTarget,
): { readonly columns: AmountsColumns; readonly problems: readonly ColumnProblem[] } | null {
  const indexOf = (isWanted: (header: string) => boolean): number => headers.findIndex(isWanted);
  const nis = indexOf(isNis);
  if (nis < 0) return null;
  const form = indexOf((header) => isOneOf(header, formWords));
  const year = indexOf((header) => isOneOf(header, yearWords));
  const amounts = new Map<string, number>();
  const problems: ColumnProblem[] = [];
  for (const [index, header] of headers.entries()) {
    if ([nis, form, year].includes(index) || header.trim() === '') continue;
    const field = fieldIn(header, target);
    if (field === null) continue;
    const place = { letter: letterOf(index), found: header };
    const earlier = amounts.get(field);
    if (earlier !== undefined) problems.push({ ...place, code: 'column-twice', about: letterOf(earlier) });
    else amounts.set(field, index);
    const other = otherYearIn(header, target.year);
    if (other !== null) problems.push({ ...place, code: 'other-year' });
  }
  const used = new Set([nis, form, year, ...amounts.values()]);
  const names = headers.flatMap((header, index) => (!used.has(index) && isOneOf(header, nameWords) ? [index] : []));
  if (amounts.size === 0) {
    problems.push({ code: 'amount-column-missing', letter: null, found: headers.filter(Boolean).join(', ') });
  }
  return {
    columns: { nis, names, form: form < 0 ? null : form, year: year < 0 ? null : year, amounts },
    problems,
  };
}
