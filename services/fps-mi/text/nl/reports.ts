export const reports = {
  title: 'Ontvangen verslagen',
  reports: 'Ontvangen verslagen',
  allForms: 'Alle formulieren',
  count: (shown: number, total: number) => `${shown} van ${total} ${total === 1 ? 'verslag' : 'verslagen'}`,
  noneYet: 'Er is nog geen verslag ontvangen.',
  noneFound: 'Geen enkel verslag voldoet aan deze filter.',
  newer: 'Vorige verslagen',
  older: 'Volgende verslagen',
  allStatuses: 'Alle statussen',
  searchHelp: 'OCMW, NIS-code of referentie',
  sortBy: (column: string) => `Sorteren op ${column}`,
  exportHint: 'Kies een formulier om ook zijn velden als kolommen te krijgen.',
  exportWithLines: (tables: number): string =>
    tables === 0
      ? 'Met de velden van het formulier als kolommen.'
      : 'Met de velden van het formulier als kolommen; het XLSX-bestand heeft ook een blad met de regels van elke tabel.',
  select: (reference: string) => `${reference} kiezen`,
  acceptChosen: 'Gekozen verslagen aanvaarden',
  problem: 'Er is een probleem met de filter',
  problems: {
    form: 'Kies een formulier uit de lijst',
    year: 'Vul een jaar in van vier cijfers, tussen 2000 en 2100',
    offset: 'Dit deel van de lijst bestaat niet; begin bij het begin',
  },
};
