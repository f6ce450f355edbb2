import type { Texts } from '#web/text/texts.ts';

export const campaign: Texts['campaign'] = {
  before: (opens: string) =>
    `Le SPP IS ouvrira ce formulaire le ${opens}. D’ici là, il ne peut être ni enregistré ni signé.`,
  open: (due: string, closes: string) =>
    `Le SPP IS attend ce formulaire pour le ${due} au plus tard. Il reste ouvert jusqu’au ${closes} inclus.`,
  after: (closes: string) => `Le SPP IS a clôturé ce formulaire après le ${closes}. Il ne peut plus être que consulté.`,
  short: {
    before: (day: string) => `ouvert à partir du ${day}`,
    open: (day: string) => `pour le ${day} au plus tard`,
    after: (day: string) => `clôturé après le ${day}`,
  },
};
