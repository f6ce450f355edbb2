/** What is typed in a form and not saved. */
export const autosave = {
  title: 'Vous avez des modifications non enregistrées',
  shown: (moment: string) =>
    `Vous voyez ce que vous avez saisi le ${moment} sans l’enregistrer. Enregistrez votre saisie, ou supprimez-la pour revenir à ce qui est enregistré.`,
  discard: 'Supprimer ma saisie',
  kept: (time: string) => `Votre saisie a été conservée provisoirement à ${time}. Elle n’est pas encore enregistrée.`,
  sessionEnded:
    'Ce que vous saisissez maintenant n’est pas conservé provisoirement\u00a0: votre session a expiré. Votre saisie est encore sur cette page. Connectez-vous dans un nouvel onglet, puis continuez ici.',
  notKept:
    'Ce que vous saisissez maintenant n’est pas conservé provisoirement\u00a0: l’application ne répond pas. Votre saisie est encore sur cette page. Enregistrez-la dès que possible.',
};
