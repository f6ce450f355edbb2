import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const failures: Texts['failures'] = {
  'not-found': {
    title: 'Introuvable',
    text: 'Il n’y a ni page ni rapport à cette adresse. Vérifiez l’adresse.',
  },
  'database-unavailable': {
    title: 'Momentanément indisponible',
    text: 'La base de données ne répond pas. Rien n’est perdu : les rapports envoyés entre-temps seront présentés à nouveau. Réessayez dans quelques minutes.',
  },
  busy: {
    title: 'Il y a beaucoup de demandes en ce moment',
    text: 'Rien n’est perdu et rien n’a été modifié : votre demande n’a pas encore été traitée.',
  },
  'login-needed': {
    title: 'Connectez-vous d’abord',
    text: 'Vous avez été déconnecté entre-temps. Rien n’a été modifié. Connectez-vous et réessayez.',
  },
  'login-failed': {
    title: 'La connexion n’a pas abouti',
    text: 'Vous n’êtes pas connecté et rien n’a été modifié. Reconnectez-vous ; si le problème persiste, fermez votre navigateur et essayez encore.',
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
  'login-unavailable': {
    title: 'La connexion est momentanément impossible',
    text: 'Le service d’authentification ne répond pas. Réessayez dans quelques minutes.',
  },
  'not-admitted': {
    title: 'Vous n’êtes pas gestionnaire de dossiers du SPP IS',
    text: 'Vous avez bien été identifié, mais ces pages sont réservées aux gestionnaires de dossiers. Si vous en êtes un, demandez à votre chef de service de vous faire ajouter. Cette tentative a été notée.',
  },
  'person-changed': {
    title: 'Une autre personne est maintenant connectée',
    text: 'La page avait été préparée pour la personne connectée avant vous sur cet ordinateur. Rien n’a été modifié. Rouvrez la page.',
  },
  'request-refused': {
    title: 'Cette demande n’a pas pu être acceptée',
    text: 'La demande ne venait pas d’une de nos pages, ou elle était trop volumineuse. Rien n’a été modifié. Rouvrez la page et réessayez.',
  },
  unexpected: {
    title: 'Une erreur s’est produite',
    text: 'L’erreur vient de chez nous et a été notée. Réessayez.',
  },
};
