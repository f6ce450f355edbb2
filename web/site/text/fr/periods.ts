import type { Texts } from '#web/site/text/texts.ts';

export const periods: Texts['periods'] = {
  from: (day) => `à partir du ${day}`,
  fromUntil: (first, last) => `du ${first} au ${last} inclus`,
};
