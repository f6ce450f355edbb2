/** CSV as spreadsheet programs in Belgium read it. */

import { decimal } from '#forms/amount.ts';

/** Options of csv-stringify: semicolons, and a byte order mark by which programs recognise UTF-8. */
export const csvOptions = { delimiter: ';', bom: true, record_delimiter: '\r\n' } as const;

/** Hundredths as a decimal number with a comma: "-1234,50". */
export function decimalComma(hundredths: number): string {
  return decimal(hundredths).replace('.', ',');
}
