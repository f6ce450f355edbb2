import type { Texts } from '#web/site/text/texts.ts';

export const lines: Texts['lines'] = {
  line: (number) => `Zeile ${number}`,
  linesTitle: (from, until, all) => `Zeile ${from} bis ${until} von ${all}`,
  allLines: (count) => `Alle ${count} Zeilen`,
  noLines: 'Keine Zeilen',
  noLinesYet: 'Noch keine Zeilen',
  counted: (count, shown) => (count === 0 ? 'keine Zeilen' : `${shown} ${count === 1 ? 'Zeile' : 'Zeilen'}`),
  summary: (table, counts) => `${table}: ${counts}`,
  show: 'anzeigen',
  hide: 'ausblenden',
  total: 'Summe',
  optional: 'freiwillige Angabe',
};

/** The columns of granted amounts beside what was justified. */
export const grants = { granted: 'Gewährt', justified: 'Nachgewiesen', counted: 'Berücksichtigt', left: 'Rest' };
