/** The warning before a session ends. */
export const sessionEnd = {
  title: 'Votre session va bientôt se terminer',
  time: 'Vous serez déconnecté(e) à',
  unused: 'Vous n’avez pas utilisé l’application depuis un moment.',
  longest:
    'Une session dure dix heures au maximum. Enregistrez ce que vous souhaitez conserver, ou reconnectez-vous dans un nouvel onglet, puis continuez ici.',
  ended:
    'Votre session a expiré. Ce que vous avez saisi sur cette page s’y trouve encore. Connectez-vous dans un nouvel onglet, puis continuez ici.',
  stay: 'Rester connecté(e)',
  logIn: 'Se connecter dans un nouvel onglet',
  close: 'Fermer',
};
