/** The code on a document by which anyone can ask whether it is genuine, and the address where to ask. */

import { createHash } from 'node:crypto';

/**
 * Crockford's Base32: digits and letters that cannot be taken for one another. 20 characters are 100 bits: too many to guess,
 * and to find another delivery with the same code.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;
const BITS = 5;
const GROUP = 4;

/** The path of the page where documents are verified. */
export const VERIFY_PATH = '/verify';

/**
 * The code of a delivery: the first 100 bits of the SHA-256 of what is sealed. Not of the content alone: that consists of few
 * amounts and a known account, so it could be guessed. The delivery also has the signatures with their random parts.
 * @param payload the payload of the seal
 * @returns 20 characters
 */
export function verificationCode(payload: string | Uint8Array): string {
  const hash = createHash('sha256').update(payload).digest('hex');
  let number = BigInt(`0x${hash}`) >> BigInt(256 - LENGTH * BITS);
  let code = '';
  for (let index = 0; index < LENGTH; index += 1) {
    code = `${ALPHABET[Number(number & 31n)]}${code}`;
    number >>= BigInt(BITS);
  }
  return code;
}

/** The code of a seal (a JWS in compact form). */
export function codeOfSeal(seal: string): string {
  return verificationCode(Buffer.from(seal.split('.')[1] ?? '', 'base64url'));
}

/** The code in groups, as it is printed: `7K3F-9QWX-...`. */
export function formatCode(code: string): string {
  return (code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');
}

/** The code that a person typed: in any case, with any spaces and hyphens, O for 0, and I or L for 1. Null: not a code. */
export function parseCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((character) => ALPHABET.includes(character)) ? code : null;
}

/** The address of the page with a reference and a code filled in. */
export function verifyAddress(webUrl: string, reference: string, code: string): string {
  const address = new URL(VERIFY_PATH, webUrl);
  address.searchParams.set('reference', reference);
  address.searchParams.set('code', code);
  return address.href;
}
