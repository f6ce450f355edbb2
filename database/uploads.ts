import { valuesHash } from '#forms/content.ts';
import { type FormDefinition, type Line, tablesOf, type Values } from '#forms/definition.ts';
import { linesIn } from '#forms/values.ts';
import type { Sql, Transaction } from './connection.ts';

/** How long an upload can be looked at and saved. */
export const UPLOAD_HOURS = 24;

/** A table that was uploaded, and what came of reading it; null while that is not known. */
export type Upload<Outcome> = {
  readonly fileName: string;
  readonly outcome: Outcome | null;
  /** How long ago it was uploaded, in seconds. */
  readonly age: number;
};

type Place = { readonly reportId: string; readonly field: string };

/** Begins an upload, and clears away what is old. @returns its id */
export async function beginUpload(sql: Sql, upload: Place & { fileName: string; by: string }): Promise<string> {
  const id = crypto.randomUUID();
  await sql`delete from uploads where kept_at < now() - ${UPLOAD_HOURS} * interval '1 hour'`;
  const row = { id, report_id: upload.reportId, field: upload.field, file_name: upload.fileName, kept_by: upload.by };
  await sql`insert into uploads ${sql(row)}`;
  return id;
}

/** Keeps what came of reading an upload: the first answer counts. */
export async function finishUpload(sql: Sql, id: string, outcome: unknown): Promise<void> {
  await sql`update uploads set outcome = ${JSON.stringify(outcome)} where id = ${id} and outcome is null`;
}

/** An upload for a table of a report; null when it is another one's, or cleared away. */
export async function findUpload<Outcome>(
  sql: Sql,
  id: string,
  { reportId, field }: Place,
): Promise<Upload<Outcome> | null> {
  const [row] = await sql<{ fileName: string; outcome: string | null; age: number }[]>`
    select file_name as "fileName", outcome, extract(epoch from now() - kept_at)::float8 as age from uploads
    where id = ${id} and report_id = ${reportId} and field = ${field}
      and kept_at >= now() - ${UPLOAD_HOURS} * interval '1 hour'`;
  // The cast: only `finishUpload` writes this column, with what the page that reads it hands over.
  return row ? { ...row, outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as Outcome) } : null;
}

const linesHash = (lines: readonly Line[]): string => valuesHash({ lines });

/**
 * Remembers that these lines come from a file, before they are saved: as long as they are not, no report has lines with
 * this hash, and those of an earlier file are still known.
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

/** From now on the lines of a table are changed in the form. @returns whether they came from a file */
export async function forgetFile(sql: Transaction, { reportId, field }: Place): Promise<boolean> {
  const gone = await sql`
    delete from lines_from_files where report_id = ${reportId} and field = ${field} returning 1`;
  return gone.length > 0;
}

/** Which tables, by id, have their lines from a file, and the name of the file. @param typed neither computed nor granted */
export async function tablesFromFiles(
  sql: Sql | Transaction,
  reportId: string,
  definition: Pick<FormDefinition, 'sections'>,
  typed: Values,
): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ field: string; hash: string; fileName: string }[]>`
    select field, lines_hash as hash, file_name as "fileName" from lines_from_files where report_id = ${reportId}`;
  const known = tablesOf(definition).map(({ id }) => id);
  const fields = new Set(rows.map(({ field }) => field).filter((field) => known.includes(field)));
  // Once a table: it may have 10 000 lines, and there may have been many files.
  const hashes = new Map([...fields].map((field) => [field, linesHash(linesIn(typed, field))]));
  return new Map(
    rows.filter(({ field, hash }) => hashes.get(field) === hash).map(({ field, fileName }) => [field, fileName]),
  );
}
