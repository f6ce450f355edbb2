/**
 * Files that other programs wrote, so that no script can write the same bytes again: inputs that once went wrong, and files of
 * LibreOffice. Their bytes are in the corpus and stay; this says what is right about them.
 */

import { type CorpusCase, staffLine } from '#test/spreadsheets/make/case.ts';

const right = { lines: [staffLine()] };

export const keptCases: readonly Omit<CorpusCase, 'bytes'>[] = [
  {
    name: 's08-fraction-without-percent-format.xlsx',
    kind: 'fractions',
    what: '0,8 and 1 in cells without a % format',
    writer: 'openpyxl',
    expected: { refused: 'wrong-cells', cells: { E3: 'percentage-ambiguous', E4: 'percentage-ambiguous' } },
  },
  {
    name: 's11-hidden-old-copy-first.xlsx',
    kind: 'sheets',
    what: 'an old copy on a hidden sheet before the visible one',
    writer: 'openpyxl',
    expected: { lines: [staffLine({ cost: 2_222_222 })] },
  },
  {
    name: 's18-iso-date-cells.xlsx',
    kind: 'ISO dates',
    what: 'cells of type d',
    writer: 'by hand',
    expected: right,
  },
  {
    name: 's18b-iso-dates-by-openpyxl.xlsx',
    kind: 'ISO dates',
    what: 'cells of type d',
    writer: 'openpyxl',
    expected: right,
  },
  {
    name: 's23-chartsheet-first.xlsx',
    kind: 'chart sheets',
    what: 'a chart sheet first',
    writer: 'openpyxl',
    expected: right,
  },
  {
    name: 's25-difference-residue.xlsx',
    kind: 'residues',
    what: '1.1000000000003638, shown as 1,10',
    writer: 'openpyxl',
    expected: { lines: [staffLine({ cost: 110 })] },
  },
  {
    name: 's36-alt-enter.xlsx',
    kind: 'line breaks',
    what: 'a line break inside a text of one line',
    writer: 'openpyxl',
    expected: { lines: [staffLine({ member: 'P-001 An' })] },
  },
  {
    name: 's37a-only-zero-width.xlsx',
    kind: 'invisible characters',
    what: 'a text of which nothing can be seen',
    writer: 'openpyxl',
    expected: { lines: [staffLine({ member: undefined })], warnings: { A3: 'text-missing' } },
  },
  {
    name: 's37b-rtl-override.xlsx',
    kind: 'invisible characters',
    what: 'a mark that reverses the text after it',
    writer: 'openpyxl',
    expected: { lines: [staffLine({ member: 'P-100' })] },
  },
  {
    name: 's42b-xlsb-as.xlsx',
    kind: 'refused files',
    what: 'a binary workbook that is called xlsx',
    writer: 'Excel',
    expected: { refused: 'file-binary' },
  },
  {
    name: 'a01-advances-cp1252-euro.csv',
    kind: 'CSV encodings',
    what: 'advances, with the euro sign of Windows-1252',
    writer: 'Excel',
    expected: {
      rows: [
        ['nis', 'amount'],
        ['21001', '€ 1.234,50'],
        ['21002', '2.000,00 €'],
      ],
    },
  },
  {
    name: 'a02-advances-cp1252-nbsp.csv',
    kind: 'CSV encodings',
    what: 'advances, with a no-break space of Windows-1252',
    writer: 'Excel',
    expected: {
      rows: [
        ['nis', 'amount'],
        ['21001', '1\u00a0234,50'],
      ],
    },
  },
  {
    name: 'a03-advances-sep-line.csv',
    kind: 'CSV separators',
    what: 'advances, after a line that names the separator',
    writer: 'Excel',
    expected: {
      rows: [
        ['nis', 'amount'],
        ['21001', '1.234,50'],
      ],
    },
  },
];
