import type { Texts } from '#services/identity/text/texts.ts';

export const logout: Texts['logout'] = {
  title: 'Voulez-vous vous déconnecter ?',
  question: 'Vous êtes encore connecté ici. Après la déconnexion, vous devrez à nouveau prouver qui vous êtes.',
  submit: 'Se déconnecter',
  stay: 'Rester connecté',
  leavingTitle: 'Vous allez être redirigé',
  leaving: 'Rien ne se passe ? Continuez vous-même.',
  continue: 'Continuer',
  doneTitle: 'Vous êtes déconnecté',
  done: 'Vous pouvez fermer cette fenêtre.',
};
