import type { Texts } from '#services/fps-mi/text/nl/index.ts';
import { failures as shared } from '#web/site/text/fr/failures.ts';

export const failures: Texts['failures'] = {
  ...shared,
  'not-found': {
    title: 'Introuvable',
    text: 'Il n’y a ni page ni rapport à cette adresse. Vérifiez l’adresse.',
  },
  'database-unavailable': {
    title: 'Momentanément indisponible',
    text: 'La base de données ne répond pas. Rien n’est perdu : les rapports envoyés entre-temps seront présentés à nouveau. Réessayez dans quelques minutes.',
  },
  'login-needed': {
    title: 'Connectez-vous d’abord',
    text: 'Vous avez été déconnecté entre-temps. Rien n’a été modifié. Connectez-vous et réessayez.',
  },
  'login-failed': {
    title: 'La connexion n’a pas abouti',
    text: 'Vous n’êtes pas connecté et rien n’a été modifié. Reconnectez-vous ; si le problème persiste, fermez votre navigateur et essayez encore.',
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
