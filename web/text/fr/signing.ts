import type { Texts } from '#web/text/texts.ts';

export const summary: Texts['summary'] = {
  title: 'Résumé',
  account: 'Compte à créditer',
  noAccount: 'Pas encore de compte bancaire',
  incomplete: 'Pas encore entièrement rempli',
  justified: 'Montant total justifié',
  granted: { maximum: 'Maximums octroyés, au total', advance: 'Avances payées, au total' },
  lines: (count, shown) => (count === 0 ? 'aucune ligne' : `${shown} ${count === 1 ? 'ligne' : 'lignes'}`),
  warnings: (count) => (count === 1 ? 'Un point à vérifier' : `${count} points à vérifier`),
};
