import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const reports: Texts['reports'] = {
  title: 'Eingegangene Berichte',
  reports: 'Eingegangene Berichte',
  allForms: 'Alle Formulare',
  count: (shown, total) => `${shown} von ${total} ${total === 1 ? 'Bericht' : 'Berichten'}`,
  noneYet: 'Es ist noch kein Bericht eingegangen.',
  noneFound: 'Kein Bericht entspricht diesem Filter.',
  newer: 'Vorige Berichte',
  older: 'Nächste Berichte',
  allStatuses: 'Jeder Status',
  searchHelp: 'ÖSHZ, NIS-Code oder Referenz',
  sortBy: (column) => `Nach ${column} sortieren`,
  exportHint: 'Wählen Sie ein Formular, um auch seine Felder als Spalten zu erhalten.',
  exportWithLines: (tables) =>
    tables === 0
      ? 'Mit den Feldern des Formulars als Spalten.'
      : 'Mit den Feldern des Formulars als Spalten; die XLSX-Datei hat auch ein Blatt mit den Zeilen jeder Tabelle.',
  select: (reference) => `${reference} auswählen`,
  acceptChosen: 'Ausgewählte Berichte annehmen',
  problem: 'Mit dem Filter stimmt etwas nicht',
  problems: {
    form: 'Wählen Sie ein Formular aus der Liste',
    year: 'Geben Sie ein Jahr mit vier Ziffern zwischen 2000 und 2100 ein',
    offset: 'Diesen Teil der Liste gibt es nicht; beginnen Sie von vorn',
  },
};
