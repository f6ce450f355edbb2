/** The documents (PDF) of received reports. */

import type { Language } from '#forms/definition.ts';
import type { Stage } from '#rules/report.ts';
import type { Sql } from './connection.ts';

/** A document as it is kept. */
export type StoredDocument = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the bytes, in lower-case hexadecimal. */
  readonly sha256: string;
  /** The moment that the document names as its own. */
  readonly madeAt: Date;
};

/** The stages in which FPS MI has the report, so that its document no longer changes. */
export type DocumentStage = Extract<Stage, 'sent' | 'accepted'>;

/** Which document: one for each of these. */
export type DocumentKey = {
  readonly reportId: string;
  readonly version: number;
  readonly status: DocumentStage;
  readonly language: Language;
};

const columns = (sql: Sql) => sql`d.bytes, d.sha256, d.made_at as "madeAt"`;

/** The document with this key, or null. */
export async function findDocument(sql: Sql, key: DocumentKey): Promise<StoredDocument | null> {
  const [row] = await sql<StoredDocument[]>`
    select ${columns(sql)} from documents d
    where d.report_id = ${key.reportId} and d.version = ${key.version} and d.status = ${key.status}
      and d.language = ${key.language}`;
  return row ?? null;
}

/** The document of a report as it is now; null when there is none yet. */
export async function findCurrentDocument(
  sql: Sql,
  reportId: string,
  language: Language,
): Promise<(StoredDocument & { readonly version: number }) | null> {
  const [row] = await sql<(StoredDocument & { version: number })[]>`
    select ${columns(sql)}, d.version from reports r
      join documents d on d.report_id = r.id and d.version = r.version and d.status = r.stage
    where r.id = ${reportId} and d.language = ${language}`;
  return row ?? null;
}

/** Whether a document with this hash is kept for this version: then a file with this hash is what the program gave out. */
export async function isDocumentOf(sql: Sql, sha256: string, reportId: string, version: number): Promise<boolean> {
  const rows = await sql`
    select 1 from documents where report_id = ${reportId} and version = ${version} and sha256 = ${sha256} limit 1`;
  return rows.length > 0;
}

/** Keeps a document, unless one with this key is kept already. @returns whether it is kept now */
export async function insertDocument(sql: Sql, key: DocumentKey, document: StoredDocument): Promise<boolean> {
  const { reportId, version, status, language } = key;
  const row = { report_id: reportId, version, status, language, ...columnsOf(document) };
  const inserted = await sql`insert into documents ${sql(row)} on conflict do nothing returning 1`;
  return inserted.length > 0;
}

/** Replaces a document whose bytes were altered. */
export async function replaceDocument(sql: Sql, key: DocumentKey, document: StoredDocument): Promise<void> {
  await sql`
    update documents set ${sql(columnsOf(document))}
    where report_id = ${key.reportId} and version = ${key.version} and status = ${key.status}
      and language = ${key.language}`;
}

const columnsOf = ({ bytes, sha256, madeAt }: StoredDocument) => ({ bytes, sha256, made_at: madeAt });

/** The reports of an organisation for a year that FPS MI has received, by form. */
export function receivedReportsOf(sql: Sql, nis: string, year: number): Promise<{ id: string; form: string }[]> {
  return sql<{ id: string; form: string }[]>`
    select id, form from reports where nis = ${nis} and year = ${year} and stage in ('sent', 'accepted') order by form`;
}
