import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { JSONValue } from 'postgres';
import type { AuditHead } from '#rules/audit-heads.ts';
import { reportKeyOf } from '#rules/keys.ts';
import type { Sql, Transaction } from './connection.ts';

/** An entry of the audit trail. */
export type AuditEntry = {
  /** `report/{id}`, `tables/{report id}`, `organisation/{nis}` or `campaign/{form}/{year}`. */
  readonly subject: string;
  readonly at: Date;
  /** Null: the system, or someone at the ministry, who is not in this database. */
  readonly personId: string | null;
  readonly action: string;
  readonly details: JSONValue;
  readonly commandId: string;
};

/** The subjects of a report: its events, how its tables are entered, and the account and the roles of its organisation. */
export function subjectsOfReport(reportId: string): string[] {
  const organisation = reportKeyOf(reportId)?.nis;
  return [
    `report/${reportId}`,
    `tables/${reportId}`,
    ...(organisation === undefined ? [] : [`organisation/${organisation}`]),
  ];
}

type Row = AuditEntry & { sequence: number; previousHash: string; hash: string };

/** SHA-256 of the canonical JSON of a row, which includes the hash of the previous row. */
function rowHash(row: Omit<Row, 'hash'>): string {
  const { subject, sequence, at, personId, action, details, commandId, previousHash } = row;
  const hashed = { subject, sequence, at: at.toISOString(), personId, action, details, commandId, previousHash };
  return (
    createHash('sha256')
      // The cast: canonicalize() returns undefined for undefined only.
      .update(canonicalize(hashed) as string)
      .digest('hex')
  );
}

/**
 * Adds a row to the chain of its subject. The caller must hold a lock on the subject: otherwise two rows could get the
 * same number, and the primary key would refuse the second.
 * @returns the number of the row
 */
export async function addToAuditTrail(sql: Transaction, entry: AuditEntry): Promise<number> {
  const [last] = await sql<{ sequence: number; hash: string }[]>`
    select sequence, hash from audit_trail where subject = ${entry.subject} order by sequence desc limit 1`;
  const unsealed = { ...entry, sequence: (last?.sequence ?? 0) + 1, previousHash: last?.hash ?? '' };
  const row: Row = { ...unsealed, hash: rowHash(unsealed) };
  await sql`
    insert into audit_trail (subject, sequence, at, person_id, action, details, command_id, previous_hash, hash)
    values (${row.subject}, ${row.sequence}, ${row.at}, ${row.personId}, ${row.action}, ${sql.json(row.details)},
      ${row.commandId}, ${row.previousHash}, ${row.hash})`;
  return row.sequence;
}

/** The entries about a subject, the latest first, with the name of the person who acted (null: see `personId`). */
export function auditEntriesOf(
  sql: Sql,
  subject: string,
): Promise<{ at: Date; name: string | null; action: string; details: unknown }[]> {
  return sql`
    select a.at, p.name, a.action, a.details from audit_trail a left join persons p on p.id = a.person_id
    where a.subject = ${subject} order by a.sequence desc`;
}

/** The details of what a command changed about a subject; null when it changed nothing. */
export async function auditDetailsOf(sql: Sql, subject: string, commandId: string): Promise<unknown> {
  const [row] = await sql<{ details: unknown }[]>`
    select details from audit_trail where subject = ${subject} and command_id = ${commandId}`;
  return row?.details ?? null;
}

/** The head of every chain, in no particular order. */
export async function readAuditHeads(sql: Sql | Transaction): Promise<AuditHead[]> {
  // In this order the index of the primary key gives the last row of each chain first.
  return await sql<AuditHead[]>`
    select distinct on (subject) subject, sequence as rows, hash from audit_trail order by subject desc, sequence desc`;
}

/**
 * Which of these heads are not in the audit trail: there is no row with that number, or it has another hash.
 * @returns their places in the list, from 0, and how many rows the chain has now
 */
export async function findHeadsThatDiffer(
  sql: Sql,
  heads: readonly AuditHead[],
): Promise<{ place: number; rows: number }[]> {
  return await sql<{ place: number; rows: number }[]>`
    select (recorded.place - 1)::int as place,
      coalesce((select max(sequence) from audit_trail c where c.subject = recorded.subject), 0) as rows
    from unnest(
      ${heads.map(({ subject }) => subject)}::text[], ${heads.map(({ rows }) => rows)}::int[],
      ${heads.map(({ hash }) => hash)}::text[]) with ordinality as recorded (subject, rows, hash, place)
    left join audit_trail a on a.subject = recorded.subject and a.sequence = recorded.rows
    where a.hash is distinct from recorded.hash order by recorded.place`;
}

/**
 * Verifies every chain of the audit trail.
 * @returns the number of rows that were read, and a sentence for each row that was changed or does not follow the
 * previous row
 */
export async function verifyAuditTrail(sql: Sql | Transaction): Promise<{ rows: number; faults: string[] }> {
  const faults: string[] = [];
  let rows = 0;
  let before: Row | undefined;
  const cursor = sql<Row[]>`
    select subject, sequence, at, person_id as "personId", action, details, command_id as "commandId",
      previous_hash as "previousHash", hash
    from audit_trail order by subject, sequence`.cursor(500);
  for await (const batch of cursor) {
    for (const row of batch) {
      rows += 1;
      const previous = before?.subject === row.subject ? before : undefined;
      const place = `${row.subject} #${row.sequence}`;
      if (row.sequence !== (previous?.sequence ?? 0) + 1) faults.push(`${place}: a row before it is missing`);
      else if (row.previousHash !== (previous?.hash ?? '')) faults.push(`${place}: does not follow the row before it`);
      if (rowHash(row) !== row.hash) faults.push(`${place}: was changed`);
      before = row;
    }
  }
  return { rows, faults };
}
