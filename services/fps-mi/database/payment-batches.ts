/**
 * The reports that can be paid, and the batches of payments: one case handler prepares a batch, another releases it.
 */

import { countrySpecs, isSEPACountry } from 'ibantools';
import type { Sql, Transaction } from '#database/connection.ts';
import type { Cents, Language, LocalText } from '#forms/definition.ts';
import type { Day } from '#rules/days.ts';
import type { KeptProof } from '#rules/proof.ts';
import { municipalityName } from './municipalities.ts';

/** Who pays. */
export type Payer = { readonly name: string; readonly iban: string; readonly bic: string };

/** How many payments, and their sum. */
export type PaymentSum = { readonly count: number; readonly total: Cents };

/** The accepted reports of a form and year that wait to be paid. */
export type PayableGroup = PaymentSum & { readonly form: string; readonly year: number };

/** A payment to one organisation, for one report. */
export type Payment = {
  readonly reference: string;
  readonly form: string;
  readonly year: number;
  readonly nis: string;
  readonly municipality: LocalText;
  /** The organisation's language. */
  readonly language: Language;
  readonly iban: string;
  readonly amount: Cents;
};

/** A batch of payments. */
export type Batch = PaymentSum & {
  readonly id: string;
  readonly number: number;
  readonly executeOn: Day;
  readonly payer: Payer;
  readonly state: 'prepared' | 'released' | 'cancelled';
  readonly preparedBy: { readonly id: string; readonly name: string };
  readonly preparedAt: Date;
  /** The name of the case handler who released or cancelled it. */
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
};

/** The name of a batch, which is also the id of its message to the bank. */
export function batchName(number: number): string {
  return `PAY-${String(number).padStart(6, '0')}`;
}

const sepaCountries = Object.keys(countrySpecs).filter(isSEPACountry);

/** Accepted reports with something to pay that are in no batch. `sepa`: whether a SEPA credit transfer can pay them. */
const waitingReports = (sql: Sql | Transaction, sepa: boolean) => sql`
  received_reports r join standings s on s.reference = r.reference
  where s.status = 'accepted' and s.batch is null and r.payable > 0
    and (left(r.iban, 2) = any(${sepaCountries})) = ${sepa}`;

type GroupKey = Pick<PayableGroup, 'form' | 'year'>;

const inGroups = (sql: Sql | Transaction, groups: readonly GroupKey[]) => sql`
  (r.form, r.year) in (select form, year from
    jsonb_to_recordset(${sql.json([...groups])}) as chosen (form text, year int))`;

/** The number and the sum of the reports that can be paid, by form and year. */
export async function listPayableGroups(sql: Sql): Promise<PayableGroup[]> {
  const rows = await sql<(GroupKey & { count: number; total: bigint })[]>`
    select r.form, r.year, count(*)::int as count, sum(r.payable)::bigint as total
    from ${waitingReports(sql, true)} group by r.form, r.year order by r.year desc, r.form`;
  return rows.map(({ total, ...row }) => ({ ...row, total: Number(total) }));
}

/** The references of accepted reports whose account is outside SEPA: a payment file cannot pay them. */
export async function listOutsideSepa(sql: Sql): Promise<string[]> {
  const rows = await sql<{ reference: string }[]>`
    select r.reference from ${waitingReports(sql, false)} order by r.reference`;
  return rows.map(({ reference }) => reference);
}

type PaymentRow = Omit<Payment, 'amount'> & { amount: bigint };

/** The payments that a batch of these groups would contain. */
export async function listWaitingPayments(sql: Sql, groups: readonly GroupKey[]): Promise<Payment[]> {
  if (groups.length === 0) return [];
  const rows = await sql<PaymentRow[]>`
    select r.reference, r.form, r.year, r.nis, r.iban, r.payable as amount, ${municipalityName(sql)}, m.language
    from municipalities m, ${waitingReports(sql, true)} and m.nis = r.nis and ${inGroups(sql, groups)}
    order by r.reference`;
  return rows.map(toPayment);
}

/** The payments of a batch. */
export async function listBatchPayments(sql: Sql, batch: string): Promise<Payment[]> {
  const rows = await sql<PaymentRow[]>`
    select p.reference, p.form, p.year, p.nis, p.iban, p.amount, ${municipalityName(sql)}, m.language
    from payments p join municipalities m on m.nis = p.nis where p.batch = ${batch} order by p.reference`;
  return rows.map(toPayment);
}

/** Far more than there will be. */
const MAX_EXPORTED_BATCHES = 100_000;

/** A payment with the batch that it is in. */
export type ExportedPayment = Payment & { readonly bic: string; readonly batch: Batch };

/** The payments of a batch, or of all batches, the newest batch first. One batch is read at a time. @param number null: all */
export async function* streamPayments(sql: Sql, number: number | null): AsyncGenerator<ExportedPayment> {
  const batches = number === null ? await listBatches(sql, MAX_EXPORTED_BATCHES) : [await findBatch(sql, number)];
  for (const batch of batches) {
    if (batch === null) continue;
    const rows = await sql<(PaymentRow & { bic: string })[]>`
      select p.reference, p.form, p.year, p.nis, p.iban, p.amount, ${municipalityName(sql)}, m.language,
        r.bic
      from payments p join municipalities m on m.nis = p.nis join received_reports r on r.reference = p.reference
      where p.batch = ${batch.id} order by p.reference`;
    for (const { bic, ...row } of rows) yield { ...toPayment(row), bic, batch };
  }
}

function toPayment({ amount, ...row }: PaymentRow): Payment {
  return { ...row, amount: Number(amount) };
}

/** A batch to be prepared. The id is an idempotency key: submitting twice prepares one batch. */
export type NewBatch = {
  readonly id: string;
  readonly handler: string;
  readonly executeOn: Day;
  readonly payer: Payer;
  readonly groups: readonly GroupKey[];
  /** What the case handler saw on the page. */
  readonly expected: PaymentSum;
};

/** Rolls the transaction back. */
class Changed extends Error {}

/**
 * Puts all reports of these groups that wait to be paid into a batch. @returns the batch's number; `changed`: these are
 * not the reports that the case handler saw, and nothing was stored
 */
export async function prepareBatch(sql: Sql, batch: NewBatch): Promise<number | 'changed'> {
  const { id, handler, executeOn, payer, groups, expected } = batch;
  try {
    return await sql.begin(async (transaction) => {
      // One batch is prepared at a time, so that this one sees which reports the previous one took.
      await transaction`select pg_advisory_xact_lock(hashtextextended('payments', 0))`;
      const [earlier] = await transaction<{ number: number }[]>`select number from payment_batches where id = ${id}`;
      if (earlier) return earlier.number;
      if (expected.count === 0) throw new Changed();
      const [row] = await transaction<[{ number: number }]>`
        insert into payment_batches (id, execute_on, payer, count, total, prepared_by) values
          (${id}, ${executeOn}, ${transaction.json(payer)}, ${expected.count}, ${expected.total}, ${handler})
        returning number`;
      const taken = await transaction<{ amount: bigint }[]>`
        insert into payments (batch, reference, form, year, nis, iban, amount)
        select ${id}, r.reference, r.form, r.year, r.nis, r.iban, r.payable
        from ${waitingReports(transaction, true)} and ${inGroups(transaction, groups)} returning amount`;
      const total = taken.reduce((sum, { amount }) => sum + Number(amount), 0);
      if (taken.length !== expected.count || total !== expected.total) throw new Changed();
      return row.number;
    });
  } catch (error) {
    if (error instanceof Changed) return 'changed';
    throw error;
  }
}

type BatchRow = Omit<Batch, 'total'> & { total: bigint };

/** Whether a batch is active, that is, not cancelled. The column is called `standing`. */
const isActive = (sql: Sql) => sql`standing`;

const selectBatches = (sql: Sql) => sql`
  select b.id, b.number, b.execute_on::text as "executeOn", b.payer, b.count, b.total,
    case when b.released_at is not null then 'released' when ${isActive(sql)} then 'prepared' else 'cancelled' end as state,
    jsonb_build_object('id', h.id, 'name', h.name) as "preparedBy", b.prepared_at as "preparedAt",
    e.name as "endedBy", coalesce(b.released_at, b.cancelled_at) as "endedAt"
  from payment_batches b join handlers h on h.id = b.prepared_by
    left join handlers e on e.id = coalesce(b.released_by, b.cancelled_by)`;

/** The newest batches, at most `limit`. */
export async function listBatches(sql: Sql, limit: number): Promise<Batch[]> {
  const rows = await sql<BatchRow[]>`${selectBatches(sql)} order by b.number desc limit ${limit}`;
  return rows.map(toBatch);
}

/** The batch with this number, or null. */
export async function findBatch(sql: Sql, number: number): Promise<Batch | null> {
  const [row] = await sql<BatchRow[]>`${selectBatches(sql)} where b.number = ${number}`;
  return row ? toBatch(row) : null;
}

/** The batch that contains a report and is not cancelled, or null. */
export async function findBatchOf(sql: Sql, reference: string): Promise<Batch | null> {
  const [row] = await sql<BatchRow[]>`
    ${selectBatches(sql)} join standings s on s.batch = b.id where s.reference = ${reference}`;
  return row ? toBatch(row) : null;
}

function toBatch({ total, ...row }: BatchRow): Batch {
  return { ...row, total: Number(total) };
}

/**
 * Stores the payment file of a batch and marks it as released. From then on the batch is final.
 * @returns whether it was released by this call: not when it was released or cancelled before
 */
export async function markReleased(
  sql: Sql,
  id: string,
  { handler, file, proof }: { readonly handler: string; readonly file: string; readonly proof: KeptProof },
): Promise<boolean> {
  const rows = await sql`
    update payment_batches set released_by = ${handler}, released_at = date_trunc('milliseconds', clock_timestamp()),
      file = ${file}, release_proof = ${sql.json(proof)}
    where id = ${id} and released_at is null and ${isActive(sql)} returning 1`;
  return rows.length > 0;
}

/**
 * Marks a batch as cancelled: its reports wait to be paid again.
 * @returns whether it was cancelled by this call: not when it was released or cancelled before
 */
export async function markCancelled(sql: Sql, id: string, handler: string): Promise<boolean> {
  const rows = await sql`
    update payment_batches set cancelled_by = ${handler}, standing = false,
      cancelled_at = date_trunc('milliseconds', clock_timestamp())
    where id = ${id} and released_at is null and ${isActive(sql)} returning 1`;
  return rows.length > 0;
}

/** The payment file of a released batch; null when it is not released. */
export async function findPaymentFile(sql: Sql, number: number): Promise<string | null> {
  const [row] = await sql<{ file: string | null }[]>`select file from payment_batches where number = ${number}`;
  return row?.file ?? null;
}
