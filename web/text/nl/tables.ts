import type { CellProblem } from '#web/spreadsheet/cell.ts';
import type { FileRefusal } from '#web/spreadsheet/file-refusal.ts';
import type { CellDoubt, CellMismatch } from '#web/spreadsheet/read-cell.ts';
import type { LineProblem } from '#web/spreadsheet/read-lines.ts';

/** What can be wrong with a line, with a value in its text. */
type LineText = Exclude<LineProblem, 'check-failed'> | 'percentage-ambiguous';
/** For a cell of a spreadsheet some problems have another text than for the field of a form. */
type CellText =
  | CellProblem
  | CellDoubt
  | Exclude<CellMismatch, 'percentage-ambiguous'>
  | 'amount-too-precise'
  | 'percentage-too-precise'
  | 'number-not-whole';
type Refusal = { readonly title: string; readonly text: string };
/** Why a file cannot be saved, besides what is wrong with the file itself. */
type TableRefusal = FileRefusal | 'file-missing' | 'upload-missing' | 'no-mark' | 'no-lines';

/** The tables that are filled in with a spreadsheet program. */
export const tables = {
  title: 'Tabellen om in te vullen',
  lead: 'Van deze onderdelen kunt u de regels in de loop van het jaar bijhouden in een rekenblad (Excel, LibreOffice). Download de tabel, vul ze in en upload ze bij het formulier. Alleen deze tabellen worden aanvaard.',
  download: 'Tabel downloaden (XLSX)',
  withLines: 'De regels die opgeslagen zijn, staan er al in.',
  heading: (table: string) => `${table}: met een rekenblad`,
  steps: [
    'Download de tabel, of gebruik die van het begin van het jaar.',
    'Vul ze in. Laat de eerste rij en de titels staan.',
    'Upload ze hier en controleer wat gelezen werd. Er wordt pas opgeslagen als u dat bevestigt.',
  ],
  file: 'Ingevulde tabel',
  fileHelp: 'XLSX, ODS of CSV, hoogstens 5 MB en 10.000 regels, zonder macro’s.',
  upload: 'Uploaden en controleren',
  replaces: (count: number) =>
    `Het formulier bevat nu ${count === 1 ? '1 regel' : `${count} regels`}. U ziet eerst wat een tabel daaraan verandert.`,
  reading: 'Het bestand wordt gelezen…',
  readingText: 'Dit kan een minuut duren. De pagina toont automatisch wat gelezen werd.',
  previewTitle: 'Controleren en opslaan',
  preview: (count: number, file: string) =>
    `${count === 1 ? '1 regel' : `${count} regels`} gelezen uit ${file}. Er is nog niets opgeslagen.`,
  ignored: (headers: string) => `Deze kolommen horen niet bij de tabel en zijn niet gelezen: ${headers}.`,
  confirm: 'Deze regels opslaan',
  cancel: 'Annuleren',
  otherFile: 'Een ander bestand uploaden',
  wrongTitle: (count: number) => (count === 1 ? '1 cel is niet juist' : `${count} cellen zijn niet juist`),
  wrongText: 'Er is niets opgeslagen. Corrigeer deze cellen in uw bestand en upload het opnieuw.',
  firstOnes: (count: number) => `Dit zijn de eerste ${count}.`,
  row: 'Rij',
  column: 'Kolom',
  found: 'Wat er staat',
  problem: 'Wat er niet juist is',
  remark: 'Opmerking',
  empty: '(leeg)',
  otherTable: {
    title: 'Dit is een andere tabel',
    text: (found: string, needed: string) =>
      `Dit bestand is de tabel ‘${found}’. Hier is de tabel ‘${needed}’ nodig. Er is niets opgeslagen. Download de juiste tabel hieronder en neem uw regels over.`,
  },
  tableName: (table: string, form: string, year: number, version: number) =>
    `${table}, ${form} ${year}, versie ${version}`,
  columnsMissing: {
    title: 'Er ontbreken kolommen',
    text: (columns: string) =>
      `De titels van deze kolommen zijn niet gevonden in de rij onder de eerste: ${columns}. Er is niets opgeslagen. Zet de titels terug zoals ze in de tabel staan, en upload de tabel opnieuw.`,
  },
  severalSheets: {
    title: 'Deze tabel staat op meer dan één blad',
    text: (sheets: string) =>
      `Deze bladen hebben elk regels voor dit formulier: ${sheets}. Er is niets opgeslagen. Laat er één staan, of verberg de andere, en upload het bestand opnieuw.`,
  },
  sheetHidden: {
    title: 'De tabel staat op een verborgen blad',
    text: (sheets: string) =>
      `Verborgen bladen worden niet gelezen: ${sheets}. Er is niets opgeslagen. Maak het blad zichtbaar en upload het bestand opnieuw.`,
  },
  hiddenRows: (count: number, rows: string) =>
    `Let op: ${count === 1 ? `rij ${rows} is in uw bestand verborgen of weggefilterd en is ook gelezen.` : `${count} rijen zijn in uw bestand verborgen of weggefilterd en zijn ook gelezen: ${rows}.`}`,
  hiddenColumns: (columns: string) =>
    `Let op: deze kolommen zijn in uw bestand verborgen en zijn ook gelezen: ${columns}.`,
  readAs: 'Gelezen als',
  stored: (found: string, stored: string) => `${found} (in de cel staat ${stored})`,
  tooFewLines: {
    title: 'De tabel heeft te weinig regels',
    text: (least: number) => `Hier moeten minstens ${least} regels staan. Er is niets opgeslagen.`,
  },
  doubtful: 'Van sommige cellen is niet zeker wat bedoeld is. Controleer ze voordat u opslaat.',
  warningsTitle: 'Controleer dit',
  warningsText:
    'U kunt deze regels opslaan. Wat leeg is, moet ingevuld zijn voordat het formulier ondertekend kan worden; wat opvalt, kan juist zijn.',
  linesTitle: 'Gelezen regels',
  tooManyLines: {
    title: 'De tabel heeft te veel regels',
    text: (most: number) => `Hier mogen hoogstens ${most} regels staan. Er is niets opgeslagen.`,
  },
  stillReading: {
    title: 'Uw vorige bestand wordt nog gelezen',
    text: (seconds: number) =>
      `Dit bestand is niet gelezen: per persoon wordt één bestand tegelijk gelezen. Er is niets verloren en niets gewijzigd. Probeer het over ${seconds === 1 ? '1 seconde' : `${seconds} seconden`} opnieuw: kies dan hetzelfde bestand.`,
  },
  busy: {
    title: 'Er zijn nu veel aanvragen',
    text: (seconds: number) =>
      `Het bestand is nog niet gelezen. Er is niets verloren en niets gewijzigd. Probeer het over ${seconds === 1 ? '1 seconde' : `${seconds} seconden`} opnieuw: kies dan hetzelfde bestand.`,
  },
  refusals: {
    'file-missing': {
      title: 'Kies een bestand',
      text: 'Er is geen bestand ontvangen, of het is leeg. Kies de ingevulde tabel en upload ze.',
    },
    'upload-missing': {
      title: 'Dit bestand is niet meer bewaard',
      text: 'Een geüploade tabel wordt een dag bewaard. Wat opgeslagen was, blijft gelden. Upload de tabel opnieuw.',
    },
    'no-mark': {
      title: 'Dit is niet de tabel van dit formulier',
      text: 'Alleen de tabel die u hieronder kunt downloaden, wordt aanvaard: haar eerste rij zegt waarvoor ze dient. Er is niets opgeslagen. Neem uw regels daarin over, en laat de eerste rij staan.',
    },
    'no-lines': {
      title: 'De tabel is leeg',
      text: 'Onder de titels staat niets. Er is niets opgeslagen of verwijderd.',
    },
    'file-too-large': {
      title: 'Het bestand is te groot',
      text: 'Een tabel mag hoogstens 5 MB groot zijn. Er is niets opgeslagen. Verwijder wat er niet in hoort, zoals afbeeldingen.',
    },
    'file-unknown': {
      title: 'Dit is geen rekenblad',
      text: 'Alleen XLSX, ODS en CSV worden gelezen. Er is niets opgeslagen. Sla de tabel op als een van die bestandstypes.',
    },
    'file-old': {
      title: 'Dit is een bestand van vóór Excel 2007 (XLS)',
      text: 'Dat bestandstype wordt niet gelezen. Er is niets opgeslagen. Open het in uw rekenblad, sla het op als XLSX en upload dat bestand.',
    },
    'file-locked': {
      title: 'Dit bestand is beveiligd met een wachtwoord',
      text: 'Daarom kan het niet gelezen worden. Er is niets opgeslagen. Sla het zonder wachtwoord op als XLSX en upload dat bestand.',
    },
    'file-binary': {
      title: 'Dit is een binaire werkmap van Excel (XLSB)',
      text: 'Dat bestandstype wordt niet gelezen. Er is niets opgeslagen. Sla de tabel op als XLSX en upload dat bestand.',
    },
    'file-numbers': {
      title: 'Dit is een bestand van Numbers',
      text: 'Dat bestandstype wordt niet gelezen. Er is niets opgeslagen. Exporteer de tabel in Numbers naar Excel (XLSX) en upload dat bestand.',
    },
    'file-pdf': {
      title: 'Dit is een PDF',
      text: 'Uit een PDF worden geen regels gelezen. Er is niets opgeslagen. Sla de tabel in uw rekenblad op als XLSX en upload dat bestand.',
    },
    'file-html': {
      title: 'Dit is een webpagina, geen rekenblad',
      text: 'Sommige programma’s geven een webpagina de naam van een Excel-bestand. Er is niets opgeslagen. Open het in uw rekenblad, sla het op als XLSX en upload dat bestand.',
    },
    'file-xml': {
      title: 'Dit is een rekenblad als één XML-bestand',
      text: 'Dat bestandstype wordt niet gelezen. Er is niets opgeslagen. Open het in uw rekenblad, sla het op als XLSX of ODS en upload dat bestand.',
    },
    'file-old-or-locked': {
      title: 'Dit bestand kan niet geopend worden',
      text: 'Het is beveiligd met een wachtwoord of van vóór Excel 2007 (XLS). Er is niets opgeslagen. Sla het zonder wachtwoord op als XLSX.',
    },
    'file-with-macros': {
      title: 'Dit bestand bevat macro’s',
      text: 'Om veiligheidsredenen wordt het niet gelezen. Er is niets opgeslagen. Sla het op als XLSX, zonder macro’s.',
    },
    'file-swells': {
      title: 'Dit bestand wordt niet gelezen',
      text: 'Uitgepakt zou het veel groter zijn dan een tabel kan zijn. Er is niets opgeslagen. Neem uw regels over in een nieuwe tabel.',
    },
    'file-unreadable': {
      title: 'Dit bestand kan niet gelezen worden',
      text: 'Het is beschadigd of niet volledig. Er is niets opgeslagen. Open het in uw rekenblad, sla het opnieuw op en probeer nog eens.',
    },
    'file-commas': {
      title: 'De komma’s in dit bestand hebben twee betekenissen',
      text: 'Een komma staat er zowel tussen de kolommen als in de getallen, zodat de centen niet zeker zijn. Er is niets opgeslagen. Sla uw tabel op als XLSX, of als CSV met puntkomma’s.',
    },
    'file-too-many-lines': {
      title: 'De tabel heeft te veel regels',
      text: 'Een tabel heeft hoogstens 10.000 regels. Er is niets opgeslagen.',
    },
    'file-takes-too-long': {
      title: 'Het lezen is gestopt',
      text: 'Het duurde te lang of vroeg te veel geheugen. Er is niets opgeslagen. Probeer opnieuw, of neem uw regels over in een nieuwe tabel.',
    },
  } satisfies Record<TableRefusal, Refusal>,
  cells: {
    'formula-without-value':
      'Van deze formule is geen uitkomst bewaard. Open het bestand in uw rekenblad, sla het op en upload het opnieuw.',
    'formula-failed': 'De formule geeft een fout.',
    'cell-unreadable': 'Wat in deze cel staat, kan niet gelezen worden. Typ het opnieuw.',
    'cell-merged':
      'Deze cel is samengevoegd met een andere. Maak de samenvoeging ongedaan en vul elke regel volledig in.',
    'percentage-ambiguous': (one: string, other: string) =>
      `Is dit ${one} of ${other}? Zet er een procentteken bij, of geef de cel de opmaak voor percentages.`,
    'number-for-date': 'Dit is een getal, geen datum. Typ de datum opnieuw, bijvoorbeeld als 31/12/2026.',
    'date-for-number':
      'Uw rekenblad heeft hiervan een datum gemaakt. Geef de cel de opmaak voor getallen en typ het getal opnieuw.',
    'digits-lost':
      'Een rekenblad bewaart maar 15 cijfers van een getal. Geef de cel de opmaak Tekst en typ het nummer opnieuw.',
    'amount-too-precise':
      'Een bedrag heeft hoogstens twee cijfers na de komma. Rond het af, in een formule met AFRONDEN (in het Engels ROUND): =AFRONDEN(…;2).',
    'percentage-too-precise':
      'Een percentage heeft hoogstens twee cijfers na de komma. Rond het af, in een formule met AFRONDEN (in het Engels ROUND): =AFRONDEN(…;4).',
    'number-not-whole':
      'Dit moet een geheel getal zijn. Rond het af, in een formule met AFRONDEN (in het Engels ROUND): =AFRONDEN(…;0).',
    'shown-differently': 'Uw rekenblad toont iets anders dan wat in de cel staat. Wat in de cel staat, is gelezen.',
    'percentage-without-sign': 'Er staat geen procentteken bij.',
    'dot-for-thousands': 'De punt is gelezen als teken voor duizendtallen.',
    'date-order': 'De cel toont dag en maand in een andere volgorde. De datum die in de cel staat, is gelezen.',
    'date-incomplete': 'De cel toont niet de volledige datum.',
    'error-text': 'Dit lijkt een fout van uw rekenblad. Het is als tekst gelezen.',
    'text-by-format': 'Dit is in uw rekenblad geen tekst. Wat de cel toont, is gelezen.',
    'result-too-large': (column: string) => `‘${column}’, die hieruit volgt, wordt te groot.`,
    'key-repeated': (row: string, columns: string) =>
      `In rij ${row} staat al hetzelfde (${columns}). Controleer of deze regel niet dubbel is.`,
  } satisfies Record<CellText, string> & Record<LineText, (...values: [string, string]) => string>,
  sheet: {
    notice:
      'Laat deze rij staan: ze zegt waarvoor de tabel dient. Een rode cel moet u corrigeren, een gele nog invullen.',
    optionsName: 'Keuzes',
    takes: {
      amount: 'Een bedrag in euro, bijvoorbeeld 1234,50.',
      number: 'Een geheel getal, zonder komma.',
      percentage: 'Een percentage van 0 tot 100, bijvoorbeeld 12,5%.',
      date: 'Een datum, bijvoorbeeld 31/12/2026.',
      dateBetween: (from: string, until: string) => `Een datum van ${from} tot en met ${until}.`,
      choice: 'Kies uit de lijst.',
      text: (maxLength: number) => `Een tekst van hoogstens ${maxLength} tekens.`,
    },
    refusal: (takes: string) => `Dit past niet in deze kolom. Vul iets anders in: ${takes}`,
  },
  byFile: (file: string) =>
    `Deze regels komen uit het bestand ${file}. Ze worden met een nieuwe tabel vervangen, niet in het formulier gewijzigd.`,
  toTable: 'Regels invoeren via een rekenblad (Excel)',
  toOtherTable: 'Een nieuwe tabel uploaden',
  switch: 'Overschakelen naar het formulier',
  switchTitle: 'Voortaan in het formulier?',
  switchText: (table: string) =>
    `De regels van ‘${table}’ blijven staan en kunnen daarna in het formulier gewijzigd worden. Uw bestand is dan niet meer bijgewerkt. U kunt later nog een tabel uploaden: die vervangt dan alle regels.`,
  switchConfirm: 'Ja, overschakelen',
};
