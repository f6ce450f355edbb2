/** The file with the published keys: fetched once, then used without a network. */

import { readFile, writeFile } from 'node:fs/promises';
import {
  VERIFICATION_KEYS_PATH,
  type VerificationKeys,
  verificationKeysSchema,
} from '#services/verification/archived-keys.ts';

const TIMEOUT_MS = 20_000;

/** @throws when the file cannot be read, or is not a file of keys */
export async function readKeys(file: string): Promise<VerificationKeys> {
  return verificationKeysSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

/**
 * Fetches the keys from the organisations' site and writes them to a file.
 * @throws when the site does not answer with keys
 */
export async function saveKeys(webUrl: string, file: string): Promise<VerificationKeys> {
  const keys = verificationKeysSchema.parse(await fetchJson(new URL(VERIFICATION_KEYS_PATH, webUrl)));
  await writeFile(file, `${JSON.stringify(keys, null, 2)}\n`);
  return keys;
}

async function fetchJson(url: URL): Promise<unknown> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return await answer.json();
}
