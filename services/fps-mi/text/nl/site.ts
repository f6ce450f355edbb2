export const site = {
  logIn: 'Aanmelden',
  logInAsOther: 'Aanmelden als iemand anders',
  loggedInAs: 'Aangemeld als',
  logOut: 'Afmelden',
  standIn:
    'Deze pagina’s staan in voor het eigen systeem van de POD Maatschappelijke Integratie. Ze tonen wat het Uniek Verslag opstuurt; hun betaalbestanden gaan naar geen enkele bank.',
  parts: { reports: 'Verslagen', totals: 'Stand van zaken' },
  partsLabel: 'Onderdelen',
  /** At the foot of each page. */
  footer: {
    label: 'Over deze site',
    accessibility: 'Toegankelijkheid',
    privacy: 'Privacy',
    contact: 'Contact',
    government: 'Andere informatie en diensten van de overheid:',
  },
};
