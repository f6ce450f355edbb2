/** The choice of an organisation after the login. */
export const organisations = {
  title: 'Kies een OCMW',
  lead: 'U werkt voor meer dan een OCMW. Voor welk OCMW wilt u nu werken?',
  noneTitle: 'U hebt nog geen rol',
  none: 'U bent aangemeld, maar u hebt bij geen enkel OCMW een rol voor het Uniek Verslag. De functionaris voor gegevensbescherming (DPO) van uw OCMW kan u die geven.',
};

/** The homepage of an organisation. */
export const home = {
  next: 'Volgende stap',
  steps: {
    fillIn: 'Invullen',
    improve: 'Aanvullen of corrigeren',
    sign: 'Ondertekenen',
    wait: 'Wachten op de ondertekenaars',
    other: 'Wachten op de andere ondertekenaar',
    sending: 'Wordt verzonden',
    done: 'Geen actie nodig',
    accepted: 'Aanvaard door de POD MI',
    nothing: 'Nog niet ingevuld',
  },
  dataTitle: 'Gegevens van het OCMW',
  account: 'Bankrekening',
  contact: 'Contactpersoon',
  email: 'E-mail',
  phone: 'Telefoon',
  dataMissing:
    'De bankrekening en de contactpersoon zijn nog niet ingevuld. Dat moet gebeuren voordat u een formulier kunt invullen.',
  formsTitle: 'Formulieren',
  form: 'Formulier',
  year: 'Jaar',
  filledIn: 'Ingevuld',
  signed: 'Ondertekend',
  sent: 'Verzonden',
  yes: 'ja',
  no: 'nog niet',
};
