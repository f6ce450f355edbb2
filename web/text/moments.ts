import { locales } from '../../forms/amount.ts';
import type { Language } from '../../forms/definition.ts';

/** A moment as people in Belgium read it: "24 november 2026 om 15:14". */
export function formatMoment(moment: Date, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Brussels',
  }).format(moment);
}
