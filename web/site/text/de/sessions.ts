import type { sessions as nl } from '#web/site/text/nl/sessions.ts';

export const sessions: typeof nl = {
  loggedOutTitle: 'Sie sind abgemeldet',
  loggedOut:
    'Ihre Sitzung hier ist beendet. Sie werden nun auch beim Authentifizierungsdienst abgemeldet. Passiert nichts, dann verwenden Sie die Schaltfläche.',
  logOutThere: 'Auch dort abmelden',
};
