import type { Texts } from '#services/identity/text/texts.ts';

export const site: Texts['site'] = {
  service: 'Authentification fédérale',
  application: 'Rapport unique',
  toApplication: 'Retour au Rapport unique',
  standIn: 'Ceci est une imitation du service fédéral d’authentification, pour faire des essais.',
  standInLimits: 'Personne n’est réellement identifié ici.',
  ministry: 'SPP Intégration sociale',
  functions: {
    clerk: 'Agent administratif',
    chair: 'Président',
    director: 'Directeur général',
    dpo: 'Délégué à la protection des données (DPO)',
    handler: 'Gestionnaire de dossiers',
  },
  errorCode: 'Code d’erreur',
};
