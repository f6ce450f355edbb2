import { Zip, ZipPassThrough } from 'fflate';

export type ZippedFile = { readonly name: string; readonly bytes: Uint8Array };

/**
 * A zip file that is made while it is read: one file at a time is in memory. Files are stored as they are, because
 * documents are compressed already.
 */
export function zipStream(files: AsyncIterable<ZippedFile>): ReadableStream<Uint8Array> {
  return ReadableStream.from(chunksOf(files));
}

async function* chunksOf(files: AsyncIterable<ZippedFile>): AsyncGenerator<Uint8Array> {
  let chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const take = (): Uint8Array[] => {
    const taken = chunks;
    chunks = [];
    return taken;
  };
  for await (const { name, bytes } of files) {
    const file = new ZipPassThrough(name);
    zip.add(file);
    file.push(bytes, true);
    yield* take();
  }
  zip.end();
  yield* take();
}
