/** What is typed in a form and not saved. */
export const autosave = {
  offerTitle: 'Vous avez des modifications non enregistrées',
  offer: (moment: string) =>
    `Le ${moment}, vous avez saisi des données dans ce formulaire sans les enregistrer. Elles ont été conservées pour vous.`,
  continue: 'Reprendre ma saisie',
  discard: 'Supprimer ma saisie',
  continued: (moment: string) => `Vous poursuivez votre saisie du ${moment}. Elle n’est pas encore enregistrée.`,
  kept: (time: string) => `Votre saisie a été conservée provisoirement à ${time}. Elle n’est pas encore enregistrée.`,
  sessionEnded:
    'Ce que vous saisissez maintenant n’est pas conservé provisoirement\u00a0: votre session a expiré. Votre saisie est encore sur cette page. Connectez-vous dans un nouvel onglet, puis continuez ici.',
  notKept:
    'Ce que vous saisissez maintenant n’est pas conservé provisoirement\u00a0: l’application ne répond pas. Votre saisie est encore sur cette page. Enregistrez-la dès que possible.',
};
