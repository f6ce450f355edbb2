/** The texts around tables that are filled in with a spreadsheet program. */

import type { Language } from '#forms/definition.ts';
import type { CellProblem } from '#web/spreadsheet/cell.ts';
import type { FileRefusal } from '#web/spreadsheet/file-refusal.ts';

type Told = { readonly title: string; readonly text: string };
/** Why nothing of a file can be saved, besides what is wrong with the file itself. */
type TableRefusal = FileRefusal | 'file-missing' | 'upload-missing' | 'no-mark' | 'no-lines';

const nl = {
  title: 'Tabellen om in te vullen',
  lead: 'Van deze onderdelen kunt u de lijnen in de loop van het jaar bijhouden in een rekenblad (Excel, LibreOffice). Download de tabel, vul ze in en laad ze op het formulier op. Alleen deze tabellen worden aanvaard.',
  download: 'Tabel downloaden (XLSX)',
  withLines: 'De lijnen die opgeslagen zijn, staan er al in.',
  heading: (table: string) => `${table}: met een rekenblad`,
  steps: [
    'Download de tabel, of gebruik die van het begin van het jaar.',
    'Vul ze in. Laat de eerste rij en de titels staan.',
    'Laad ze hier op en kijk na wat gelezen werd. Er wordt niets opgeslagen voor u dat zegt.',
  ],
  file: 'Ingevulde tabel',
  fileHelp: 'XLSX, ODS of CSV, hoogstens 5 MB en 10.000 lijnen, zonder macro’s.',
  upload: 'Opladen en nakijken',
  replaces: (count: number) =>
    `Het formulier bevat nu ${count === 1 ? '1 lijn' : `${count} lijnen`}. Slaat u een tabel op, dan komen haar lijnen in de plaats.`,
  reading: 'Het bestand wordt gelezen…',
  readingText: 'Dit kan een minuut duren. De pagina toont vanzelf wat gelezen werd.',
  previewTitle: 'Nakijken en opslaan',
  preview: (count: number, file: string) =>
    `${count === 1 ? '1 lijn' : `${count} lijnen`} gelezen uit ${file}. Er is nog niets opgeslagen.`,
  ignored: (headers: string) => `Deze kolommen horen niet bij de tabel en zijn niet gelezen: ${headers}.`,
  confirm: 'Deze lijnen opslaan',
  cancel: 'Annuleren',
  otherFile: 'Een ander bestand opladen',
  wrongTitle: (count: number) => (count === 1 ? '1 cel is niet juist' : `${count} cellen zijn niet juist`),
  wrongText: 'Er is niets opgeslagen. Verbeter deze cellen in uw bestand en laad het opnieuw op.',
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
      `Dit bestand is de tabel ‘${found}’. Hier is de tabel ‘${needed}’ nodig. Er is niets opgeslagen. Download de juiste tabel hieronder en neem uw lijnen over.`,
  },
  tableName: (table: string, form: string, year: number, version: number) =>
    `${table}, ${form} ${year}, versie ${version}`,
  columnsMissing: {
    title: 'Er ontbreken kolommen',
    text: (columns: string) =>
      `De titels van deze kolommen zijn niet gevonden in de rij onder de eerste: ${columns}. Er is niets opgeslagen. Zet de titels terug zoals ze in de tabel staan, en laad ze opnieuw op.`,
  },
  tooFewLines: {
    title: 'De tabel heeft te weinig lijnen',
    text: (least: number) => `Hier moeten minstens ${least} lijnen staan. Er is niets opgeslagen.`,
  },
  warningsTitle: 'Kijk dit na',
  warningsText: 'Deze cellen kunnen juist zijn, maar vallen op. Ze houden het opslaan niet tegen.',
  linesTitle: 'Gelezen lijnen',
  tooManyLines: {
    title: 'De tabel heeft te veel lijnen',
    text: (most: number) => `Hier mogen hoogstens ${most} lijnen staan. Er is niets opgeslagen.`,
  },
  refusals: {
    'file-missing': {
      title: 'Kies een bestand',
      text: 'Er kwam geen bestand mee, of het is leeg. Kies de ingevulde tabel en laad ze op.',
    },
    'upload-missing': {
      title: 'Dit bestand is niet meer bewaard',
      text: 'Een opgeladen tabel blijft een dag klaarstaan. Wat opgeslagen was, blijft gelden. Laad de tabel opnieuw op.',
    },
    'no-mark': {
      title: 'Dit is niet de tabel van dit formulier',
      text: 'Alleen de tabel die u hieronder kunt downloaden, wordt aanvaard: haar eerste rij zegt waarvoor ze dient. Er is niets opgeslagen. Neem uw lijnen daarin over, en laat de eerste rij staan.',
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
      text: 'Alleen XLSX, ODS en CSV worden gelezen. Er is niets opgeslagen. Sla de tabel in een van die soorten op.',
    },
    'file-old-or-locked': {
      title: 'Dit bestand kan niet geopend worden',
      text: 'Het is beveiligd met een wachtwoord of van voor Excel 2007 (XLS). Er is niets opgeslagen. Sla het zonder wachtwoord op als XLSX.',
    },
    'file-with-macros': {
      title: 'Dit bestand bevat macro’s',
      text: 'Om veiligheidsredenen wordt het niet gelezen. Er is niets opgeslagen. Sla het op als XLSX, zonder macro’s.',
    },
    'file-swells': {
      title: 'Dit bestand wordt niet gelezen',
      text: 'Uitgepakt zou het veel groter zijn dan een tabel kan zijn. Er is niets opgeslagen. Neem uw lijnen over in een nieuwe tabel.',
    },
    'file-unreadable': {
      title: 'Dit bestand kan niet gelezen worden',
      text: 'Het is beschadigd of niet volledig. Er is niets opgeslagen. Open het in uw rekenblad, sla het opnieuw op en probeer nog eens.',
    },
    'file-too-many-lines': {
      title: 'De tabel heeft te veel lijnen',
      text: 'Een tabel heeft hoogstens 10.000 lijnen. Er is niets opgeslagen.',
    },
    'file-takes-too-long': {
      title: 'Het lezen is gestopt',
      text: 'Het duurde te lang of vroeg te veel geheugen. Er is niets opgeslagen. Probeer opnieuw, of neem uw lijnen over in een nieuwe tabel.',
    },
  } satisfies Record<TableRefusal, Told>,
  cells: {
    'formula-without-value':
      'Van deze formule is geen uitkomst bewaard. Open het bestand in uw rekenblad, sla het op en laad het opnieuw op.',
    'formula-failed': 'De formule geeft een fout.',
    'result-too-large': (column: string) => `‘${column}’, die hieruit volgt, wordt te groot.`,
  } satisfies Record<CellProblem, string> & { 'result-too-large': (column: string) => string },
  sheet: {
    notice: 'Laat deze rij staan: ze zegt waarvoor de tabel dient.',
    optionsName: 'Keuzes',
  },
  byFile: (file: string) =>
    `Deze lijnen komen uit het bestand ${file}. Ze worden met een nieuwe tabel vervangen, niet in het formulier gewijzigd.`,
  toTable: 'Lijnen met een rekenblad ingeven',
  toOtherTable: 'Een nieuwe tabel opladen',
  switch: 'Overschakelen naar het formulier',
  switchTitle: 'Voortaan in het formulier?',
  switchText: (table: string) =>
    `De lijnen van ‘${table}’ blijven staan en kunnen daarna in het formulier gewijzigd worden. Uw bestand is dan niet meer bij. Een tabel opladen kan later nog: die vervangt dan alle lijnen.`,
  switchConfirm: 'Ja, overschakelen',
};

type TableTexts = typeof nl;

const fr: TableTexts = {
  title: 'Tableaux à compléter',
  lead: 'Pour ces parties, vous pouvez tenir les lignes à jour tout au long de l’année dans un tableur (Excel, LibreOffice). Téléchargez le tableau, complétez-le et chargez-le sur le formulaire. Seuls ces tableaux sont acceptés.',
  download: 'Télécharger le tableau (XLSX)',
  withLines: 'Les lignes enregistrées s’y trouvent déjà.',
  heading: (table) => `${table} : avec un tableur`,
  steps: [
    'Téléchargez le tableau, ou reprenez celui du début de l’année.',
    'Complétez-le. Laissez la première rangée et les titres en place.',
    'Chargez-le ici et vérifiez ce qui a été lu. Rien n’est enregistré avant que vous le demandiez.',
  ],
  file: 'Tableau complété',
  fileHelp: 'XLSX, ODS ou CSV, 5 Mo et 10.000 lignes au maximum, sans macros.',
  upload: 'Charger et vérifier',
  replaces: (count) =>
    `Le formulaire contient à présent ${count === 1 ? '1 ligne' : `${count} lignes`}. Si vous enregistrez un tableau, ses lignes les remplacent.`,
  reading: 'Lecture du fichier…',
  readingText: 'Cela peut durer une minute. La page montre d’elle-même ce qui a été lu.',
  previewTitle: 'Vérifier et enregistrer',
  preview: (count, file) =>
    `${count === 1 ? '1 ligne lue' : `${count} lignes lues`} dans ${file}. Rien n’est encore enregistré.`,
  ignored: (headers) => `Ces colonnes ne font pas partie du tableau et n’ont pas été lues : ${headers}.`,
  confirm: 'Enregistrer ces lignes',
  cancel: 'Annuler',
  otherFile: 'Charger un autre fichier',
  wrongTitle: (count) => (count === 1 ? '1 cellule n’est pas correcte' : `${count} cellules ne sont pas correctes`),
  wrongText: 'Rien n’a été enregistré. Corrigez ces cellules dans votre fichier et chargez-le à nouveau.',
  firstOnes: (count) => `Voici les ${count} premières.`,
  row: 'Rangée',
  column: 'Colonne',
  found: 'Contenu',
  problem: 'Ce qui n’est pas correct',
  remark: 'Remarque',
  empty: '(vide)',
  otherTable: {
    title: 'C’est un autre tableau',
    text: (found, needed) =>
      `Ce fichier est le tableau « ${found} ». Il faut ici le tableau « ${needed} ». Rien n’a été enregistré. Téléchargez le bon tableau ci-dessous et recopiez-y vos lignes.`,
  },
  tableName: (table, form, year, version) => `${table}, ${form} ${year}, version ${version}`,
  columnsMissing: {
    title: 'Il manque des colonnes',
    text: (columns) =>
      `Les titres de ces colonnes n’ont pas été trouvés sous la première rangée : ${columns}. Rien n’a été enregistré. Remettez les titres comme dans le tableau et chargez-le à nouveau.`,
  },
  tooFewLines: {
    title: 'Le tableau a trop peu de lignes',
    text: (least) => `Il faut ici ${least} lignes au minimum. Rien n’a été enregistré.`,
  },
  warningsTitle: 'À vérifier',
  warningsText: 'Ces cellules peuvent être correctes, mais attirent l’attention. Elles n’empêchent pas d’enregistrer.',
  linesTitle: 'Lignes lues',
  tooManyLines: {
    title: 'Le tableau a trop de lignes',
    text: (most) => `Il peut y avoir ici ${most} lignes au maximum. Rien n’a été enregistré.`,
  },
  refusals: {
    'file-missing': {
      title: 'Choisissez un fichier',
      text: 'Aucun fichier n’a été joint, ou il est vide. Choisissez le tableau complété et chargez-le.',
    },
    'upload-missing': {
      title: 'Ce fichier n’est plus conservé',
      text: 'Un tableau chargé reste disponible un jour. Ce qui était enregistré reste valable. Chargez à nouveau le tableau.',
    },
    'no-mark': {
      title: 'Ce n’est pas le tableau de ce formulaire',
      text: 'Seul le tableau que vous pouvez télécharger ci-dessous est accepté : sa première rangée dit à quoi il sert. Rien n’a été enregistré. Recopiez-y vos lignes et laissez la première rangée en place.',
    },
    'no-lines': {
      title: 'Le tableau est vide',
      text: 'Il n’y a rien sous les titres. Rien n’a été enregistré ni supprimé.',
    },
    'file-too-large': {
      title: 'Le fichier est trop volumineux',
      text: 'Un tableau fait 5 Mo au maximum. Rien n’a été enregistré. Retirez ce qui n’y a pas sa place, comme des images.',
    },
    'file-unknown': {
      title: 'Ce n’est pas une feuille de calcul',
      text: 'Seuls XLSX, ODS et CSV sont lus. Rien n’a été enregistré. Enregistrez le tableau sous un de ces types.',
    },
    'file-old-or-locked': {
      title: 'Ce fichier ne peut pas être ouvert',
      text: 'Il est protégé par un mot de passe ou date d’avant Excel 2007 (XLS). Rien n’a été enregistré. Enregistrez-le sans mot de passe comme XLSX.',
    },
    'file-with-macros': {
      title: 'Ce fichier contient des macros',
      text: 'Par sécurité, il n’est pas lu. Rien n’a été enregistré. Enregistrez-le comme XLSX, sans macros.',
    },
    'file-swells': {
      title: 'Ce fichier n’est pas lu',
      text: 'Décompressé, il serait bien plus grand que ne peut l’être un tableau. Rien n’a été enregistré. Recopiez vos lignes dans un nouveau tableau.',
    },
    'file-unreadable': {
      title: 'Ce fichier ne peut pas être lu',
      text: 'Il est endommagé ou incomplet. Rien n’a été enregistré. Ouvrez-le dans votre tableur, enregistrez-le à nouveau et réessayez.',
    },
    'file-too-many-lines': {
      title: 'Le tableau a trop de lignes',
      text: 'Un tableau a 10.000 lignes au maximum. Rien n’a été enregistré.',
    },
    'file-takes-too-long': {
      title: 'La lecture a été arrêtée',
      text: 'Elle durait trop longtemps ou demandait trop de mémoire. Rien n’a été enregistré. Réessayez, ou recopiez vos lignes dans un nouveau tableau.',
    },
  },
  cells: {
    'formula-without-value':
      'Aucun résultat de cette formule n’a été conservé. Ouvrez le fichier dans votre tableur, enregistrez-le et chargez-le à nouveau.',
    'formula-failed': 'La formule donne une erreur.',
    'result-too-large': (column) => `« ${column} », qui en découle, devient trop grand.`,
  },
  sheet: { notice: 'Laissez cette rangée en place : elle dit à quoi sert le tableau.', optionsName: 'Choix' },
  byFile: (file) =>
    `Ces lignes viennent du fichier ${file}. Elles se remplacent par un nouveau tableau et ne se modifient pas dans le formulaire.`,
  toTable: 'Introduire les lignes avec un tableur',
  toOtherTable: 'Charger un nouveau tableau',
  switch: 'Passer au formulaire',
  switchTitle: 'Désormais dans le formulaire ?',
  switchText: (table) =>
    `Les lignes de « ${table} » restent et pourront ensuite être modifiées dans le formulaire. Votre fichier ne sera alors plus à jour. Vous pourrez encore charger un tableau plus tard : il remplacera toutes les lignes.`,
  switchConfirm: 'Oui, passer au formulaire',
};

const de: TableTexts = {
  title: 'Tabellen zum Ausfüllen',
  lead: 'Für diese Teile können Sie die Zeilen im Laufe des Jahres in einer Tabellenkalkulation (Excel, LibreOffice) führen. Laden Sie die Tabelle herunter, füllen Sie sie aus und laden Sie sie beim Formular hoch. Nur diese Tabellen werden angenommen.',
  download: 'Tabelle herunterladen (XLSX)',
  withLines: 'Die gespeicherten Zeilen stehen schon darin.',
  heading: (table) => `${table}: mit einer Tabellenkalkulation`,
  steps: [
    'Laden Sie die Tabelle herunter oder nehmen Sie jene vom Jahresbeginn.',
    'Füllen Sie sie aus. Lassen Sie die erste Zeile und die Überschriften stehen.',
    'Laden Sie sie hier hoch und prüfen Sie, was gelesen wurde. Nichts wird gespeichert, bevor Sie es sagen.',
  ],
  file: 'Ausgefüllte Tabelle',
  fileHelp: 'XLSX, ODS oder CSV, höchstens 5 MB und 10.000 Zeilen, ohne Makros.',
  upload: 'Hochladen und prüfen',
  replaces: (count) =>
    `Das Formular enthält jetzt ${count === 1 ? '1 Zeile' : `${count} Zeilen`}. Speichern Sie eine Tabelle, so treten deren Zeilen an ihre Stelle.`,
  reading: 'Die Datei wird gelesen…',
  readingText: 'Das kann eine Minute dauern. Die Seite zeigt von selbst, was gelesen wurde.',
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
  tooFewLines: {
    title: 'Die Tabelle hat zu wenige Zeilen',
    text: (least) => `Hier müssen mindestens ${least} Zeilen stehen. Es wurde nichts gespeichert.`,
  },
  warningsTitle: 'Bitte prüfen',
  warningsText: 'Diese Zellen können richtig sein, fallen aber auf. Sie verhindern das Speichern nicht.',
  linesTitle: 'Gelesene Zeilen',
  tooManyLines: {
    title: 'Die Tabelle hat zu viele Zeilen',
    text: (most) => `Hier dürfen höchstens ${most} Zeilen stehen. Es wurde nichts gespeichert.`,
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
      text: 'Nur XLSX, ODS und CSV werden gelesen. Es wurde nichts gespeichert. Speichern Sie die Tabelle in einer dieser Arten.',
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
    'result-too-large': (column) => `„${column}“, das sich daraus ergibt, wird zu groß.`,
  },
  sheet: { notice: 'Lassen Sie diese Zeile stehen: Sie sagt, wozu die Tabelle dient.', optionsName: 'Auswahl' },
  byFile: (file) =>
    `Diese Zeilen stammen aus der Datei ${file}. Sie werden durch eine neue Tabelle ersetzt und nicht im Formular geändert.`,
  toTable: 'Zeilen mit einer Tabellenkalkulation eingeben',
  toOtherTable: 'Eine neue Tabelle hochladen',
  switch: 'Zum Formular wechseln',
  switchTitle: 'Künftig im Formular?',
  switchText: (table) =>
    `Die Zeilen von „${table}“ bleiben stehen und können danach im Formular geändert werden. Ihre Datei ist dann nicht mehr auf dem neuesten Stand. Eine Tabelle hochladen können Sie später noch: Sie ersetzt dann alle Zeilen.`,
  switchConfirm: 'Ja, wechseln',
};

const texts = { nl, fr, de } satisfies Record<Language, TableTexts>;

/** The texts around tables in one language. */
export function tableTextsIn(language: Language): TableTexts {
  return texts[language];
}
