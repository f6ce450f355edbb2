/** The files of the corpus that LibreOffice wrote, and from which others it made them. */

import { readFile, writeFile } from 'node:fs/promises';
import { convertWithLibreOffice } from '#test/support/libreoffice.ts';
import { sampleTable } from '#test/support/sample-tables.ts';
import { writeTable } from '#web/spreadsheet/write-table.ts';
import { type CorpusCase, NOTICE, STAFF, staffHeaders, staffLine } from './case.ts';
import { fileOf } from './corpus.ts';

type SavedCase = Omit<CorpusCase, 'bytes'>;

/** Files of the corpus that LibreOffice opened and saved in another format. */
const savedFrom: readonly (readonly [string, 'xlsx' | 'ods'])[] = [
  ['percentages-formatted.xlsx', 'ods'],
  ['amounts-residues.xlsx', 'xlsx'],
  ['amounts-currencies.xlsx', 'xlsx'],
  ['amounts-currencies.xlsx', 'ods'],
  ['days.xlsx', 'ods'],
  ['days-1904.xlsx', 'xlsx'],
  ['texts-of-many-scripts.xlsx', 'xlsx'],
  ['texts-line-breaks.xlsx', 'ods'],
  ['sheets-hidden-copy-first.xlsx', 'ods'],
  ['cells-empty.xlsx', 'ods'],
  ['ods-repeats.ods', 'xlsx'],
];

const dialects = [
  { name: 'semicolon-utf-8', separator: ';', encoding: 'utf-8' },
  { name: 'comma-windows-1252', separator: ',', encoding: 'windows-1252' },
  { name: 'tab-utf-16', separator: '\t', encoding: 'utf-16' },
] as const;

const savedName = (source: string, format: string): string => `libreoffice-${source.replace(/\.\w+$/, '')}.${format}`;

/** What is right about the files of LibreOffice: what is right about the files that it saved. */
export function libreOfficeCases(made: readonly CorpusCase[]): SavedCase[] {
  const converted = savedFrom.flatMap(([source, format]): SavedCase[] => {
    const from = made.find(({ name }) => name === source);
    if (from === undefined) return [];
    const what = `${source}, saved as ${format.toUpperCase()}: ${from.what}`;
    return [
      { name: savedName(source, format), kind: from.kind, what, writer: 'LibreOffice 7.4', expected: from.expected },
    ];
  });
  const lines = [staffLine(), staffLine({ member: 'Renée', fraction: 2_850, cost: 30 })];
  const downloaded = ['xlsx', 'ods'].map(
    (format): SavedCase => ({
      name: `libreoffice-downloaded.${format}`,
      kind: 'downloaded tables',
      what: `a downloaded table, filled in and saved as ${format.toUpperCase()}`,
      writer: 'LibreOffice 7.4',
      expected: { lines },
    }),
  );
  const csv = dialects.map(
    ({ name, encoding }): SavedCase => ({
      name: `libreoffice-downloaded-${name}.csv`,
      kind: 'CSV encodings',
      what: `a downloaded table, filled in and saved as CSV in ${encoding}`,
      writer: 'LibreOffice 7.4',
      expected: { lines },
    }),
  );
  return [...converted, ...downloaded, ...csv];
}

/** Writes these files again. LibreOffice writes other bytes each time, such as the moment, so they are made only when asked for. */
export async function saveWithLibreOffice(): Promise<void> {
  for (const format of ['xlsx', 'ods'] as const) {
    const sources = savedFrom.filter(([, to]) => to === format).map(([source]) => source);
    const files = new Map<string, Uint8Array>();
    for (const source of sources) files.set(source, new Uint8Array(await readFile(fileOf(source))));
    const saved = await convertWithLibreOffice(files, format);
    for (const [name, bytes] of saved) await writeFile(fileOf(savedName(`${name}.x`, format)), bytes);
  }
  const table = new Map([['downloaded.xlsx', await downloadedTable()]]);
  for (const format of ['xlsx', 'ods'] as const) await saveTable(table, format, `libreoffice-downloaded.${format}`);
  for (const { name, ...dialect } of dialects) await saveTable(table, dialect, `libreoffice-downloaded-${name}.csv`);
}

async function saveTable(
  table: ReadonlyMap<string, Uint8Array>,
  to: Parameters<typeof convertWithLibreOffice>[1],
  name: string,
): Promise<void> {
  const bytes = (await convertWithLibreOffice(table, to)).get('downloaded');
  if (bytes !== undefined) await writeFile(fileOf(name), bytes);
}

function downloadedTable(): Promise<Uint8Array> {
  const kinds = ['text', 'choice', 'date', 'date', 'percentage', 'amount'] as const;
  const [form = '', year, version, table = ''] = STAFF.split('/').slice(1);
  return writeTable({
    ...sampleTable,
    mark: { form, year: Number(year), version: Number(version), table },
    notice: NOTICE,
    columns: kinds.map((kind, index) => ({
      header: staffHeaders[index] ?? '',
      kind,
      ...(kind === 'choice' && { options: ['Maatschappelijk werker', 'Andere functie'] }),
    })),
    lines: [
      ['P-001', 'Maatschappelijk werker', '2026-01-01', '2026-12-31', 5_000, 4_125_075],
      ['Renée', 'Maatschappelijk werker', '2026-01-01', '2026-12-31', 2_850, 30],
    ],
  });
}
