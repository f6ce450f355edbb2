import { failures as shared } from '#web/site/text/nl/failures.ts';

export const failures = {
  ...shared,
  'not-found': { title: 'Niet gevonden', text: 'Onder dit adres is er geen pagina of verslag. Controleer het adres.' },
  'database-unavailable': {
    title: 'Even niet bereikbaar',
    text: 'De databank antwoordt niet. Er is niets verloren: verslagen die intussen vertrekken, worden later opnieuw aangeboden. Probeer het over enkele minuten opnieuw.',
  },
  'login-needed': {
    title: 'Meld u eerst aan',
    text: 'U bent intussen afgemeld. Er is niets gewijzigd. Meld u aan en probeer het opnieuw.',
  },
  'login-failed': {
    title: 'Het aanmelden is niet gelukt',
    text: 'U bent niet aangemeld en er is niets gewijzigd. Meld u opnieuw aan; blijft het misgaan, sluit dan uw browser en probeer het nog eens.',
  },
  'login-unavailable': {
    title: 'Aanmelden gaat nu even niet',
    text: 'De authenticatiedienst antwoordt niet. Probeer het over enkele minuten opnieuw.',
  },
  'not-admitted': {
    title: 'U bent geen dossierbehandelaar van de POD MI',
    text: 'U bent wel herkend, maar deze pagina’s zijn er alleen voor dossierbehandelaars. Bent u dat, vraag dan uw diensthoofd om u te laten toevoegen. Deze poging is genoteerd.',
  },
  'person-changed': {
    title: 'Iemand anders is nu aangemeld',
    text: 'De pagina was gemaakt voor wie voor u op deze computer was aangemeld. Er is niets gewijzigd. Open de pagina opnieuw.',
  },
  'request-refused': {
    title: 'Dit kon niet worden aanvaard',
    text: 'De aanvraag kwam niet van een van onze pagina’s, of ze was te groot. Er is niets gewijzigd. Open de pagina opnieuw en probeer het nog eens.',
  },
  unexpected: { title: 'Er ging iets mis', text: 'De fout ligt bij ons en is genoteerd. Probeer het opnieuw.' },
};
