/** The lines of a table. */
export const lines = {
  line: (number: string) => `Lijn ${number}`,
  linesTitle: (from: string, until: string, all: string) => `Lijn ${from} tot ${until} van ${all}`,
  allLines: (count: string) => `Alle ${count} lijnen`,
  noLines: 'Er zijn nog geen lijnen.',
  total: 'Totaal',
  optional: 'niet verplicht',
};
