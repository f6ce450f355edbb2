import type { Texts } from '#web/text/texts.ts';

export const tables: Texts['tables'] = {
  title: 'Tableaux à compléter',
  lead: 'Pour ces parties, vous pouvez tenir les lignes à jour tout au long de l’année dans un tableur (Excel, LibreOffice). Téléchargez le tableau, complétez-le et importez-le dans le formulaire. Seuls ces tableaux sont acceptés.',
  download: 'Télécharger le tableau (XLSX)',
  withLines: 'Les lignes enregistrées s’y trouvent déjà.',
  heading: (table) => `${table} : avec un tableur`,
  steps: [
    'Téléchargez le tableau, ou reprenez celui du début de l’année.',
    'Complétez-le. Laissez la première ligne et les titres en place.',
    'Importez-le ici et vérifiez ce qui a été lu. Rien n’est enregistré avant votre confirmation.',
  ],
  file: 'Tableau complété',
  fileHelp: 'XLSX, ODS ou CSV, 5 Mo et 10 000 lignes au maximum, sans macros.',
  upload: 'Importer et vérifier',
  replaces: (count) =>
    `Le formulaire contient à présent ${count === 1 ? '1 ligne' : `${count} lignes`}. Vous voyez d’abord ce qu’un tableau y change.`,
  reading: 'Lecture du fichier…',
  readingText: 'Cela peut durer une minute. La page affiche automatiquement ce qui a été lu.',
  previewTitle: 'Vérifier et enregistrer',
  preview: (count, file) =>
    `${count === 1 ? '1 ligne lue' : `${count} lignes lues`} dans ${file}. Rien n’est encore enregistré.`,
  ignored: (headers) => `Ces colonnes ne font pas partie du tableau et n’ont pas été lues : ${headers}.`,
  confirm: 'Enregistrer ces lignes',
  cancel: 'Annuler',
  otherFile: 'Importer un autre fichier',
  wrongTitle: (count) => (count === 1 ? '1 cellule n’est pas correcte' : `${count} cellules ne sont pas correctes`),
  wrongText: 'Rien n’a été enregistré. Corrigez ces cellules dans votre fichier et importez-le à nouveau.',
  firstOnes: (count) => `Voici les ${count} premières.`,
  row: 'Ligne du fichier',
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
      `Les titres de ces colonnes n’ont pas été trouvés sous la première ligne du fichier : ${columns}. Rien n’a été enregistré. Remettez les titres comme dans le tableau et importez-le à nouveau.`,
  },
  severalSheets: {
    title: 'Ce tableau se trouve sur plusieurs feuilles',
    text: (sheets) =>
      `Chacune de ces feuilles contient des lignes pour ce formulaire : ${sheets}. Rien n’a été enregistré. N’en gardez qu’une, ou masquez les autres, et importez à nouveau le fichier.`,
  },
  sheetHidden: {
    title: 'Le tableau se trouve sur une feuille masquée',
    text: (sheets) =>
      `Les feuilles masquées ne sont pas lues : ${sheets}. Rien n’a été enregistré. Affichez la feuille et importez à nouveau le fichier.`,
  },
  hiddenRows: (count, rows) =>
    `Attention : ${count === 1 ? `la ligne ${rows} est masquée ou filtrée dans votre fichier et a été lue aussi.` : `${count} lignes sont masquées ou filtrées dans votre fichier et ont été lues aussi : ${rows}.`}`,
  hiddenColumns: (columns) =>
    `Attention : ces colonnes sont masquées dans votre fichier et ont été lues aussi : ${columns}.`,
  readAs: 'Lu comme',
  stored: (found, stored) => `${found} (la cellule contient ${stored})`,
  tooFewLines: {
    title: 'Le tableau a trop peu de lignes',
    text: (least) => `Il faut ici ${least} lignes au minimum. Rien n’a été enregistré.`,
  },
  doubtful: 'Pour certaines cellules, il n’est pas sûr de ce qui est voulu. Vérifiez-les avant d’enregistrer.',
  warningsTitle: 'À vérifier',
  warningsText:
    'Vous pouvez enregistrer ces lignes. Les cellules vides doivent être complétées avant la signature du formulaire ; ce qui attire l’attention peut être exact.',
  linesTitle: 'Lignes lues',
  tooManyLines: {
    title: 'Le tableau a trop de lignes',
    text: (most) => `Il peut y avoir ici ${most} lignes au maximum. Rien n’a été enregistré.`,
  },
  stillReading: {
    title: 'Votre fichier précédent est encore en cours de lecture',
    text: (seconds) =>
      `Ce fichier n’a pas été lu : un seul fichier est lu à la fois par personne. Rien n’est perdu et rien n’a été modifié. Réessayez dans ${seconds === 1 ? '1 seconde' : `${seconds} secondes`} : choisissez alors le même fichier.`,
  },
  busy: {
    title: 'Il y a beaucoup de demandes en ce moment',
    text: (seconds) =>
      `Le fichier n’a pas encore été lu. Rien n’est perdu et rien n’a été modifié. Réessayez dans ${seconds === 1 ? '1 seconde' : `${seconds} secondes`} : choisissez alors le même fichier.`,
  },
  refusals: {
    'file-missing': {
      title: 'Choisissez un fichier',
      text: 'Aucun fichier n’a été joint, ou il est vide. Choisissez le tableau complété et importez-le.',
    },
    'upload-missing': {
      title: 'Ce fichier n’est plus conservé',
      text: 'Un tableau importé reste disponible un jour. Ce qui était enregistré reste valable. Importez à nouveau le tableau.',
    },
    'no-mark': {
      title: 'Ce n’est pas le tableau de ce formulaire',
      text: 'Seul le tableau que vous pouvez télécharger ci-dessous est accepté : sa première ligne indique à quoi il sert. Rien n’a été enregistré. Recopiez-y vos lignes et laissez la première ligne en place.',
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
      text: 'Seuls XLSX, ODS et CSV sont lus. Rien n’a été enregistré. Enregistrez le tableau dans un de ces formats.',
    },
    'file-old': {
      title: 'C’est un fichier d’avant Excel 2007 (XLS)',
      text: 'Ce type de fichier n’est pas lu. Rien n’a été enregistré. Ouvrez-le dans votre tableur, enregistrez-le comme XLSX et importez ce fichier.',
    },
    'file-locked': {
      title: 'Ce fichier est protégé par un mot de passe',
      text: 'Il ne peut donc pas être lu. Rien n’a été enregistré. Enregistrez-le sans mot de passe comme XLSX et importez ce fichier.',
    },
    'file-binary': {
      title: 'C’est un classeur binaire d’Excel (XLSB)',
      text: 'Ce type de fichier n’est pas lu. Rien n’a été enregistré. Enregistrez le tableau comme XLSX et importez ce fichier.',
    },
    'file-numbers': {
      title: 'C’est un fichier de Numbers',
      text: 'Ce type de fichier n’est pas lu. Rien n’a été enregistré. Dans Numbers, exportez le tableau vers Excel (XLSX) et importez ce fichier.',
    },
    'file-pdf': {
      title: 'C’est un PDF',
      text: 'Les lignes d’un PDF ne sont pas lues. Rien n’a été enregistré. Dans votre tableur, enregistrez le tableau comme XLSX et importez ce fichier.',
    },
    'file-html': {
      title: 'C’est une page web, pas une feuille de calcul',
      text: 'Certains programmes donnent à une page web le nom d’un fichier Excel. Rien n’a été enregistré. Ouvrez-le dans votre tableur, enregistrez-le comme XLSX et importez ce fichier.',
    },
    'file-xml': {
      title: 'C’est une feuille de calcul en un seul fichier XML',
      text: 'Ce type de fichier n’est pas lu. Rien n’a été enregistré. Ouvrez-le dans votre tableur, enregistrez-le comme XLSX ou ODS et importez ce fichier.',
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
    'file-commas': {
      title: 'Les virgules de ce fichier ont deux sens',
      text: 'Une virgule y sépare les colonnes et aussi les décimales : les centimes ne sont pas sûrs. Rien n’a été enregistré. Enregistrez votre tableau en XLSX, ou en CSV avec des points-virgules.',
    },
    'file-too-many-lines': {
      title: 'Le tableau a trop de lignes',
      text: 'Un tableau a 10 000 lignes au maximum. Rien n’a été enregistré.',
    },
    'file-takes-too-long': {
      title: 'La lecture a été arrêtée',
      text: 'Elle durait trop longtemps ou demandait trop de mémoire. Rien n’a été enregistré. Réessayez, ou recopiez vos lignes dans un nouveau tableau.',
    },
  },
  cells: {
    'formula-without-value':
      'Aucun résultat de cette formule n’a été conservé. Ouvrez le fichier dans votre tableur, enregistrez-le et importez-le à nouveau.',
    'formula-failed': 'La formule donne une erreur.',
    'cell-unreadable': 'Le contenu de cette cellule ne peut pas être lu. Saisissez-le à nouveau.',
    'cell-merged':
      'Cette cellule est fusionnée avec une autre. Annulez la fusion et complétez entièrement chaque ligne.',
    'percentage-ambiguous': (one, other) =>
      `Est-ce ${one} ou ${other} ? Ajoutez le signe %, ou donnez à la cellule le format pourcentage.`,
    'number-for-date': 'C’est un nombre, pas une date. Saisissez la date à nouveau, par exemple 31/12/2026.',
    'date-for-number':
      'Votre tableur en a fait une date. Donnez à la cellule le format nombre et saisissez le nombre à nouveau.',
    'digits-lost':
      'Un tableur ne garde que 15 chiffres d’un nombre. Donnez à la cellule le format Texte et saisissez le numéro à nouveau.',
    'amount-too-precise':
      'Un montant a deux chiffres au maximum après la virgule. Arrondissez-le, dans une formule avec ARRONDI (en anglais ROUND) : =ARRONDI(…;2).',
    'percentage-too-precise':
      'Un pourcentage a deux chiffres au maximum après la virgule. Arrondissez-le, dans une formule avec ARRONDI (en anglais ROUND) : =ARRONDI(…;4).',
    'number-not-whole':
      'Il faut un nombre entier. Arrondissez-le, dans une formule avec ARRONDI (en anglais ROUND) : =ARRONDI(…;0).',
    'shown-differently':
      'Votre tableur affiche autre chose que le contenu de la cellule. C’est le contenu qui a été lu.',
    'percentage-without-sign': 'Il n’y a pas de signe %.',
    'dot-for-thousands': 'Le point a été lu comme séparateur de milliers.',
    'date-order':
      'La cellule affiche le jour et le mois dans un autre ordre. C’est la date que la cellule contient qui a été lue.',
    'date-incomplete': 'La cellule n’affiche pas la date complète.',
    'error-text': 'Cela ressemble à une erreur de votre tableur. C’est lu comme un texte.',
    'text-by-format': 'Dans votre tableur, ce n’est pas un texte. Ce que la cellule affiche a été lu.',
    'result-too-large': (column) => `« ${column} », qui en découle, devient trop grand.`,
    'key-repeated': (row, columns) =>
      `La ligne ${row} du fichier contient déjà la même chose (${columns}). Vérifiez que cette ligne n’est pas en double.`,
  },
  sheet: {
    notice:
      'Laissez cette ligne en place : elle indique à quoi sert le tableau. Une cellule rouge est à corriger, une jaune est à compléter.',
    optionsName: 'Choix',
    takes: {
      amount: 'Un montant en euros, par exemple 1234,50.',
      number: 'Un nombre entier, sans virgule.',
      percentage: 'Un pourcentage de 0 à 100, par exemple 12,5 %.',
      date: 'Une date, par exemple 31/12/2026.',
      dateBetween: (from, until) => `Une date du ${from} au ${until} inclus.`,
      choice: 'Choisissez dans la liste.',
      text: (maxLength) => `Un texte de ${maxLength} caractères au maximum.`,
    },
    refusal: (takes) => `Cette valeur ne convient pas dans cette colonne. Saisissez autre chose : ${takes}`,
  },
  byFile: (file) => `Ces lignes viennent du fichier ${file}. Pour les modifier, importez un nouveau tableau.`,
  toTable: 'Encoder les lignes dans un tableur',
  toOtherTable: 'Importer un nouveau tableau',
  switch: 'Passer au formulaire',
  switchTitle: 'Désormais dans le formulaire ?',
  switchText: (table) =>
    `Les lignes de « ${table} » restent et pourront ensuite être modifiées dans le formulaire. Votre fichier ne sera alors plus à jour. Vous pourrez encore importer un tableau plus tard : il remplacera toutes les lignes.`,
  switchConfirm: 'Oui, passer au formulaire',
};
