/** The account and the contact person of an organisation. */
export const data = {
  title: 'Gegevens van het OCMW',
  saved: 'Gegevens opgeslagen',
  lead: 'Deze gegevens gelden voor alle formulieren van het Uniek Verslag.',
  accountTitle: 'Bankrekening',
  accountNumber: 'IBAN of historisch rekeningnummer',
  accountHelp: 'Bijvoorbeeld BE68 5390 0754 7034 of 539-0075470-34. Een historisch nummer wordt omgezet naar een IBAN.',
  bic: 'BIC',
  bicHelp:
    'De code van de bank, 8 of 11 tekens, bijvoorbeeld GKCCBEBB. Staat ze hierboven bij het rekeningnummer, dan mag u dit leeg laten.',
  contactTitle: 'Contactpersoon',
  contactLead: 'De medewerker die vragen over het Uniek Verslag het best kan beantwoorden.',
  contactName: 'Naam',
  contactEmail: 'E-mail',
  contactPhone: 'Telefoon',
  contactPhoneHelp: 'Bijvoorbeeld 03 123 45 67.',
  accountWarning:
    'Een formulier dat al opgeslagen is, noemt de bankrekening van toen. Na een wijziging moet u het opnieuw opslaan voordat het ondertekend kan worden.',
  iban: 'IBAN',
  historicNumber: 'Historisch nummer',
  checkDigits: 'De controlecijfers kloppen (nog) niet. Controleer het nummer.',
  closed: 'Alle formulieren zijn verzonden; deze gegevens kunnen niet meer gewijzigd worden.',
  onlyEditors: 'Alleen medewerkers met de rol om formulieren bij te werken, kunnen deze gegevens wijzigen.',
};
