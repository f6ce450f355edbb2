import type { Texts } from '#web/text/texts.ts';

export const lineEditor: Texts['lineEditor'] = {
  added: (line) => `${line} : ajoutée.`,
  copied: (line) => `${line} : ajoutée comme copie. Modifiez ce qui diffère.`,
  kept: (line) => `${line} : mise à jour.`,
  removed: (line) => `${line} : supprimée.`,
  toCheck: (count) =>
    count === 1
      ? 'Un point de cette ligne reste à compléter ou à vérifier.'
      : `${count} points de cette ligne restent à compléter ou à vérifier.`,
  notTaken: (count) =>
    count === 1 ? 'Non repris : un champ n’est pas correct.' : `Non repris : ${count} champs ne sont pas corrects.`,
  refusals: {
    'role-missing':
      'Vous n’avez plus de rôle pour cela. Ce que vous avez saisi est toujours là, mais ne peut pas être enregistré.',
    'draft-missing':
      'Vos modifications précédentes ne sont plus conservées. Ce que vous avez saisi est toujours là : cliquez sur Enregistrer.',
    'already-sent':
      'Ce formulaire a été envoyé entre-temps et ne peut plus être modifié. Ce que vous avez saisi est toujours là, mais ne peut pas être enregistré.',
    'lines-from-file':
      'Ces lignes sont désormais encodées dans un tableur. Ce que vous avez saisi est toujours là, mais ne peut pas être enregistré ici.',
    'too-many-lines':
      'Il y a trop de lignes pour ce tableau. Ce qui s’y trouvait déjà n’a pas changé. Ajoutez moins de lignes.',
  },
  failures: {
    '401':
      'Votre session a expiré. Ce que vous avez saisi est toujours là. Connectez-vous à nouveau dans une nouvelle fenêtre, puis cliquez encore une fois sur ce bouton.',
    '403':
      'Vous n’avez plus de rôle pour cela. Ce que vous avez saisi est toujours là, mais ne peut pas être enregistré.',
    '409':
      'Vos modifications précédentes des lignes ne sont plus conservées. Ce que vous avez saisi est toujours là : cliquez sur Enregistrer.',
    '413':
      'C’est trop en une fois. Ce que vous avez saisi est toujours là. Collez ou modifiez moins de lignes à la fois.',
    '429':
      'C’était trop souvent en peu de temps. Ce que vous avez saisi est toujours là. Attendez une minute et cliquez encore une fois sur ce bouton.',
    'person-changed':
      'Entre-temps, une autre personne s’est connectée dans ce navigateur. Ce que vous avez saisi est toujours là. Reconnectez-vous sous votre propre nom dans une nouvelle fenêtre, puis cliquez encore une fois sur ce bouton.',
    unreachable:
      'L’application ne répond pas. Ce que vous avez saisi est toujours là. Vérifiez votre connexion à internet et cliquez encore une fois sur ce bouton.',
    other:
      'Cela n’a pas réussi. Ce que vous avez saisi est toujours là. Cliquez encore une fois sur ce bouton ou enregistrez le formulaire.',
  },
};
