import type { Texts } from '#web/site/text/texts.ts';

export const lines: Texts['lines'] = {
  line: (number) => `Ligne ${number}`,
  linesTitle: (from, until, all) => `Lignes ${from} à ${until} sur ${all}`,
  allLines: (count) => `Les ${count} lignes`,
  noLines: 'Aucune ligne',
  noLinesYet: 'Pas encore de lignes',
  counted: (count, shown) => (count === 0 ? 'aucune ligne' : `${shown} ${count === 1 ? 'ligne' : 'lignes'}`),
  summary: (table, counts) => `${table}\u00a0: ${counts}`,
  show: 'afficher',
  hide: 'masquer',
  total: 'Total',
  optional: 'facultatif',
};

/** The columns of granted amounts beside what was justified. */
export const grants = { granted: 'Octroyé', justified: 'Justifié', counted: 'Pris en compte', left: 'Reste' };
