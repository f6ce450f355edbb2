/**
 * Finds the files that are embedded in a PDF, without a PDF library: an uploaded file may be hostile, and the less is read the
 * less can go wrong. An embedded file is always a stream object of its own (ISO 32000-1, 7.11.4), whichever program saved the PDF.
 */

import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';

/** How many embedded files are read. The program embeds three. */
const MAX_FILES = 20;
/** How large all embedded files may be together, in bytes: the largest seal has 40 MiB, its content 30 MiB. */
const MAX_TOTAL_BYTES = 100 * 1024 * 1024;
/** How far the dictionary of a stream extends around the name of its type, in bytes. */
const MAX_DICTIONARY_BYTES = 4096;

export type EmbeddedFile = {
  /** The media type that the PDF says; empty when it says none. */
  readonly type: string;
  readonly bytes: Buffer;
  /** SHA-256 of the bytes, in lower-case hexadecimal. */
  readonly sha256: string;
};

/** Whether the bytes begin as a PDF. Some programs put bytes before its header. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');
}

/** The embedded files, each content once, also those that a later change of the PDF replaced. Unreadable ones are left out. */
export function embeddedFiles(pdf: Uint8Array): EmbeddedFile[] {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const files = new Map<string, EmbeddedFile>();
  let left = MAX_TOTAL_BYTES;
  for (const { dictionary, start } of embeddedStreams(bytes)) {
    if (files.size >= MAX_FILES) break;
    const content = contentOf(bytes, dictionary, start, left);
    // Nothing that this program embeds is that large: the rest is not read either.
    if (content === 'too-large') break;
    if (content === null) continue;
    left -= content.length;
    const sha256 = createHash('sha256').update(content).digest('hex');
    files.set(sha256, { type: mediaTypeIn(dictionary), bytes: content, sha256 });
  }
  return [...files.values()];
}

/** The dictionaries of the streams of embedded files, and where their data start. */
function* embeddedStreams(bytes: Buffer): Generator<{ readonly dictionary: string; readonly start: number }> {
  let from = 0;
  // Each name costs a search of at most `MAX_DICTIONARY_BYTES`; a file full of names must not cost more than that.
  for (let names = 0; names < 10 * MAX_FILES; names += 1) {
    const at = bytes.indexOf('/EmbeddedFile', from, 'latin1');
    if (at === -1) return;
    from = at + '/EmbeddedFile'.length;
    // `/EmbeddedFiles` is the list of the files.
    if (/[\w.-]/.test(String.fromCharCode(bytes[from] ?? 0))) continue;
    const before = bytes.toString('latin1', Math.max(0, at - MAX_DICTIONARY_BYTES), at);
    const after = bytes.toString('latin1', from, from + MAX_DICTIONARY_BYTES);
    const begin = before.lastIndexOf('obj');
    const end = /stream(\r\n|\n)/.exec(after);
    if (begin === -1 || end === null || after.slice(0, end.index).includes('endobj')) continue;
    yield {
      dictionary: `${before.slice(begin)}/EmbeddedFile${after.slice(0, end.index)}`,
      start: from + end.index + end[0].length,
    };
  }
}

/** The content of a stream; null when it is unreadable. */
function contentOf(bytes: Buffer, dictionary: string, start: number, maxBytes: number): Buffer | 'too-large' | null {
  const filter = /\/Filter\s*\[?\s*(\/\w+(?:\s*\/\w+)*)/.exec(dictionary)?.[1];
  if ((filter !== undefined && filter !== '/FlateDecode') || dictionary.includes('/DecodeParms')) return null;
  // A length may be a reference to another object: then the data end at the next mark.
  const stated = /\/Length\s+(\d+)(?!\s+\d+\s+R)\b/.exec(dictionary)?.[1];
  const end = stated === undefined ? bytes.indexOf('endstream', start, 'latin1') : start + Number(stated);
  if (end === -1 || end > bytes.length) return null;
  const data = bytes.subarray(start, end);
  if (filter === undefined) return data.length > maxBytes ? 'too-large' : data;
  try {
    return inflateSync(data, { maxOutputLength: Math.max(maxBytes, 1) });
  } catch (error) {
    // Otherwise it is damaged or encrypted: not a file that this program embedded.
    return error instanceof RangeError ? 'too-large' : null;
  }
}

function mediaTypeIn(dictionary: string): string {
  const name = /\/Subtype\s*\/([^\s/<>[\]()]+)/.exec(dictionary)?.[1] ?? '';
  return name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
