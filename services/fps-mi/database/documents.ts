/** The documents (PDF) of received reports, as the ministry makes them. */

import type { Sql } from '#database/connection.ts';
import type { Language } from '#forms/definition.ts';
import type { DocumentPlace, KeptDocument } from '#web/document/kept-document.ts';

/** Which document: one for each of these. */
export type DocumentKey = {
  readonly reference: string;
  readonly status: 'sent' | 'accepted';
  readonly language: Language;
};

/** Where one document is kept. */
export function documentPlace(sql: Sql, { reference, status, language }: DocumentKey): DocumentPlace {
  const key = { reference, status, language };
  const isHere = sql`reference = ${reference} and status = ${status} and language = ${language}`;
  return {
    name: `${reference}/${status}/${language}`,
    find: async () => {
      const [row] = await sql<KeptDocument[]>`
        select bytes, sha256, made_at as "madeAt" from documents where ${isHere}`;
      return row ?? null;
    },
    insert: async ({ bytes, sha256, madeAt }) => {
      const row = { ...key, bytes, sha256, made_at: madeAt };
      const inserted = await sql`insert into documents ${sql(row)} on conflict do nothing returning 1`;
      return inserted.length > 0;
    },
    replace: async ({ bytes, sha256, madeAt }) => {
      await sql`update documents set ${sql({ bytes, sha256, made_at: madeAt })} where ${isHere}`;
    },
  };
}
