import { type CorpusCase, NOTICE, STAFF, staffHeaders, staffLine } from '#test/spreadsheets/make/case.ts';

const usual = ['P-001', 'Maatschappelijk werker', '01/01/2026', '31/12/2026', '50,00%', '41250,75'];
/** Café and € are what tells the encodings apart. */
const accented = ['Renée', 'Maatschappelijk werker', '01/01/2026', '31/12/2026', '50,00%', '€ 41.250,75'];
const rows = [[STAFF, NOTICE, '', '', '', ''], staffHeaders, usual, accented];
const right = { lines: [staffLine(), staffLine({ member: 'Renée' })] };

function csv(lines: readonly (readonly string[])[], separator = ';', end = '\r\n'): string {
  const quoted = (cell: string): string =>
    cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return lines.map((line) => line.map(quoted).join(separator) + end).join('');
}

const encoders: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'utf-8': (text) => new TextEncoder().encode(text),
  'utf-8-bom': (text) => new TextEncoder().encode(`\ufeff${text}`),
  'utf-16le': (text) => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le')),
  'utf-16be': (text) => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()),
  'windows-1252': (text) => Uint8Array.from(Buffer.from(text.replaceAll('€', '\x80'), 'latin1')),
};
const encode = (text: string, encoding = 'utf-8'): Uint8Array => encoders[encoding]?.(text) ?? new Uint8Array();

const encodings: readonly CorpusCase[] = Object.keys(encoders).map((encoding) => ({
  name: `csv-${encoding}.csv`,
  kind: 'CSV encodings',
  what: `the letters é and € in ${encoding}`,
  writer: 'Excel',
  bytes: encode(csv(rows), encoding),
  expected: right,
}));

const separators: readonly CorpusCase[] = (
  [
    ['comma', ','],
    ['tab', '\t'],
    ['bar', '|'],
  ] as const
).map(([name, separator]) => ({
  name: `csv-${name}.csv`,
  kind: 'CSV separators',
  what: `separated by a ${name}, with decimal commas in quotes where needed`,
  writer: 'LibreOffice',
  bytes: encode(csv(rows, separator, '\n')),
  expected: right,
}));

const one = (cells: readonly string[]): Uint8Array => encode(csv([...rows.slice(0, 2), cells]));
const withCost = (cost: string, member = 'P-001'): string[] => [member, ...usual.slice(1, 5), cost];

export const csvCases: readonly CorpusCase[] = [
  ...encodings,
  ...separators,
  {
    name: 'csv-sep-line.csv',
    kind: 'CSV separators',
    what: 'a first line that names the separator, after a byte order mark',
    writer: 'Excel',
    bytes: encode(`sep=;\r\n${csv(rows)}`, 'utf-8-bom'),
    expected: right,
  },
  {
    name: 'csv-decimal-point.csv',
    kind: 'CSV decimal marks',
    what: 'decimal points and percentages of an English program',
    writer: 'Google Sheets',
    bytes: encode(
      csv(
        [...rows.slice(0, 2), ['P-001', 'Maatschappelijk werker', '01/01/2026', '31/12/2026', '50.00%', '41250.75']],
        ',',
      ),
    ),
    expected: { lines: [staffLine()] },
  },
  {
    name: 'csv-line-ends-of-old-macs.csv',
    kind: 'CSV line ends',
    what: 'lines that end with a carriage return',
    writer: 'Excel for Mac',
    bytes: encode(csv(rows, ';', '\r')),
    expected: right,
  },
  {
    name: 'csv-quoted.csv',
    kind: 'CSV quotes',
    what: 'separators, quotes and line breaks inside of texts',
    writer: 'LibreOffice',
    bytes: encode(
      csv([
        ...rows.slice(0, 2),
        ['A; "b"', ...usual.slice(1)],
        ['A\r\nb', ...usual.slice(1)],
        ['x,y', ...usual.slice(1)],
      ]),
    ),
    expected: { lines: ['A; "b"', 'A b', 'x,y'].map((member) => staffLine({ member })) },
  },
  {
    name: 'csv-empty-lines.csv',
    kind: 'CSV line ends',
    what: 'empty lines, lines of separators only, and no line end after the last line',
    writer: 'Excel',
    bytes: encode(`${csv(rows.slice(0, 2))};;;;;\r\n\r\n${csv([usual])};;;;;\r\n${csv([accented], ';', '')}`),
    expected: right,
  },
  {
    name: 'csv-no-break-groups.csv',
    kind: 'thousands',
    what: 'groups of three separated by a no-break space in Windows-1252',
    writer: 'Excel',
    bytes: encode(csv([...rows.slice(0, 2), withCost('41\u00a0250,75')]), 'windows-1252'),
    expected: { lines: [staffLine()] },
  },
  {
    name: 'csv-groups.csv',
    kind: 'thousands',
    what: 'amounts in groups of three, as people in Belgium write them',
    writer: 'Excel',
    bytes: encode(
      csv([...rows.slice(0, 2), withCost('1.234'), withCost('1 234 567,8', 'P-2'), withCost('1.234,00 €', 'P-3')]),
    ),
    expected: {
      lines: [
        staffLine({ cost: 123_400 }),
        staffLine({ member: 'P-2', cost: 123_456_780 }),
        staffLine({ member: 'P-3', cost: 123_400 }),
      ],
      warnings: { F3: 'dot-for-thousands' },
    },
  },
  {
    name: 'csv-groups-invalid.csv',
    kind: 'thousands',
    what: 'amounts with invalid groups',
    writer: 'Excel',
    bytes: encode(csv([...rows.slice(0, 2), withCost('1.23'), withCost('1.2345'), withCost('1.23.456')])),
    expected: {
      refused: 'wrong-cells',
      cells: { F4: 'amount-too-precise', F5: 'amount-not-understood' },
    },
  },
  {
    name: 'csv-american.csv',
    kind: 'dates',
    what: 'American days: the 14th month does not exist, and 03/04 is read as everybody in Belgium means it',
    writer: 'Excel (United States)',
    bytes: encode(
      csv([...rows.slice(0, 2), ['P-001', 'Maatschappelijk werker', '03/14/2026', '12/31/2026', '50%', '1']]),
    ),
    expected: { refused: 'wrong-cells', cells: { C3: 'date-not-understood', D3: 'date-not-understood' } },
  },
  {
    name: 'csv-one-cell-short.csv',
    kind: 'CSV line ends',
    what: 'lines without the separators of their last empty cells',
    writer: 'Google Sheets',
    bytes: encode(csv([[STAFF, NOTICE], staffHeaders, usual.slice(0, 5), ['P-2', ...usual.slice(1)]])),
    expected: {
      lines: [staffLine({ cost: undefined }), staffLine({ member: 'P-2' })],
      warnings: { F3: 'amount-missing' },
    },
  },
  {
    name: 'csv-invisible.csv',
    kind: 'invisible characters',
    what: 'a byte order mark in the middle, zero-width and directional characters',
    writer: 'a script',
    bytes: one([
      '\ufeffP-\u202e001',
      '\u200bMaatschappelijk werker',
      '01/01/2026\u200e',
      '31/12/2026',
      '50%',
      '41250,75\u200b',
    ]),
    expected: { lines: [staffLine()] },
  },
];
