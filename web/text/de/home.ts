import type { Texts } from '#web/text/texts.ts';

export const organisations: Texts['organisations'] = {
  title: 'Wählen Sie ein ÖSHZ',
  lead: 'Sie arbeiten für mehrere ÖSHZ. Für welches möchten Sie jetzt arbeiten?',
  noneTitle: 'Sie haben noch keine Rolle',
  none: 'Sie sind angemeldet, haben aber in keinem ÖSHZ eine Rolle für den Einheitsbericht. Der Datenschutzbeauftragte (DSB) Ihres ÖSHZ kann Ihnen eine geben.',
};

export const home: Texts['home'] = {
  next: 'Nächster Schritt',
  steps: {
    fillIn: 'Ausfüllen',
    improve: 'Ergänzen oder berichtigen',
    sign: 'Unterzeichnen',
    wait: 'Auf die Unterzeichner warten',
    other: 'Auf die andere Unterschrift warten',
    sending: 'Wird gesendet',
    done: 'Kein Handlungsbedarf',
    accepted: 'Vom ÖPD SE angenommen',
    nothing: 'Noch nicht ausgefüllt',
  },
  dataTitle: 'Angaben zum ÖSHZ',
  account: 'Bankkonto',
  contact: 'Kontaktperson',
  email: 'E-Mail',
  phone: 'Telefon',
  dataMissing:
    'Das Bankkonto und die Kontaktperson sind noch nicht angegeben. Das ist nötig, bevor Sie ein Formular ausfüllen können.',
  formsTitle: 'Formulare',
  form: 'Formular',
  year: 'Jahr',
  filledIn: 'Ausgefüllt',
  signed: 'Unterzeichnet',
  sent: 'Gesendet',
  yes: 'ja',
  no: 'noch nicht',
};
