/** The zip file that an XLSX or an ODS is, checked before anything in it is unpacked. */

import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { FileRefused } from './file-refusal.ts';
import { MAX_PART_BYTES, MAX_UNZIPPED_BYTES, MAX_ZIP_ENTRIES } from './limits.ts';

export type Zip = {
  /** Whether there is a file with this name, in any case (ECMA-376 part 2, 6.2.2.3). */
  readonly has: (name: string) => boolean;
  /** Whether the name of some file matches. */
  readonly some: (pattern: RegExp) => boolean;
  /**
   * The bytes of one file in the zip.
   * @param maxBytes `MAX_PART_BYTES` by default
   * @throws FileRefused when it is missing or too large, or its size differs from the directory
   */
  readonly chunks: (name: string, maxBytes?: number) => AsyncIterable<Uint8Array>;
};

const STORED = 0;
const DEFLATED = 8;
/** The size of a deflated empty file, in bytes. */
const DEFLATED_EMPTY_BYTES = 2;

/**
 * Opens a zip file. The sizes in its directory limit what is unpacked: yauzl stops a file that becomes larger than its
 * directory says. A directory that says that a file is empty while it has content is refused here.
 * @throws FileRefused
 */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const entries = new Map<string, Entry>();
  let size = 0;
  const zip = await rejectUnreadable(() =>
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
    }),
  );
  if (zip.entryCount > MAX_ZIP_ENTRIES) throw new FileRefused('file-swells');
  await rejectUnreadable(async () => {
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry);
      size += entry.uncompressedSize;
      if (size > MAX_UNZIPPED_BYTES) throw new FileRefused('file-swells');
      const name = entry.fileName.toLowerCase();
      // Programs do not agree on which of two is read.
      if (entries.has(name)) throw new FileRefused('file-unreadable');
      entries.set(name, entry);
    }
  });
  return {
    has: (name) => entries.has(name.toLowerCase()),
    some: (pattern) => [...entries.keys()].some((name) => pattern.test(name)),
    chunks: (name, maxBytes = MAX_PART_BYTES) => chunksOf(zip, entries.get(name.toLowerCase()), maxBytes),
  };
}

function checkEntry(entry: Entry): void {
  if (entry.isEncrypted()) throw new FileRefused('file-locked');
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new FileRefused('file-unreadable');
  }
  if (entry.uncompressedSize === 0 && entry.compressedSize > DEFLATED_EMPTY_BYTES) throw new FileRefused('file-swells');
}

async function* chunksOf(zip: ZipFile, entry: Entry | undefined, maxBytes: number): AsyncGenerator<Uint8Array> {
  if (entry === undefined) throw new FileRefused('file-unreadable');
  if (entry.uncompressedSize > maxBytes) throw new FileRefused('file-swells');
  // An error of this stream reaches the reader of the XML, which refuses the file.
  yield* await zip.openReadStreamPromise(entry);
}

/** Runs `work`; any error other than a refusal means that the file is unreadable. */
async function rejectUnreadable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof FileRefused ? cause : new FileRefused('file-unreadable', { cause });
  }
}
