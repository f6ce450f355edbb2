import type { PeriodTexts } from '#web/site/text/nl/periods.ts';

export const periods: PeriodTexts = {
  from: (day) => `à partir du ${day}`,
  fromUntil: (first, last) => `du ${first} au ${last} inclus`,
};
