import type { Texts } from '#web/text/texts.ts';

export const lineGrid: Texts['lineGrid'] = {
  tools: {
    label: 'Zeilen bearbeiten',
    insert: 'Einfügen',
    duplicate: 'Duplizieren',
    remove: 'Löschen',
    up: 'Nach oben',
    down: 'Nach unten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
  },
  filter: {
    search: 'In den Zeilen suchen',
    onlyProblems: 'Nur Zeilen mit Fehlern',
    all: 'Alle Zeilen anzeigen',
    none: 'Keine Zeile entspricht Ihrer Suche.',
  },
  counts: {
    lines: { one: '{count} Zeile', other: '{count} Zeilen' },
    withProblems: { one: '{count} mit einem Fehler', other: '{count} mit einem Fehler' },
    shown: { one: '{count} angezeigt', other: '{count} angezeigt' },
  },
  line: 'Zeile {number}',
  lineNumber: 'Zeilennummer',
  newLine: 'Neue Zeile',
  total: 'Gesamt',
  optional: 'freiwillig',
  choose: 'Bitte wählen',
  sortBy: 'Sortieren nach {column}',
  missing: 'Noch auszufüllen: {columns}.',
  colon: ': ',
  hint: 'Tippen Sie direkt in eine Zelle. Die Pfeiltasten führen zu einer anderen Zelle; mit Escape und danach Tab verlassen Sie die Tabelle.',
  help: {
    title: 'Tasten, Kopieren und Einfügen',
    keys: [
      ['Pfeiltasten, Tab, Enter', 'zu einer anderen Zelle; mit Umschalt und Pfeiltaste mehrere Zellen auswählen'],
      ['Tippen, F2 oder Doppelklick', 'die Zelle ändern; Escape macht das rückgängig'],
      ['Entf', 'die ausgewählten Zellen leeren'],
      ['Pos1, Ende, Strg+Pos1, Strg+Ende', 'zum Anfang oder Ende der Zeile oder der Tabelle'],
      ['Strg+C, Strg+X, Strg+V', 'kopieren, ausschneiden und einfügen, auch aus und nach Excel'],
      ['Strg+Z, Strg+Y', 'rückgängig machen, wiederholen'],
      ['Umschalt+Leertaste', 'die ganze Zeile auswählen; Entf löscht sie danach'],
      ['Strg+D', 'den Wert darüber übernehmen; bei ganzen Zeilen: duplizieren'],
      ['Alt+↑, Alt+↓', 'die Zeile verschieben'],
      ['Escape, dann Tab', 'die Tabelle verlassen'],
    ],
    notes: [
      'Fügen Sie einen Block von Zellen aus einer Tabellenkalkulation in die Zelle ein, in der er beginnen soll. Die Tabelle erhält so viele Zeilen wie nötig. Beginnt der Block mit den Namen der Spalten, kommt jede Spalte an ihren Platz.',
      'Auf einem Mac verwenden Sie Cmd statt Strg.',
    ],
  },
  news: {
    inserted: { one: '{count} Zeile eingefügt.', other: '{count} Zeilen eingefügt.' },
    duplicated: { one: '{count} Zeile dupliziert.', other: '{count} Zeilen dupliziert.' },
    removed: { one: '{count} Zeile gelöscht.', other: '{count} Zeilen gelöscht.' },
    moved: { one: '{count} Zeile verschoben.', other: '{count} Zeilen verschoben.' },
    cleared: { one: '{count} Zelle geleert.', other: '{count} Zellen geleert.' },
    filled: { one: '{count} Zelle ausgefüllt.', other: '{count} Zellen ausgefüllt.' },
    copied: { one: '{count} Zelle kopiert.', other: '{count} Zellen kopiert.' },
    pasted: { one: '{count} Zelle eingefügt.', other: '{count} Zellen eingefügt.' },
    pastedWrong: {
      one: '{count} davon ist nicht richtig und wurde markiert.',
      other: '{count} davon sind nicht richtig und wurden markiert.',
    },
    rowsLeft: {
      one: '{count} Zeile passt nicht mehr in die Tabelle, die höchstens {maximum} Zeilen hat. Sie ist noch in der Zwischenablage.',
      other:
        '{count} Zeilen passen nicht mehr in die Tabelle, die höchstens {maximum} Zeilen hat. Sie sind noch in der Zwischenablage.',
    },
    columnsLeft: 'Nicht eingefügt, weil die Tabelle dafür keine Spalte hat: {columns}.',
    byName: 'Die Spalten wurden an ihrem Namen erkannt.',
    ascending: 'Aufsteigend sortiert nach {column}.',
    descending: 'Absteigend sortiert nach {column}.',
    undone: 'Rückgängig gemacht.',
    redone: 'Wiederholt.',
    nothingToUndo: 'Es gibt nichts rückgängig zu machen.',
    nothingToRedo: 'Es gibt nichts zu wiederholen.',
    full: 'Die Tabelle hat bereits {maximum} Zeilen, die höchste Anzahl.',
    computed: '{column} wird berechnet.',
    filtered: { one: '{count} Zeile gefunden.', other: '{count} Zeilen gefunden.' },
    unfiltered: 'Alle Zeilen werden wieder angezeigt.',
    canUndo: 'Rückgängig: Strg+Z.',
  },
  failures: {
    '401':
      'Ihre Sitzung ist beendet. Ihre Eingaben sind noch da. Melden Sie sich in einem neuen Fenster an; danach werden Ihre Änderungen automatisch aufbewahrt.',
    '403': 'Sie haben hierfür keine Rolle mehr. Ihre Eingaben sind noch da, können aber nicht aufbewahrt werden.',
    '409': 'Ihre früheren Änderungen sind nicht mehr vorhanden. Ihre Eingaben sind noch da und werden erneut gesendet.',
    '413':
      'Diese Zeilen sind zusammen zu groß, um aufbewahrt zu werden. Ihre Eingaben sind noch da. Kürzen Sie die längsten Texte.',
    '429':
      'Das war zu oft in kurzer Zeit. Ihre Eingaben sind noch da und werden in einer Minute automatisch aufbewahrt.',
    'person-changed':
      'In diesem Browser hat sich inzwischen jemand anders angemeldet. Ihre Eingaben sind noch da. Melden Sie sich in einem neuen Fenster wieder unter Ihrem eigenen Namen an; danach werden Ihre Änderungen automatisch aufbewahrt.',
    unreachable:
      'Die Anwendung antwortet nicht. Ihre Eingaben sind noch da und werden automatisch aufbewahrt, sobald die Verbindung wieder besteht.',
    other: 'Ihre Änderungen konnten nicht aufbewahrt werden. Ihre Eingaben sind noch da. Wir versuchen es erneut.',
  },
  logIn: 'Erneut anmelden (neues Fenster)',
  tryAgain: 'Jetzt erneut versuchen',
};
