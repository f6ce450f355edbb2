/** What an uploaded table would change in a form that has lines already. */
export const uploadChanges = {
  title: 'Wat er verandert',
  /** How many lines, one after the other. */
  counts: {
    added: (_: number, shown: string) => `${shown} nieuw`,
    changed: (_: number, shown: string) => `${shown} gewijzigd`,
    removed: (_: number, shown: string) => `${shown} verdwenen`,
    equal: (_: number, shown: string) => `${shown} gelijk`,
  },
  kinds: { added: 'Nieuw', changed: 'Gewijzigd', removed: 'Verdwenen' },
  reordered: 'De regels zijn dezelfde, alleen hun volgorde is anders.',
  saved: 'Nu opgeslagen',
  afterwards: 'Na het opslaan',
  lines: 'Aantal regels',
  total: (column: string) => `Totaal: ${column}`,
  fromForm:
    'Deze regels zijn in het formulier ingevoerd. Vervangt u ze allemaal, dan wijzigt u ze daarna met een nieuw bestand.',
  nothing: 'Het bestand bevat precies wat al opgeslagen is. Er verandert niets: u hoeft niets op te slaan.',
  toForm: 'Terug naar het formulier',
  choose: 'Hoe wilt u opslaan?',
  ways: {
    replace: {
      name: 'Alle regels vervangen',
      text: (gone: number, shown: string) =>
        gone === 1
          ? 'De regel die niet in het bestand staat, wordt verwijderd.'
          : `De ${shown} regels die niet in het bestand staan, worden verwijderd.`,
    },
    update: {
      name: 'Bijwerken en aanvullen',
      text: (gone: number, shown: string) =>
        `${gone === 1 ? 'De regel die niet in het bestand staat, blijft' : `De ${shown} regels die niet in het bestand staan, blijven`} behouden. Daarna wijzigt u de regels in het formulier.`,
    },
  },
  changesTitle: 'Welke regels veranderen',
  recognised: (columns: string) =>
    `De volgorde speelt geen rol. Regels horen samen als dit gelijk is: ${columns}. ‘Verdwenen’ staat bij wat niet in het bestand staat.`,
};

/** A table that begins with the lines of the year before. */
export const lastYear = {
  download: (year: number) => `Tabel downloaden met de regels van ${year}`,
  lines: (count: number, shown: string, year: number, columns: string) =>
    `${count === 1 ? '1 regel' : `${shown} regels`} uit uw verslag van ${year}. Al ingevuld: ${columns}.`,
  empty: (columns: string) => `Nog in te vullen: ${columns}.`,
};
