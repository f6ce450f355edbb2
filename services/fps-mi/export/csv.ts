/** CSV as spreadsheet programs in Belgium read it. */

import { decimal } from '#forms/amount.ts';

/**
 * Options of csv-stringify: semicolons, which are the list separator of Belgian Windows in Dutch, French and German, and a byte
 * order mark by which programs recognise UTF-8. Excel opens such a file with a double click, in columns and with the right letters.
 */
export const csvOptions = { delimiter: ';', bom: true, record_delimiter: '\r\n' } as const;

/** Hundredths as a decimal number with a comma: "-1234,50". */
export function decimalComma(hundredths: number): string {
  return decimal(hundredths).replace('.', ',');
}

/**
 * A text as a cell. CSV injection: a spreadsheet program would run a text that begins like a formula, so such a text gets an
 * apostrophe before it (OWASP, CSV Injection). Numbers and dates do not go through this.
 */
export function csvText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
