import { type SheetTable, writeTable } from '#web/spreadsheet/write-table.ts';

/** A table with a column of every kind. */
export const sampleTable: SheetTable = {
  mark: { form: 'sample-form', year: 2026, version: 3, table: 'activities' },
  name: 'Activiteiten: 2026/2027',
  notice: 'Laat deze rij staan.',
  optionsName: 'Keuzes',
  columns: [
    { header: 'Omschrijving', kind: 'text', message: 'Wat het was.' },
    { header: 'Soort', kind: 'choice', options: ['Cultuur, sport', 'Kinderarmoede', 'L’emploi'] },
    { header: 'Dag', kind: 'date' },
    { header: 'Deelnemers', kind: 'number' },
    { header: 'Bedrag', kind: 'amount' },
    { header: 'Aandeel', kind: 'percentage' },
  ],
  lines: [
    ['Uitstap; naar "zee"', 'Cultuur, sport', '2026-07-21', 12, 123_410, 1250],
    ['=1+1', 'L’emploi', '2026-02-01', 0, 30, 10_000],
    ['007', 'Kinderarmoede', undefined, undefined, 99_999_999_999, 5],
  ],
};

/** The rows of the sample table as they are read, from the headers on. */
export const sampleRows = [
  { number: 2, cells: ['Omschrijving', 'Soort', 'Dag', 'Deelnemers', 'Bedrag', 'Aandeel'] },
  { number: 3, cells: ['Uitstap; naar "zee"', 'Cultuur, sport', '2026-07-21', '12', '1234,1', '12,5 %'] },
  { number: 4, cells: ['=1+1', 'L’emploi', '2026-02-01', '0', '0,3', '100 %'] },
  { number: 5, cells: ['007', 'Kinderarmoede', '', '', '999999999,99', '0,05 %'] },
];

/** The sample table with other lines, as an XLSX file. */
export function tableOf(lines: SheetTable['lines']): Promise<Uint8Array<ArrayBuffer>> {
  return writeTable({ ...sampleTable, lines });
}
