import { locales } from '#forms/amount.ts';
import type { Language } from '#forms/definition.ts';
import { textsIn } from './text/texts.ts';

// Making a format takes longer than using it a hundred times.
const moments = formatsWith({ dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Brussels' });
const times = formatsWith({ timeStyle: 'short', timeZone: 'Europe/Brussels' });
const days = formatsWith({ dateStyle: 'long', timeZone: 'UTC' });

function formatsWith(options: Intl.DateTimeFormatOptions): Record<Language, Intl.DateTimeFormat> {
  const format = (language: Language): Intl.DateTimeFormat => new Intl.DateTimeFormat(locales[language], options);
  return { nl: format('nl'), fr: format('fr'), de: format('de') };
}

/** A moment in Belgian time: "24 november 2026 om 15:14". */
export function formatMoment(moment: Date, language: Language): string {
  return moments[language].format(moment);
}

/** A time of the day in Belgium: "15:14". */
export function formatTime(moment: Date, language: Language): string {
  return times[language].format(moment);
}

/** A day in words: "28 februari 2027". @param day YYYY-MM-DD */
export function formatDay(day: string, language: Language): string {
  return days[language].format(new Date(day));
}

/** A period in words: "van 1 juli 2027 tot en met 15 juli 2027". @param period days as YYYY-MM-DD; `endsOn` is null for a period without end */
export function periodText(period: { startsOn: string; endsOn: string | null }, language: Language): string {
  const text = textsIn(language).periods;
  const first = formatDay(period.startsOn, language);
  return period.endsOn === null ? text.from(first) : text.fromUntil(first, formatDay(period.endsOn, language));
}

/** Today in Belgium, YYYY-MM-DD. */
export function today(): string {
  // The Swedish locale writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' }).format(new Date());
}
