import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const amounts: Texts['amounts'] = {
  title: 'Gewährte Beträge',
  lead: 'Die Höchstbeträge und die Vorschüsse jedes ÖSHZ. Das ÖSHZ sieht sie in seinem Formular; ein Bericht mit anderen Beträgen wird nicht angenommen.',
  now: 'Zurzeit gewährt',
  none: 'Es wurden noch keine Beträge gewährt: Jedes ÖSHZ erhält 0 Euro.',
  since: (moment, name) => `Festgelegt am ${moment} von ${name}.`,
  sinceNobody: (moment) => `Festgelegt am ${moment}.`,
  waiting: 'Diese Beträge gelten, sobald die Kampagne geöffnet wird.',
  unconfirmed:
    'Eine spätere Änderung wurde noch nicht bestätigt. Laden Sie dieselbe Datei erneut hoch und bestätigen Sie sie: Was schon geschehen ist, geschieht nicht noch einmal.',
  amount: 'Betrag',
  organisations: 'ÖSHZ mit einem Betrag',
  total: 'Zusammen',
  each: (count) => `Beträge von ${count} ÖSHZ`,
  sum: (total, count) => `${total} für ${count} ÖSHZ`,
  change: 'Beträge ändern',
  link: 'Beträge ansehen oder ändern',
  openFirst: 'Prüfen Sie die Beträge, bevor Sie die Kampagne öffnen.',
  steps: [
    'Laden Sie die Liste herunter: alle ÖSHZ mit ihrem NIS-Code und ihrem jetzigen Betrag.',
    'Füllen Sie die Beträge aus. Eine leere Zelle lässt einen Betrag unverändert; mit 0 entfällt er.',
    'Laden Sie die Liste hoch und prüfen Sie, was sich ändert. Erst wenn Sie bestätigen, wird etwas festgelegt.',
  ],
  download: 'Liste herunterladen:',
  file: 'Ausgefüllte Liste',
  fileHelp:
    'XLSX, ODS oder CSV, höchstens 5 MB. Auch eine eigene Liste ist möglich, mit einer Spalte „NIS“ und einer Spalte für jeden Betrag. ÖSHZ, die nicht darin stehen, behalten ihren Betrag.',
  upload: 'Hochladen und prüfen',
  unavailable: 'Die Kampagnen sind zurzeit nicht erreichbar: Beträge können jetzt nicht bestätigt werden.',
  opening: 'Die Kampagne wird noch geöffnet. Bestätigen können Sie, sobald alle Berichte geöffnet sind.',
  row: (row) => `Zeile ${row}`,
  column: (letter) => `Spalte ${letter}`,
  more: (count) => (count === 1 ? 'und noch 1 Fehler' : `und noch ${count} Fehler`),
  wrong: (count) =>
    count === 1
      ? 'Eine Zelle stimmt nicht; es wurde nichts geändert'
      : `${count} Zellen stimmen nicht; es wurde nichts geändert`,
  refused: 'Die Datei wurde nicht gelesen; es wurde nichts geändert',
  problems: {
    'header-missing': (columns) =>
      `keine Zeile nennt die Spalten. Nötig sind eine Spalte „NIS“ und eine Spalte für den Betrag: ${columns}`,
    'amount-column-missing': (columns) => `es gibt keine Spalte mit einem Betrag. Nennen Sie sie ${columns}`,
    'column-twice': (letter) => `diese Spalte ist für denselben Betrag wie Spalte ${letter}`,
    'other-form': () => 'diese Liste ist für ein anderes Formular',
    'other-year': () => 'diese Liste ist für ein anderes Jahr',
    'nis-missing': () => 'der NIS-Code fehlt. Ein Name allein reicht nicht',
    'nis-missing-of': (nis) => `der NIS-Code fehlt. Ein Name allein reicht nicht; ist es ${nis}?`,
    'nis-not-understood': () => 'das ist kein NIS-Code aus fünf Ziffern',
    'nis-unknown': () => 'es gibt kein ÖSHZ mit diesem NIS-Code',
    'nis-merged': (codes) =>
      `diese Gemeinde entstand am 1. Januar 2025 durch eine Fusion. Die Kampagne hat noch die früheren ÖSHZ: Geben Sie die Beträge unter ${codes} an`,
    'nis-twice': (row) => `dieses ÖSHZ steht auch in Zeile ${row}`,
    'name-differs': (name) => `dieser Name gehört nicht zum NIS-Code: Der ist der von ${name}`,
    'amount-missing': () => 'der Betrag fehlt',
    'amount-not-understood': () => 'das ist kein Betrag',
    'amount-negative': () => 'ein gewährter Betrag darf nicht kleiner als null sein',
    'amount-too-precise': () => 'ein Betrag hat höchstens zwei Nachkommastellen',
    'amount-too-large': () => 'der Betrag ist zu groß',
    'formula-without-value': () =>
      'von dieser Formel ist kein Ergebnis aufbewahrt. Öffnen Sie die Datei in Ihrer Tabellenkalkulation und speichern Sie sie erneut',
    'formula-failed': () => 'die Formel ergibt einen Fehler',
    'total-differs': (sum) => `diese Summe stimmt nicht: Die Zeilen darüber ergeben zusammen ${sum}`,
    'lines-missing': () => 'in der Datei steht kein ÖSHZ',
    'lines-too-many': () => 'in der Datei stehen zu viele Zeilen',
  },
  fileMissing: 'Wählen Sie eine Datei. Es kam keine Datei mit, oder sie ist leer.',
  busy: (seconds) =>
    `Zurzeit werden andere Dateien gelesen. Versuchen Sie es in ${seconds === 1 ? '1 Sekunde' : `${seconds} Sekunden`} erneut: Wählen Sie dann dieselbe Datei.`,
  severalSheets: (sheets) =>
    `Die Datei hat mehrere Blätter mit Daten: ${sheets}. Lassen Sie eines stehen oder blenden Sie die anderen aus.`,
  fileRefusals: {
    'file-too-large': 'Die Datei ist größer als 5 MB.',
    'file-unknown': 'Dies ist weder XLSX noch ODS noch CSV. Speichern Sie die Liste in einem dieser Formate.',
    'file-old': 'Die Datei stammt aus der Zeit vor Excel 2007 (XLS). Speichern Sie sie als XLSX.',
    'file-locked': 'Die Datei ist durch ein Passwort geschützt. Speichern Sie sie ohne Passwort als XLSX.',
    'file-binary': 'Dies ist eine binäre Arbeitsmappe von Excel (XLSB). Speichern Sie die Liste als XLSX.',
    'file-numbers': 'Dies ist eine Datei von Numbers. Exportieren Sie die Liste nach Excel (XLSX).',
    'file-pdf': 'Dies ist eine PDF-Datei. Speichern Sie die Liste in Ihrer Tabellenkalkulation als XLSX.',
    'file-html':
      'Dies ist eine Webseite mit dem Namen einer Kalkulationstabelle. Öffnen Sie sie in Ihrer Tabellenkalkulation und speichern Sie sie als XLSX.',
    'file-xml':
      'Dies ist eine Kalkulationstabelle als einzelne XML-Datei. Öffnen Sie sie in Ihrer Tabellenkalkulation und speichern Sie sie als XLSX oder ODS.',
    'file-old-or-locked':
      'Die Datei ist durch ein Passwort geschützt oder aus der Zeit vor Excel 2007 (XLS). Speichern Sie sie ohne Passwort als XLSX.',
    'file-with-macros': 'Die Datei enthält Makros. Speichern Sie sie als XLSX, ohne Makros.',
    'file-swells': 'Entpackt wäre die Datei viel größer, als eine Liste sein kann.',
    'file-unreadable':
      'Die Datei ist beschädigt oder unvollständig. Öffnen Sie sie in Ihrer Tabellenkalkulation und speichern Sie sie erneut.',
    'file-commas':
      'In der CSV trennt ein Komma sowohl die Spalten als auch die Dezimalstellen: Die Cents sind nicht sicher. Speichern Sie die Liste als XLSX oder als CSV mit Semikolons.',
    'file-too-many-lines': 'In der Datei stehen zu viele Zeilen.',
    'file-takes-too-long': 'Das Lesen dauerte zu lange oder verlangte zu viel Speicher.',
  },
  previewTitle: 'Beträge prüfen',
  previewLead: 'Es wurde noch nichts festgelegt. Prüfen Sie, was sich ändert, und bestätigen Sie unten.',
  kinds: { new: 'neu', changed: 'geändert', ended: 'entfällt', unchanged: 'unverändert' },
  counts: {
    new: (count) => (count === 1 ? '1 neuer Betrag' : `${count} neue Beträge`),
    changed: (count) => (count === 1 ? '1 geänderter Betrag' : `${count} geänderte Beträge`),
    ended: (count) => (count === 1 ? '1 Betrag entfällt' : `${count} Beträge entfallen`),
    unchanged: (count) => (count === 1 ? '1 unveränderter Betrag' : `${count} unveränderte Beträge`),
  },
  kept: (count) =>
    count === 1
      ? '1 ÖSHZ steht nicht in der Datei und behält seine Beträge.'
      : `${count} ÖSHZ stehen nicht in der Datei und behalten ihre Beträge.`,
  without: (count) =>
    count === 1 ? '1 ÖSHZ hat danach keinen einzigen Betrag' : `${count} ÖSHZ haben danach keinen einzigen Betrag`,
  sums: 'Summen',
  before: 'Jetzt',
  after: 'Danach',
  difference: 'Unterschied',
  notes: 'Bitte prüfen',
  note: {
    merged: (found, into) =>
      `${found} gehört seit dem 1. Januar 2025 zu ${into}; die Kampagne hat noch das frühere ÖSHZ`,
    'shown-differently': (found, read) =>
      `die Tabellenkalkulation zeigt „${found}“ an; in der Zelle steht ${read}, und das wurde gelesen`,
    dash: (found) => `„${found}“ wurde als 0 gelesen`,
    total: (found) => `die Summe wurde nachgerechnet und nicht als ÖSHZ gelesen: ${found}`,
    unread: (found) => `nicht gelesen, da ohne NIS-Code und ohne Betrag: ${found}`,
  },
  missingFields: (fields) => `Die Datei hat keine Spalte für ${fields}: Diese Beträge bleiben unverändert.`,
  unreadColumns: (headers) => `Diese Spalten wurden nicht gelesen: ${headers}.`,
  changes: 'Was sich ändert',
  kind: 'Änderung',
  same: (count) => `Unverändert (${count})`,
  confirm: 'Diese Beträge festlegen',
  nothing: 'Die Datei ändert nichts: Alle Beträge stehen schon so.',
  otherFile: 'Eine andere Datei hochladen',
  gone: 'Diese Datei ist nicht mehr aufbewahrt: Eine Datei bleibt einen Tag lang bereit. Was festgelegt war, gilt weiter.',
  changedMeanwhile: 'Die Beträge wurden inzwischen geändert. Es wurde nichts festgelegt: Prüfen Sie unten erneut.',
  template: {
    nisHelp: 'Lassen Sie den NIS-Code stehen: Er bezeichnet das ÖSHZ.',
    nisError: 'Ein NIS-Code hat fünf Ziffern.',
    amountHelp:
      'Ein Betrag in Euro, mit höchstens zwei Nachkommastellen. Leer: Der Betrag bleibt unverändert. 0: Er entfällt.',
    amountError: 'Geben Sie einen Betrag von null oder mehr ein.',
  },
};
