/** The zip file that an XLSX or an ODS is, checked before anything in it is unpacked. */

import { buffer } from 'node:stream/consumers';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { FileRefused } from './file-refusal.ts';
import { MAX_PART_BYTES, MAX_UNZIPPED_BYTES, MAX_ZIP_ENTRIES } from './limits.ts';

export type Zip = {
  readonly has: (name: string) => boolean;
  /** The text of one file in the zip (UTF-8). @throws FileRefused when it is missing or its size differs from the directory */
  readonly text: (name: string) => Promise<string>;
};

const STORED = 0;
const DEFLATED = 8;
/** The size of a deflated empty file, in bytes. */
const DEFLATED_EMPTY_BYTES = 2;
/** Macros: both kinds that Excel has, and those of LibreOffice. */
const macros = /(?:^|\/)(?:vbaProject[^/]*\.bin|macrosheets\/.*)$|^(?:Basic|Scripts)\/./i;

/** The files with the lines of the sheets: those of XLSX, and that of ODS. */
const hasLines = /^(?:xl\/(?:worksheets\/[^/]+|sharedStrings)\.xml|content\.xml)$/i;

/**
 * Opens a zip file. The sizes in its directory limit what is unpacked: the readers stop a file that becomes larger than its
 * directory says. A directory that says that a file is empty while it has content is refused here.
 * @throws FileRefused
 */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const entries = new Map<string, Entry>();
  let size = 0;
  const zip = await rejectUnreadable(() =>
    fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false }),
  );
  if (zip.entryCount > MAX_ZIP_ENTRIES) throw new FileRefused('file-swells');
  await rejectUnreadable(async () => {
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry);
      if (entry.uncompressedSize > MAX_PART_BYTES && !hasLines.test(entry.fileName))
        throw new FileRefused('file-swells');
      size += entry.uncompressedSize;
      if (size > MAX_UNZIPPED_BYTES) throw new FileRefused('file-swells');
      entries.set(entry.fileName, entry);
    }
  });
  return { has: (name) => entries.has(name), text: (name) => textOf(zip, entries.get(name)) };
}

function checkEntry(entry: Entry): void {
  if (macros.test(entry.fileName)) throw new FileRefused('file-with-macros');
  if (entry.isEncrypted()) throw new FileRefused('file-old-or-locked');
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new FileRefused('file-unreadable');
  }
  if (entry.uncompressedSize === 0 && entry.compressedSize > DEFLATED_EMPTY_BYTES) throw new FileRefused('file-swells');
}

async function textOf(zip: ZipFile, entry: Entry | undefined): Promise<string> {
  if (entry === undefined) throw new FileRefused('file-unreadable');
  return await rejectUnreadable(async () => {
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  });
}

/** Runs `work`; any error other than a refusal means that the file is unreadable. */
async function rejectUnreadable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof FileRefused ? cause : new FileRefused('file-unreadable', { cause });
  }
}
