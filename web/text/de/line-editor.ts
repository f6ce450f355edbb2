import type { Texts } from '#web/text/texts.ts';

export const lineEditor: Texts['lineEditor'] = {
  added: (line) => `${line} wurde hinzugefügt.`,
  copied: (line) => `${line} wurde als Kopie hinzugefügt. Passen Sie an, was anders ist.`,
  kept: (line) => `${line} wurde aktualisiert.`,
  removed: (line) => `${line} wurde gelöscht.`,
  toCheck: (count) =>
    count === 1
      ? 'Ein Punkt in dieser Zeile ist noch zu ergänzen oder zu prüfen.'
      : `${count} Punkte in dieser Zeile sind noch zu ergänzen oder zu prüfen.`,
  notTaken: (count) =>
    count === 1
      ? 'Nicht übernommen: Ein Feld ist nicht richtig ausgefüllt.'
      : `Nicht übernommen: ${count} Felder sind nicht richtig ausgefüllt.`,
  refusals: {
    'role-missing':
      'Sie haben hierfür keine Rolle mehr. Ihre Eingaben sind noch da, können aber nicht gespeichert werden.',
    'draft-missing':
      'Ihre früheren Änderungen sind nicht mehr vorhanden. Ihre Eingaben sind noch da: Klicken Sie auf Speichern.',
    'already-sent':
      'Dieses Formular ist inzwischen gesendet und kann nicht mehr geändert werden. Ihre Eingaben sind noch da, können aber nicht gespeichert werden.',
    'lines-from-file':
      'Diese Zeilen werden inzwischen mit einer Tabellenkalkulation eingegeben. Ihre Eingaben sind noch da, können aber hier nicht gespeichert werden.',
    'too-many-lines':
      'Das sind zu viele Zeilen für diese Tabelle. Was schon da war, wurde nicht geändert. Fügen Sie weniger Zeilen hinzu.',
  },
  failures: {
    '401':
      'Ihre Sitzung ist abgelaufen. Ihre Eingaben sind noch da. Melden Sie sich in einem neuen Fenster wieder an und klicken Sie danach noch einmal auf diese Schaltfläche.',
    '403': 'Sie haben hierfür keine Rolle mehr. Ihre Eingaben sind noch da, können aber nicht gespeichert werden.',
    '409':
      'Ihre früheren Änderungen an den Zeilen sind nicht mehr vorhanden. Ihre Eingaben sind noch da: Klicken Sie auf Speichern.',
    '413':
      'Das ist zu viel auf einmal. Ihre Eingaben sind noch da. Fügen Sie weniger Zeilen gleichzeitig ein oder ändern Sie weniger.',
    '429':
      'Das war zu oft in kurzer Zeit. Ihre Eingaben sind noch da. Warten Sie eine Minute und klicken Sie noch einmal auf diese Schaltfläche.',
    'person-changed':
      'In diesem Browser hat sich inzwischen jemand anders angemeldet. Ihre Eingaben sind noch da. Melden Sie sich in einem neuen Fenster wieder unter Ihrem eigenen Namen an und klicken Sie danach noch einmal auf diese Schaltfläche.',
    unreachable:
      'Die Anwendung antwortet nicht. Ihre Eingaben sind noch da. Prüfen Sie Ihre Internetverbindung und klicken Sie noch einmal auf diese Schaltfläche.',
    other:
      'Das hat nicht geklappt. Ihre Eingaben sind noch da. Klicken Sie noch einmal auf diese Schaltfläche oder speichern Sie das Formular.',
  },
};
