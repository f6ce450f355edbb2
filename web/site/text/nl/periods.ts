/** Periods of days. */
export const periods = {
  from: (day: string) => `vanaf ${day}`,
  fromUntil: (first: string, last: string) => `van ${first} tot en met ${last}`,
};
