/** The seals of the deliveries that FPS MI has acknowledged. A seal is a JWS in compact form (RFC 7515). */

import type { Sql } from './connection.ts';

/** A seal as the table has it: the payload as text, the other parts in base64url. */
export type SealParts = { readonly header: string; readonly payload: string; readonly signature: string };

/** @throws when the text is not a JWS in compact form */
export function sealParts(seal: string): SealParts {
  const [header, payload, signature, ...rest] = seal.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) {
    throw new Error('A seal has three parts');
  }
  return { header, payload: Buffer.from(payload, 'base64url').toString('utf8'), signature };
}

function sealFrom({ header, payload, signature }: SealParts): string {
  return `${header}.${Buffer.from(payload).toString('base64url')}.${signature}`;
}

/** The seal of the delivery of this version; null when FPS MI has not acknowledged it, or did before seals were kept. */
export async function findSeal(sql: Sql, reportId: string, version: number): Promise<string | null> {
  const [row] = await sql<SealParts[]>`
    select header, payload, signature from sealed_deliveries where report_id = ${reportId} and version = ${version}`;
  return row === undefined ? null : sealFrom(row);
}
