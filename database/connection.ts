import postgres from 'postgres';

/** How our modules speak to PostgreSQL: a pool, or a transaction of it. `bigint` columns are read as bigint. */
export type Sql = postgres.Sql<{ bigint: bigint }>;
export type Transaction = postgres.TransactionSql<{ bigint: bigint }>;

/**
 * A pool on `url`. It connects when first used and reconnects by itself.
 * @param options.schema the first schema of the search path
 */
export function connect(url: string, options: { schema: string; max?: number; name?: string }): Sql {
  return postgres(url, {
    max: options.max ?? 8,
    connect_timeout: 3,
    idle_timeout: 60,
    types: { bigint: postgres.BigInt },
    onnotice: () => {},
    // After an outage the next request must find out soon, not after the default of up to a minute.
    backoff: (attempt) => Math.min(0.1 * 2 ** attempt, 2),
    connection: {
      application_name: options.name ?? 'uniek-verslag',
      search_path: options.schema,
      statement_timeout: 10_000,
    },
  });
}

/** Whether `error` says that PostgreSQL cannot be reached or does not answer (as opposed to refusing a statement). */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
  // Class 57P: the server is shutting down or starting; 57014: a statement took too long; 08: connection exceptions (PostgreSQL manual, appendix A).
  return (
    /^(ECONN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT|CONNECTION_)/.test(
      error.code,
    ) ||
    /^(57P0|57014|08)/.test(error.code) ||
    error.code === '53300'
  );
}
