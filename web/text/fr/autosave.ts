/** What is typed in a form and not saved. */
export const autosave = {
  offerTitle: 'Vous avez des modifications non enregistrées',
  offer: (moment: string) =>
    `Le ${moment}, vous avez saisi des données dans ce formulaire sans les enregistrer. Elles ont été conservées comme brouillon.`,
  continue: 'Reprendre le brouillon',
  discard: 'Supprimer le brouillon',
  continued: (moment: string) => `Vous poursuivez votre brouillon du ${moment}. Il n’est pas encore enregistré.`,
  kept: (time: string) =>
    `Ce que vous saisissez a été conservé comme brouillon à ${time}. Ce n’est pas encore enregistré.`,
  sessionEnded:
    'Ce que vous saisissez maintenant n’est pas conservé comme brouillon\u00a0: votre session a expiré. Votre saisie est encore sur cette page. Connectez-vous dans un nouvel onglet, puis continuez ici.',
  notKept:
    'Ce que vous saisissez maintenant n’est pas conservé comme brouillon\u00a0: l’application ne répond pas. Votre saisie est encore sur cette page. Enregistrez-la dès que possible.',
};
