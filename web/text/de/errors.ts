import { confirmFailures, failures } from '#web/site/text/de/failures.ts';
import type { Texts } from '#web/text/texts.ts';

export const errors: Texts['errors'] = {
  ...failures,
  ...confirmFailures,
  'already-sent': {
    title: 'Dieses Formular ist bereits gesendet',
    text: 'Beide Unterschriften sind geleistet. Das Formular kann nur noch eingesehen werden; es wurde nichts daran geändert.',
  },
  'role-missing': {
    title: 'Sie haben dafür keine Rolle',
    text: 'Es wurde nichts geändert oder unterzeichnet. Der Datenschutzbeauftragte (DSB) Ihres ÖSHZ kann Ihnen die nötige Rolle geben.',
  },
  'organisation-data-missing': {
    title: 'Ergänzen Sie zuerst die Angaben zum ÖSHZ',
    text: 'Das Bankkonto und die Kontaktperson müssen bekannt sein, bevor Sie ein Formular ausfüllen. Danach kehren Sie zum Formular zurück.',
  },
  'draft-missing': {
    title: 'Was Sie eingegeben haben, ist nicht mehr aufbewahrt',
    text: 'Der Entwurf ist abgelaufen. Was vorher gespeichert war, gilt weiter. Prüfen Sie, was unten steht, und speichern Sie erneut.',
  },
  'version-conflict': {
    title: 'Jemand anders hat inzwischen etwas gespeichert',
    text: 'Ihre Änderung ist nicht gespeichert und nichts wurde überschrieben. Unten steht beides nebeneinander.',
  },
  'nothing-to-sign': {
    title: 'Es gibt noch nichts zu unterzeichnen',
    text: 'Das Formular muss zuerst ausgefüllt und gespeichert werden.',
  },
  'already-signed': {
    title: 'Für diese Rolle ist das Formular bereits unterzeichnet',
    text: 'Die vorhandene Unterschrift bleibt gültig. Sie brauchen nichts mehr zu tun.',
  },
  'content-changed': {
    title: 'Der Inhalt wurde inzwischen geändert',
    text: 'Sie haben nicht unterzeichnet: Eine Unterschrift gilt nur für das, was Sie gesehen haben. Unten steht der neue Inhalt. Prüfen Sie ihn und unterzeichnen Sie dann.',
  },
  'report-invalid': {
    title: 'Ein Formular mit Fehlern kann nicht unterzeichnet werden',
    text: 'Es wurde nicht unterzeichnet. Lassen Sie das Formular zuerst berichtigen und speichern.',
  },
  'repayment-not-confirmed': {
    title: 'Bestätigen Sie zuerst die Rückzahlung',
    text: 'Es wurde nichts unterzeichnet. Das ÖSHZ muss einen Betrag zurückzahlen: Kreuzen Sie bei Ihrer Erklärung an, dass dies richtig ist, und unterzeichnen Sie erneut.',
  },
  'unchanged-not-confirmed': {
    title: 'Seit der Rücksendung wurde nichts geändert',
    text: 'Es wurde nichts unterzeichnet. Lesen Sie, warum der ÖPD SE das Formular zurückgesandt hat. Muss nichts geändert werden, kreuzen Sie dies bei Ihrer Erklärung an und unterzeichnen Sie erneut.',
  },
  'same-person': {
    title: 'Sie haben dieses Formular bereits unterzeichnet',
    text: 'Präsident(in) und Generaldirektor/Sekretär müssen zwei verschiedene Personen sein. Ihre erste Unterschrift bleibt gültig.',
  },
  'account-changed': {
    title: 'Das Bankkonto des ÖSHZ wurde geändert',
    text: 'Sie haben nicht unterzeichnet: Das Formular nennt noch das frühere Konto. Lassen Sie es erneut speichern; dann kann es unterzeichnet werden.',
  },
  'unique-report-closed': {
    title: 'Die Angaben sind abgeschlossen',
    text: 'Es wurde nichts geändert. Alle Formulare des Einheitsberichts sind an den ÖPD SE gesendet; damit stehen Bankkonto und Kontaktperson fest. Stimmt etwas nicht, wenden Sie sich an den ÖPD SE.',
  },
  'form-not-open': {
    title: 'Das Formular ist nicht geöffnet',
    text: 'Der ÖPD SE hat das Formular noch nicht geöffnet oder bereits abgeschlossen. Es wurde nichts gespeichert oder unterzeichnet; was gespeichert war, bleibt erhalten. Die Termine finden Sie oben im Formular.',
  },
  'advance-changed': {
    title: 'Der Vorschuss wurde geändert',
    text: 'Sie haben nicht unterzeichnet: Das Formular nennt noch den vorigen Vorschuss des ÖPD SE. Lassen Sie es erneut speichern; danach kann es unterzeichnet werden.',
  },
  'fields-wrong': {
    title: 'Es gibt ein Problem',
    text: 'Es ist noch nichts gespeichert. Berichtigen Sie, was unten steht, und speichern Sie erneut.',
  },
  'temporal-unavailable': {
    title: 'Speichern und Unterzeichnen ist im Moment nicht möglich',
    text: 'Ein Teil der Anwendung ist vorübergehend nicht erreichbar. Nichts ist verloren: Was gespeichert war, bleibt erhalten, und Ihre Eingaben stehen noch hier. Versuchen Sie es in einigen Minuten erneut.',
  },
  'not-confirmed': {
    title: 'Wir haben noch keine Bestätigung erhalten',
    text: 'Ihr Auftrag ist vielleicht noch unterwegs. Ihre Eingaben stehen noch hier. Versuchen Sie es in einer Minute erneut: Das schadet nicht, was schon geschehen ist, geschieht kein zweites Mal.',
  },
  'database-unavailable': {
    title: 'Der Einheitsbericht ist im Moment nicht erreichbar',
    text: 'Nichts ist verloren: Was gespeichert war, bleibt erhalten. Versuchen Sie es in einigen Minuten erneut.',
  },
  'login-unavailable': {
    title: 'Die Anmeldung ist im Moment nicht möglich',
    text: 'Der Authentifizierungsdienst ist vorübergehend nicht erreichbar. Nichts ist verloren. Versuchen Sie es in einigen Minuten erneut.',
  },
  'login-failed': {
    title: 'Die Anmeldung ist nicht gelungen',
    text: 'Sie sind nicht angemeldet und es wurde nichts geändert. Beginnen Sie von vorn; gelingt es weiterhin nicht, schließen Sie Ihren Browser und versuchen Sie es noch einmal.',
  },
  'login-needed': {
    title: 'Ihre Sitzung ist beendet',
    text: 'Sie waren zu lange nicht aktiv oder haben sich abgemeldet. Es ist nichts gespeichert; Ihre Eingaben stehen unten. Melden Sie sich in einem neuen Fenster erneut an und versuchen Sie es dann hier noch einmal.',
  },
  'person-changed': {
    title: 'Inzwischen hat sich jemand anders angemeldet',
    text: 'Die Seite war für eine andere Person erstellt. Es wurde nichts unterzeichnet oder gespeichert. Prüfen Sie oben, in wessen Namen Sie jetzt arbeiten, und beginnen Sie dann von vorn.',
  },
  'own-signing-role': {
    title: 'Sie können sich selbst keine Unterzeichnungsrolle geben',
    text: 'Es wurde nichts erteilt. Bitten Sie einen anderen Datenschutzbeauftragten (DSB) Ihres ÖSHZ darum.',
  },
  'invitation-open': {
    title: 'Diese Adresse ist für diese Rolle bereits eingeladen',
    text: 'Es wurde nichts geändert. Ziehen Sie die vorige Einladung zuerst zurück, wenn Sie eine neue senden möchten.',
  },
  'invitation-accepted': {
    title: 'Die Einladung wurde inzwischen angenommen',
    text: 'Es wurde nichts entzogen. Die Rolle steht jetzt in der Liste; dort können Sie sie entziehen.',
  },
  'invitation-unknown': {
    title: 'Diese Einladung kennen wir nicht',
    text: 'Es wurde nichts geändert. Öffnen Sie den Link aus der E-Mail erneut, genau wie er dort steht. Hilft das nicht, bitten Sie den Datenschutzbeauftragten (DSB) um eine neue Einladung.',
  },
  'invitation-expired': {
    title: 'Diese Einladung ist abgelaufen',
    text: 'Es wurde nichts geändert. Bitten Sie die Person, die Sie eingeladen hat, um eine neue Einladung.',
  },
  'invitation-withdrawn': {
    title: 'Diese Einladung wurde zurückgezogen',
    text: 'Es wurde nichts geändert. Fragen Sie bei der Person nach, die Sie eingeladen hat.',
  },
  'invitation-replaced': {
    title: 'Es gibt eine neuere Einladung',
    text: 'Es wurde nichts geändert. Diese Einladung wurde erneut gesandt: Benutzen Sie den Link in der letzten E-Mail.',
  },
  'invitation-closed': {
    title: 'Diese Einladung ist nicht mehr offen',
    text: 'Es wurde nichts gesandt. Die Einladung wurde inzwischen zurückgezogen oder bereits erneut gesandt; unten sehen Sie, wie es jetzt ist.',
  },
  'absence-settled': {
    title: 'Dieser Vorschlag wartet nicht mehr',
    text: 'Es wurde nichts geändert. Die Abwesenheit wurde inzwischen bestätigt, abgelehnt oder storniert, oder sie ist vorbei; unten sehen Sie, wie es jetzt ist.',
  },
  'period-ended': {
    title: 'Der letzte Tag dieser Rolle ist vorbei',
    text: 'Es wurde nichts gesandt. Ziehen Sie die Einladung zurück und laden Sie mit anderen Tagen erneut ein.',
  },
  'invitation-taken': {
    title: 'Diese Einladung hat bereits jemand anders angenommen',
    text: 'Sie haben keine Rolle erhalten. Eine Einladung gilt für eine einzige Person. Bitten Sie die Person, die Sie eingeladen hat, um eine eigene Einladung.',
  },
  'role-held': {
    title: 'Sie haben diese Rolle bereits',
    text: 'Es wurde nichts geändert. Sie brauchen die Einladung nicht: In diesem Zeitraum haben Sie diese Rolle in diesem ÖSHZ bereits.',
  },
  'role-given': {
    title: 'Diese Person hat die Rolle bereits',
    text: 'Es wurde nichts geändert. Die Zeiträume überschneiden sich: Entziehen Sie zuerst die bestehende Rolle oder wählen Sie andere Tage.',
  },
  'mail-quota-reached': {
    title: 'Heute wurden schon zu viele E-Mails verschickt',
    text: 'Es wurde nichts geändert. Jede Vergabe, Einladung und Änderung des Kontos verschickt E-Mails an andere; pro ÖSHZ ist ihre Anzahl je Tag begrenzt. Versuchen Sie es morgen erneut. Eine Rolle zu entziehen ist immer möglich.',
  },
  'last-dpo': {
    title: 'Das ist die letzte Person, die Rollen erteilen kann',
    text: 'Die Rolle wurde nicht entzogen: Sonst könnte niemand mehr Rollen erteilen. Geben Sie sie zuerst jemand anderem.',
  },
  'request-refused': {
    title: 'Dieser Auftrag wurde nicht angenommen',
    text: 'Er war nicht lesbar oder kam nicht von einer Seite des Einheitsberichts. Es wurde nichts geändert. Gehen Sie zur Startseite und beginnen Sie dort von vorn.',
  },
  'not-found': {
    title: 'Diese Seite gibt es nicht',
    text: 'Prüfen Sie die Adresse oder beginnen Sie auf der Startseite von vorn. Nichts ist verloren.',
  },
  unexpected: {
    title: 'Etwas ist schiefgegangen',
    text: 'Der Fehler liegt bei uns und ist notiert. Was gespeichert war, bleibt erhalten. Versuchen Sie es erneut; gelingt es weiterhin nicht, rufen Sie den Helpdesk an und nennen Sie diesen Code:',
  },
};
