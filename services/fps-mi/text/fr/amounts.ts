import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const amounts: Texts['amounts'] = {
  title: 'Montants octroyés',
  lead: 'Les maximums et les avances de chaque CPAS. Le CPAS les voit dans son formulaire ; un rapport avec d’autres montants n’est pas reçu.',
  now: 'Octroyé actuellement',
  none: 'Aucun montant n’est encore octroyé : chaque CPAS reçoit 0 euro.',
  since: (moment, name) => `Fixé le ${moment} par ${name}.`,
  sinceNobody: (moment) => `Fixé le ${moment}.`,
  waiting: 'Ces montants s’appliqueront à l’ouverture de la campagne.',
  unconfirmed:
    'Une modification plus récente n’a pas encore été confirmée. Importez à nouveau le même fichier et confirmez-le : ce qui est fait ne l’est pas une seconde fois.',
  amount: 'Montant',
  organisations: 'CPAS avec un montant',
  total: 'Ensemble',
  each: (count) => `Montants de ${count} CPAS`,
  sum: (total, count) => `${total} pour ${count} CPAS`,
  change: 'Modifier les montants',
  link: 'Voir ou modifier les montants',
  openFirst: 'Vérifiez les montants avant d’ouvrir la campagne.',
  steps: [
    'Téléchargez la liste : tous les CPAS avec leur code INS et leur montant actuel.',
    'Complétez les montants. Une cellule vide laisse un montant inchangé ; 0 le supprime.',
    'Importez la liste et vérifiez ce qui change. Rien n’est fixé avant votre confirmation.',
  ],
  download: 'Télécharger la liste :',
  file: 'Liste complétée',
  fileHelp:
    'XLSX, ODS ou CSV, 5 Mo au maximum. Votre propre liste convient aussi, avec une colonne « INS » et une colonne par montant. Les CPAS qui n’y figurent pas gardent leur montant.',
  upload: 'Importer et vérifier',
  unavailable:
    'Les campagnes sont momentanément inaccessibles : les montants ne peuvent pas être confirmés maintenant.',
  opening: 'La campagne est en cours d’ouverture. Vous pourrez confirmer dès que tous les rapports seront ouverts.',
  row: (row) => `Ligne ${row}`,
  column: (letter) => `colonne ${letter}`,
  more: (count) => (count === 1 ? 'et encore 1 erreur' : `et encore ${count} erreurs`),
  wrong: (count) =>
    count === 1
      ? 'Une cellule est incorrecte ; rien n’a été modifié'
      : `${count} cellules sont incorrectes ; rien n’a été modifié`,
  refused: 'Le fichier n’a pas été lu ; rien n’a été modifié',
  problems: {
    'header-missing': (columns) =>
      `aucune ligne ne nomme les colonnes. Il faut une colonne « INS » et une colonne pour le montant : ${columns}`,
    'amount-column-missing': (columns) => `il n’y a pas de colonne avec un montant. Nommez-la ${columns}`,
    'column-twice': (letter) => `cette colonne concerne le même montant que la colonne ${letter}`,
    'other-form': () => 'cette liste concerne un autre formulaire',
    'other-year': () => 'cette liste concerne une autre année',
    'nis-missing': () => 'le code INS manque. Un nom seul ne suffit pas',
    'nis-missing-of': (nis) => `le code INS manque. Un nom seul ne suffit pas ; est-ce ${nis} ?`,
    'nis-not-understood': () => 'ce n’est pas un code INS de cinq chiffres',
    'nis-unknown': () => 'il n’y a pas de CPAS avec ce code INS',
    'nis-merged': (codes) =>
      `cette commune est née d’une fusion le 1er janvier 2025. La campagne a encore les anciens CPAS : indiquez les montants sous ${codes}`,
    'nis-twice': (row) => `ce CPAS figure aussi à la ligne ${row}`,
    'name-differs': (name) => `ce nom ne correspond pas au code INS, qui est celui de ${name}`,
    'amount-missing': () => 'le montant manque',
    'amount-not-understood': () => 'ce n’est pas un montant',
    'amount-negative': () => 'un montant octroyé ne peut pas être inférieur à zéro',
    'amount-too-precise': () => 'un montant a au plus deux chiffres après la virgule',
    'amount-too-large': () => 'le montant est trop grand',
    'formula-without-value': () =>
      'aucun résultat de cette formule n’a été conservé. Ouvrez le fichier dans votre tableur et enregistrez-le à nouveau',
    'formula-failed': () => 'la formule donne une erreur',
    'total-differs': (sum) => `ce total n’est pas correct : les lignes au-dessus font ensemble ${sum}`,
    'lines-missing': () => 'le fichier ne contient aucun CPAS',
    'lines-too-many': () => 'le fichier contient trop de lignes',
  },
  fileMissing: 'Choisissez un fichier. Aucun fichier n’a été joint, ou il est vide.',
  busy: (seconds) =>
    `D’autres fichiers sont en cours de lecture. Réessayez dans ${seconds === 1 ? '1 seconde' : `${seconds} secondes`} : choisissez alors le même fichier.`,
  severalSheets: (sheets) =>
    `Le fichier a plusieurs feuilles avec des données : ${sheets}. N’en gardez qu’une, ou masquez les autres.`,
  fileRefusals: {
    'file-too-large': 'Le fichier dépasse 5 Mo.',
    'file-unknown': 'Ce n’est ni XLSX, ni ODS, ni CSV. Enregistrez la liste dans un de ces formats.',
    'file-old': 'Le fichier date d’avant Excel 2007 (XLS). Enregistrez-le comme XLSX.',
    'file-locked': 'Le fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe comme XLSX.',
    'file-binary': 'C’est un classeur binaire d’Excel (XLSB). Enregistrez la liste comme XLSX.',
    'file-numbers': 'C’est un fichier de Numbers. Exportez la liste vers Excel (XLSX).',
    'file-pdf': 'C’est un PDF. Dans votre tableur, enregistrez la liste comme XLSX.',
    'file-html':
      'C’est une page web qui porte le nom d’une feuille de calcul. Ouvrez-la dans votre tableur et enregistrez-la comme XLSX.',
    'file-xml':
      'C’est une feuille de calcul en un seul fichier XML. Ouvrez-la dans votre tableur et enregistrez-la comme XLSX ou ODS.',
    'file-old-or-locked':
      'Le fichier est protégé par un mot de passe ou date d’avant Excel 2007 (XLS). Enregistrez-le sans mot de passe comme XLSX.',
    'file-with-macros': 'Le fichier contient des macros. Enregistrez-le comme XLSX, sans macros.',
    'file-swells': 'Décompressé, le fichier serait bien plus grand que ne peut l’être une liste.',
    'file-unreadable':
      'Le fichier est endommagé ou incomplet. Ouvrez-le dans votre tableur et enregistrez-le à nouveau.',
    'file-commas':
      'Dans ce CSV, une virgule sépare les colonnes et aussi les décimales : les centimes ne sont pas sûrs. Enregistrez la liste en XLSX, ou en CSV avec des points-virgules.',
    'file-too-many-lines': 'Le fichier contient trop de lignes.',
    'file-takes-too-long': 'La lecture durait trop longtemps ou demandait trop de mémoire.',
  },
  previewTitle: 'Vérifier les montants',
  previewLead: 'Rien n’est encore fixé. Vérifiez ce qui change et confirmez en bas de la page.',
  kinds: { new: 'nouveau', changed: 'modifié', ended: 'supprimé', unchanged: 'inchangé' },
  counts: {
    new: (count) => (count === 1 ? '1 nouveau montant' : `${count} nouveaux montants`),
    changed: (count) => (count === 1 ? '1 montant modifié' : `${count} montants modifiés`),
    ended: (count) => (count === 1 ? '1 montant supprimé' : `${count} montants supprimés`),
    unchanged: (count) => (count === 1 ? '1 montant inchangé' : `${count} montants inchangés`),
  },
  kept: (count) =>
    count === 1
      ? '1 CPAS ne figure pas dans le fichier et garde ses montants.'
      : `${count} CPAS ne figurent pas dans le fichier et gardent leurs montants.`,
  without: (count) =>
    count === 1 ? '1 CPAS n’aura ensuite aucun montant' : `${count} CPAS n’auront ensuite aucun montant`,
  sums: 'Totaux',
  before: 'Actuellement',
  after: 'Ensuite',
  difference: 'Différence',
  notes: 'À vérifier',
  note: {
    merged: (found, into) =>
      `${found} fait partie de ${into} depuis le 1er janvier 2025 ; la campagne a encore l’ancien CPAS`,
    'shown-differently': (found, read) =>
      `le tableur affiche « ${found} » ; la cellule contient ${read}, et c’est ce qui a été lu`,
    dash: (found) => `« ${found} » a été lu comme 0`,
    total: (found) => `le total a été recalculé et n’est pas lu comme un CPAS : ${found}`,
    unread: (found) => `non lu, car sans code INS et sans montant : ${found}`,
  },
  missingFields: (fields) => `Le fichier n’a pas de colonne pour ${fields} : ces montants restent inchangés.`,
  unreadColumns: (headers) => `Ces colonnes n’ont pas été lues : ${headers}.`,
  changes: 'Ce qui change',
  kind: 'Modification',
  same: (count) => (count === 1 ? 'Inchangé (1)' : `Inchangés (${count})`),
  confirm: 'Fixer ces montants',
  nothing: 'Le fichier ne change rien : tous les montants sont déjà ainsi.',
  otherFile: 'Importer un autre fichier',
  gone: 'Ce fichier n’est plus conservé : un fichier reste disponible un jour. Ce qui était fixé reste valable.',
  changedMeanwhile: 'Les montants ont été modifiés entre-temps. Rien n’a été fixé : vérifiez à nouveau ci-dessous.',
  template: {
    nisHelp: 'Laissez le code INS en place : il identifie le CPAS.',
    nisError: 'Un code INS a cinq chiffres.',
    amountHelp:
      'Un montant en euros, avec deux chiffres au plus après la virgule. Vide : le montant reste inchangé. 0 : il est supprimé.',
    amountError: 'Indiquez un montant de zéro ou plus.',
  },
};
