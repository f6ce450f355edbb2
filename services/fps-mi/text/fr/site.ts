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
  /** At the foot of each page. */
  footer: {
    label: 'À propos de ce site',
    accessibility: 'Accessibilité',
    privacy: 'Vie privée',
    contact: 'Contact',
    government: 'Autres informations et services officiels :',
  },
};
