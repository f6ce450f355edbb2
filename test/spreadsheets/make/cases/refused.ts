/** Files that are refused as a whole. */

import { type CorpusCase, NOTICE, PARTICIPATION, STAFF, staffHeaders } from '#test/spreadsheets/make/case.ts';
import { aboveStaffOds, odsParts, staffOds } from '#test/spreadsheets/make/ods.ts';
import { staffBook, staffCells, xlsx, zip } from '#test/spreadsheets/make/xlsx.ts';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

function refused(name: string, code: string, what: string, bytes: Uint8Array, writer = 'Excel'): CorpusCase {
  return { name, kind: 'refused files', what, writer, bytes, expected: { refused: code } };
}

/** The first bytes of an OLE file, padded to its smallest size. */
const ole = (stream: string): Uint8Array => {
  const bytes = new Uint8Array(1536);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(Buffer.from(stream, 'utf16le'), 1024);
  return bytes;
};

const macroType = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';
const whole = staffBook([staffCells()]);
const entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';

export const refusedCases: readonly CorpusCase[] = [
  refused('refused-xls.xls', 'file-old', 'Excel before 2007', ole('Workbook')),
  refused('refused-password.xlsx', 'file-locked', 'protected by a password', ole('EncryptedPackage')),
  refused(
    'refused-macros.xlsx',
    'file-with-macros',
    'with macros',
    staffBook([staffCells()], { extra: { 'xl/vbaProject.bin': 'x' } }),
  ),
  refused(
    'refused-macro-type.xlsx',
    'file-with-macros',
    'whose type is that of a workbook with macros',
    staffBook([staffCells()], { contentType: macroType }),
  ),
  refused(
    'refused-macros.ods',
    'file-with-macros',
    'with macros',
    zip({ ...odsParts([{ name: 'a', rows: aboveStaffOds + staffOds() }]), 'Basic/Standard/Module1.xml': '<x/>' }),
    'LibreOffice',
  ),
  refused('refused-cut-off.xlsx', 'file-unreadable', 'of which the end is missing', whole.slice(0, -40)),
  refused(
    'refused-xml-cut-off.ods',
    'file-unreadable',
    'whose XML ends in the middle',
    zip({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': '<office:document-content><office:body>',
    }),
    'LibreOffice',
  ),
  refused(
    'refused-entities.ods',
    'file-unreadable',
    'with entities of its own, which could grow without end',
    zip({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': `<?xml version="1.0"?>${entity}<office:document-content>&b;</office:document-content>`,
    }),
    'an attacker',
  ),
  refused(
    'refused-word.docx',
    'file-unknown',
    'a document of Word',
    zip({ '_rels/.rels': '<x/>', 'word/document.xml': '<x/>' }),
    'Word',
  ),
  refused(
    'refused-numbers.numbers',
    'file-numbers',
    'a document of Numbers that was not exported',
    zip({ 'Index/Document.iwa': 'x', 'Metadata/Properties.plist': 'x' }),
    'Numbers',
  ),
  refused(
    'refused-picture.png',
    'file-unknown',
    'a picture',
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
  ),
  refused(
    'refused-pdf.pdf',
    'file-pdf',
    'a PDF',
    Uint8Array.from([...ascii('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0, 10]),
  ),
  refused('refused-empty.csv', 'no-mark', 'nothing', new Uint8Array()),
  refused(
    'refused-web-page.xls',
    'file-html',
    'a web page that is called a spreadsheet',
    ascii('<html><table><tr><td>P-001</td></tr></table></html>'),
    'a payroll program',
  ),
  refused(
    'refused-without-mark.xlsx',
    'no-mark',
    'a table of the person’s own',
    xlsx({ sheets: [{ name: 'Blad1', rows: [staffHeaders, staffCells()] }] }),
  ),
  refused(
    'refused-unclosed-quote.csv',
    'file-unreadable',
    'a quote that is not closed',
    ascii(`${STAFF};\r\n"P-001;x\r\n`),
    'a script',
  ),
  {
    name: 'refused-table-of-another-form.xlsx',
    kind: 'refused files',
    what: 'the table of another form',
    writer: 'Excel',
    bytes: xlsx({ sheets: [{ name: 'Deelname', rows: [[PARTICIPATION, NOTICE], ['Activiteit']] }] }),
    expected: { refused: 'other-table', names: [PARTICIPATION] },
  },
];
