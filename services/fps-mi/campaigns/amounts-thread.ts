/** What the thread of the files of granted amounts runs: reads one file. */

import { readRows } from '#web/spreadsheet/read-sheet.ts';
import { readAmounts } from './amounts-file.ts';
import type { AmountsReading } from './amounts-problems.ts';
import type { ReadRequest } from './read-amounts-file.ts';

export default async function readFile({ bytes, context }: ReadRequest): Promise<AmountsReading> {
  const reading = await readRows(bytes);
  switch (reading.type) {
    case 'rows':
      return readAmounts(reading.rows, context);
    case 'empty':
      return readAmounts([], context);
    case 'several-sheets':
    case 'refused':
      return reading;
  }
}
