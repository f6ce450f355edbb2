import type { Texts } from '#services/identity/text/texts.ts';

export const login: Texts['login'] = {
  title: 'Beim Einheitsbericht anmelden',
  methodQuestion: 'Wie möchten Sie sich anmelden?',
  methods: {
    eid: { name: 'Anmelden mit eID-Kartenleser', hint: 'Mit Ihrem Personalausweis und PIN-Code' },
    itsme: { name: 'Anmelden mit itsme', hint: 'Mit der itsme-App auf Ihrem Telefon' },
    app: { name: 'Anmelden mit einer mobilen App', hint: 'Mit einem Sicherheitscode aus einer App' },
  },
  cardHelp: 'Mehr über den elektronischen Personalausweis',
  personQuestion: 'Wer sind Sie?',
  subject: 'Benutzer',
  subjectHint: 'Funktion und NIS-Code der Gemeinde, zum Beispiel chair.63023',
  submit: 'Anmelden',
  searchTitle: 'Oder wählen Sie eine Person',
  search: 'Person suchen',
  searchHint: 'Gemeinde, Name oder Funktion',
  searchSubmit: 'Suchen',
  examples: 'Beispiele',
  found: (count, text) =>
    count === 0
      ? `Niemand gefunden für „${text}“`
      : `${count} ${count === 1 ? 'Person' : 'Personen'} gefunden für „${text}“`,
  more: (shown) => `Dies sind die ersten ${shown}. Suchen Sie mit mehr Wörtern, um weniger zu finden.`,
  loginAs: 'Anmelden als',
  errorTitle: 'Es gibt ein Problem',
  subjectMissing: 'Geben Sie einen Benutzer ein, oder wählen Sie eine Person in der Liste',
  subjectUnknown: 'Diesen Benutzer gibt es nicht. Prüfen Sie den Code, oder suchen Sie die Person unten',
};
