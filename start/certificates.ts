/** Certificates for the connections between the parts, made with openssl(1): a certificate authority, and what it signs. */

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DAYS = '825';
const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** A certificate and its private key: two files in PEM. */
export type Certificate = { readonly cert: string; readonly key: string };

/** Makes a certificate authority: `{name}.crt` and `{name}.key` in `folder`. @throws when openssl is not installed */
export async function makeAuthority(folder: string, name: string): Promise<Certificate> {
  await mkdir(folder, { recursive: true });
  const made = filesOf(folder, name);
  const uses = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'];
  const self = ['req', '-x509', '-subj', `/CN=${name}`, '-days', DAYS, ...uses];
  await openssl([...self, ...NEW_KEY, '-keyout', made.key, '-out', made.cert]);
  return made;
}

/**
 * Makes `{name}.crt` and `{name}.key` in `folder`, signed by `authority`.
 * @param hosts the names and addresses of a server; none for a client
 * @param commonName the client, for servers that look at it. Without it a server's certificate is not good for a client.
 */
export async function makeCertificate(
  folder: string,
  name: string,
  authority: Certificate,
  hosts: readonly string[] = [],
  commonName?: string,
): Promise<Certificate> {
  const made = filesOf(folder, name);
  const [request, extensions] = [join(folder, `${name}.csr`), join(folder, `${name}.ext`)];
  const names = hosts.map((host) => `${isIP(host) === 0 ? 'DNS' : 'IP'}:${host}`);
  const isClient = commonName !== undefined || hosts.length === 0;
  const uses = [...(isClient ? ['clientAuth'] : []), ...(hosts.length > 0 ? ['serverAuth'] : [])];
  const lines = [
    'basicConstraints=critical,CA:FALSE',
    'keyUsage=critical,digitalSignature',
    `extendedKeyUsage=${uses.join(',')}`,
    ...(names.length > 0 ? [`subjectAltName=${names.join(',')}`] : []),
  ];
  try {
    await writeFile(extensions, `${lines.join('\n')}\n`);
    await openssl([
      'req',
      '-new',
      '-subj',
      `/CN=${commonName ?? name}`,
      ...NEW_KEY,
      '-keyout',
      made.key,
      '-out',
      request,
    ]);
    const serial = `0x${randomBytes(16).toString('hex')}`;
    const signing = ['-CA', authority.cert, '-CAkey', authority.key, '-set_serial', serial, '-extfile', extensions];
    await openssl(['x509', '-req', '-in', request, '-days', DAYS, ...signing, '-out', made.cert]);
  } finally {
    await Promise.all([request, extensions].map((file) => rm(file, { force: true })));
  }
  return made;
}

function filesOf(folder: string, name: string): Certificate {
  return { cert: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
}

async function openssl(args: readonly string[]): Promise<void> {
  try {
    await run('openssl', args);
  } catch (error) {
    throw new Error('A certificate could not be made: is openssl installed?', { cause: error });
  }
}
