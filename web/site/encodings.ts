import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import { parseAccept } from 'hono/utils/accept';

/** The content codings that the sites send, the best first. */
const encodings = ['br', 'gzip'] as const;
export type Encoding = (typeof encodings)[number];

/** The best encoding that a request accepts; undefined when it accepts only the content as it is. */
export function encodingFor(acceptEncoding: string | undefined): Encoding | undefined {
  const accepted = parseAccept(acceptEncoding ?? '');
  return encodings.find((encoding) => {
    const named = accepted.find(({ type }) => type.toLowerCase() === encoding);
    return (named ?? accepted.find(({ type }) => type === '*'))?.q;
  });
}

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Content that is sent many times, as small as possible. */
export async function encodeOnce(content: Uint8Array, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const encoded = await (encoding === 'br'
    ? toBrotli(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength } })
    : toGzip(content, { level: constants.Z_BEST_COMPRESSION }));
  return new Uint8Array(encoded);
}

/** Up to this size, compressing takes less than a millisecond, and less than handing it to a thread. */
const MAX_SYNCHRONOUS_BYTES = 100_000;

/** Content that is sent once: little work, for a size close to the smallest. */
export async function encodeQuickly(content: Uint8Array, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const isShort = content.byteLength <= MAX_SYNCHRONOUS_BYTES;
  if (encoding === 'gzip') {
    const options = { level: 4 };
    return new Uint8Array(isShort ? gzipSync(content, options) : await toGzip(content, options));
  }
  const options = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength },
  };
  return new Uint8Array(isShort ? brotliCompressSync(content, options) : await toBrotli(content, options));
}
