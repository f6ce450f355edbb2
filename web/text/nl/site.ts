/** Words of every page. */
export const site = {
  /** Between a label and its value. */
  colon: ': ',
  applicationName: 'Uniek Verslag',
  ministry: 'POD Maatschappelijke Integratie',
  loggedInAs: 'Aangemeld als',
  logOut: 'Afmelden',
  homepage: 'Startpagina',
  change: 'Wijzigen',
  save: 'Opslaan',
  sign: 'Ondertekenen',
  print: 'Afdrukken',
  cancel: 'Annuleren',
  otherOrganisation: 'Ander OCMW',
  footer:
    'Het Uniek Verslag wordt door de POD Maatschappelijke Integratie gratis ter beschikking gesteld van de OCMW’s.',
  yourValues: 'Wat u had ingevuld',
  logInAgain: 'Opnieuw aanmelden (nieuw venster)',
  newLogin: 'Opnieuw aanmelden',
};
