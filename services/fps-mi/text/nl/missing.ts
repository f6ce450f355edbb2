export const missing = {
  title: 'Nog te ontvangen',
  lead: 'Deze OCMW’s moeten hun verslag nog opsturen: het kwam nog niet, of het werd teruggestuurd.',
  sum: (count: number) => (count === 1 ? 'Eén OCMW' : `${count} OCMW’s`),
  none: 'Geen enkel OCMW voldoet aan deze filter, of alle verslagen zijn ontvangen.',
  searchHelp: 'OCMW of NIS-code',
  statuses: { missing: 'Nog niet ontvangen', returned: 'Teruggestuurd' },
  select: (ocmw: string) => `${ocmw} kiezen`,
  remindChosen: 'Gekozen OCMW’s herinneren',
  remindAll: (count: number) => (count === 1 ? 'Dit ene OCMW herinneren' : `Alle ${count} OCMW’s hieronder herinneren`),
  hint: 'Wie nog iets moet doen, krijgt meteen een e-mail; buiten de kantooruren bij het begin van de volgende werkdag.',
  noCampaign: 'Herinneren kan zodra de campagne van dit formulier geopend is.',
  remindingUnavailable: 'Herinneren gaat nu even niet. Probeer het over enkele minuten opnieuw.',
  noneChosen: 'Kies in de lijst minstens één OCMW.',
  unavailable:
    'De herinneringen konden nu niet gevraagd worden. Er is niets verstuurd. Probeer het over enkele minuten opnieuw.',
};
