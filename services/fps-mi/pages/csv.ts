/** CSV as spreadsheets in Belgium read it. */

import { decimal } from '#forms/amount.ts';

/** For `csv-stringify`: semicolons, and a mark by which UTF-8 is recognised. */
export const csvOptions = { delimiter: ';', bom: true, record_delimiter: '\r\n' } as const;

/** Hundredths with a comma: "-1234,50". */
export function decimalComma(hundredths: number): string {
  return decimal(hundredths).replace('.', ',');
}
