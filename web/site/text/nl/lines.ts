/** The lines of a table. */
export const lines = {
  line: (number: string) => `Regel ${number}`,
  linesTitle: (from: string, until: string, all: string) => `Regel ${from} tot ${until} van ${all}`,
  allLines: (count: string) => `Alle ${count} regels`,
  noLines: 'Geen regels',
  noLinesYet: 'Nog geen regels',
  /** How many lines a table has that is only read. */
  counted: (count: number, shown: string) =>
    count === 0 ? 'geen regels' : `${shown} ${count === 1 ? 'regel' : 'regels'}`,
  summary: (table: string, counts: string) => `${table}: ${counts}`,
  show: 'tonen',
  hide: 'verbergen',
  total: 'Totaal',
  optional: 'niet verplicht',
};

/** The columns of granted amounts beside what was justified. */
export const grants = { granted: 'Toegekend', justified: 'Verantwoord', counted: 'In aanmerking', left: 'Rest' };
