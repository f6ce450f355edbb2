import type { Texts } from '#web/text/texts.ts';

export const form: Texts['form'] = {
  fillIn: 'Formular ausfüllen',
  amountHelp: 'In Euro, zum Beispiel 1.234,50.',
  numberHelp: 'Eine ganze Zahl, zum Beispiel 12.',
  percentageHelp: 'Ein Prozentsatz, zum Beispiel 12,5.',
  choose: 'Bitte wählen',
  newLine: 'Neue Zeile',
  addLine: 'Zeile hinzufügen',
  keepLine: 'Fertig',
  changeLine: 'Ändern',
  copyLine: 'Duplizieren',
  copyPrevious: 'Vorige Zeile übernehmen',
  removeLine: 'Löschen',
  previousLines: 'Vorige Zeilen',
  nextLines: 'Nächste Zeilen',
  draft: 'Sie haben Änderungen, die noch nicht gespeichert sind. Drücken Sie auf Speichern, um sie zu behalten.',
  canWait:
    'Sie können dieses Formular speichern, bevor es vollständig ist. Sie oder eine andere Person können später weiterarbeiten. Unterzeichnet werden kann es erst, wenn alles ausgefüllt und richtig ist.',
  findings: {
    errorsTitle: (count) =>
      count === 1
        ? 'Noch 1 Punkt, bevor Sie es unterzeichnen lassen können'
        : `Noch ${count} Punkte, bevor Sie es unterzeichnen lassen können`,
    warningsTitle: 'Bitte prüfen',
    warningsLead: 'Sind die Angaben richtig, brauchen Sie nichts zu ändern.',
    more: (count) => `und noch ${count}`,
  },
  newerVersion:
    'Von diesem Formular gibt es inzwischen eine neuere Version. Dieser Bericht bleibt in der Version, in der er ausgefüllt wurde.',
  newerVersionLink: 'Was in der neueren Version anders ist',
  computed: 'wird berechnet',
  payee: 'Zu überweisen auf das Konto',
  unsavedWarning:
    'Klicken Sie auf „Speichern“, bevor Sie diese Seite verlassen: Was Sie nicht speichern, kommt nicht in das Formular.',
  removesSignatures:
    'Dieses Formular ist bereits unterzeichnet. Wenn Sie etwas ändern oder nach einer Änderung des Bankkontos speichern, entfällt die Unterschrift.',
  conflictTitle: 'Was jetzt gespeichert ist',
  toOverview: 'Zur Übersicht',
};

export const changes: Texts['changes'] = {
  lines: {
    added: (count) => `${count} ${count === 1 ? 'Zeile' : 'Zeilen'} hinzugefügt`,
    removed: (count) => `${count} ${count === 1 ? 'Zeile' : 'Zeilen'} gelöscht`,
    changed: (count) => `${count} ${count === 1 ? 'Zeile' : 'Zeilen'} geändert`,
  },
  title: 'Zwei Versionen eines Formulars',
  between: (before, after) => `Was in Version ${after} anders ist als in Version ${before}.`,
  none: 'Die beiden Versionen sind gleich.',
  fields: 'Felder',
  checks: 'Prüfungen',
  added: 'Neu',
  removed: 'Weggefallen',
  changed: 'Geändert',
  back: 'Zurück zum Formular',
  aspects: {
    label: 'der Name',
    help: 'die Erklärung',
    text: 'der Text',
    kind: 'was hineinkommt',
    need: 'ob es ausgefüllt sein muss',
    limits: 'die Grenzen',
    options: 'die Möglichkeiten',
    rule: 'die Regel',
    total: 'ob es addiert wird',
    level: 'ob es die Unterzeichnung verhindert',
  },
};
