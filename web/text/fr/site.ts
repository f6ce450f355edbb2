import type { site as nl } from '#web/text/nl/site.ts';

export const site: typeof nl = {
  colon: '\u00a0: ',
  applicationName: 'Rapport unique',
  ministry: 'SPP Intégration sociale',
  loggedInAs: 'Connecté en tant que',
  logOut: 'Se déconnecter',
  homepage: 'Page d’accueil',
  change: 'Modifier',
  save: 'Enregistrer',
  sign: 'Signer',
  print: 'Imprimer',
  cancel: 'Annuler',
  otherOrganisation: 'Autre CPAS',
  footer: 'Le Rapport unique est mis gratuitement à la disposition des CPAS par le SPP Intégration sociale.',
  yourValues: 'Ce que vous aviez saisi',
  logInAgain: 'Se reconnecter (nouvelle fenêtre)',
  newLogin: 'Se reconnecter',
};
