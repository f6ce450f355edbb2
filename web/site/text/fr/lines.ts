import type { Texts } from '#web/site/text/texts.ts';

export const lines: Texts['lines'] = {
  line: (number) => `Ligne ${number}`,
  linesTitle: (from, until, all) => `Lignes ${from} à ${until} sur ${all}`,
  allLines: (count) => `Les ${count} lignes`,
  noLines: 'Il n’y a pas encore de lignes.',
  total: 'Total',
  optional: 'facultatif',
};
