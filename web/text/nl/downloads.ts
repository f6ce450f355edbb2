/** Files that an organisation can download. */
export const downloads = {
  title: 'Downloaden',
  zip: (year: string) => `Alle documenten van ${year} (zip)`,
  calendar: 'Termijnen voor uw agenda (ics)',
  blankForms: 'Lege formulieren om af te drukken',
  dueEvent: (form: string) => `Uniek Verslag: uiterste dag voor ‘${form}’`,
  dueEventText: (closes: string, address: string) =>
    `De POD MI verwacht dit formulier uiterlijk vandaag, door beiden ondertekend. Het blijft open tot en met ${closes}. ${address}`,
};

/** A form to print, with empty boxes. */
export const blankForm = {
  title: 'Leeg formulier',
  listTitle: 'Lege formulieren om af te drukken',
  lead: 'Om de gegevens op papier te verzamelen voordat u ze in de toepassing invult. Druk de pagina af met uw browser.',
  print: 'Leeg formulier om af te drukken',
  notToSend:
    'Dit blad dient alleen om gegevens te verzamelen. Het kan niet ingediend worden: vul de gegevens in de toepassing in, waar ze ook ondertekend worden.',
  organisation: 'OCMW',
  number: 'Nummer',
  granted: 'toegekend door de POD MI',
  kinds: {
    amount: 'bedrag in euro',
    number: 'geheel getal',
    percentage: 'percentage',
    date: 'datum',
    choice: 'één keuze',
    text: 'tekst',
  },
};
