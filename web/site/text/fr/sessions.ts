import type { sessions as nl } from '#web/site/text/nl/sessions.ts';

export const sessions: typeof nl = {
  loggedOutTitle: 'Vous êtes déconnecté',
  loggedOut:
    'Votre session ici est terminée. Vous allez aussi être déconnecté du service d’authentification. Si rien ne se passe, utilisez le bouton.',
  logOutThere: 'Se déconnecter là aussi',
};
