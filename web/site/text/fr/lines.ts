import type { LineTexts } from '#web/site/text/nl/lines.ts';

export const lines: LineTexts = {
  line: (number) => `Ligne ${number}`,
  linesTitle: (from, until, all) => `Lignes ${from} à ${until} sur ${all}`,
  allLines: (count) => `Les ${count} lignes`,
  noLines: 'Il n’y a pas encore de lignes.',
  total: 'Total',
  optional: 'facultatif',
};
