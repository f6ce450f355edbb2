/** Reads and writes dates: the only place that knows how people type them. Pure. */

import { locales } from './amount.ts';
import type { Language } from './definition.ts';
import { matchKey, plainSigns } from './text.ts';

const DAY_MS = 86_400_000;
const DAYS_IN_400_YEARS = 146_097;
const isoPattern = /^(?!0000)(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/;

/** The number of days from 1 January 1970 to a date (`2026-12-31`); undefined when it is not a date that exists. */
export function dayNumber(date: string): number | undefined {
  if (!isoPattern.test(date)) return undefined;
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  // Date.UTC takes a year below 100 for one of the 20th century. The calendar repeats itself after 400 years.
  const moment = new Date(Date.UTC(year + 400, month - 1, day));
  // It takes 31 February for 3 March.
  const exists = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  return exists ? moment.getTime() / DAY_MS - DAYS_IN_400_YEARS : undefined;
}

/** Day, month, year; one mark between them, with or without spaces around it. */
const dayFirst = /^(?<day>\d{1,2})(?<mark> ?[-/. ] ?)(?<month>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})$/;
const yearFirst = /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})$/;

/** With the month in letters, and a weekday or not: `1 januari 2026`, `jeudi 1er janvier 2026`, `1. Jan. 2026`, `1-jan-26`. */
const inLetters =
  /^(?:(?<before>\p{L}+)\.?,? )?(?<day>\d{1,2})(?:\.|er)?[ -]?(?<name>\p{L}{3,9})\.?[ -]?(?<year>\d{4}|\d{2})$/u;
/** The names of the months in the languages of Belgium and their abbreviations, without accents. */
const months = [
  'januari janvier januar janner jan janv',
  'februari fevrier februar feb fev fevr',
  'maart mars marz mrt mar mrz',
  'april avril apr avr',
  'mei mai',
  'juni juin jun',
  'juli juillet jul juil',
  'augustus aout august aug',
  'september septembre sep sept',
  'oktober octobre okt oct',
  'november novembre nov',
  'december decembre dezember dec dez',
].map((names) => new Set(names.split(' ')));
/** What may stand before a day: its weekday, or a word that means the day itself. "Before 1 January" is no date. */
const beforeDay = new Set(
  [
    'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo',
    'lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim',
    'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo mi fr sa so',
    'op le den am',
  ].flatMap((words) => words.split(' ')),
);

/** The parts of a date with its month in letters; undefined when it is no such date. */
function partsInLetters(text: string): Readonly<Record<string, string>> | undefined {
  const parts = inLetters.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const { before } = parts;
  if (before !== undefined && !beforeDay.has(matchKey(before))) return undefined;
  const name = matchKey(parts['name'] ?? '');
  const month = months.findIndex((names) => names.has(name)) + 1;
  return month === 0 ? undefined : { ...parts, month: String(month) };
}

/**
 * Reads a date the way people in Belgium type it: `31/12/2026`, `31-12-2026`, `31.12.2026`, `1/1/26`, `31 december 2026`, or
 * `2026-12-31`. A year of two digits is one of this century (2000-2099): no form asks for an earlier day.
 * @returns `2026-12-31`; undefined when it is not a date that exists
 */
export function parseDate(typed: string): string | undefined {
  const text = plainSigns(typed);
  const parts = (dayFirst.exec(text) ?? yearFirst.exec(text))?.groups ?? partsInLetters(text);
  if (parts === undefined) return undefined;
  const { year = '', month = '', day = '' } = parts;
  const date = [year.padStart(4, '20'), month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  return dayNumber(date) === undefined ? undefined : date;
}

const digits = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' } as const;
// Created once: creating a format takes longer than using it a hundred times.
const formats: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  nl: new Intl.DateTimeFormat(locales.nl, digits),
  fr: new Intl.DateTimeFormat(locales.fr, digits),
  de: new Intl.DateTimeFormat(locales.de, digits),
};

/**
 * A date in digits: "31/12/2026" (nl, fr), "31.12.2026" (de). `parseDate` reads it back.
 * @param date `2026-12-31`; a text that is not a date stays as it is
 */
export function formatDate(date: string, language: Language): string {
  return dayNumber(date) === undefined ? date : formats[language].format(Date.parse(`${date}T00:00:00Z`));
}

/** What a person typed as a date, as the language writes it; verbatim when it cannot be read. */
export function tidyDate(typed: string, language: Language): string {
  const date = parseDate(typed);
  return date === undefined ? typed : formatDate(date, language);
}
