import { type CorpusCase, staffLine } from '#test/spreadsheets/make/case.ts';
import { aboveStaffOds, ods, odsRow, odsText, odsValue, staffOds, staffOdsFile } from '#test/spreadsheets/make/ods.ts';

const right = { lines: [staffLine()] };

export const odsCases: readonly CorpusCase[] = [
  {
    name: 'ods-values.ods',
    kind: 'ODS values',
    what: 'percentages, currencies, dates with a time, numbers and texts',
    writer: 'LibreOffice',
    bytes: staffOdsFile(
      staffOds({ 4: odsValue('percentage', 0.285, '28,5 %'), 5: odsValue('currency', 1234.5, '€ 1.234,50') }) +
        staffOds({
          0: odsText('P-2'),
          2: odsValue('date', '2026-03-04T17:30:00', '04/03/26 17:30'),
          5: odsValue('float', '1.1000000000003638', '1,10'),
        }) +
        staffOds({ 0: odsText('007'), 4: odsText('80 %'), 5: odsText('1.234,50') }) +
        staffOds({ 0: odsText('P-4'), 2: odsText('04/03/2026') }),
    ),
    expected: {
      lines: [
        staffLine({ fraction: 2_850, cost: 123_450 }),
        staffLine({ member: 'P-2', from: '2026-03-04', cost: 110 }),
        staffLine({ member: '007', fraction: 8_000, cost: 123_450 }),
        staffLine({ member: 'P-4', from: '2026-03-04' }),
      ],
    },
  },
  {
    name: 'ods-repeats.ods',
    kind: 'ODS repeats',
    what: 'a row that stands for three, cells that stand for two, and rows that stand for a million empty ones',
    writer: 'LibreOffice',
    bytes: staffOdsFile(
      `<table:table-row table:number-rows-repeated="3">${odsText('P-7')}${odsText('Maatschappelijk werker')}<table:table-cell table:number-columns-repeated="2" office:value-type="date" office:date-value="2026-01-01"/>${odsValue('percentage', 0.5, '50 %')}${odsValue('float', 1, '1')}</table:table-row>` +
        '<table:table-row table:number-rows-repeated="5"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>' +
        staffOds() +
        '<table:table-row table:number-rows-repeated="1048560"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
    ),
    expected: {
      lines: [
        ...Array.from({ length: 3 }, () => staffLine({ member: 'P-7', until: '2026-01-01', cost: 100 })),
        staffLine(),
      ],
      warnings: { A4: 'key-repeated', A5: 'key-repeated' },
    },
  },
  {
    name: 'ods-grouped-and-header-rows.ods',
    kind: 'ODS repeats',
    what: 'rows in groups, in the header rows of a printed page, and under a merged cell',
    writer: 'LibreOffice',
    bytes: ods([
      {
        name: 'Personeelsleden',
        rows: `<table:table-header-rows>${aboveStaffOds}</table:table-header-rows><table:table-row-group><table:table-row-group>${staffOds()}</table:table-row-group></table:table-row-group><table:table-rows>${staffOds({ 0: odsText('P-2'), 1: '<table:covered-table-cell/>' })}</table:table-rows>`,
      },
    ]),
    expected: {
      lines: [staffLine(), staffLine({ member: 'P-2', function: undefined })],
      warnings: { B4: 'choice-missing' },
    },
  },
  {
    name: 'ods-texts.ods',
    kind: 'ODS texts',
    what: 'spaces, tabs, line breaks, links, spans and comments in texts',
    writer: 'LibreOffice',
    bytes: staffOdsFile(
      [
        '<text:p>P-<text:span text:style-name="T1">001</text:span></text:p>',
        '<text:p>P-<text:s text:c="3"/>002</text:p>',
        '<text:p>P-003</text:p><text:p>An</text:p>',
        '<text:p>P-<text:line-break/>004<text:tab/>An</text:p>',
        '<text:p><text:a xlink:href="https://example.org/" xmlns:xlink="http://www.w3.org/1999/xlink">P-005</text:a></text:p>',
        '<office:annotation><dc:date>2026-01-01</dc:date><text:p>nog na te vragen</text:p></office:annotation><text:p>P-006</text:p>',
        '<text:p>P\u200b-007</text:p>',
      ]
        .map((xml) => staffOds({ 0: `<table:table-cell office:value-type="string">${xml}</table:table-cell>` }))
        .join(''),
    ),
    expected: {
      lines: ['P-001', 'P- 002', 'P-003 An', 'P- 004 An', 'P-005', 'P-006', 'P-007'].map((member) =>
        staffLine({ member }),
      ),
    },
  },
  {
    name: 'ods-fractions-without-percent.ods',
    kind: 'fractions',
    what: 'plain numbers in the column of percentages',
    writer: 'LibreOffice',
    bytes: staffOdsFile(staffOds({ 4: odsValue('float', 0.8, '0,8') }) + staffOds({ 4: odsValue('float', 1, '1') })),
    expected: { refused: 'wrong-cells', cells: { E3: 'percentage-ambiguous', E4: 'percentage-ambiguous' } },
  },
  {
    name: 'ods-formulas.ods',
    kind: 'formulas',
    what: 'formulas with a result, without one, and with an error',
    writer: 'LibreOffice',
    bytes: staffOdsFile(
      staffOds({
        5: '<table:table-cell table:formula="of:=1+2" office:value-type="float" office:value="3"><text:p>3</text:p></table:table-cell>',
      }) +
        staffOds({ 5: '<table:table-cell table:formula="of:=1+2"/>' }) +
        staffOds({
          5: '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
        }),
    ),
    expected: { refused: 'wrong-cells', cells: { F4: 'formula-without-value', F5: 'formula-failed' } },
  },
  {
    name: 'ods-hidden-sheet.ods',
    kind: 'sheets',
    what: 'an old copy on a hidden sheet before the visible one',
    writer: 'LibreOffice',
    bytes: ods([
      { name: 'Oud', rows: aboveStaffOds + staffOds({ 5: odsValue('float', 11_111.11, '11111,11') }), hidden: true },
      { name: 'Personeelsleden', rows: aboveStaffOds + staffOds() },
    ]),
    expected: right,
  },
  {
    name: 'ods-two-filled.ods',
    kind: 'sheets',
    what: 'two visible sheets with lines',
    writer: 'LibreOffice',
    bytes: ods([
      { name: 'Personeelsleden', rows: aboveStaffOds + staffOds() },
      { name: 'Kopie', rows: aboveStaffOds + staffOds() },
    ]),
    expected: { refused: 'several-sheets', names: ['Personeelsleden', 'Kopie'] },
  },
  {
    name: 'ods-by-google.ods',
    kind: 'dialects',
    what: 'no styles, values without what is shown, empty texts',
    writer: 'Google Sheets',
    bytes: staffOdsFile(
      odsRow(
        odsText('P-001'),
        odsText('Maatschappelijk werker'),
        '<table:table-cell office:value-type="date" office:date-value="2026-01-01"/>',
        '<table:table-cell office:value-type="date" office:date-value="2026-12-31"/>',
        '<table:table-cell office:value-type="percentage" office:value="0.5"/>',
        '<table:table-cell office:value-type="float" office:value="41250.75"/>',
        '<table:table-cell office:value-type="string"/>',
      ),
    ),
    expected: right,
  },
];
