export const failures = {
  busy: {
    title: 'Zurzeit gibt es viele Anfragen',
    text: 'Nichts ist verloren und nichts wurde geändert: Ihre Anfrage wurde noch nicht bearbeitet.',
  },
  'too-many-requests': {
    title: 'Zu viele Anfragen nacheinander',
    text: 'Nichts ist verloren und nichts wurde geändert: Ihre letzte Anfrage wurde nicht bearbeitet. In kurzer Zeit kamen zu viele Anfragen von Ihnen oder aus Ihrem Netz.',
  },
  'too-slow': {
    title: 'Ihre Angaben kamen zu langsam an',
    text: 'Es wurde nichts geändert. Gehen Sie im Browser zurück: Ihre Eingaben stehen dort noch. Versuchen Sie es erneut; tritt der Fehler wieder auf, wählen Sie eine andere Verbindung.',
  },
  'login-interrupted': {
    title: 'Die Anmeldung wurde unterbrochen',
    text: 'Sie sind nicht angemeldet und es wurde nichts geändert. Die Anmeldung wurde abgebrochen, dauerte länger als eine Viertelstunde, war schon erfolgt oder begann in einem anderen Browser. Melden Sie sich erneut an. Tritt der Fehler wieder auf, erlauben Sie Cookies für diese Website.',
  },
  'login-too-weak': {
    title: 'Diese Art der Anmeldung reicht nicht aus',
    text: 'Sie sind nicht angemeldet und es wurde nichts geändert. Melden Sie sich erneut an und wählen Sie dabei eine andere Art, zum Beispiel eID oder itsme. Tritt der Fehler wieder auf, wenden Sie sich an den Helpdesk.',
  },
  'login-not-recent': {
    title: 'Identifizieren Sie sich erneut',
    text: 'Sie sind nicht angemeldet und es wurde nichts geändert. Es steht nicht fest, dass Sie sich vor Kurzem identifiziert haben. Melden Sie sich erneut an und identifizieren Sie sich dabei. Tritt der Fehler wieder auf, wenden Sie sich an den Helpdesk.',
  },
};
