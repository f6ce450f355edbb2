import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { sealedInput } from '#test/support/sample-reports.ts';
import { renderReport } from '#web/document/render-report.ts';
import { embeddedFiles, isPdf } from '#web/verification/embedded-files.ts';

/** An object of a PDF with an embedded file. */
function object(data: Buffer, entries = '/Filter /FlateDecode'): Buffer {
  const dictionary = `1 0 obj\n<< /Type /EmbeddedFile /Subtype /text#2Fplain /Length ${data.length} ${entries} >>\nstream\n`;
  return Buffer.concat([Buffer.from(dictionary), data, Buffer.from('\nendstream\nendobj\n')]);
}
const contents = (...parts: Buffer[]) =>
  embeddedFiles(Buffer.concat([Buffer.from('%PDF-1.7\n'), ...parts])).map(({ bytes }) => bytes.toString('latin1'));

it('finds the files of a document, each once', async () => {
  const pdf = await renderReport(await sealedInput('nl'));
  expect(isPdf(pdf)).toBe(true);
  const files = embeddedFiles(Buffer.concat([pdf, pdf]));
  expect(files.map(({ type }) => type)).toEqual([
    'application/json',
    'application/jose',
    'application/vnd.uniek-verslag.print+json',
  ]);
});

it('reads streams as other programs write them: not compressed, or with their length in another object', () => {
  expect(contents(object(Buffer.from('plain'), ''))).toEqual(['plain']);
  const indirect = object(deflateSync('indirect'))
    .toString('latin1')
    .replace(/\/Length \d+/, '/Length 7 0 R');
  expect(contents(Buffer.from(indirect, 'latin1'))).toEqual(['indirect']);
});

it('leaves out what it cannot read, and reads the rest', () => {
  const readable = object(deflateSync('readable'));
  const unreadable = [
    object(Buffer.from('damaged or encrypted')),
    object(deflateSync('x'), '/Filter /LZWDecode'),
    object(deflateSync('x'), '/Filter [/ASCIIHexDecode /FlateDecode]'),
    object(deflateSync('x'), '/Filter /FlateDecode /DecodeParms << /Predictor 12 >>'),
    Buffer.from('1 0 obj << /Type /EmbeddedFile /Length 99999999 >>\nstream\nx'),
    Buffer.from('/EmbeddedFile /EmbeddedFiles << >> endobj stream\n'),
  ];
  for (const each of unreadable) expect(contents(each, readable)).toEqual(['readable']);
});

it('stops at a file that decompresses to more than any document has, and at thousands of files', () => {
  const bomb = object(deflateSync(Buffer.alloc(101 * 1024 * 1024)));
  const before = performance.now();
  expect(contents(object(deflateSync('first')), ...Array.from({ length: 50 }, () => bomb))).toEqual(['first']);
  const many = Array.from({ length: 5_000 }, (_, index) => object(deflateSync(String(index))));
  expect(contents(...many)).toHaveLength(20);
  expect(contents(...Array.from({ length: 100_000 }, () => Buffer.from('obj /EmbeddedFile stream\n')))).toHaveLength(0);
  expect(performance.now() - before).toBeLessThan(10_000);
});
