import type { Texts } from '#services/fps-mi/text/nl/index.ts';
import { failures as shared } from '#web/site/text/de/failures.ts';

export const failures: Texts['failures'] = {
  ...shared,
  'not-found': {
    title: 'Nicht gefunden',
    text: 'Unter dieser Adresse gibt es weder eine Seite noch einen Bericht. Prüfen Sie die Adresse.',
  },
  'database-unavailable': {
    title: 'Zurzeit nicht erreichbar',
    text: 'Die Datenbank antwortet nicht. Es ist nichts verloren: Berichte, die inzwischen abgeschickt werden, kommen später erneut an. Versuchen Sie es in einigen Minuten noch einmal.',
  },
  'login-needed': {
    title: 'Melden Sie sich zuerst an',
    text: 'Sie wurden inzwischen abgemeldet. Es wurde nichts geändert. Melden Sie sich an und versuchen Sie es erneut.',
  },
  'login-failed': {
    title: 'Die Anmeldung ist nicht gelungen',
    text: 'Sie sind nicht angemeldet und es wurde nichts geändert. Melden Sie sich erneut an; tritt der Fehler wieder auf, schließen Sie Ihren Browser und versuchen Sie es noch einmal.',
  },
  'login-unavailable': {
    title: 'Die Anmeldung ist zurzeit nicht möglich',
    text: 'Der Authentifizierungsdienst antwortet nicht. Versuchen Sie es in einigen Minuten erneut.',
  },
  'not-admitted': {
    title: 'Sie sind kein Sachbearbeiter des ÖPD SE',
    text: 'Sie wurden erkannt, doch diese Seiten sind den Sachbearbeitern vorbehalten. Sind Sie es, so bitten Sie Ihre Dienststellenleitung, Sie hinzufügen zu lassen. Dieser Versuch wurde vermerkt.',
  },
  'person-changed': {
    title: 'Jetzt ist jemand anders angemeldet',
    text: 'Die Seite war für die Person bestimmt, die vor Ihnen an diesem Computer angemeldet war. Es wurde nichts geändert. Öffnen Sie die Seite erneut.',
  },
  'request-refused': {
    title: 'Dies konnte nicht angenommen werden',
    text: 'Die Anfrage kam nicht von einer unserer Seiten oder war zu groß. Es wurde nichts geändert. Öffnen Sie die Seite erneut und versuchen Sie es noch einmal.',
  },
  unexpected: {
    title: 'Es ist ein Fehler aufgetreten',
    text: 'Der Fehler liegt bei uns und wurde vermerkt. Versuchen Sie es noch einmal.',
  },
};
