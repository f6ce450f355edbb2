export const failures = {
  busy: {
    title: 'Il y a beaucoup de demandes en ce moment',
    text: 'Rien n’est perdu et rien n’a été modifié : votre demande n’a pas encore été traitée.',
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
