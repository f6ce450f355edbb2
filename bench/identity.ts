/** The identity stand-in's own key: the other engines sign the proofs of their signatures with it, without a trip there. */

import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const keysSchema = z.object({
  keys: z.tuple([z.object({ kty: z.string(), crv: z.string(), x: z.string(), y: z.string(), d: z.string() })]),
});

/** The key in `text`, as `identityKeyText` has it. */
export const identityKeySchema = z.string().transform((text): KeyObject => {
  const [key] = keysSchema.parse(JSON.parse(text)).keys;
  return createPrivateKey({ key, format: 'jwk' });
});

/** The file with the stand-in's keys. */
export function identityKeyText(folder: string): Promise<string> {
  return readFile(join(folder, 'identity-keys.json'), 'utf8');
}
