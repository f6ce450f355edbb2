import type { Texts } from '#web/text/texts.ts';

export const signMany: Texts['signMany'] = {
  title: 'Signer des formulaires',
  none: 'Aucun formulaire n’attend actuellement votre signature.',
  lead: 'Choisissez les formulaires que vous voulez signer. Vous vous identifierez ensuite une seule fois pour tous.',
  waiting: (count) =>
    count === 1 ? 'Un formulaire attend votre signature.' : `${count} formulaires attendent votre signature.`,
  more: (count, most) =>
    `Vous pouvez en signer ${most} à la fois. ${count === 1 ? 'Un autre suivra' : `${count} autres suivront`} ensuite.`,
  selectAll: 'Tout sélectionner',
  selectNone: 'Ne rien sélectionner',
  as: {
    chair: (organisation) => `${organisation}, en tant que président(e)`,
    generalDirector: (organisation) => `${organisation}, en tant que directeur général/secrétaire`,
  },
  eitherRole:
    'Vous pouvez aussi signer ce formulaire en tant que directeur général/secrétaire. Pour cela, ouvrez-le et signez-le sur sa page.',
  dueOn: (day) => `Au plus tard le ${day}`,
  first: {
    chair: 'Il attendra ensuite la signature de la présidence.',
    generalDirector: 'Il attendra ensuite la signature de la direction générale (ou du secrétaire).',
  },
  returned: (reason) => `Renvoyé par le SPP IS : « ${reason} »`,
  open: 'Voir le formulaire complet',
  declarationTitle: 'Votre déclaration',
  declaration:
    'Je déclare, en la qualité indiquée pour chaque formulaire choisi, que ses données sont exactes et complètes et qu’elles concordent avec la comptabilité et les pièces justificatives.',
  nothingChosen: {
    title: 'Choisissez d’abord un formulaire',
    text: 'Rien n’a été signé. Cochez les formulaires que vous voulez signer.',
  },
  tooMany: {
    title: 'Il y en a trop à la fois',
    text: (most) => `Rien n’a été signé. Choisissez au maximum ${most} formulaires et signez les autres ensuite.`,
  },
  notConfirmed: {
    title: 'Confirmez d’abord ce qui est indiqué',
    text: 'Rien n’a été signé. Un formulaire choisi demande une confirmation supplémentaire. Cochez-la ou décochez ce formulaire.',
  },
  resultTitle: 'Vos signatures',
  signedCount: (signed, all) =>
    all === 1
      ? signed === 1
        ? 'Le formulaire est signé.'
        : 'Le formulaire n’est pas signé.'
      : signed === all
        ? `Les ${all} formulaires sont signés.`
        : signed === 0
          ? `Aucun des ${all} formulaires n’est signé.`
          : `${signed} formulaire${signed === 1 ? '' : 's'} sur ${all} ${signed === 1 ? 'est signé' : 'sont signés'}.`,
  signedTitle: 'Signés',
  notSignedTitle: 'Non signés',
  openTitle: 'Pas encore confirmés',
  waits: 'Signé. Il attend encore l’autre signature.',
  sending: 'Signé. Il est en cours d’envoi au SPP IS.',
  sent: (reference) => `Signé et envoyé au SPP IS. Référence : ${reference}`,
  superseded: 'Vous avez signé, mais le contenu a été modifié ensuite. Votre signature n’est plus valable.',
  notAsked: 'Vous ne l’avez pas confirmé auprès du service d’authentification. Rien n’a été signé.',
  unavailable:
    'Une partie de l’application était inaccessible. Ce formulaire n’est pas signé. Réessayez dans quelques minutes.',
  unconfirmed:
    'Votre signature est en route, mais n’est pas encore confirmée. Actualisez cette page dans une minute. Vous pouvez signer à nouveau sans risque : rien ne se fera deux fois.',
  contentChanged:
    'Le contenu a été modifié depuis que vous l’avez vu. Vérifiez le nouveau contenu et signez à nouveau.',
  remaining: 'Continuer à signer',
};
