import type { Texts } from '#web/text/texts.ts';

export const tables: Texts['tables'] = {
  title: 'Tabellen zum Ausfüllen',
  lead: 'Für diese Teile können Sie die Zeilen im Laufe des Jahres in einer Tabellenkalkulation (Excel, LibreOffice) führen. Laden Sie die Tabelle herunter, füllen Sie sie aus und laden Sie sie beim Formular hoch. Nur diese Tabellen werden angenommen.',
  download: 'Tabelle herunterladen (XLSX)',
  withLines: 'Die gespeicherten Zeilen stehen schon darin.',
  heading: (table) => `${table}: mit einer Tabellenkalkulation`,
  steps: [
    'Laden Sie die Tabelle herunter oder nehmen Sie jene vom Jahresbeginn.',
    'Füllen Sie sie aus. Lassen Sie die erste Zeile und die Überschriften stehen.',
    'Laden Sie sie hier hoch und prüfen Sie, was gelesen wurde. Gespeichert wird erst, wenn Sie es bestätigen.',
  ],
  file: 'Ausgefüllte Tabelle',
  fileHelp: 'XLSX, ODS oder CSV, höchstens 5 MB und 10.000 Zeilen, ohne Makros.',
  upload: 'Hochladen und prüfen',
  replaces: (count) =>
    `Das Formular enthält jetzt ${count === 1 ? '1 Zeile' : `${count} Zeilen`}. Sie sehen zuerst, was eine Tabelle daran ändert.`,
  reading: 'Die Datei wird gelesen…',
  readingText: 'Das kann eine Minute dauern. Die Seite zeigt automatisch, was gelesen wurde.',
  previewTitle: 'Prüfen und speichern',
  preview: (count, file) =>
    `${count === 1 ? '1 Zeile' : `${count} Zeilen`} aus ${file} gelesen. Es ist noch nichts gespeichert.`,
  ignored: (headers) => `Diese Spalten gehören nicht zur Tabelle und wurden nicht gelesen: ${headers}.`,
  confirm: 'Diese Zeilen speichern',
  cancel: 'Abbrechen',
  otherFile: 'Eine andere Datei hochladen',
  wrongTitle: (count) => (count === 1 ? '1 Zelle ist nicht richtig' : `${count} Zellen sind nicht richtig`),
  wrongText: 'Es wurde nichts gespeichert. Berichtigen Sie diese Zellen in Ihrer Datei und laden Sie sie erneut hoch.',
  firstOnes: (count) => `Dies sind die ersten ${count}.`,
  row: 'Zeile',
  column: 'Spalte',
  found: 'Inhalt',
  problem: 'Was nicht richtig ist',
  remark: 'Anmerkung',
  empty: '(leer)',
  otherTable: {
    title: 'Dies ist eine andere Tabelle',
    text: (found, needed) =>
      `Diese Datei ist die Tabelle „${found}“. Hier wird die Tabelle „${needed}“ gebraucht. Es wurde nichts gespeichert. Laden Sie unten die richtige Tabelle herunter und übertragen Sie Ihre Zeilen.`,
  },
  tableName: (table, form, year, version) => `${table}, ${form} ${year}, Version ${version}`,
  columnsMissing: {
    title: 'Es fehlen Spalten',
    text: (columns) =>
      `Die Überschriften dieser Spalten wurden unter der ersten Zeile nicht gefunden: ${columns}. Es wurde nichts gespeichert. Stellen Sie die Überschriften wieder her, wie sie in der Tabelle stehen, und laden Sie sie erneut hoch.`,
  },
  severalSheets: {
    title: 'Diese Tabelle steht auf mehreren Blättern',
    text: (sheets) =>
      `Jedes dieser Blätter enthält Zeilen für dieses Formular: ${sheets}. Es wurde nichts gespeichert. Lassen Sie nur eines stehen oder blenden Sie die anderen aus, und laden Sie die Datei erneut hoch.`,
  },
  sheetHidden: {
    title: 'Die Tabelle steht auf einem ausgeblendeten Blatt',
    text: (sheets) =>
      `Ausgeblendete Blätter werden nicht gelesen: ${sheets}. Es wurde nichts gespeichert. Blenden Sie das Blatt ein und laden Sie die Datei erneut hoch.`,
  },
  hiddenRows: (count, rows) =>
    `Achtung: ${count === 1 ? `Zeile ${rows} ist in Ihrer Datei ausgeblendet oder herausgefiltert und wurde ebenfalls gelesen.` : `${count} Zeilen sind in Ihrer Datei ausgeblendet oder herausgefiltert und wurden ebenfalls gelesen: ${rows}.`}`,
  hiddenColumns: (columns) =>
    `Achtung: Diese Spalten sind in Ihrer Datei ausgeblendet und wurden ebenfalls gelesen: ${columns}.`,
  readAs: 'Gelesen als',
  stored: (found, stored) => `${found} (in der Zelle steht ${stored})`,
  tooFewLines: {
    title: 'Die Tabelle hat zu wenige Zeilen',
    text: (least) => `Hier müssen mindestens ${least} Zeilen stehen. Es wurde nichts gespeichert.`,
  },
  doubtful: 'Bei manchen Zellen ist nicht sicher, was gemeint ist. Prüfen Sie diese, bevor Sie speichern.',
  warningsTitle: 'Bitte prüfen',
  warningsText:
    'Sie können diese Zeilen speichern. Leere Zellen müssen ausgefüllt sein, bevor das Formular unterzeichnet werden kann; was auffällt, kann richtig sein.',
  linesTitle: 'Gelesene Zeilen',
  tooManyLines: {
    title: 'Die Tabelle hat zu viele Zeilen',
    text: (most) => `Hier dürfen höchstens ${most} Zeilen stehen. Es wurde nichts gespeichert.`,
  },
  stillReading: {
    title: 'Ihre vorige Datei wird noch gelesen',
    text: (seconds) =>
      `Diese Datei wurde nicht gelesen: Pro Person wird immer nur eine Datei gelesen. Nichts ist verloren und nichts wurde geändert. Versuchen Sie es in ${seconds === 1 ? '1 Sekunde' : `${seconds} Sekunden`} erneut: Wählen Sie dann dieselbe Datei.`,
  },
  busy: {
    title: 'Zurzeit gibt es viele Anfragen',
    text: (seconds) =>
      `Die Datei wurde noch nicht gelesen. Nichts ist verloren und nichts wurde geändert. Versuchen Sie es in ${seconds === 1 ? '1 Sekunde' : `${seconds} Sekunden`} erneut: Wählen Sie dann dieselbe Datei.`,
  },
  refusals: {
    'file-missing': {
      title: 'Wählen Sie eine Datei',
      text: 'Es kam keine Datei mit, oder sie ist leer. Wählen Sie die ausgefüllte Tabelle und laden Sie sie hoch.',
    },
    'upload-missing': {
      title: 'Diese Datei ist nicht mehr aufbewahrt',
      text: 'Eine hochgeladene Tabelle bleibt einen Tag lang bereit. Was gespeichert war, gilt weiter. Laden Sie die Tabelle erneut hoch.',
    },
    'no-mark': {
      title: 'Dies ist nicht die Tabelle dieses Formulars',
      text: 'Nur die Tabelle, die Sie unten herunterladen können, wird angenommen: Ihre erste Zeile sagt, wozu sie dient. Es wurde nichts gespeichert. Übertragen Sie Ihre Zeilen und lassen Sie die erste Zeile stehen.',
    },
    'no-lines': {
      title: 'Die Tabelle ist leer',
      text: 'Unter den Überschriften steht nichts. Es wurde nichts gespeichert oder gelöscht.',
    },
    'file-too-large': {
      title: 'Die Datei ist zu groß',
      text: 'Eine Tabelle darf höchstens 5 MB groß sein. Es wurde nichts gespeichert. Entfernen Sie, was nicht hineingehört, etwa Bilder.',
    },
    'file-unknown': {
      title: 'Dies ist keine Kalkulationstabelle',
      text: 'Nur XLSX, ODS und CSV werden gelesen. Es wurde nichts gespeichert. Speichern Sie die Tabelle in einem dieser Formate.',
    },
    'file-old': {
      title: 'Dies ist eine Datei aus der Zeit vor Excel 2007 (XLS)',
      text: 'Dieser Dateityp wird nicht gelesen. Es wurde nichts gespeichert. Öffnen Sie sie in Ihrer Tabellenkalkulation, speichern Sie sie als XLSX und laden Sie diese Datei hoch.',
    },
    'file-locked': {
      title: 'Diese Datei ist durch ein Passwort geschützt',
      text: 'Deshalb kann sie nicht gelesen werden. Es wurde nichts gespeichert. Speichern Sie sie ohne Passwort als XLSX und laden Sie diese Datei hoch.',
    },
    'file-binary': {
      title: 'Dies ist eine binäre Arbeitsmappe von Excel (XLSB)',
      text: 'Dieser Dateityp wird nicht gelesen. Es wurde nichts gespeichert. Speichern Sie die Tabelle als XLSX und laden Sie diese Datei hoch.',
    },
    'file-numbers': {
      title: 'Dies ist eine Datei von Numbers',
      text: 'Dieser Dateityp wird nicht gelesen. Es wurde nichts gespeichert. Exportieren Sie die Tabelle in Numbers nach Excel (XLSX) und laden Sie diese Datei hoch.',
    },
    'file-pdf': {
      title: 'Dies ist eine PDF-Datei',
      text: 'Aus einer PDF-Datei werden keine Zeilen gelesen. Es wurde nichts gespeichert. Speichern Sie die Tabelle in Ihrer Tabellenkalkulation als XLSX und laden Sie diese Datei hoch.',
    },
    'file-html': {
      title: 'Dies ist eine Webseite, keine Kalkulationstabelle',
      text: 'Manche Programme geben einer Webseite den Namen einer Excel-Datei. Es wurde nichts gespeichert. Öffnen Sie sie in Ihrer Tabellenkalkulation, speichern Sie sie als XLSX und laden Sie diese Datei hoch.',
    },
    'file-xml': {
      title: 'Dies ist eine Kalkulationstabelle als einzelne XML-Datei',
      text: 'Dieser Dateityp wird nicht gelesen. Es wurde nichts gespeichert. Öffnen Sie sie in Ihrer Tabellenkalkulation, speichern Sie sie als XLSX oder ODS und laden Sie diese Datei hoch.',
    },
    'file-old-or-locked': {
      title: 'Diese Datei kann nicht geöffnet werden',
      text: 'Sie ist durch ein Passwort geschützt oder aus der Zeit vor Excel 2007 (XLS). Es wurde nichts gespeichert. Speichern Sie sie ohne Passwort als XLSX.',
    },
    'file-with-macros': {
      title: 'Diese Datei enthält Makros',
      text: 'Aus Sicherheitsgründen wird sie nicht gelesen. Es wurde nichts gespeichert. Speichern Sie sie als XLSX, ohne Makros.',
    },
    'file-swells': {
      title: 'Diese Datei wird nicht gelesen',
      text: 'Entpackt wäre sie viel größer, als eine Tabelle sein kann. Es wurde nichts gespeichert. Übertragen Sie Ihre Zeilen in eine neue Tabelle.',
    },
    'file-unreadable': {
      title: 'Diese Datei kann nicht gelesen werden',
      text: 'Sie ist beschädigt oder unvollständig. Es wurde nichts gespeichert. Öffnen Sie sie in Ihrer Tabellenkalkulation, speichern Sie sie erneut und versuchen Sie es noch einmal.',
    },
    'file-commas': {
      title: 'Die Kommas in dieser Datei haben zwei Bedeutungen',
      text: 'Ein Komma trennt darin sowohl die Spalten als auch die Dezimalstellen: Die Cents sind nicht sicher. Es wurde nichts gespeichert. Speichern Sie Ihre Tabelle als XLSX oder als CSV mit Semikolons.',
    },
    'file-too-many-lines': {
      title: 'Die Tabelle hat zu viele Zeilen',
      text: 'Eine Tabelle hat höchstens 10.000 Zeilen. Es wurde nichts gespeichert.',
    },
    'file-takes-too-long': {
      title: 'Das Lesen wurde abgebrochen',
      text: 'Es dauerte zu lange oder verlangte zu viel Speicher. Es wurde nichts gespeichert. Versuchen Sie es erneut oder übertragen Sie Ihre Zeilen in eine neue Tabelle.',
    },
  },
  cells: {
    'formula-without-value':
      'Von dieser Formel ist kein Ergebnis aufbewahrt. Öffnen Sie die Datei in Ihrer Tabellenkalkulation, speichern Sie sie und laden Sie sie erneut hoch.',
    'formula-failed': 'Die Formel ergibt einen Fehler.',
    'cell-unreadable': 'Der Inhalt dieser Zelle kann nicht gelesen werden. Geben Sie ihn erneut ein.',
    'cell-merged':
      'Diese Zelle ist mit einer anderen verbunden. Heben Sie die Verbindung auf und füllen Sie jede Zeile vollständig aus.',
    'percentage-ambiguous': (one, other) =>
      `Sind das ${one} oder ${other}? Setzen Sie ein Prozentzeichen dazu oder geben Sie der Zelle das Format Prozent.`,
    'number-for-date': 'Dies ist eine Zahl, kein Datum. Geben Sie das Datum erneut ein, etwa als 31.12.2026.',
    'date-for-number':
      'Ihre Tabellenkalkulation hat daraus ein Datum gemacht. Geben Sie der Zelle das Format Zahl und geben Sie die Zahl erneut ein.',
    'digits-lost':
      'Eine Tabellenkalkulation behält nur 15 Ziffern einer Zahl. Geben Sie der Zelle das Format Text und geben Sie die Nummer erneut ein.',
    'amount-too-precise':
      'Ein Betrag hat höchstens zwei Stellen nach dem Komma. Runden Sie ihn, in einer Formel mit RUNDEN (auf Englisch ROUND): =RUNDEN(…;2).',
    'percentage-too-precise':
      'Ein Prozentsatz hat höchstens zwei Stellen nach dem Komma. Runden Sie ihn, in einer Formel mit RUNDEN (auf Englisch ROUND): =RUNDEN(…;4).',
    'number-not-whole':
      'Dies muss eine ganze Zahl sein. Runden Sie sie, in einer Formel mit RUNDEN (auf Englisch ROUND): =RUNDEN(…;0).',
    'shown-differently':
      'Ihre Tabellenkalkulation zeigt etwas anderes an, als in der Zelle steht. Gelesen wurde, was in der Zelle steht.',
    'percentage-without-sign': 'Es steht kein Prozentzeichen dabei.',
    'dot-for-thousands': 'Der Punkt wurde als Tausendertrennzeichen gelesen.',
    'date-order':
      'Die Zelle zeigt Tag und Monat in anderer Reihenfolge an. Gelesen wurde das Datum, das in der Zelle steht.',
    'date-incomplete': 'Die Zelle zeigt nicht das vollständige Datum an.',
    'error-text': 'Das sieht nach einem Fehler Ihrer Tabellenkalkulation aus. Es wurde als Text gelesen.',
    'text-by-format': 'In Ihrer Tabellenkalkulation ist dies kein Text. Gelesen wurde, was die Zelle anzeigt.',
    'result-too-large': (column) => `„${column}“, das sich daraus ergibt, wird zu groß.`,
    'key-repeated': (row, columns) =>
      `In Zeile ${row} steht schon dasselbe (${columns}). Prüfen Sie, ob diese Zeile nicht doppelt ist.`,
  },
  sheet: {
    notice:
      'Lassen Sie diese Zeile stehen: Sie sagt, wozu die Tabelle dient. Eine rote Zelle ist zu berichtigen, eine gelbe noch auszufüllen.',
    optionsName: 'Auswahl',
    takes: {
      amount: 'Ein Betrag in Euro, zum Beispiel 1234,50.',
      number: 'Eine ganze Zahl, ohne Komma.',
      percentage: 'Ein Prozentsatz von 0 bis 100, zum Beispiel 12,5 %.',
      date: 'Ein Datum, zum Beispiel 31.12.2026.',
      dateBetween: (from, until) => `Ein Datum vom ${from} bis einschließlich ${until}.`,
      choice: 'Wählen Sie aus der Liste.',
      text: (maxLength) => `Ein Text von höchstens ${maxLength} Zeichen.`,
    },
    refusal: (takes) => `Das passt nicht in diese Spalte. Geben Sie etwas anderes ein: ${takes}`,
  },
  byFile: (file) =>
    `Diese Zeilen stammen aus der Datei ${file}. Sie werden durch eine neue Tabelle ersetzt und nicht im Formular geändert.`,
  toTable: 'Zeilen mit einer Tabellenkalkulation eingeben',
  toOtherTable: 'Eine neue Tabelle hochladen',
  switch: 'Zum Formular wechseln',
  switchTitle: 'Künftig im Formular?',
  switchText: (table) =>
    `Die Zeilen von „${table}“ bleiben stehen und können danach im Formular geändert werden. Ihre Datei ist dann nicht mehr aktuell. Eine Tabelle hochladen können Sie später noch: Sie ersetzt dann alle Zeilen.`,
  switchConfirm: 'Ja, wechseln',
};
