export const failures = {
  busy: {
    title: 'Zurzeit gibt es viele Anfragen',
    text: 'Nichts ist verloren und nichts wurde geändert: Ihre Anfrage wurde noch nicht bearbeitet.',
  },
  'still-busy': {
    title: 'Ihre vorige Anfrage läuft noch',
    text: 'Nichts ist verloren und nichts wurde geändert: Diese Anfrage wurde nicht bearbeitet. Die Dokumente einer Person werden nacheinander erstellt.',
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

export const confirmFailures = {
  'confirm-interrupted': {
    title: 'Ihre Bestätigung wurde unterbrochen',
    text: 'Es wurde nichts unterzeichnet und nichts geändert. Die Identifizierung wurde abgebrochen oder dauerte länger als eine Viertelstunde. Prüfen Sie, was unten steht, und versuchen Sie es erneut.',
  },
  'confirm-other-person': {
    title: 'Eine andere Person hat sich identifiziert',
    text: 'Es wurde nichts unterzeichnet und nichts geändert. Wer auf die Schaltfläche drückt, muss sich selbst identifizieren. Melden Sie sich ab, wenn dies nicht Ihre Sitzung ist; versuchen Sie es sonst erneut.',
  },
  'confirm-too-weak': {
    title: 'Diese Art der Anmeldung reicht nicht aus',
    text: 'Es wurde nichts unterzeichnet und nichts geändert. Melden Sie sich erneut an und wählen Sie dabei eine andere Art, zum Beispiel eID oder itsme. Tritt der Fehler wieder auf, wenden Sie sich an den Helpdesk.',
  },
  'confirm-not-recent': {
    title: 'Identifizieren Sie sich erneut',
    text: 'Es wurde nichts unterzeichnet und nichts geändert. Es steht nicht fest, dass Sie sich vor Kurzem identifiziert haben. Melden Sie sich erneut an und versuchen Sie es dann noch einmal. Tritt der Fehler wieder auf, wenden Sie sich an den Helpdesk.',
  },
  'confirm-failed': {
    title: 'Ihre Bestätigung konnte nicht geprüft werden',
    text: 'Es wurde nichts unterzeichnet und nichts geändert. Die Antwort des Authentifizierungsdienstes stimmt nicht. Versuchen Sie es erneut; tritt der Fehler wieder auf, wenden Sie sich an den Helpdesk.',
  },
  'confirm-unavailable': {
    title: 'Der Authentifizierungsdienst antwortet nicht',
    text: 'Es wurde nichts unterzeichnet und nichts geändert. Wer unterzeichnet, bestätigt das über diesen Dienst. Versuchen Sie es in einigen Minuten erneut.',
  },
};
