/** The lines of a table. */
export const lines = {
  line: (number: string) => `Regel ${number}`,
  linesTitle: (from: string, until: string, all: string) => `Regel ${from} tot ${until} van ${all}`,
  allLines: (count: string) => `Alle ${count} regels`,
  noLines: 'Geen regels',
  noLinesYet: 'Nog geen regels',
  total: 'Totaal',
  optional: 'niet verplicht',
};
