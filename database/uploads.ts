import { valuesHash } from '#forms/content.ts';
import { type FormDefinition, type Line, tablesOf, type Values } from '#forms/definition.ts';
import { linesIn } from '#forms/values.ts';
import type { Sql, Transaction } from './connection.ts';

/** The number of hours after which an upload is deleted. */
export const UPLOAD_HOURS = 24;

/** An uploaded table. */
export type Upload<Result> = {
  readonly fileName: string;
  /** The result of reading the file; null while it is being read. */
  readonly outcome: Result | null;
  /** The time since the upload, in seconds. */
  readonly age: number;
};

type Place = { readonly reportId: string; readonly field: string };

/** Records that an upload has begun, and deletes old ones. @returns its id */
export async function beginUpload(sql: Sql, upload: Place & { fileName: string; by: string }): Promise<string> {
  const id = crypto.randomUUID();
  await sql`delete from uploads where kept_at < now() - ${UPLOAD_HOURS} * interval '1 hour'`;
  const row = { id, report_id: upload.reportId, field: upload.field, file_name: upload.fileName, kept_by: upload.by };
  await sql`insert into uploads ${sql(row)}`;
  return id;
}

/** Stores the result of reading an upload. Only the first result counts. */
export async function finishUpload(sql: Sql, id: string, outcome: unknown): Promise<void> {
  await sql`update uploads set outcome = ${JSON.stringify(outcome)} where id = ${id} and outcome is null`;
}

/** The upload with this id for this table of this report; null when it does not exist or is deleted. */
export async function findUpload<Result>(
  sql: Sql,
  id: string,
  { reportId, field }: Place,
): Promise<Upload<Result> | null> {
  const [row] = await sql<{ fileName: string; outcome: string | null; age: number }[]>`
    select file_name as "fileName", outcome, extract(epoch from now() - kept_at)::float8 as age from uploads
    where id = ${id} and report_id = ${reportId} and field = ${field}
      and kept_at >= now() - ${UPLOAD_HOURS} * interval '1 hour'`;
  // The cast: only `finishUpload` writes this column, with a value of the page that reads it.
  return row ? { ...row, outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as Result) } : null;
}

const linesHash = (lines: readonly Line[]): string => valuesHash({ lines });

/** The hashes of the lines of tables, by the hash of the content and the table. Those of a content never change. */
const hashesOfLines = new Map<string, string>();
/** A report has up to three tables. */
const MAX_HASHES = 3_000;

/** Hashing 10 000 lines takes 20 ms, and each page of a report with a file needs the hash. */
function linesHashIn(contentHash: string | null, typed: Values, table: string): string {
  if (contentHash === null) return linesHash(linesIn(typed, table));
  const key = `${contentHash}/${table}`;
  let hash = hashesOfLines.get(key);
  if (hash === undefined) {
    hash = linesHash(linesIn(typed, table));
    if (hashesOfLines.size >= MAX_HASHES) hashesOfLines.clear();
    hashesOfLines.set(key, hash);
  }
  return hash;
}

/**
 * Records that these lines come from a file, before they are saved. The record counts once a report has lines with this
 * hash; until then the record of an earlier file still counts.
 */
export async function rememberFile(
  sql: Sql,
  { reportId, field }: Place,
  file: { lines: readonly Line[]; fileName: string; by: string },
): Promise<void> {
  const row = {
    report_id: reportId,
    field,
    lines_hash: linesHash(file.lines),
    file_name: file.fileName,
    kept_by: file.by,
  };
  await sql`
    insert into lines_from_files ${sql(row)}
    on conflict (report_id, field, lines_hash) do update
      set file_name = excluded.file_name, kept_by = excluded.kept_by, kept_at = now()`;
}

/** Deletes the record that the lines of a table come from files. @returns whether there was one */
export async function forgetFile(sql: Transaction, { reportId, field }: Place): Promise<boolean> {
  const gone = await sql`
    delete from lines_from_files where report_id = ${reportId} and field = ${field} returning 1`;
  return gone.length > 0;
}

/** A record that lines with this hash, of one table of a report, come from a file. */
export type LinesFromFile = { readonly field: string; readonly hash: string; readonly fileName: string };

/** The records of the files that were uploaded for a report. Not all of them count: see `tablesFromFiles`. */
export function filesOf(sql: Sql | Transaction, reportId: string): Promise<LinesFromFile[]> {
  return sql<LinesFromFile[]>`
    select field, lines_hash as hash, file_name as "fileName" from lines_from_files where report_id = ${reportId}`;
}

/**
 * The tables whose lines come from a file, by field id, with the name of the file.
 * @param content.contentHash null when the caller does not know it
 * @param content.typed the values of that content, without computed and granted ones
 */
export function tablesFromFiles(
  rows: readonly LinesFromFile[],
  definition: Pick<FormDefinition, 'sections'>,
  { contentHash, typed }: { readonly contentHash: string | null; readonly typed: Values },
): ReadonlyMap<string, string> {
  const known = tablesOf(definition).map(({ id }) => id);
  const fields = new Set(rows.map(({ field }) => field).filter((field) => known.includes(field)));
  // Each table is hashed once, not once for each file: a table may have 10 000 lines.
  const hashes = new Map([...fields].map((field) => [field, linesHashIn(contentHash, typed, field)]));
  return new Map(
    rows.filter(({ field, hash }) => hashes.get(field) === hash).map(({ field, fileName }) => [field, fileName]),
  );
}
