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
 * The keys of the file in `folder`, which is made when it does not exist; without a folder, new keys at each start. New
 * keys do little harm: people stay logged in, because the application checked their token at the login. Only a logout
 * with an older token is refused here, after the application has ended its own session.
 * @throws when the file exists but holds no keys
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
  // Written under another name and then renamed: an interrupted start leaves no incomplete file.
  await writeFile(`${file}.new`, `${JSON.stringify(keys)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return keys;
}

function parseKeys(text: string, file: string): SigningKeys {
  try {
    return keysSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${file} holds no signing keys. Remove it, and new keys are made at the next start.`, {
      cause: error,
    });
  }
}

async function makeKeys(): Promise<SigningKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return keysSchema.parse({ keys: [await exportJWK(privateKey)] });
}
