/** Cells with texts, and headers. */

import {
  type CellCodes,
  type CorpusCase,
  NOTICE,
  STAFF,
  staffHeaders,
  staffLine,
} from '#test/spreadsheets/make/case.ts';
import { aboveStaff, escapeXml, type SheetCell, staffBook, staffCells, xlsx } from '#test/spreadsheets/make/xlsx.ts';

/** A line for each text in the column of personnel numbers, with how it is stored. */
function members(texts: readonly (readonly [SheetCell, string])[], warnings?: CellCodes) {
  return {
    bytes: staffBook(texts.map(([cell]) => staffCells({ 0: cell }))),
    expected: { lines: texts.map(([, member]) => staffLine({ member })), ...(warnings && { warnings }) },
  };
}

const raw = (xml: string): SheetCell => ({ type: 'inlineStr', xml: `<is>${xml}</is>` });

export const texts: readonly CorpusCase[] = [
  {
    name: 'texts-that-look-like-something-else.xlsx',
    kind: 'texts',
    what: 'texts that must stay texts: leading zeros, formulas, numbers, errors, truth values',
    writer: 'Excel',
    ...members(
      ['007', '1E5', '=1+1', '+32', '-x', '@x', '#N/A', 'TRUE', '3/4', "O'Neill", '0x1F'].map((each) => [each, each]),
      { A9: 'error-text' },
    ),
  },
  {
    name: 'texts-numbers-as-numbers.xlsx',
    kind: 'texts',
    what: 'personnel numbers that the program made numbers of',
    writer: 'Excel',
    ...members(
      [
        [7, '7'],
        [{ value: 123456789012, format: '0' }, '123456789012'],
        [{ value: '1.5' }, '1,5'],
      ],
      { A5: 'text-by-format' },
    ),
  },
  {
    name: 'texts-line-breaks.xlsx',
    kind: 'line breaks',
    what: 'line breaks of Alt+Enter, of Windows and of old Macs inside a text of one line',
    writer: 'Excel',
    ...members([
      ['P-001\nAn', 'P-001 An'],
      [raw('<t>P-002_x000D_\nAn</t>'), 'P-002 An'],
      ['P-003\n', 'P-003'],
      [raw('<t xml:space="preserve">\tP-004 \t An</t>'), 'P-004 An'],
      ['P-005\u2028An', 'P-005 An'],
    ]),
  },
  {
    name: 'texts-invisible.xlsx',
    kind: 'invisible characters',
    what: 'zero-width, joining, directional and control characters in a text',
    writer: 'Excel',
    ...members([
      ['P\u200b-\u2060001', 'P-001'],
      ['\ufeffP-002', 'P-002'],
      ['P-\u202e100', 'P-100'],
      ['\u2066P-004\u2069', 'P-004'],
      ['P\u00ad-005\u200e', 'P-005'],
      [raw('<t>P-_x0007_006</t>'), 'P-006'],
    ]),
  },
  {
    name: 'texts-empty-to-the-eye.xlsx',
    kind: 'invisible characters',
    what: 'texts of which nothing can be seen count as empty',
    writer: 'Excel',
    bytes: staffBook(['\u200b', '\u00a0\u3000', '\u2800', '\u202e\u202c', ' '].map((text) => staffCells({ 0: text }))),
    expected: {
      lines: Array.from({ length: 5 }, () => staffLine({ member: undefined })),
      warnings: { A3: 'text-missing', A4: 'text-missing', A5: 'text-missing', A6: 'text-missing', A7: 'text-missing' },
    },
  },
  {
    name: 'texts-composed-and-decomposed.xlsx',
    kind: 'decomposed letters',
    what: 'letters as a Mac decomposes them are stored composed',
    writer: 'Numbers',
    ...members([
      ['Rene\u0301e', 'Renée'],
      ['Cafe\u0301 a\u030angstrom', 'Café ångstrom'],
      ['\u212bngström', 'Ångström'],
    ]),
  },
  {
    name: 'texts-exotic-spaces.xlsx',
    kind: 'exotic spaces',
    what: 'no-break, thin, ideographic and other spaces become one plain space',
    writer: 'Word, pasted into Excel',
    ...members([
      ['P\u00a0001', 'P 001'],
      ['P\u202f002', 'P 002'],
      ['P\u2009\u2009003', 'P 003'],
      ['\u3000P 004\u2003', 'P 004'],
    ]),
  },
  {
    name: 'texts-of-many-scripts.xlsx',
    kind: 'scripts',
    what: 'letters of all alphabets, emoji and characters beyond the first plane stay',
    writer: 'Excel',
    ...members(['Łukasz Çelik', 'محمد', '王小明', 'Ελένη', 'P-👍', '𠮷野', 'ß – “x” …'].map((each) => [each, each])),
  },
  {
    name: 'texts-rich.xlsx',
    kind: 'rich text',
    what: 'texts in several fonts, with the reading of Japanese names beside them, and with escapes',
    writer: 'Excel',
    ...members([
      [raw('<r><rPr><b/></rPr><t>P-</t></r><r><t xml:space="preserve">001</t></r>'), 'P-001'],
      [raw('<t>王</t><rPh sb="0" eb="1"><t>ワン</t></rPh><phoneticPr fontId="1"/>'), '王'],
      [raw('<t>_x0050_-003</t>'), 'P-003'],
      [raw('<t>_x005F_x0041_</t>'), '_x0041_'],
      [raw('<t>&#80;&amp;&lt;1</t>'), 'P&<1'],
      [raw('<t><![CDATA[P<1]]></t>'), 'P<1'],
    ]),
  },
  {
    name: 'texts-shared-rich.xlsx',
    kind: 'rich text',
    what: 'shared strings, one of them in several fonts, one empty',
    writer: 'Excel',
    bytes: xlsx({
      sheets: [
        {
          name: 'Personeelsleden',
          rows: [...aboveStaff, staffCells({ 0: { type: 's', value: 0 } }), staffCells({ 0: { type: 's', value: 2 } })],
        },
      ],
      extra: {
        'xl/sharedStrings.xml': `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>P-</t></r><r><rPr><sz val="8"/></rPr><t>001</t></r></si><si/><si><t>${escapeXml('P & 2')}</t></si></sst>`,
        'xl/_rels/workbook.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
      },
    }),
    expected: { lines: [staffLine(), staffLine({ member: 'P & 2' })] },
  },
  {
    name: 'texts-too-long.xlsx',
    kind: 'texts',
    what: 'texts that are longer than the column takes, counted in characters',
    writer: 'Excel',
    bytes: staffBook([staffCells({ 0: 'x'.repeat(61) }), staffCells({ 0: '👍'.repeat(60) })]),
    expected: { refused: 'wrong-cells', cells: { A3: 'text-too-long' } },
  },
  {
    name: 'choices.xlsx',
    kind: 'choices',
    what: 'options in the three languages, in capitals, with other spaces and apostrophes',
    writer: 'Excel',
    bytes: staffBook(
      [
        'Maatschappelijk werker',
        'ASSISTANT(E) SOCIAL(E)',
        'sozialarbeiter(in)',
        ' Maatschappelijk\u00a0 werker ',
        'Maatschappelijk\nwerker',
      ].map((option, i) => staffCells({ 0: `P-${i}`, 1: option })),
    ),
    expected: { lines: Array.from({ length: 5 }, (_, i) => staffLine({ member: `P-${i}` })) },
  },
  {
    name: 'choices-wrong.xlsx',
    kind: 'choices',
    what: 'options that the list does not have',
    writer: 'Excel',
    bytes: staffBook(['Poetshulp', 'Maatschappelijk', 1].map((option) => staffCells({ 1: option }))),
    expected: { refused: 'wrong-cells', cells: { B3: 'choice-unknown', B4: 'choice-unknown', B5: 'choice-unknown' } },
  },
  {
    name: 'headers-in-another-order-and-language.xlsx',
    kind: 'headers',
    what: 'French headers in another order, with a column of the person’s own, in capitals and with line breaks',
    writer: 'Excel',
    bytes: xlsx({
      sheets: [
        {
          name: 'Personnel',
          rows: [
            [STAFF],
            ['Nom', 'COÛT BRUT', 'Fraction\nde temps plein', 'Au (inclus)', 'Du\u00a0', 'fonction', 'Matricule'],
            ['An', ...staffCells().toReversed()],
          ],
        },
      ],
    }),
    expected: { lines: [staffLine()], ignored: ['Nom'] },
  },
  {
    name: 'headers-missing.xlsx',
    kind: 'headers',
    what: 'two columns were deleted',
    writer: 'Excel',
    bytes: xlsx({
      sheets: [
        { name: 'Personeelsleden', rows: [[STAFF, NOTICE], staffHeaders.slice(0, 4), staffCells().slice(0, 4)] },
      ],
    }),
    expected: { refused: 'columns-missing', names: ['fraction', 'cost'] },
  },
  {
    name: 'rows-around-the-table.xlsx',
    kind: 'rows',
    what: 'a title above the table, empty rows in it, and a note beside it',
    writer: 'Excel',
    bytes: xlsx({
      sheets: [
        {
          name: 'Personeelsleden',
          rows: [
            ['Personeel 2026, ontwerp'],
            [],
            ...aboveStaff,
            staffCells(),
            [],
            [null, null, null, null, null, null, null, 'nog na te vragen'],
            staffCells({ 0: 'P-002' }),
            [],
          ],
        },
      ],
    }),
    expected: { lines: [staffLine(), staffLine({ member: 'P-002' })], ignored: [] },
  },
  {
    name: 'rows-hidden-by-a-filter.xlsx',
    kind: 'filters',
    what: 'rows that a filter hides belong to the table',
    writer: 'Excel',
    bytes: xlsx({
      sheets: [
        {
          name: 'Personeelsleden',
          rows: [...aboveStaff, staffCells(), staffCells({ 0: 'P-002' })],
          rowAttributes: { 4: ' hidden="1"' },
          after:
            '<autoFilter ref="A2:F4"><filterColumn colId="0"><filters><filter val="P-001"/></filters></filterColumn></autoFilter>',
        },
      ],
    }),
    expected: { lines: [staffLine(), staffLine({ member: 'P-002' })], hidden: [4] },
  },
  {
    name: 'cells-merged.xlsx',
    kind: 'merged cells',
    what: 'a merged title above the table, and a merged cell in it: what is meant in its second row cannot be known',
    writer: 'Excel',
    bytes: xlsx({
      sheets: [
        {
          name: 'Personeelsleden',
          rows: [['Personeel 2026'], ...aboveStaff, staffCells(), staffCells({ 0: null })],
          after: '<mergeCells count="2"><mergeCell ref="A1:F1"/><mergeCell ref="A4:A5"/></mergeCells>',
        },
      ],
    }),
    expected: { refused: 'wrong-cells', cells: { A5: 'cell-merged' } },
  },
  {
    name: 'cells-empty.xlsx',
    kind: 'empty cells',
    what: 'cells that are missing, or have only a format: each is a gap to fill in',
    writer: 'Excel',
    bytes: staffBook([staffCells({ 1: null, 3: { format: 'dd/mm/yyyy' }, 5: { format: '0.00', xml: '' } })]),
    expected: {
      lines: [staffLine({ function: undefined, until: undefined, cost: undefined })],
      warnings: { B3: 'choice-missing', D3: 'date-missing', F3: 'amount-missing' },
    },
  },
  {
    name: 'lines-none.xlsx',
    kind: 'empty cells',
    what: 'the table as it was downloaded, not filled in',
    writer: 'Excel',
    bytes: staffBook([]),
    expected: { refused: 'no-lines' },
  },
  {
    name: 'lines-that-fail-a-check.xlsx',
    kind: 'checks',
    what: 'an end before its start, at both cells',
    writer: 'Excel',
    bytes: staffBook([
      staffCells({ 2: { value: 46_387, format: 'dd/mm/yyyy' }, 3: { value: 46_023, format: 'dd/mm/yyyy' } }),
    ]),
    expected: { refused: 'wrong-cells', cells: { C3: 'check-failed', D3: 'check-failed' } },
  },
];
