import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const report: Texts['report'] = {
  line: 'Ligne',
  previousLines: 'Lignes précédentes',
  nextLines: 'Lignes suivantes',
  title: (reference) => `Rapport ${reference}`,
  facts: 'Réception',
  amounts: 'Montants',
  account: 'Compte du CPAS',
  bic: 'BIC',
  signatures: 'Signatures',
  name: 'Nom',
  method: 'Connecté avec',
  signedAt: 'Signé le',
  roles: { chair: 'Président(e)', generalDirector: 'Directeur général/secrétaire' },
  methods: { eid: 'eID', itsme: 'itsme', app: 'application mobile' },
  contentHash: 'Empreinte du contenu (SHA-256)',
  hashMeaning: 'Les deux signatures portent exactement sur ce contenu.',
  document: 'Rapport en PDF',
  seal: {
    title: 'Sceau',
    states: {
      valid:
        'Le sceau vient d’être vérifié : ce qui est conservé ici est exactement ce que le Rapport unique a scellé.',
      broken:
        'Le sceau ne correspond pas à ce qui est conservé ici. N’acceptez pas ce rapport et prévenez le gestionnaire du système.',
      unsealed: 'Ce rapport est arrivé sans sceau.',
    },
    sealedAt: 'Scellé le',
    key: 'avec la clé',
  },
};
