import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { makeDeliveryKey } from '#services/sealing.ts';

const secret = z.string().min(32);
const secretsSchema = z.object({
  /** PostgreSQL's superuser, who makes the other roles at each start and does nothing else. */
  DATABASE_PASSWORD: secret,
  /** The owner of the application's tables, the services, and operators. */
  DATABASE_OWNER_PASSWORD: secret,
  DATABASE_WEB_PASSWORD: secret,
  DATABASE_REPORTS_PASSWORD: secret,
  DATABASE_NOTIFIER_PASSWORD: secret,
  DATABASE_OPERATOR_PASSWORD: secret,
  /** The owner of the ministry's tables, and its service. */
  FPS_MI_DATABASE_OWNER_PASSWORD: secret,
  FPS_MI_DATABASE_SERVICE_PASSWORD: secret,
  /** The notifier authenticates to FPS MI with it. */
  FPS_MI_TOKEN: secret,
  /** The web service authenticates to the login service with it. */
  OIDC_CLIENT_SECRET: secret,
  /** The ministry's pages authenticate to the login service with it. */
  FPS_MI_CLIENT_SECRET: secret,
  /** The login service signs its cookies with it. */
  IDENTITY_SECRET: secret,
  /** The notifier seals deliveries with this private key. */
  DELIVERY_KEY: secret,
});

export type Secrets = z.output<typeof secretsSchema>;

/**
 * Reads the secrets that the parts share. The first start makes them, at random, readable by their owner only; a start
 * after an upgrade adds those that are new.
 * @throws when the file is unreadable: new secrets would not match the database beside it
 */
export async function readSecrets(folder: string): Promise<Secrets> {
  const file = fileIn(folder);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '{}';
    throw error;
  });
  const kept = secretsSchema.partial().safeParse(parse(text));
  if (!kept.success)
    throw new Error(`${file} cannot be read. Restore it, or move the folder ${folder} away to begin with empty data.`);
  const fresh = () => randomBytes(32).toString('base64url');
  const secrets: Secrets = {
    DATABASE_PASSWORD: kept.data.DATABASE_PASSWORD ?? fresh(),
    DATABASE_OWNER_PASSWORD: kept.data.DATABASE_OWNER_PASSWORD ?? fresh(),
    DATABASE_WEB_PASSWORD: kept.data.DATABASE_WEB_PASSWORD ?? fresh(),
    DATABASE_REPORTS_PASSWORD: kept.data.DATABASE_REPORTS_PASSWORD ?? fresh(),
    DATABASE_NOTIFIER_PASSWORD: kept.data.DATABASE_NOTIFIER_PASSWORD ?? fresh(),
    DATABASE_OPERATOR_PASSWORD: kept.data.DATABASE_OPERATOR_PASSWORD ?? fresh(),
    FPS_MI_DATABASE_OWNER_PASSWORD: kept.data.FPS_MI_DATABASE_OWNER_PASSWORD ?? fresh(),
    FPS_MI_DATABASE_SERVICE_PASSWORD: kept.data.FPS_MI_DATABASE_SERVICE_PASSWORD ?? fresh(),
    FPS_MI_TOKEN: kept.data.FPS_MI_TOKEN ?? fresh(),
    OIDC_CLIENT_SECRET: kept.data.OIDC_CLIENT_SECRET ?? fresh(),
    FPS_MI_CLIENT_SECRET: kept.data.FPS_MI_CLIENT_SECRET ?? fresh(),
    IDENTITY_SECRET: kept.data.IDENTITY_SECRET ?? fresh(),
    DELIVERY_KEY: kept.data.DELIVERY_KEY ?? makeDeliveryKey(),
  };
  if (Object.keys(kept.data).length < Object.keys(secrets).length) await writeSecrets(folder, secrets);
  return secrets;
}

/** Replaces the file in one step, so that it is never half written. */
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
