import type { Texts } from '#web/site/text/texts.ts';

export const lines: Texts['lines'] = {
  line: (number) => `Zeile ${number}`,
  linesTitle: (from, until, all) => `Zeile ${from} bis ${until} von ${all}`,
  allLines: (count) => `Alle ${count} Zeilen`,
  noLines: 'Keine Zeilen',
  noLinesYet: 'Noch keine Zeilen',
  total: 'Summe',
  optional: 'freiwillige Angabe',
};
