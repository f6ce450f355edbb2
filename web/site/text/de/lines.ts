import type { LineTexts } from '#web/site/text/nl/lines.ts';

export const lines: LineTexts = {
  line: (number) => `Zeile ${number}`,
  linesTitle: (from, until, all) => `Zeile ${from} bis ${until} von ${all}`,
  allLines: (count) => `Alle ${count} Zeilen`,
  noLines: 'Es gibt noch keine Zeilen.',
  total: 'Summe',
  optional: 'freiwillig',
};
