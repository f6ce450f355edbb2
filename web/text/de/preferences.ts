import type { Texts } from '#web/text/texts.ts';

export const preferences: Texts['preferences'] = {
  link: 'E-Mails',
  title: 'Ihre E-Mails',
  address: (address: string) => `Ihre E-Mails gehen an ${address}.`,
  noAddress: 'Sie erhalten keine E-Mails: Der Authentifizierungsdienst hat Ihre E-Mail-Adresse nicht bestätigt.',
  addressFrom:
    'Diese Adresse kommt von dem Dienst, mit dem Sie sich anmelden, oder von der Einladung, die Sie angenommen haben. Ändern Sie sie dort: Bei Ihrer nächsten Anmeldung übernehmen wir die neue Adresse.',
  delivery: 'Wann möchten Sie E-Mails erhalten?',
  deliveries: {
    'at-once': (_time: string) =>
      'Sofort. Formulare, die kurz nacheinander bereit sind, stehen zusammen in einer E-Mail.',
    daily: (time: string) => `Eine Übersicht pro Tag, an Werktagen um ${time} Uhr`,
  },
  always: 'Diese E-Mails erhalten Sie immer sofort:',
  alwaysList: [
    'Ihre Unterschrift ist entfallen',
    'der ÖPD SE hat ein Formular zurückgesandt',
    'das Bankkonto wurde geändert',
    'eine Rolle oder eine Einladung',
    'eine Frist wurde geändert',
    'Erinnerungen',
  ],
  language: 'Sprache Ihrer E-Mails und dieser Seiten',
  saved: 'Ihre Wahl ist gespeichert.',
};
