import type { Texts } from '#services/identity/text/texts.ts';

export const failures: Texts['failures'] = {
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
};
