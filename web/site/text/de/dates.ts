import type { Texts } from '#web/site/text/texts.ts';

export const dates: Texts['dates'] = {
  pattern: 'TT.MM.JJJJ',
  pick: 'Kalender öffnen',
  notUnderstood: 'Schreiben Sie das Datum als 31.12.2026.',
};
