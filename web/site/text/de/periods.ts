import type { PeriodTexts } from '#web/site/text/nl/periods.ts';

export const periods: PeriodTexts = {
  from: (day) => `ab ${day}`,
  fromUntil: (first, last) => `vom ${first} bis einschließlich ${last}`,
};
