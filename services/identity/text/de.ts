import type { Texts } from './texts.ts';

export const de: Texts = {
  service: 'Föderale Authentifizierung',
  application: 'Einheitsbericht',
  skipToContent: 'Zum Inhalt',
  languageChoice: 'Sprache',
  standIn: [
    'Dies ist eine Nachbildung des föderalen Authentifizierungsdienstes, zum Ausprobieren.',
    'Hier wird niemand wirklich identifiziert.',
  ],
  toApplication: 'Zurück zum Einheitsbericht',
  login: {
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
  },
  functions: {
    clerk: 'Sachbearbeiter',
    chair: 'Vorsitzender',
    director: 'Generaldirektor',
    dpo: 'Datenschutzbeauftragter (DPO)',
    handler: 'Fallbearbeiter',
  },
  ministry: 'ÖPD Sozialeingliederung',
  help: {
    title: 'Der elektronische Personalausweis (eID)',
    paragraphs: [
      'Der Chip eines belgischen Personalausweises enthält Schlüssel, mit denen Sie auf einer Website zeigen können, wer Sie sind. Der echte Authentifizierungsdienst liest den Ausweis mit einem Kartenleser und fragt nach Ihrem PIN-Code.',
      'Diese Nachbildung liest keinen Ausweis und fragt nach keinem PIN-Code. Sie brauchen also weder Kartenleser noch Software: Wählen Sie, wie Sie sich anmelden, und dann die Person, als die Sie den Einheitsbericht ausprobieren möchten.',
      'Ihre Wahl erfährt der Einheitsbericht wie vom echten Dienst. Bei einer Unterschrift steht dann zum Beispiel, dass die Anmeldung mit eID geschah.',
    ],
    back: 'Zurück zur Anmeldung',
  },
  logout: {
    title: 'Möchten Sie sich abmelden?',
    question: 'Sie sind hier noch angemeldet. Nach dem Abmelden müssen Sie erneut zeigen, wer Sie sind.',
    submit: 'Abmelden',
    stay: 'Angemeldet bleiben',
    leavingTitle: 'Sie werden weitergeleitet',
    leaving: 'Passiert nichts? Dann gehen Sie selbst weiter.',
    continue: 'Weiter',
    doneTitle: 'Sie sind abgemeldet',
    done: 'Sie können dieses Fenster schließen.',
  },
  start: {
    title: 'Die Anmeldung beginnt in der Anwendung',
    paragraph: 'Öffnen Sie den Einheitsbericht und melden Sie sich dort an. Sie gelangen dann von selbst hierher.',
  },
  failures: {
    expired: {
      title: 'Ihre Anmeldung ist abgelaufen',
      what: 'Sie haben zu lange gewartet, oder Sie haben sich inzwischen in einem anderen Fenster angemeldet.',
      remedy: 'Gehen Sie zurück zum Einheitsbericht und melden Sie sich erneut an.',
    },
    'wrong-application': {
      title: 'Diese Anwendung ist hier nicht bekannt',
      what: 'Sie kommen von einer Adresse, die beim Authentifizierungsdienst nicht eingestellt ist.',
      remedy:
        'Öffnen Sie den Einheitsbericht unter der richtigen Adresse. Wenn Sie ihn verwalten, prüfen Sie OIDC_CLIENT_ID und WEB_URL beider Dienste.',
    },
    'logout-refused': {
      title: 'Die Abmeldung ist hier nicht gelungen',
      what: 'Der Authentifizierungsdienst erkennt diese Anmeldung nicht mehr. Vielleicht wurde er inzwischen neu gestartet.',
      remedy: 'Gehen Sie zurück zum Einheitsbericht. Schließen Sie Ihren Browser, um sicher abgemeldet zu sein.',
    },
    refused: {
      title: 'Diese Anfrage kann nicht beantwortet werden',
      what: 'Die Anwendung hat etwas gefragt, das der Authentifizierungsdienst nicht annimmt.',
      remedy: 'Gehen Sie zurück zum Einheitsbericht und melden Sie sich erneut an.',
    },
    'not-found': {
      title: 'Diese Seite gibt es nicht',
      what: 'Die Adresse stimmt nicht, oder die Seite gibt es nicht mehr.',
      remedy: 'Prüfen Sie die Adresse, oder gehen Sie zurück zum Einheitsbericht.',
    },
    unexpected: {
      title: 'Etwas ist schiefgegangen',
      what: 'Das liegt am Authentifizierungsdienst, nicht an Ihnen. Es wurde notiert.',
      remedy: 'Versuchen Sie es in einigen Minuten noch einmal.',
    },
  },
  errorCode: 'Fehlercode',
};
