/** Where a database is, and how its server and this program prove who they are. */

import { z } from 'zod';
import { orFile } from './variables.ts';

/** TLS with verification of the server, optionally with a client certificate. All in PEM. */
export type TlsFiles = {
  /** The certificates that sign the server's; without it those that Node trusts. */
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
};

/** The address of a database. `tls` null: the connection is not encrypted. */
export type DatabaseSettings = { readonly url: string; readonly tls: TlsFiles | null };

/** `verify-full` encrypts and checks the server. The other words of libpq encrypt without knowing to whom. */
const sslModes = ['verify-full', 'disable'];

const addressSchema = z
  .url({ protocol: /^postgres(ql)?$/ })
  .refine(
    (url) => !URL.canParse(url) || sslModes.includes(sslModeOf(url) ?? 'disable'),
    'sslmode can be verify-full or disable',
  )
  .refine(
    (url) =>
      !URL.canParse(url) ||
      [...new URL(url).searchParams.keys()].every((name) => !name.startsWith('ssl') || name === 'sslmode'),
    'of the ssl parameters it can have sslmode only: give certificates as DATABASE_TLS_CA, _CERT and _KEY',
  );

/** The address of a database in a variable. */
export const databaseUrlSchema = orFile(addressSchema);

/** The variables about TLS to PostgreSQL: PEM, or files with it. */
export const databaseTlsSchema = z.object({
  DATABASE_TLS_CA: orFile(z.string().optional()),
  DATABASE_TLS_CERT: orFile(z.string().optional()),
  DATABASE_TLS_KEY: orFile(z.string().optional()),
});

/** The variables of a process with one database. */
export const databaseSchema = databaseTlsSchema.extend({
  DATABASE_URL: databaseUrlSchema,
  /** The password, where it is not in the address. */
  DATABASE_PASSWORD: orFile(z.string().optional()),
});

/** The database of a process that has one. */
export function databaseSettings(given: z.output<typeof databaseSchema>): DatabaseSettings {
  return settingsFor(given.DATABASE_URL, given.DATABASE_PASSWORD, given);
}

/** One of the databases of a process that has several. TLS is the same for all of them. */
export function settingsFor(
  address: string,
  password: string | undefined,
  given: z.output<typeof databaseTlsSchema>,
): DatabaseSettings {
  const url = new URL(address);
  if (password !== undefined) url.password = encodeURIComponent(password);
  const { DATABASE_TLS_CA: ca, DATABASE_TLS_CERT: cert, DATABASE_TLS_KEY: key } = given;
  url.searchParams.delete('sslmode');
  return { url: url.href, tls: isEncrypted(address, ca) ? { ca, cert, key } : null };
}

/** Whether the connection to a database is encrypted: when its address says so, or when it does not and there is a CA. */
export function isEncrypted(address: string, ca: string | undefined): boolean {
  const mode = sslModeOf(address);
  return mode === 'verify-full' || (mode === undefined && ca !== undefined);
}

/** What the address says about TLS; undefined when it says nothing. */
export function sslModeOf(url: string): string | undefined {
  return new URL(url).searchParams.get('sslmode') ?? undefined;
}
