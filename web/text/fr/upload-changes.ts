import type { Texts } from '#web/text/texts.ts';

export const uploadChanges: Texts['uploadChanges'] = {
  title: 'Ce qui change',
  counts: {
    added: (count, shown) => `${shown} ${count < 2 ? 'nouvelle' : 'nouvelles'}`,
    changed: (count, shown) => `${shown} ${count < 2 ? 'modifiée' : 'modifiées'}`,
    removed: (count, shown) => `${shown} ${count < 2 ? 'disparue' : 'disparues'}`,
    equal: (count, shown) => `${shown} ${count < 2 ? 'identique' : 'identiques'}`,
  },
  kinds: { added: 'Nouvelle', changed: 'Modifiée', removed: 'Disparue' },
  reordered: 'Les lignes sont les mêmes, seul leur ordre est différent.',
  saved: 'Enregistré à présent',
  afterwards: 'Après l’enregistrement',
  lines: 'Nombre de lignes',
  total: (column) => `Total : ${column}`,
  fromForm:
    'Ces lignes ont été encodées dans le formulaire. Si vous les remplacez toutes, vous les modifierez ensuite en important un nouveau fichier.',
  nothing:
    'Le fichier contient exactement ce qui est déjà enregistré. Rien ne change : vous n’avez rien à enregistrer.',
  toForm: 'Retour au formulaire',
  choose: 'Comment voulez-vous enregistrer ?',
  ways: {
    replace: {
      name: 'Remplacer toutes les lignes',
      text: (gone, shown) =>
        gone === 1
          ? 'La ligne qui ne figure pas dans le fichier est supprimée.'
          : `Les ${shown} lignes qui ne figurent pas dans le fichier sont supprimées.`,
    },
    update: {
      name: 'Mettre à jour et compléter',
      text: (gone, shown) =>
        `${gone === 1 ? 'La ligne qui ne figure pas dans le fichier est conservée' : `Les ${shown} lignes qui ne figurent pas dans le fichier sont conservées`}. Vous modifierez ensuite les lignes dans le formulaire.`,
    },
  },
  changesTitle: 'Les lignes qui changent',
  recognised: (columns) =>
    `L’ordre ne joue aucun rôle. Deux lignes vont ensemble si ceci est identique : ${columns}. « Disparue » indique ce qui ne figure pas dans le fichier.`,
};

export const lastYear: Texts['lastYear'] = {
  download: (year) => `Télécharger le tableau avec les lignes de ${year}`,
  lines: (count, shown, year, columns) =>
    `${count === 1 ? '1 ligne' : `${shown} lignes`} de votre rapport de ${year}. Déjà complété : ${columns}.`,
  empty: (columns) => `Encore à compléter : ${columns}.`,
};
