import type { Texts } from '#web/text/texts.ts';

export const form: Texts['form'] = {
  fillIn: 'Remplir le formulaire',
  amountHelp: 'En euros, par exemple 1 234,50.',
  numberHelp: 'Un nombre entier, par exemple 12.',
  percentageHelp: 'Un pourcentage, par exemple 12,5.',
  choose: 'Faites un choix',
  newLine: 'Nouvelle ligne',
  addLine: 'Ajouter une ligne',
  keepLine: 'Terminé',
  changeLine: 'Modifier',
  copyLine: 'Dupliquer',
  copyPrevious: 'Reprendre la ligne précédente',
  removeLine: 'Supprimer',
  previousLines: 'Lignes précédentes',
  nextLines: 'Lignes suivantes',
  draft: 'Vous avez des modifications qui ne sont pas encore enregistrées. Appuyez sur Enregistrer pour les conserver.',
  canWait:
    'Vous pouvez enregistrer ce formulaire avant qu’il soit complet. Vous ou un collègue pourrez le poursuivre plus tard. Il ne peut être signé que lorsque tout est rempli et exact.',
  findings: {
    errorsTitle: (count) =>
      count === 1
        ? 'Encore 1 point avant de pouvoir faire signer'
        : `Encore ${count} points avant de pouvoir faire signer`,
    warningsTitle: 'À vérifier',
    warningsLead: 'Est-ce exact ? Alors vous n’avez rien à modifier.',
    more: (count) => `et encore ${count}`,
  },
  newerVersion:
    'Il existe entre-temps une version plus récente de ce formulaire. Ce rapport reste dans la version dans laquelle il a été rempli.',
  newerVersionLink: 'Ce qui diffère dans la version plus récente',
  computed: 'calculé automatiquement',
  payee: 'Compte à créditer',
  unsavedWarning:
    'Cliquez sur Enregistrer avant de quitter cette page : ce que vous n’enregistrez pas ne figurera pas dans le formulaire.',
  removesSignatures:
    'Ce formulaire est déjà signé. Si vous modifiez quelque chose, ou enregistrez après un changement de compte bancaire, la signature est supprimée.',
  conflictTitle: 'Ce qui est enregistré maintenant',
  toOverview: 'Voir le récapitulatif',
};

export const changes: Texts['changes'] = {
  lines: {
    added: (count) => `${count} ${count === 1 ? 'ligne ajoutée' : 'lignes ajoutées'}`,
    removed: (count) => `${count} ${count === 1 ? 'ligne supprimée' : 'lignes supprimées'}`,
    changed: (count) => `${count} ${count === 1 ? 'ligne modifiée' : 'lignes modifiées'}`,
  },
  title: 'Deux versions d’un formulaire',
  between: (before, after) => `Ce qui diffère dans la version ${after} par rapport à la version ${before}.`,
  none: 'Les deux versions sont identiques.',
  fields: 'Champs',
  checks: 'Contrôles',
  added: 'Nouveau',
  removed: 'Supprimé',
  changed: 'Modifié',
  back: 'Retour au formulaire',
  aspects: {
    label: 'le nom',
    help: 'l’explication',
    text: 'le texte',
    kind: 'ce qu’il contient',
    need: 's’il doit être rempli',
    limits: 'les limites',
    options: 'les possibilités',
    rule: 'la règle',
    total: 's’il est additionné',
    level: 's’il empêche la signature',
  },
};
