/** The certificates of an installation with docker-compose.yml: for each server and each process one of its own. */

import { existsSync } from 'node:fs';
import { chmod, chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Certificate, makeAuthority, makeCertificate } from './certificates.ts';

/** The users of the containers: of the program and of Temporal, of PostgreSQL, of Temporal's pages. */
const users = { program: 1000, postgres: 999, pages: 5000 } as const;

/** A certificate of the installation. */
export type Issued = {
  /** Its file, and its secret in docker-compose.yml. */
  readonly name: string;
  /** The role in PostgreSQL that may log in with it. */
  readonly role?: string;
  /** The name of the server that has it, as the other containers know it. */
  readonly host?: string;
  /** The user that may read its key. */
  readonly user: keyof typeof users;
};

export const issued: readonly Issued[] = [
  { name: 'administrator', role: 'postgres', user: 'program' },
  { name: 'owner', role: 'uniek_verslag_owner', user: 'program' },
  { name: 'web', role: 'uniek_verslag_web', user: 'program' },
  { name: 'reports', role: 'uniek_verslag_reports', user: 'program' },
  { name: 'notifier', role: 'uniek_verslag_notifier', user: 'program' },
  { name: 'operator', role: 'uniek_verslag_operator', user: 'program' },
  { name: 'ministry-owner', role: 'fps_mi_owner', user: 'program' },
  { name: 'fps-mi', role: 'fps_mi_service', user: 'program' },
  { name: 'temporal', role: 'temporal', host: 'temporal', user: 'program' },
  { name: 'temporal-ui', user: 'pages' },
  { name: 'postgres', host: 'postgres', user: 'postgres' },
  { name: 'ministry-postgres', host: 'ministry-postgres', user: 'postgres' },
  { name: 'temporal-postgres', host: 'temporal-postgres', user: 'postgres' },
];

/**
 * Makes the certificates that `folder` does not have yet, and the authority that signs them. Root gives each key to the user
 * of its container; for other users that is left to do.
 * @param hosts more names and addresses of the servers
 * @returns the keys whose owner is still to be changed, by the id of the user
 */
export async function makeInstallationCertificates(
  folder: string,
  hosts: readonly string[] = [],
): Promise<ReadonlyMap<number, readonly string[]>> {
  await mkdir(folder, { recursive: true });
  const authority: Certificate = { cert: join(folder, 'ca.crt'), key: join(folder, 'ca.key') };
  if (!existsSync(authority.key)) await makeAuthority(folder, 'ca');
  await Promise.all(issued.map((one) => issue(folder, authority, one, hosts)));
  const toDo = new Map<number, string[]>();
  for (const { name, user } of issued) {
    const [id, key] = [users[user], join(folder, `${name}.key`)];
    if (process.getuid?.() === 0) await chown(key, id, id);
    else if (process.getuid?.() !== id) toDo.set(id, [...(toDo.get(id) ?? []), key]);
  }
  return toDo;
}

async function issue(
  folder: string,
  authority: Certificate,
  { name, role, host }: Issued,
  hosts: readonly string[],
): Promise<void> {
  const key = join(folder, `${name}.key`);
  if (existsSync(key)) return;
  await makeCertificate(folder, name, authority, host === undefined ? [] : [host, ...hosts], role);
  // PostgreSQL and its clients refuse a key that others can read.
  await chmod(key, 0o600);
}
