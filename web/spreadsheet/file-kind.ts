/** What kind of file was uploaded, by its bytes: the name of a file says nothing certain. */

import { FileRefused } from './file-refusal.ts';
import { ODS_CONTENT } from './read-ods.ts';
import { XLSX_CONTENT_TYPES } from './xlsx-parts.ts';
import type { Zip } from './zip.ts';

/** How far into a file its kind is looked for. */
const HEAD_BYTES = 4096;

/**
 * Whether the bytes are a zip file, as XLSX and ODS are, or a text, as CSV is.
 * @throws FileRefused for every kind of file that is neither
 */
export function kindOfBytes(bytes: Uint8Array): 'zip' | 'text' {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES)).toString('latin1');
  if (head.startsWith('PK\x03\x04')) return 'zip';
  if (head.startsWith('\xd0\xcf\x11\xe0')) throw new FileRefused(kindOfCompound(bytes));
  // Some programs write a few bytes before it.
  if (head.slice(0, 1024).includes('%PDF-')) throw new FileRefused('file-pdf');
  const text = head
    .replace(/^\xef\xbb\xbf|^\xff\xfe|^\xfe\xff/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^<\?xml|^<(?:\w+:)?(?:workbook|document)\b/i.test(text))
    throw new FileRefused(isHtml(text) ? 'file-html' : 'file-xml');
  if (isHtml(text) || /^MIME-Version:/i.test(text)) throw new FileRefused('file-html');
  // SYLK, which Excel still writes, and rich text.
  if (/^ID;P/.test(text)) throw new FileRefused('file-old');
  if (/^\{\\rtf/.test(text)) throw new FileRefused('file-unknown');
  return 'text';
}

function isHtml(text: string): boolean {
  return /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|style|meta|div)\b/i.test(
    text,
  );
}

/** The compound files of Microsoft: the format of Excel before 2007, and every Excel file with a password ([MS-CFB]). */
function kindOfCompound(bytes: Uint8Array): 'file-old' | 'file-locked' | 'file-old-or-locked' {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (name: string): boolean => content.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) return 'file-locked';
  return has('Workbook') || has('Book') ? 'file-old' : 'file-old-or-locked';
}

/** Macros: both kinds that Excel has, and those of LibreOffice. */
const macros = /(?:^|\/)(?:vbaproject[^/]*\.bin|macrosheets\/.*)$|^(?:basic|scripts)\/./;

/** The format of a zip file. @throws FileRefused for one that is not read */
export function formatOf(zip: Zip): 'xlsx' | 'ods' {
  // Excel's binary workbook says of itself that macros are enabled, also when it has none.
  if (zip.has('xl/workbook.bin')) throw new FileRefused('file-binary');
  if (zip.some(macros)) throw new FileRefused('file-with-macros');
  if (zip.has('Index/Document.iwa') || zip.has('Index.zip')) throw new FileRefused('file-numbers');
  // LibreOffice wraps a whole encrypted file.
  if (zip.has('encrypted-package')) throw new FileRefused('file-locked');
  if (zip.has(XLSX_CONTENT_TYPES)) return 'xlsx';
  if (zip.has(ODS_CONTENT)) return 'ods';
  throw new FileRefused('file-unknown');
}
