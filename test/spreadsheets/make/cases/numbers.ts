/** Cells with numbers, percentages, amounts and days. */

import { type CellCodes, type CorpusCase, staffLine } from '#test/spreadsheets/make/case.ts';
import { as, day, type SheetCell, staffBook, staffCells, xlsx } from '#test/spreadsheets/make/xlsx.ts';

const FRACTION = 4;
const COST = 5;
const FROM = 2;

/** A line for each cell, with the value that it has; the members are P-1, P-2… `warnings`: by cell. */
function inColumn(
  index: number,
  id: 'fraction' | 'cost' | 'from',
  cells: readonly (readonly [SheetCell, number | string])[],
  warnings?: CellCodes,
) {
  return {
    bytes: staffBook(cells.map(([cell], i) => staffCells({ 0: `P-${i + 1}`, [index]: cell }))),
    expected: {
      lines: cells.map(([, value], i) => staffLine({ member: `P-${i + 1}`, [id]: value })),
      ...(warnings && { warnings }),
    },
  };
}

/** A line for each wrong cell, with the code of its problem. */
function wrongInColumn(index: number, cells: readonly (readonly [SheetCell, string])[]) {
  const letter = String.fromCharCode(65 + index);
  return {
    bytes: staffBook(cells.map(([cell], i) => staffCells({ 0: `P-${i + 1}`, [index]: cell }))),
    expected: {
      refused: 'wrong-cells',
      cells: Object.fromEntries(cells.map(([, code], i) => [`${letter}${i + 3}`, code])),
    },
  };
}

const text = (value: string): SheetCell => ({
  type: 'inlineStr',
  xml: `<is><t xml:space="preserve">${value}</t></is>`,
  format: '@',
});

export const numbers: readonly CorpusCase[] = [
  {
    name: 'percentages-formatted.xlsx',
    kind: 'percentages',
    what: 'fractions in every format with a % sign',
    writer: 'Excel',
    ...inColumn(FRACTION, 'fraction', [
      [as('0%', 0.8), 8_000],
      [as('0.00%', 1), 10_000],
      [as('0.0\\ %', 0.005), 50],
      [as('#,##0.00%;[Red]-#,##0.00%', 0.3333), 3_333],
      [as('0%;[Red]-0%;0%', 0.4), 4_000],
      [as('0.00%', 0.285), 2_850],
      [as('0.00%', '0.28500000000000003'), 2_850],
      [as('[>=0.5]0.0%;0.00%', 0.125), 1_250],
    ]),
  },
  {
    name: 'percentages-as-text.xlsx',
    kind: 'percentages',
    what: 'percentages that were typed as text',
    writer: 'Excel',
    ...inColumn(FRACTION, 'fraction', [
      [text('80%'), 8_000],
      [text('12,5 %'), 1_250],
      [text('12.5\u00a0%'), 1_250],
      [text('100 %'), 10_000],
      [text('\uff15\uff10%'), 5_000],
    ]),
  },
  {
    name: 'percentages-wrong.xlsx',
    kind: 'percentages',
    what: 'more than 100 %, less than 0 %, three decimals, words',
    writer: 'Excel',
    ...wrongInColumn(FRACTION, [
      [as('0.00%', 1.2), 'percentage-too-large'],
      [as('0.00%', -0.5), 'percentage-negative'],
      [as('0.00%', 0.33333333), 'percentage-too-precise'],
      [text('halftijds'), 'percentage-not-understood'],
      [text('0,050 %'), 'percentage-too-precise'],
    ]),
  },
  {
    name: 'fractions-without-percent.xlsx',
    kind: 'fractions',
    what: 'fractions in cells that show no % sign: 0,8 % or 80 %?',
    writer: 'Excel',
    ...wrongInColumn(FRACTION, [
      [0.8, 'percentage-ambiguous'],
      [as('0.00', 0.5), 'percentage-ambiguous'],
      [as('General', 1), 'percentage-ambiguous'],
      [as('0.0" %"', 0.75), 'percentage-ambiguous'],
      [as('0\\%', 0.2), 'percentage-ambiguous'],
    ]),
  },
  {
    name: 'amounts-residues.xlsx',
    kind: 'residues',
    what: 'what is left of a subtraction in binary fractions, far below a cent',
    writer: 'Excel',
    ...inColumn(COST, 'cost', [
      [as('0.00', '1.1000000000003638'), 110],
      [as('0.00', '0.30000000000000004'), 30],
      [as('0.00', '1234.0999999999999'), 123_410],
      [as('0.00', '8.8817841970012523E-16'), 0],
      [as('0.00', '-8.8817841970012523E-16'), 0],
      [as('0.00', '1E-2'), 1],
      [as('0.00', '4.125075E4'), 4_125_075],
      [as('0.00', '999999999.99000001'), 99_999_999_999],
      [as('0.00', '2105.2500000000291'), 210_525],
      [as('0.00', '-0'), 0],
    ]),
  },
  {
    name: 'amounts-too-precise.xlsx',
    kind: 'residues',
    what: 'amounts with fractions of a cent that are no residue',
    writer: 'Excel',
    ...wrongInColumn(COST, [
      [as('0.00', 2105.2549), 'amount-too-precise'],
      [as('0.00', '33.333333333333336'), 'amount-too-precise'],
      [as('0.00', 0.005), 'amount-too-precise'],
      [as('0.00', '12.3449999'), 'amount-too-precise'],
    ]),
  },
  {
    name: 'amounts-currencies.xlsx',
    kind: 'currency formats',
    what: 'amounts in the currency formats of Excel in Belgium, France, Germany and America',
    writer: 'Excel',
    ...inColumn(COST, 'cost', [
      [as('"€"\\ #,##0.00', 1234.5), 123_450],
      [as('#,##0.00\\ "€"', 1234.56), 123_456],
      [as('[$€-813]\\ #,##0.00;[Red][$€-813]\\ \\-#,##0.00', 0.3), 30],
      [as('_-* #,##0.00\\ [$€-40C]_-;\\-* #,##0.00\\ [$€-40C]_-;_-* "-"??\\ [$€-40C]_-;_-@_-', 1_000_000), 100_000_000],
      [as('#,##0.00', 41_250.75), 4_125_075],
      [as('#,##0.00_);(#,##0.00)', 7), 700],
      [as('[$EUR]\\ #,##0.00', 12.1), 1_210],
      [as('#\\ ##0.00', 1234.5), 123_450],
    ]),
  },
  {
    name: 'amounts-as-text.xlsx',
    kind: 'currency formats',
    what: 'amounts that are texts, as a bank or a payroll program exports them',
    writer: 'Excel',
    ...inColumn(
      COST,
      'cost',
      [
        [text('41250,75'), 4_125_075],
        [text('41.250,75'), 4_125_075],
        [text('41 250,75'), 4_125_075],
        [text('41\u00a0250,75'), 4_125_075],
        [text('41\u202f250,75'), 4_125_075],
        [text('€ 41.250,75'), 4_125_075],
        [text('41.250,75 EUR'), 4_125_075],
        [text('41250.75'), 4_125_075],
        [text('1.234.567,89'), 123_456_789],
        [text('1.234'), 123_400],
        [text(' 12 '), 1_200],
      ],
      { F12: 'dot-for-thousands' },
    ),
  },
  {
    name: 'amounts-wrong.xlsx',
    kind: 'thousands',
    what: 'invalid groups, negative amounts, dates and words in the column of amounts',
    writer: 'Excel',
    ...wrongInColumn(COST, [
      [text('0,050'), 'amount-too-precise'],
      [text('1.23.456,78'), 'amount-not-understood'],
      [text('1,234.567,8'), 'amount-not-understood'],
      [as('0.00', -5), 'amount-negative'],
      [text('-5,00'), 'amount-negative'],
      [text('\u22125,00'), 'amount-negative'],
      [as('0.00', 1e12), 'amount-too-large'],
      [text('geen'), 'amount-not-understood'],
      [text('12²'), 'amount-not-understood'],
    ]),
  },
  {
    name: 'amounts-notations.xlsx',
    kind: 'thousands',
    what: 'groups and marks of other countries and programs that can mean one amount only',
    writer: 'Excel',
    ...inColumn(COST, 'cost', [
      [text("1'234.50"), 123_450],
      [text('1,234.50'), 123_450],
      [text('1.234.567'), 123_456_700],
      [text('12,-'), 1_200],
      [text('\uff11\uff12,50'), 1_250],
      [text('EUR 12,50'), 1_250],
    ]),
  },
  {
    name: 'amounts-groups-of-zero.xlsx',
    kind: 'thousands',
    what: 'a group that begins with 0, a comma before three digits, and the ways to write less than zero',
    writer: 'Excel',
    ...wrongInColumn(COST, [
      [text('0.999'), 'amount-too-precise'],
      [text('0,050'), 'amount-too-precise'],
      [text('012.345'), 'amount-too-precise'],
      [text('1,234'), 'amount-too-precise'],
      [text('(5,00)'), 'amount-negative'],
      [text('5,00-'), 'amount-negative'],
      [text('- € 5'), 'amount-negative'],
    ]),
  },
  {
    name: 'days.xlsx',
    kind: 'dates',
    what: 'days in the formats of several countries, with and without a time: the number says which day it is',
    writer: 'Excel',
    ...inColumn(
      FROM,
      'from',
      [
        [as('mm-dd-yy', 46_023), '2026-01-01'],
        [as('m/d/yyyy', 46_085), '2026-03-04'],
        [as('[$-813]d\\ mmmm\\ yyyy', 46_085), '2026-03-04'],
        [as('[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 46_085), '2026-03-04'],
        [as('yyyy\\-mm\\-dd', 46_085), '2026-03-04'],
        [as('dd/mm/yyyy hh:mm', 46_085.75), '2026-03-04'],
        [as('d\\.m\\.yy;@', 46_085), '2026-03-04'],
        [as('dd/mm/yyyy', '46085.99999'), '2026-03-04'],
      ],
      { C4: 'date-order' },
    ),
  },
  {
    name: 'days-as-text.xlsx',
    kind: 'dates',
    what: 'days that are texts, as people in Belgium write them',
    writer: 'Excel',
    ...inColumn(FROM, 'from', [
      [text('04/03/2026'), '2026-03-04'],
      [text('4-3-2026'), '2026-03-04'],
      [text('4.3.26'), '2026-03-04'],
      [text('2026-03-04'), '2026-03-04'],
      [text('04 / 03 / 2026'), '2026-03-04'],
      [text('4\u00a03\u00a02026'), '2026-03-04'],
    ]),
  },
  {
    name: 'days-wrong.xlsx',
    kind: 'dates',
    what: 'days that do not exist, American ones, and numbers that are no day',
    writer: 'Excel',
    ...wrongInColumn(FROM, [
      [text('03/14/2026'), 'date-not-understood'],
      [text('31/02/2026'), 'date-not-understood'],
      [as('General', 46_023), 'number-for-date'],
      [day(45_657), 'date-outside-period'],
      [text('2026-13-01'), 'date-not-understood'],
      [text('1 januari'), 'date-not-understood'],
    ]),
  },
  {
    name: 'days-iso.xlsx',
    kind: 'ISO dates',
    what: 'cells of type d, with and without a time',
    writer: 'Open XML SDK',
    ...inColumn(FROM, 'from', [
      [{ type: 'd', value: '2026-03-04' }, '2026-03-04'],
      [{ type: 'd', value: '2026-03-04T00:00:00', format: 'dd/mm/yyyy' }, '2026-03-04'],
      [{ type: 'd', value: '2026-03-04T12:00:00.000Z', format: 'mm-dd-yy' }, '2026-03-04'],
      [{ type: 'd', value: '2026-12-31T12:00:00+01:00' }, '2026-12-31'],
    ]),
  },
  {
    name: 'days-1904.xlsx',
    kind: '1904',
    what: 'a workbook that counts its days from 1904',
    writer: 'Excel for Mac 2008',
    bytes: staffBook([staffCells({ 2: day(44_561), 3: day(44_925) })], { date1904: true }),
    expected: { lines: [staffLine()] },
  },
  {
    name: 'formulas.xlsx',
    kind: 'formulas',
    what: 'formulas with their saved results: plain, shared, array, text, of another file',
    writer: 'Excel',
    bytes: staffBook([
      staffCells({ 0: 'P-1', 5: { xml: '<f>SUM(1,2)</f><v>3</v>', format: '0.00' } }),
      staffCells({ 0: 'P-2', 5: { xml: '<f t="shared" ref="F4:F5" si="0">G4*2</f><v>4.5</v>', format: '0.00' } }),
      staffCells({ 0: 'P-3', 5: { xml: '<f t="shared" si="0"/><v>5.5</v>', format: '0.00' } }),
      staffCells({ 0: 'P-4', 5: { xml: '<f t="array" ref="F6">SUM(G6:H6*2)</f><v>6</v>', format: '0.00' } }),
      staffCells({ 0: { type: 'str', xml: '<f>"P-"&amp;"00"&amp;1</f><v>P-001</v>' } }),
      staffCells({ 0: 'P-5', 5: { xml: "<f>'[1]Blad1'!$A$1</f><v>7</v>", format: '0.00' } }),
      staffCells({ 0: 'P-6', 2: { xml: '<f>DATE(2026,1,1)</f><v>46023</v>', format: 'dd/mm/yyyy' } }),
    ]),
    expected: {
      lines: [
        staffLine({ member: 'P-1', cost: 300 }),
        staffLine({ member: 'P-2', cost: 450 }),
        staffLine({ member: 'P-3', cost: 550 }),
        staffLine({ member: 'P-4', cost: 600 }),
        staffLine(),
        staffLine({ member: 'P-5', cost: 700 }),
        staffLine({ member: 'P-6' }),
      ],
    },
  },
  {
    name: 'formulas-without-result.xlsx',
    kind: 'formulas',
    what: 'formulas whose results are errors or were not saved',
    writer: 'openpyxl',
    ...wrongInColumn(COST, [
      [{ xml: '<f>SUM(1,2)</f>' }, 'formula-without-value'],
      [{ xml: '<f>SUM(1,2)</f><v></v>' }, 'formula-without-value'],
      [{ type: 'e', xml: '<f>1/0</f><v>#DIV/0!</v>' }, 'formula-failed'],
      [{ type: 'e', xml: '<f>VLOOKUP(1,A1:B2,2)</f><v>#N/A</v>' }, 'formula-failed'],
      [{ type: 'e', value: '#REF!' }, 'formula-failed'],
      [{ type: 'e', xml: '<f>x</f><v>#NAME?</v>' }, 'formula-failed'],
    ]),
  },
  {
    name: 'whole-numbers.xlsx',
    kind: 'whole numbers',
    what: 'whole numbers in several formats and as texts',
    writer: 'Excel',
    bytes: xlsx({
      sheets: [
        {
          name: 'Deelname',
          rows: [
            ['uniek-verslag/participation/2026/1/participation', 'Laat deze rij staan.'],
            ['Activiteit', 'Soort', 'Begunstigden', 'Kosten'],
            ['Uitstap', 'Groepsactiviteit', 12, as('0.00', 1234.1)],
            ['Uitstap', 'groepsactiviteit ', as('0', '12.000000000000002'), as('0.00', 1)],
            ['Uitstap', 'Groepsactiviteit', as('#,##0', 1234), as('0.00', 1)],
            ['Uitstap', 'Groepsactiviteit', '1.234', as('0.00', 1)],
            ['Uitstap', 'Groepsactiviteit', '12,00', as('0.00', 1)],
          ],
        },
      ],
    }),
    expected: {
      lines: [
        { activity: 'Uitstap', sort: 'group', beneficiaries: 12, cost: 123_410 },
        { activity: 'Uitstap', sort: 'group', beneficiaries: 12, cost: 100 },
        { activity: 'Uitstap', sort: 'group', beneficiaries: 1234, cost: 100 },
        { activity: 'Uitstap', sort: 'group', beneficiaries: 1234, cost: 100 },
        { activity: 'Uitstap', sort: 'group', beneficiaries: 12, cost: 100 },
      ],
      warnings: { C6: 'dot-for-thousands' },
    },
  },
];
