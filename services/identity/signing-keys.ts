import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';

const keysSchema = z.object({
  keys: z
    .array(
      z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), d: z.string().min(1) }),
    )
    .min(1),
});

/** The private keys with which ID tokens are signed (ES256). */
export type SigningKeys = z.output<typeof keysSchema>;

/**
 * The keys kept in `folder`, made when there are none; without a folder they are made anew at each start.
 * New keys harm little: who is logged in stays so, for the application checked the token when it came. Only a logout
 * that shows a token of before is refused here, after the application has ended its own session.
 * @throws when the file is there but cannot be read as keys
 */
export async function readSigningKeys(folder: string | undefined): Promise<SigningKeys> {
  if (folder === undefined) return await makeKeys();
  const file = join(folder, 'identity-keys.json');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text !== undefined) return parseKeys(text, file);
  const keys = await makeKeys();
  await mkdir(folder, { recursive: true });
  // Written beside and moved: a start that is cut off leaves no half file.
  await writeFile(`${file}.new`, `${JSON.stringify(keys)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return keys;
}

function parseKeys(text: string, file: string): SigningKeys {
  try {
    return keysSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${file} holds no signing keys. Remove it: new ones are made.`, { cause: error });
  }
}

async function makeKeys(): Promise<SigningKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return keysSchema.parse({ keys: [await exportJWK(privateKey)] });
}
