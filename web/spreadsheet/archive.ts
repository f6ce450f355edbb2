/** The zip that an XLSX or an ODS is, looked at before anything of it is unpacked. */

import { buffer } from 'node:stream/consumers';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { MOST_ENTRIES, MOST_INFLATED } from './limits.ts';
import { FileRefused } from './refusal.ts';

export type Archive = {
  readonly has: (name: string) => boolean;
  /** The text of one of its files, UTF-8. @throws FileRefused when it is not there, or is not as large as it says */
  readonly text: (name: string) => Promise<string>;
};

const STORED = 0;
const DEFLATED = 8;
/** What a deflated file of nothing takes. */
const DEFLATED_NOTHING = 2;
/** Programs for Excel, in both kinds that it has, and for LibreOffice. */
const macros = /(?:^|\/)(?:vbaProject[^/]*\.bin|macrosheets\/.*)$|^(?:Basic|Scripts)\/./i;

/**
 * Opens a zip. What its directory says is what may be unpacked: whoever unpacks holds each file to the size that stands
 * there, and a size of nothing for something is a lie.
 * @throws FileRefused
 */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const entries = new Map<string, Entry>();
  let size = 0;
  const zip = await orUnreadable(() => fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false }));
  if (zip.entryCount > MOST_ENTRIES) throw new FileRefused('file-swells');
  await orUnreadable(async () => {
    for await (const entry of zip.eachEntry()) {
      check(entry);
      size += entry.uncompressedSize;
      if (size > MOST_INFLATED) throw new FileRefused('file-swells');
      entries.set(entry.fileName, entry);
    }
  });
  return { has: (name) => entries.has(name), text: (name) => textOf(zip, entries.get(name)) };
}

function check(entry: Entry): void {
  if (macros.test(entry.fileName)) throw new FileRefused('file-with-macros');
  if (entry.isEncrypted()) throw new FileRefused('file-old-or-locked');
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new FileRefused('file-unreadable');
  }
  if (entry.uncompressedSize === 0 && entry.compressedSize > DEFLATED_NOTHING) throw new FileRefused('file-swells');
}

async function textOf(zip: ZipFile, entry: Entry | undefined): Promise<string> {
  if (entry === undefined) throw new FileRefused('file-unreadable');
  return await orUnreadable(async () => {
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  });
}

async function orUnreadable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof FileRefused ? cause : new FileRefused('file-unreadable', { cause });
  }
}
