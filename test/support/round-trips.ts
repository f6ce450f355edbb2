import type { Sql } from '#database/connection.ts';

/** What some work asked of PostgreSQL. */
export type Traffic = {
  readonly statements: number;
  /**
   * The longest chain of statements that waited for each other. A statement that was sent after the answer to another one
   * counts as waiting for it; statements that were sent before any answer count as one round trip.
   */
  readonly roundTrips: number;
};

/** The fields of a query of postgres.js that its pool uses: it sends with `handler`, and answers with one of the others. */
type PendingQuery = {
  handler: (query: unknown) => unknown;
  resolve: (rows: unknown) => void;
  reject: (error: unknown) => void;
};

/** @returns a pool that sends over `sql`, and a function that measures what is sent over it. Transactions are not counted. */
export function countRoundTrips(sql: Sql): { sql: Sql; measure: (work: () => Promise<unknown>) => Promise<Traffic> } {
  let statements = 0;
  let deepest = 0;
  /** The longest chain that has been answered. */
  let answered = 0;
  const watch = (query: PendingQuery): void => {
    const { handler, resolve, reject } = query;
    let depth = 0;
    const end = () => {
      answered = Math.max(answered, depth);
    };
    query.handler = (sent) => {
      statements += 1;
      depth = answered + 1;
      deepest = Math.max(deepest, depth);
      return handler(sent);
    };
    query.resolve = (rows) => {
      end();
      resolve(rows);
    };
    query.reject = (error) => {
      end();
      reject(error);
    };
  };
  const counted = new Proxy(sql, {
    apply: (target, self, given) => {
      const result: unknown = Reflect.apply(target, self, given);
      // A statement, or a part of one, which is never sent. `sql(values)` makes something else.
      if (isQuery(result)) watch(result);
      return result;
    },
  });
  return {
    sql: counted,
    measure: async (work) => {
      [statements, deepest, answered] = [0, 0, 0];
      await work();
      return { statements, roundTrips: deepest };
    },
  };
}

function isQuery(result: unknown): result is PendingQuery {
  return result instanceof Promise && 'handler' in result && 'resolve' in result && 'reject' in result;
}
