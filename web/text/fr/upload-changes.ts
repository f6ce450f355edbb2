import type { Texts } from '#web/text/texts.ts';

export const uploadChanges: Texts['uploadChanges'] = {
  title: 'Ce qui change',
  counts: ({ added, changed, removed, equal }) =>
    `${added} nouvelles, ${changed} modifiées, ${removed} disparues, ${equal} identiques`,
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
