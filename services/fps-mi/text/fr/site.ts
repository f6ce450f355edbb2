import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const site: Texts['site'] = {
  logIn: 'Se connecter',
  logInAsOther: 'Se connecter sous un autre nom',
  loggedInAs: 'Connecté en tant que',
  logOut: 'Se déconnecter',
  standIn:
    'Ces pages remplacent le système propre au SPP Intégration sociale. Elles montrent ce que le Rapport unique envoie ; leurs fichiers de paiement ne vont à aucune banque.',
  parts: { reports: 'Rapports', totals: 'État d’avancement' },
  partsLabel: 'Rubriques',
};
