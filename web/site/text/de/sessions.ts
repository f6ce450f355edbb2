import type { sessions as nl } from '#web/site/text/nl/sessions.ts';

export const sessions: typeof nl = {
  beginTitle: 'Anmelden',
  begin:
    'Um fortzufahren, identifizieren Sie sich beim Authentifizierungsdienst: mit eID, itsme oder einer mobilen App. Danach öffnet sich die gewünschte Seite.',
  beginButton: 'Anmelden',
  title: 'Ihre Sitzungen',
  lead: (idleHours, hours) =>
    `Jeder Browser, in dem Sie angemeldet sind, ist eine Sitzung. Sie endet nach ${idleHours} Stunden ohne Nutzung und in jedem Fall nach ${hours} Stunden. Erkennen Sie eine Sitzung nicht, dann beenden Sie sie.`,
  thisOne: 'Dieser Browser',
  other: 'Anderer Browser oder anderes Gerät',
  begun: 'Begonnen',
  lastUsed: 'Zuletzt genutzt',
  identified: 'Identifiziert',
  identifiedBy: (method, moment) => `mit ${method}, ${moment}`,
  methods: { eid: 'eID', itsme: 'itsme', app: 'einer mobilen App' },
  end: 'Beenden',
  endOf: (moment) => `die Sitzung vom ${moment}`,
  endOthers: 'Alle anderen Sitzungen beenden',
  logOutEverywhere: 'Überall abmelden',
  loggedOutTitle: 'Sie sind abgemeldet',
  loggedOut:
    'Ihre Sitzung hier ist beendet. Sie werden nun auch beim Authentifizierungsdienst abgemeldet. Passiert nichts, dann verwenden Sie die Schaltfläche.',
  logOutThere: 'Auch dort abmelden',
};
