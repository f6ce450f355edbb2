import type { Texts } from '#services/identity/text/texts.ts';

export const help: Texts['help'] = {
  title: 'La carte d’identité électronique (eID)',
  paragraphs: [
    'La puce d’une carte d’identité belge contient des clés qui vous permettent de prouver qui vous êtes sur un site web. Le vrai service d’authentification lit la carte avec un lecteur et vous demande votre code PIN.',
    'Cette imitation ne lit aucune carte et ne demande aucun code PIN. Vous n’avez donc besoin ni de lecteur ni de logiciel : choisissez une manière de vous connecter, puis la personne au nom de laquelle vous voulez essayer le Rapport unique.',
    'Votre choix est communiqué au Rapport unique comme le ferait le vrai service. Une signature mentionnera par exemple que la connexion s’est faite avec l’eID.',
  ],
  back: 'Retour à la connexion',
};
