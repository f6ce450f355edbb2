export const failures = {
  busy: {
    title: 'Il y a beaucoup de demandes en ce moment',
    text: 'Rien n’est perdu et rien n’a été modifié : votre demande n’a pas encore été traitée.',
  },
  'still-busy': {
    title: 'Votre demande précédente est encore en cours',
    text: 'Rien n’est perdu et rien n’a été modifié : cette demande n’a pas été traitée. Les documents d’une même personne sont créés l’un après l’autre.',
  },
  'too-many-requests': {
    title: 'Trop de demandes à la suite',
    text: 'Rien n’est perdu et rien n’a été modifié : votre dernière demande n’a pas été traitée. Trop de demandes sont venues de vous ou de votre réseau en peu de temps.',
  },
  'too-slow': {
    title: 'Vos données sont arrivées trop lentement',
    text: 'Rien n’a été modifié. Revenez en arrière dans votre navigateur : ce que vous avez saisi s’y trouve encore. Réessayez ; si le problème persiste, choisissez une autre connexion.',
  },
  'login-interrupted': {
    title: 'La connexion a été interrompue',
    text: 'Vous n’êtes pas connecté et rien n’a été modifié. La connexion a été abandonnée, a duré plus d’un quart d’heure, avait déjà eu lieu ou a commencé dans un autre navigateur. Reconnectez-vous. Si le problème persiste, autorisez les cookies pour ce site.',
  },
  'login-too-weak': {
    title: 'Ce mode de connexion ne suffit pas',
    text: 'Vous n’êtes pas connecté et rien n’a été modifié. Reconnectez-vous en choisissant un autre mode, comme l’eID ou itsme. Si le problème persiste, contactez le helpdesk.',
  },
  'login-not-recent': {
    title: 'Identifiez-vous à nouveau',
    text: 'Vous n’êtes pas connecté et rien n’a été modifié. Il n’est pas certain que vous vous soyez identifié récemment. Reconnectez-vous en vous identifiant à nouveau. Si le problème persiste, contactez le helpdesk.',
  },
};

export const confirmFailures = {
  'confirm-interrupted': {
    title: 'Votre confirmation a été interrompue',
    text: 'Rien n’a été signé ni modifié. L’identification a été abandonnée ou a duré plus d’un quart d’heure. Vérifiez ce qui figure ci-dessous et réessayez.',
  },
  'confirm-other-person': {
    title: 'Une autre personne s’est identifiée',
    text: 'Rien n’a été signé ni modifié. La personne qui appuie sur le bouton doit s’identifier elle-même. Déconnectez-vous si cette session n’est pas la vôtre ; sinon, réessayez.',
  },
  'confirm-too-weak': {
    title: 'Ce mode de connexion ne suffit pas',
    text: 'Rien n’a été signé ni modifié. Reconnectez-vous en choisissant un autre mode, comme l’eID ou itsme. Si le problème persiste, contactez le helpdesk.',
  },
  'confirm-not-recent': {
    title: 'Identifiez-vous à nouveau',
    text: 'Rien n’a été signé ni modifié. Il n’est pas certain que vous vous soyez identifié récemment. Reconnectez-vous, puis réessayez. Si le problème persiste, contactez le helpdesk.',
  },
  'confirm-failed': {
    title: 'Votre confirmation n’a pas pu être vérifiée',
    text: 'Rien n’a été signé ni modifié. La réponse du service d’authentification n’est pas correcte. Réessayez ; si le problème persiste, contactez le helpdesk.',
  },
  'confirm-unavailable': {
    title: 'Le service d’authentification ne répond pas',
    text: 'Rien n’a été signé ni modifié. La signature se confirme par ce service. Réessayez dans quelques minutes.',
  },
};
