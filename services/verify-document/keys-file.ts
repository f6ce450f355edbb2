/** The file with the published keys: fetched once, then used without a network. */

import { readFile, writeFile } from 'node:fs/promises';
import { calculateJwkThumbprint } from 'jose';
import { z } from 'zod';
import {
  IDENTITY_KEYS_PATH,
  identityKeysSchema,
  publishedKeysSchema,
  VERIFICATION_KEYS_PATH,
  type VerificationKeys,
  verificationKeysSchema,
} from '#services/verification/archived-keys.ts';

const TIMEOUT_MS = 20_000;

type IdentityKey = VerificationKeys['identityKeys'][number];

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });
const jwksSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** @throws when the file cannot be read, or is not a file of keys */
export async function readKeys(file: string): Promise<VerificationKeys> {
  return verificationKeysSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

/**
 * Fetches the keys of deliveries from the organisations' site, and those of the identity service from itself and from FPS MI, which
 * also has those that were taken away. Writes all to a file.
 * @param ministryUrl the address of FPS MI; undefined: only the keys that the identity service publishes now
 * @throws when one of them does not answer with keys
 */
export async function saveKeys(
  webUrl: string,
  ministryUrl: string | undefined,
  file: string,
): Promise<VerificationKeys> {
  const text = await fetchJson(new URL(VERIFICATION_KEYS_PATH, webUrl));
  const { identity } = publishedKeysSchema.parse(text);
  const identityKeys = [
    ...(await keysOfIssuer(identity.issuer)),
    ...(ministryUrl === undefined ? [] : await keysOfMinistry(ministryUrl, identity.issuer)),
  ];
  // The text as it was published: the file is read by the same schema.
  const all = { ...z.record(z.string(), z.unknown()).parse(text), identityKeys };
  await writeFile(file, `${JSON.stringify(all, null, 2)}\n`);
  return verificationKeysSchema.parse(all);
}

async function keysOfIssuer(issuer: string): Promise<IdentityKey[]> {
  const base = issuer.replace(/\/$/, '');
  const discovery = discoverySchema.parse(await fetchJson(new URL(`${base}/.well-known/openid-configuration`)));
  if (discovery.issuer !== issuer) throw new Error(`${issuer} says that it is ${discovery.issuer}`);
  const { keys } = jwksSchema.parse(await fetchJson(new URL(discovery.jwks_uri)));
  const firstSeenAt = new Date().toISOString();
  return await Promise.all(
    keys.map(async (key): Promise<IdentityKey> => {
      const members = Object.entries(key).filter((member): member is [string, string] => typeof member[1] === 'string');
      const thumbprint = await calculateJwkThumbprint(key);
      return { thumbprint, key: Object.fromEntries(members), firstSeenAt, publishedBy: 'identity service' };
    }),
  );
}

async function keysOfMinistry(ministryUrl: string, issuer: string): Promise<IdentityKey[]> {
  const archive = identityKeysSchema.parse(await fetchJson(new URL(IDENTITY_KEYS_PATH, ministryUrl)));
  if (archive.issuer !== issuer) throw new Error(`FPS MI has the keys of ${archive.issuer}, not of ${issuer}`);
  return archive.keys.map((key) => ({ ...key, publishedBy: 'FPS MI' }));
}

async function fetchJson(url: URL): Promise<unknown> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return await answer.json();
}
