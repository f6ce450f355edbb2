/** The ministry's lists, for conversions: the granted amounts to fill in, and a list of reports. */

import { expect } from 'vitest';
import { municipalities } from '#database/municipalities.ts';
import { energyFunds2026 } from '#forms/2026/energy-funds.ts';
import { readAmounts } from '#services/fps-mi/campaigns/amounts-file.ts';
import { grantedFields } from '#services/fps-mi/campaigns/granted-fields.ts';
import { amountsTemplateXlsx } from '#services/fps-mi/export/amounts-template.ts';
import type { ListColumn } from '#services/fps-mi/export/list-columns.ts';
import { sheetOf, xlsxStream } from '#services/fps-mi/export/xlsx-stream.ts';
import { cellText } from '#web/spreadsheet/cell.ts';
import { readRows } from '#web/spreadsheet/read-sheet.ts';

const organisations = new Map([...municipalities()].map(([nis, { name }]) => [nis, name]));
const fields = grantedFields(energyFunds2026);
const amounts = [...organisations.keys()]
  .filter((_, index) => index % 3 !== 0)
  .map((nis, index) => ({ nis, field: fields[index % fields.length]?.id ?? '', cents: index * 123_457 }));

type Item = { readonly text: string; readonly cents: number; readonly day: string; readonly at: Date };
const items: readonly Item[] = [
  { text: '=1+1', cents: -5, day: '2026-02-28', at: new Date('2026-03-29T01:30:00Z') },
  { text: '00123', cents: 99_999_999_999, day: '2024-02-29', at: new Date('2026-12-31T22:59:59Z') },
];
const columns: ListColumn<Item>[] = [
  { heading: 'Text', kind: 'text', width: 10, cell: ({ text }) => text },
  { heading: 'Amount', kind: 'amount', width: 10, cell: ({ cents }) => cents },
  { heading: 'Day', kind: 'day', width: 10, cell: ({ day }) => day },
];

/** The lists as XLSX, by the name of their file. */
export async function ministryLists(): Promise<Map<string, Uint8Array>> {
  const granted = new Map(amounts.map(({ nis, field, cents }) => [`${nis} ${field}`, cents]));
  const amountOf = (nis: string, field: string) => granted.get(`${nis} ${field}`);
  const template = await amountsTemplateXlsx({ definition: energyFunds2026, fields, organisations, amountOf }, 'fr');
  const list = xlsxStream([sheetOf({ name: 'Liste', columns, items: () => items })]);
  return new Map([
    ['amounts.xlsx', template],
    ['reports.xlsx', new Uint8Array(await new Response(list).arrayBuffer())],
  ]);
}

/** The lists have the same amounts and cells, whatever program saved them. @param files by name without extension */
export async function expectMinistryLists(files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const rowsOf = async (name: string) => {
    const reading = await readRows(files.get(name) ?? new Uint8Array());
    if (reading.type !== 'rows') throw new Error(JSON.stringify(reading));
    return reading.rows;
  };
  const { id: form, title, year } = energyFunds2026;
  const read = readAmounts(await rowsOf('amounts'), { form, title, year, fields, organisations });
  expect(read).toMatchObject({ type: 'read', missingFields: [], unreadColumns: [] });
  expect(read.type === 'read' && read.amounts).toEqual(amounts);
  const [, first, second] = await rowsOf('reports');
  expect(first?.cells[0]).toBe('=1+1');
  expect(second?.cells[0]).toBe('00123');
  expect(
    [first?.cells[2], second?.cells[2]].map((cell) =>
      cellText(cell ?? '')
        .split('/')
        .toReversed()
        .join('-'),
    ),
  ).toEqual(['2026-02-28', '2024-02-29']);
}
