import postgres from 'postgres';

/** A connection pool of PostgreSQL, and a transaction on it. `bigint` columns are read as bigint. */
export type Sql = postgres.Sql<{ bigint: bigint }>;
export type Transaction = postgres.TransactionSql<{ bigint: bigint }>;

/**
 * A connection pool on `url`. It connects on first use and reconnects automatically.
 * @param options.schema the first schema of the search path
 */
export function connect(url: string, options: { schema: string; max?: number; name?: string }): Sql {
  return postgres(url, {
    max: options.max ?? 8,
    connect_timeout: 3,
    idle_timeout: 60,
    types: { bigint: postgres.BigInt },
    onnotice: () => {},
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

/** Whether `error` means that PostgreSQL cannot be reached or cannot work now. False when it refused a statement. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
  // PostgreSQL manual, appendix A: 57P0x the server shuts down or starts; 57014 a statement took too long; class 08
  // connection exceptions; class 53 no room: a full disk, too many connections.
  return (
    /^(ECONN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT|CONNECTION_)/.test(
      error.code,
    ) || /^(57P0|57014|08|53)/.test(error.code)
  );
}
