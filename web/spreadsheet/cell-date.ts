/** Dates in the cells of spreadsheets. */

import { dayNumber } from '#forms/date.ts';
import { numberText, type OtherCell } from './cell.ts';
import type { NumberFormat } from './number-format.ts';

const DAY_S = 86_400;
/** The day number of 30 December 1899, from which dates of spreadsheets count since March 1900. */
const EPOCH = -25_569;
/** How many days later the 1904 date system begins (ECMA-376 part 1, 18.17.4.1). */
export const DAYS_1904 = 1462;
/** 31 December 9999. */
const MAX_SERIAL = 2_958_465;
/**
 * The 1900 date system has a 29 February 1900, which did not exist, as day 60. Excel counts the days before it from 31
 * December 1899; LibreOffice counts all days from 30 December.
 */
const LEAP_DAY_1900 = 60;

/** The day of a serial number in the 1900 date system, as `2026-12-31`; undefined when there is no such day. */
function dateOfSerial(serial: number): string | undefined {
  // To the second, as programs show it: binary fractions make a midnight a bit too early.
  const day = Math.floor(Math.round(serial * DAY_S) / DAY_S);
  if (day < 1 || day > MAX_SERIAL || day === LEAP_DAY_1900) return undefined;
  const sinceEpoch = day < LEAP_DAY_1900 ? day + 1 : day;
  return new Date((sinceEpoch + EPOCH) * DAY_S * 1000).toISOString().slice(0, 10);
}

/** A cell with a serial number that is formatted as a date. One that is no day keeps its number as text. */
export function dateCell(serial: number, format: NumberFormat): OtherCell {
  return { type: 'date', text: dateOfSerial(serial) ?? numberText(serial), shown: format.show(serial) };
}

const isoPattern =
  /^(?<date>\d{4}-\d{2}-\d{2})(?:[T ](?<time>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?)(?<zone>Z|[-+]\d{2}:?\d{2})?)?$/;
const belgianDay = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Brussels' });

/**
 * The date of an ISO 8601 date, with or without a time; undefined when the text has no date that exists, or when it is another day
 * in Belgium: programs write the midnight with which 1 January begins as `2025-12-31T23:00:00Z`.
 */
export function isoDate(text: string): string | undefined {
  const { date, time = '', zone } = isoPattern.exec(text.trim())?.groups ?? {};
  if (date === undefined || dayNumber(date) === undefined) return undefined;
  if (zone === undefined) return date;
  const moment = Date.parse(`${date}T${time.slice(0, 5)}${zone.replace(/^(.\d{2})(\d{2})$/, '$1:$2')}`);
  return !Number.isNaN(moment) && belgianDay.format(moment) === date ? date : undefined;
}

/** The serial number of a date in the 1900 date system, with the time of an ISO 8601 text. */
export function serialOf(text: string): number | undefined {
  const { date = '', time = '00:00' } = isoPattern.exec(text.trim())?.groups ?? {};
  const day = dayNumber(date);
  if (day === undefined) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = time.replace(',', '.').split(':').map(Number);
  return day - EPOCH + (hours * 3600 + minutes * 60 + seconds) / DAY_S;
}
