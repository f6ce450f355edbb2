import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { csvStream } from '#services/fps-mi/export/csv.ts';
import type { ListColumn } from '#services/fps-mi/export/list-columns.ts';
import { sheetOf, xlsxStream } from '#services/fps-mi/export/xlsx-stream.ts';
import { cellText } from '#web/spreadsheet/cell.ts';
import { readRows } from '#web/spreadsheet/read-sheet.ts';

type Item = {
  readonly text: string | null;
  readonly cents: number | null;
  readonly share: number;
  readonly day: string;
  readonly at: Date;
};

const columns: ListColumn<Item>[] = [
  { heading: 'Text', kind: 'text', width: 10, cell: ({ text }) => text },
  { heading: 'Amount', kind: 'amount', width: 10, cell: ({ cents }) => cents },
  { heading: 'Share', kind: 'percentage', width: 10, cell: ({ share }) => share },
  { heading: 'Day', kind: 'day', width: 10, cell: ({ day }) => day },
  { heading: 'At', kind: 'moment', width: 10, cell: ({ at }) => at },
];
const item: Item = {
  text: 'Ängelô',
  cents: -123_410,
  share: 1_250,
  day: '2026-02-28',
  at: new Date('2026-03-29T01:30:00Z'),
};
const bytesOf = async (stream: ReadableStream) => new Uint8Array(await new Response(stream).arrayBuffer());

it('An XLSX file has the type of each column, and a text is never a formula', async () => {
  const texts = [
    '=1+1',
    '+32 2',
    '-1',
    '@SUM(A1)',
    '_x0041_',
    '<&">',
    ' a ',
    'een\ntwee',
    '\u0007\ud800x',
    '\u{1f600}',
    null,
  ];
  const items = texts.map((text) => ({ ...item, text, cents: text === null ? null : item.cents }));
  const bytes = await bytesOf(xlsxStream([sheetOf({ name: "d'één/[2]", columns, items: () => items })]));
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  expect(sheets.map(({ name }) => name)).toEqual(["d'één 2"]);
  const [heads, ...rows] = sheets[0]?.rows ?? [];
  expect(heads).toEqual(['Text', 'Amount', 'Share', 'Day', 'At']);
  expect(rows.map(([text]) => text)).toEqual([...texts.slice(0, 8), 'x', '\u{1f600}', null]);
  expect([...(sheets[0]?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
  // Summer time has begun: Belgium is two hours ahead.
  expect(rows[0]?.slice(1)).toEqual([
    -1234.1,
    0.125,
    new Date('2026-02-28T00:00:00Z'),
    new Date('2026-03-29T03:30:00Z'),
  ]);
  expect(rows.at(-1)?.[1]).toBeNull();
  const formats = [0, 1, 2, 3, 4].map((column) => sheets[0]?.cells?.get(`1,${column}`)?.style?.numFmt);
  expect(formats).toEqual(['@', '#,##0.00', '0.00%', 'dd/mm/yyyy', 'dd/mm/yyyy\\ hh:mm']);
  expect([sheets[0]?.freezePane?.rows, sheets[0]?.autoFilter?.range]).toEqual([1, 'A1:E12']);
});

it('An XLSX file goes on in another sheet when one is full, and has empty sheets', async () => {
  const many = sheetOf({ name: 'Many', columns, items: () => Array.from({ length: 9 }, () => item) });
  const none = sheetOf({ name: 'many', columns, items: () => [] as Item[] });
  const { sheets } = await readXlsx(await bytesOf(xlsxStream([many, none], { maxRows: 5 })));
  expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['Many', 5],
    ['Many (2)', 5],
    ['Many (3)', 2],
    ['many (4)', 1],
  ]);
});

it('A list is read back from both formats by the code that reads uploads', async () => {
  for (const [bytes, expected] of [
    [
      await bytesOf(xlsxStream([sheetOf({ name: 'List', columns, items: () => [item] })])),
      ['Ängelô', '-1234,1', '12,5 %', '2026-02-28'],
    ],
    [await bytesOf(csvStream(columns, [item])), ['Ängelô', '-1234,10', '12,50', '2026-02-28']],
  ] as const) {
    const reading = await readRows(bytes);
    const cells = reading.type === 'rows' ? reading.rows[1]?.cells.slice(0, 4) : [];
    expect(cells?.map(cellText)).toEqual(expected);
  }
});

it('A text of CSV that begins like a formula gets an apostrophe', async () => {
  const texts = ['=1+1', '+32 2', '-1', '@SUM(A1)', '\tx', 'a;b', 'a"b', 'een'];
  const csv = new TextDecoder().decode(
    await bytesOf(
      csvStream(
        columns,
        texts.map((text) => ({ ...item, text })),
      ),
    ),
  );
  const lines = csv.split('\r\n').slice(1, -1);
  expect(lines.map((line) => line.split(';-1234,10;')[0])).toEqual([
    "'=1+1",
    "'+32 2",
    "'-1",
    "'@SUM(A1)",
    "'\tx",
    '"a;b"',
    '"a""b"',
    'een',
  ]);
});
