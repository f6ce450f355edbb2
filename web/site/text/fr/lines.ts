import type { Texts } from '#web/site/text/texts.ts';

export const lines: Texts['lines'] = {
  line: (number) => `Ligne ${number}`,
  linesTitle: (from, until, all) => `Lignes ${from} à ${until} sur ${all}`,
  allLines: (count) => `Les ${count} lignes`,
  noLines: 'Aucune ligne',
  noLinesYet: 'Pas encore de lignes',
  total: 'Total',
  optional: 'facultatif',
};
