/** What happened to a line of a table, or why nothing happened. */
export const lineEditor = {
  added: (line: string) => `${line} is toegevoegd.`,
  copied: (line: string) => `${line} is toegevoegd als kopie. Pas aan wat anders is.`,
  kept: (line: string) => `${line} is bijgewerkt.`,
  removed: (line: string) => `${line} is verwijderd.`,
  toCheck: (count: number) =>
    count === 1
      ? 'Eén punt in deze regel moet u nog aanvullen of controleren.'
      : `${count} punten in deze regel moet u nog aanvullen of controleren.`,
  notTaken: (count: number) =>
    count === 1 ? 'Niet overgenomen: één veld is niet juist.' : `Niet overgenomen: ${count} velden zijn niet juist.`,
  /** Why the changes of a grid were not kept. */
  refusals: {
    'role-missing': 'U hebt hier geen rol meer voor. Wat u typte, staat er nog, maar kan niet worden opgeslagen.',
    'draft-missing': 'Uw eerdere wijzigingen zijn niet meer bewaard. Wat u typte, staat er nog: klik op Opslaan.',
    'already-sent':
      'Dit formulier is intussen verzonden en kan niet meer gewijzigd worden. Wat u typte, staat er nog, maar kan niet worden opgeslagen.',
    'lines-from-file':
      'Deze regels worden intussen met een rekenblad ingevoerd. Wat u typte, staat er nog, maar kan hier niet worden opgeslagen.',
    'too-many-lines':
      'Dat zijn te veel regels voor deze tabel. Wat er al stond, is niet gewijzigd. Voeg minder regels toe.',
  },
  failures: {
    '401':
      'Uw sessie is afgelopen. Wat u typte, staat er nog. Meld u opnieuw aan in een nieuw venster en klik daarna nog eens op deze knop.',
    '403': 'U hebt hier geen rol meer voor. Wat u typte, staat er nog, maar kan niet worden opgeslagen.',
    '409': 'Uw eerdere wijzigingen aan de regels zijn niet meer bewaard. Wat u typte, staat er nog: klik op Opslaan.',
    '413': 'Dat is te veel in één keer. Wat u typte, staat er nog. Plak of wijzig minder regels tegelijk.',
    '429': 'Dat was te vaak op korte tijd. Wat u typte, staat er nog. Wacht een minuut en klik nog eens op deze knop.',
    'person-changed':
      'In deze browser is intussen iemand anders aangemeld. Wat u typte, staat er nog. Meld u in een nieuw venster weer aan onder uw eigen naam en klik daarna nog eens op deze knop.',
    unreachable:
      'De toepassing antwoordt niet. Wat u typte, staat er nog. Controleer uw internetverbinding en klik nog eens op deze knop.',
    other: 'Dat is niet gelukt. Wat u typte, staat er nog. Klik nog eens op deze knop, of sla het formulier op.',
  },
};
