import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { makeDeliveryKey } from '#services/sealing.ts';

const secret = z.string().min(32);
const secretsSchema = z.object({
  /** PostgreSQL's superuser. */
  DATABASE_PASSWORD: secret,
  /** By this FPS MI knows the notifier. */
  FPS_MI_TOKEN: secret,
  /** By this the login service knows the web service. */
  OIDC_CLIENT_SECRET: secret,
  /** By this the login service knows the ministry's pages. */
  FPS_MI_CLIENT_SECRET: secret,
  /** By this the login service signs its cookies. */
  IDENTITY_SECRET: secret,
  /** With this private key the notifier seals deliveries. */
  DELIVERY_KEY: secret,
});

export type Secrets = z.output<typeof secretsSchema>;

/**
 * The secrets between the parts, random, made at the first start and readable by their owner only.
 * A secret that a later version adds is made then.
 * @throws when the file is there but is not one of ours: new ones would not fit the database beside it
 */
export async function readSecrets(folder: string): Promise<Secrets> {
  const file = fileIn(folder);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '{}';
    throw error;
  });
  const kept = secretsSchema.partial().safeParse(parse(text));
  if (!kept.success)
    throw new Error(`${file} cannot be read. Put it back, or move the folder ${folder} away to start anew.`);
  const fresh = () => randomBytes(32).toString('base64url');
  const secrets: Secrets = {
    DATABASE_PASSWORD: kept.data.DATABASE_PASSWORD ?? fresh(),
    FPS_MI_TOKEN: kept.data.FPS_MI_TOKEN ?? fresh(),
    OIDC_CLIENT_SECRET: kept.data.OIDC_CLIENT_SECRET ?? fresh(),
    FPS_MI_CLIENT_SECRET: kept.data.FPS_MI_CLIENT_SECRET ?? fresh(),
    IDENTITY_SECRET: kept.data.IDENTITY_SECRET ?? fresh(),
    DELIVERY_KEY: kept.data.DELIVERY_KEY ?? makeDeliveryKey(),
  };
  if (Object.keys(kept.data).length < Object.keys(secrets).length) await writeSecrets(folder, secrets);
  return secrets;
}

/** Whole or not at all. */
export async function writeSecrets(folder: string, secrets: Secrets): Promise<void> {
  const file = fileIn(folder);
  await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

function fileIn(folder: string): string {
  return join(folder, 'secrets.json');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
