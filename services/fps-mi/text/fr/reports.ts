import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const reports: Texts['reports'] = {
  title: 'Rapports reçus',
  reports: 'Rapports reçus',
  allForms: 'Tous les formulaires',
  count: (shown, total) => `${shown} sur ${total} ${total > 1 ? 'rapports' : 'rapport'}`,
  noneYet: 'Aucun rapport n’a encore été reçu.',
  noneFound: 'Aucun rapport ne correspond à ce filtre.',
  newer: 'Rapports précédents',
  older: 'Rapports suivants',
  allStatuses: 'Tous les statuts',
  searchHelp: 'CPAS, code INS ou référence',
  sortBy: (column) => `Trier par ${column}`,
  exportHint: 'Choisissez un formulaire pour obtenir aussi ses champs en colonnes.',
  exportWithLines: (tables) =>
    tables === 0
      ? 'Avec les champs du formulaire en colonnes.'
      : 'Avec les champs du formulaire en colonnes ; le fichier XLSX a aussi une feuille avec les lignes de chaque tableau.',
  select: (reference) => `Choisir ${reference}`,
  acceptChosen: 'Accepter les rapports choisis',
  problem: 'Il y a un problème avec le filtre',
  problems: {
    form: 'Choisissez un formulaire dans la liste',
    year: 'Indiquez une année en quatre chiffres, entre 2000 et 2100',
    offset: 'Cette partie de la liste n’existe pas ; recommencez au début',
  },
};
