import postgres from 'postgres';
import { type DatabaseSettings, settingsFor } from './settings.ts';

/** A connection pool of PostgreSQL, and a transaction on it. `bigint` columns are read as bigint. */
export type Sql = postgres.Sql<{ bigint: bigint }>;
export type Transaction = postgres.TransactionSql<{ bigint: bigint }>;

/**
 * A connection pool on a database. It connects on first use and reconnects automatically.
 * @param database its settings, or its address
 * @param options.schema the first schema of the search path
 * @param options.onSuperuser called when the role of a connection is a superuser
 */
export function connect(
  database: DatabaseSettings | string,
  options: { schema: string; max?: number; name?: string; onSuperuser?: () => void },
): Sql {
  const { url, tls } = typeof database === 'string' ? settingsFor(database, undefined, {}) : database;
  return postgres(url, {
    max: options.max ?? 8,
    // `host` is what the certificate must be for: postgres.js gives Node no name when the host is an IP address. Explicit,
    // so that no variable of Node's turns the verification off.
    ssl: tls !== null && { ...tls, host: hostOf(url), minVersion: 'TLSv1.2', rejectUnauthorized: true },
    connect_timeout: 3,
    idle_timeout: 60,
    types: { bigint: postgres.BigInt },
    onnotice: () => {},
    // The server sends it with each new connection, without being asked.
    onparameter: (name, value) => {
      if (name === 'is_superuser' && value === 'on') options.onSuperuser?.();
    },
    // The default waits up to a minute between attempts: after an outage, requests must succeed again within seconds.
    // The attempts of all connections count together, so the longest delay comes soon.
    backoff: (attempt) => Math.min(0.1 * 2 ** attempt, 0.5),
    connection: {
      application_name: options.name ?? 'uniek-verslag',
      search_path: options.schema,
      statement_timeout: 10_000,
    },
  });
}

/** The host of an address, an IPv6 address without its brackets. */
function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '');
}

/** Whether `error` means that PostgreSQL cannot be reached or cannot work now. False when it refused a statement. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
  // PostgreSQL manual, appendix A: 57P0x the server shuts down or starts; 57014 a statement took too long; class 08
  // connection exceptions; class 53 no room: a full disk, too many connections. The third list is Node's, of TLS: a
  // certificate has expired, or is not that of the server.
  return (
    /^(ECONN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT|CONNECTION_)/.test(
      error.code,
    ) ||
    /^(57P0|57014|08|53)/.test(error.code) ||
    /^(ERR_TLS_|ERR_SSL_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/.test(error.code)
  );
}
