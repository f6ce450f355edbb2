/** What happened to a line of a table, or why nothing happened. */
export const lineEditor = {
  added: (line: string) => `${line} is toegevoegd.`,
  kept: (line: string) => `${line} is bijgewerkt.`,
  removed: (line: string) => `${line} is verwijderd.`,
  toCheck: (count: number) =>
    count === 1
      ? 'Eén punt in deze regel moet u nog aanvullen of controleren.'
      : `${count} punten in deze regel moet u nog aanvullen of controleren.`,
  notTaken: (count: number) =>
    count === 1 ? 'Niet overgenomen: één veld is niet juist.' : `Niet overgenomen: ${count} velden zijn niet juist.`,
  failures: {
    '401':
      'Uw sessie is afgelopen. Wat u typte, staat er nog. Meld u opnieuw aan in een nieuw venster en klik daarna nog eens op deze knop.',
    '403': 'U hebt hier geen rol meer voor. Wat u typte, staat er nog, maar kan niet worden opgeslagen.',
    '409': 'Uw eerdere wijzigingen aan de regels zijn niet meer bewaard. Wat u typte, staat er nog: klik op Opslaan.',
    '429': 'Dat was te vaak op korte tijd. Wat u typte, staat er nog. Wacht een minuut en klik nog eens op deze knop.',
    unreachable:
      'De toepassing antwoordt niet. Wat u typte, staat er nog. Controleer uw internetverbinding en klik nog eens op deze knop.',
    other: 'Dat is niet gelukt. Wat u typte, staat er nog. Klik nog eens op deze knop, of sla het formulier op.',
  },
};
