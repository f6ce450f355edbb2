/** The amounts that organisations must pay back. */

import type { Sql } from '#database/connection.ts';
import type { Cents, LocalText } from '#forms/definition.ts';
import { municipalityName } from './municipalities.ts';

/** An accepted report whose advance was larger than the amount that it justified. */
export type Claim = {
  readonly reference: string;
  readonly form: string;
  readonly year: number;
  readonly nis: string;
  readonly municipality: LocalText;
  /** What the organisation owes: above zero. */
  readonly amount: Cents;
  readonly acceptedAt: Date;
  /** The case handler who accepted it. */
  readonly handler: string;
  /** The organisation's account. */
  readonly iban: string;
  readonly bic: string;
};

/** All claims, the newest first. */
export async function listClaims(sql: Sql): Promise<Claim[]> {
  const rows = await sql<(Omit<Claim, 'amount'> & { amount: bigint })[]>`
    select r.reference, r.form, r.year, r.nis, -r.payable as amount, d.decided_at as "acceptedAt",
      h.name as handler, r.iban, r.bic, ${municipalityName(sql)}
    from received_reports r
      join municipalities m on m.nis = r.nis
      join standings s on s.reference = r.reference
      join decisions d on d.reference = r.reference and d.refused_at is null
      join handlers h on h.id = d.handler
    where s.status = 'accepted' and r.payable < 0 order by d.decided_at desc, r.reference`;
  return rows.map(({ amount, ...row }) => ({ ...row, amount: Number(amount) }));
}
