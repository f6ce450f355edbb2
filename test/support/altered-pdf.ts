/** PDFs that someone has altered. */

import { deflateSync, inflateSync } from 'node:zlib';

type Stream = { readonly start: number; readonly end: number; readonly content: string };

/** The compressed streams of a PDF of this program: pages, fonts and attachments. */
function streamsOf(pdf: Buffer): Stream[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/\/Length (\d+)[^>]*?\/Filter \/FlateDecode\s*>>\s*stream\r?\n/g)].map((found) => {
    const start = found.index + found[0].length;
    const end = start + Number(found[1]);
    return { start, end, content: inflateSync(pdf.subarray(start, end)).toString('latin1') };
  });
}

/**
 * The first document with the page of the second where the two differ, and everything else as it was, also the attachments: what
 * someone makes who changes a number on a page.
 */
export function withPagesOf(pdf: Uint8Array, other: Uint8Array): Buffer {
  const altered = Buffer.from(pdf);
  const others = streamsOf(Buffer.from(other));
  let changed = 0;
  for (const [index, { start, end, content }] of streamsOf(altered).entries()) {
    const page = others[index]?.content ?? '';
    if (page === content || !content.includes(' TJ') || !page.includes(' TJ')) continue;
    const bytes = deflateSync(Buffer.from(page, 'latin1'), { level: 9 });
    if (bytes.length > end - start) throw new Error('The changed page is longer: choose another number');
    // What follows compressed data is not read.
    altered.fill(' ', start, end);
    bytes.copy(altered, start);
    changed += 1;
  }
  if (changed === 0) throw new Error('No page differs');
  return altered;
}
