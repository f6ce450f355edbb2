import type { Texts } from '#web/text/texts.ts';

export const uploadChanges: Texts['uploadChanges'] = {
  title: 'Was sich ändert',
  counts: {
    added: (_, shown) => `${shown} neu`,
    changed: (_, shown) => `${shown} geändert`,
    removed: (_, shown) => `${shown} entfallen`,
    equal: (_, shown) => `${shown} gleich`,
  },
  kinds: { added: 'Neu', changed: 'Geändert', removed: 'Entfallen' },
  reordered: 'Die Zeilen sind dieselben, nur ihre Reihenfolge ist anders.',
  saved: 'Jetzt gespeichert',
  afterwards: 'Nach dem Speichern',
  lines: 'Anzahl der Zeilen',
  total: (column) => `Summe: ${column}`,
  fromForm:
    'Diese Zeilen wurden im Formular eingegeben. Ersetzen Sie alle, so ändern Sie sie danach mit einer neuen Datei.',
  nothing:
    'Die Datei enthält genau das, was schon gespeichert ist. Es ändert sich nichts: Sie brauchen nichts zu speichern.',
  toForm: 'Zurück zum Formular',
  choose: 'Wie möchten Sie speichern?',
  ways: {
    replace: {
      name: 'Alle Zeilen ersetzen',
      text: (gone, shown) =>
        gone === 1
          ? 'Die Zeile, die nicht in der Datei steht, wird gelöscht.'
          : `Die ${shown} Zeilen, die nicht in der Datei stehen, werden gelöscht.`,
    },
    update: {
      name: 'Aktualisieren und ergänzen',
      text: (gone, shown) =>
        `${gone === 1 ? 'Die Zeile, die nicht in der Datei steht, bleibt' : `Die ${shown} Zeilen, die nicht in der Datei stehen, bleiben`} erhalten. Danach ändern Sie die Zeilen im Formular.`,
    },
  },
  changesTitle: 'Welche Zeilen sich ändern',
  recognised: (columns) =>
    `Die Reihenfolge spielt keine Rolle. Zeilen gehören zusammen, wenn dies gleich ist: ${columns}. „Entfallen“ steht bei dem, was nicht in der Datei steht.`,
};

export const lastYear: Texts['lastYear'] = {
  download: (year) => `Tabelle mit den Zeilen von ${year} herunterladen`,
  lines: (count, shown, year, columns) =>
    `${count === 1 ? '1 Zeile' : `${shown} Zeilen`} aus Ihrem Bericht von ${year}. Schon ausgefüllt: ${columns}.`,
  empty: (columns) => `Noch auszufüllen: ${columns}.`,
};
