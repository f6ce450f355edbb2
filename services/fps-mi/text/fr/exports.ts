import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const exports: Texts['exports'] = {
  iban: 'IBAN',
  bic: 'BIC',
  handler: 'Gestionnaire de dossiers',
  decidedAt: 'Décidé le',
  daysToDecision: 'Jours d’attente (jusqu’à la décision ou aujourd’hui)',
  daysToRelease: 'Jours de traitement (de la décision à la libération)',
  batch: 'Paiement',
  executeOn: 'À exécuter le',
  releasedAt: 'Paiement libéré le',
  preparedBy: 'Préparé par',
  preparedAt: 'Préparé le',
  endedBy: 'Libéré ou annulé par',
  endedAt: 'Libéré ou annulé le',
  state: 'Statut du paiement',
  lineNumber: 'Ligne',
  daysOpen: 'Jours depuis l’acceptation',
  lines: 'Les lignes d’un tableau :',
};
