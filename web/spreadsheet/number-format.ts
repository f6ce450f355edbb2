/** What a cell with a number shows, by its number format (ECMA-376 part 1, 18.8.30 and 18.8.31). */

import { format, getFormatFromId, isPercentFormat, TOKEN_DATETIME, TOKEN_DURATION, type Token, tokenize } from 'numfmt';
import { cleanLine } from '#forms/text.ts';
import { numberText } from './cell.ts';

export type NumberFormat = {
  /** What the format makes of a number. A `time` has no day: hours of a day, or a duration such as `[h]:mm`. */
  readonly kind: 'number' | 'percentage' | 'date' | 'time';
  /** What the program shows, with a decimal comma. Dates count from 1900. */
  readonly show: (number: number) => string;
};

export const GENERAL = 'General';
/** Excel writes at most 255 characters. */
const MAX_FORMAT_LENGTH = 255;
/** From here on formats have codes in the file (ECMA-376 part 1, 18.8.30). */
const FIRST_CUSTOM_ID = 59;

/** The formats whose code is not in the file and depends on the region: how Belgium writes dates. */
const belgian: ReadonlyMap<number, string> = new Map([
  [14, 'dd/mm/yyyy'],
  [22, 'dd/mm/yyyy hh:mm'],
]);

/** The code of a format that files name only by its number. */
export function builtInFormat(id: number): string {
  if (id >= FIRST_CUSTOM_ID || id < 0) return GENERAL;
  return belgian.get(id) ?? getFormatFromId(id, 'nl');
}

/** Reads the code of a format. One that cannot be read shows numbers as they are. */
export function readFormat(code: string): NumberFormat {
  if (code === GENERAL || code === '@' || code === '' || code.length > MAX_FORMAT_LENGTH) return general;
  try {
    return { kind: kindOf(code), show: remembering(code) };
  } catch {
    return general;
  }
}

/** How many results are remembered for each format: dates and fractions of a table repeat. */
const MAX_REMEMBERED = 1_000;

function remembering(code: string): (number: number) => string {
  const known = new Map<number, string>();
  return (number) => {
    const shown = known.get(number) ?? show(code, number);
    if (known.size < MAX_REMEMBERED) known.set(number, shown);
    return shown;
  };
}

/** Up to here the general format shows a whole number as it is. */
const MAX_GENERAL = 1e11;
const general: NumberFormat = {
  kind: 'number',
  show: (number) =>
    Number.isInteger(number) && Math.abs(number) < MAX_GENERAL ? String(number) : show(GENERAL, number),
};

function show(code: string, number: number): string {
  try {
    return cleanLine(format(code, number, { locale: 'nl' }));
  } catch {
    return numberText(number);
  }
}

function kindOf(code: string): NumberFormat['kind'] {
  const tokens = tokenize(code);
  const parts = tokens.filter(({ type }) => type === TOKEN_DATETIME).map(letterOf);
  if (tokens.some(({ type }) => type === TOKEN_DURATION)) return 'time';
  if (parts.length === 0) return isPercentFormat(code) ? 'percentage' : 'number';
  // `m` is a month, and beside hours or seconds a minute.
  return parts.every((letter) => 'hms'.includes(letter)) && !parts.every((letter) => letter === 'm') ? 'time' : 'date';
}

function letterOf({ raw }: Token): string {
  return raw.charAt(0).toLowerCase();
}
