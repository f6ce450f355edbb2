import type { Texts } from '#web/site/text/texts.ts';

export const periods: Texts['periods'] = {
  from: (day) => `ab ${day}`,
  fromUntil: (first, last) => `vom ${first} bis einschließlich ${last}`,
};
