/** Payments: what can be paid, and the batches that one case handler prepares and another releases. */

import { countrySpecs, isSEPACountry } from 'ibantools';
import type { Sql, Transaction } from '#database/connection.ts';
import { findFormVersion } from '#forms/catalogue.ts';
import type { Cents, Language, LocalText } from '#forms/definition.ts';
import { payableOf } from '#forms/values.ts';
import type { Day } from '#rules/days.ts';
import { organisationNames, type Payer, paymentFile } from '#services/fps-mi/payments/payment-file.ts';
import { municipalityName } from './municipalities.ts';
import { findReceivedReport } from './received-reports.ts';
import { brokenSeals } from './seals.ts';

/** The accepted reports of a form and year that wait to be paid. */
export type Group = { readonly form: string; readonly year: number; readonly count: number; readonly total: Cents };

/** How many payments, and how much together: what was on the screen when somebody pressed. */
export type Sum = { readonly count: number; readonly total: Cents };

/** A payment as it is shown. */
export type Payment = {
  readonly reference: string;
  readonly form: string;
  readonly year: number;
  readonly nis: string;
  readonly municipality: LocalText;
  /** In which the organisation is written to. */
  readonly language: Language;
  readonly iban: string;
  readonly amount: Cents;
};

/** A batch as it is shown. */
export type Batch = Sum & {
  readonly id: string;
  readonly number: number;
  readonly executeOn: Day;
  readonly payer: Payer;
  readonly state: 'prepared' | 'released' | 'cancelled';
  readonly preparedBy: { readonly id: string; readonly name: string };
  readonly preparedAt: Date;
  /** Who released or cancelled it, and when. */
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
};

/** How a batch is called: the id of its message to the bank. */
export function batchName(number: number): string {
  return `PAY-${String(number).padStart(6, '0')}`;
}

const sepaCountries = Object.keys(countrySpecs).filter(isSEPACountry);

/** Accepted, something to pay, in no batch. `sepa`: by a credit transfer, or not. */
const waiting = (sql: Sql | Transaction, sepa: boolean) => sql`
  received_reports r join standings s on s.reference = r.reference
  where s.status = 'accepted' and s.batch is null and r.payable > 0
    and (left(r.iban, 2) = any(${sepaCountries})) = ${sepa}`;

type GroupKey = Pick<Group, 'form' | 'year'>;

const within = (sql: Sql | Transaction, groups: readonly GroupKey[]) => sql`
  (r.form, r.year) in (select form, year from
    jsonb_to_recordset(${sql.json([...groups])}) as chosen (form text, year int))`;

/** What can be paid, by form and year. */
export async function groupsToPay(sql: Sql): Promise<Group[]> {
  const rows = await sql<(GroupKey & { count: number; total: bigint })[]>`
    select r.form, r.year, count(*)::int as count, sum(r.payable)::bigint as total
    from ${waiting(sql, true)} group by r.form, r.year order by r.year desc, r.form`;
  return rows.map(({ total, ...row }) => ({ ...row, total: Number(total) }));
}

/** The accepted reports whose account is outside SEPA: no payment file can hold them. */
export async function outsideSepa(sql: Sql): Promise<string[]> {
  const rows = await sql<{ reference: string }[]>`
    select r.reference from ${waiting(sql, false)} order by r.reference`;
  return rows.map(({ reference }) => reference);
}

type PaymentRow = Omit<Payment, 'amount'> & { amount: bigint };

/** The payments that a batch of these groups would hold. */
export async function paymentsOfGroups(sql: Sql, groups: readonly GroupKey[]): Promise<Payment[]> {
  if (groups.length === 0) return [];
  const rows = await sql<PaymentRow[]>`
    select r.reference, r.form, r.year, r.nis, r.iban, r.payable as amount, ${municipalityName(sql)}, m.language
    from municipalities m, ${waiting(sql, true)} and m.nis = r.nis and ${within(sql, groups)}
    order by r.reference`;
  return rows.map(toPayment);
}

/** The payments of a batch. */
export async function paymentsOf(sql: Sql, batch: string): Promise<Payment[]> {
  const rows = await sql<PaymentRow[]>`
    select p.reference, p.form, p.year, p.nis, p.iban, p.amount, ${municipalityName(sql)}, m.language
    from payments p join municipalities m on m.nis = p.nis where p.batch = ${batch} order by p.reference`;
  return rows.map(toPayment);
}

function toPayment({ amount, ...row }: PaymentRow): Payment {
  return { ...row, amount: Number(amount) };
}

/** A batch as it is prepared. The id names the press of the button: the same one twice is one batch. */
export type NewBatch = {
  readonly id: string;
  readonly handler: string;
  readonly executeOn: Day;
  readonly payer: Payer;
  readonly groups: readonly GroupKey[];
  readonly expected: Sum;
};

class Changed extends Error {}

/**
 * Puts what waits in these groups into a batch, all of it or nothing.
 * @returns the batch's number; `changed`: it is no longer what was expected, and nothing was done
 */
export async function prepareBatch(sql: Sql, batch: NewBatch): Promise<number | 'changed'> {
  const { id, handler, executeOn, payer, groups, expected } = batch;
  try {
    return await sql.begin(async (transaction) => {
      // One at a time: what another one takes is seen, not waited for in the middle.
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
        from ${waiting(transaction, true)} and ${within(transaction, groups)} returning amount`;
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

const selectBatches = (sql: Sql) => sql`
  select b.id, b.number, b.execute_on::text as "executeOn", b.payer, b.count, b.total,
    case when b.released_at is not null then 'released' when b.standing then 'prepared' else 'cancelled' end as state,
    jsonb_build_object('id', h.id, 'name', h.name) as "preparedBy", b.prepared_at as "preparedAt",
    e.name as "endedBy", coalesce(b.released_at, b.cancelled_at) as "endedAt"
  from payment_batches b join handlers h on h.id = b.prepared_by
    left join handlers e on e.id = coalesce(b.released_by, b.cancelled_by)`;

/** The batches, the newest first; at most `limit`. */
export async function listBatches(sql: Sql, limit: number): Promise<Batch[]> {
  const rows = await sql<BatchRow[]>`${selectBatches(sql)} order by b.number desc limit ${limit}`;
  return rows.map(toBatch);
}

/** The batch with this number, or null. */
export async function findBatch(sql: Sql, number: number): Promise<Batch | null> {
  const [row] = await sql<BatchRow[]>`${selectBatches(sql)} where b.number = ${number}`;
  return row ? toBatch(row) : null;
}

/** The batch in which a report stands, or null. */
export async function batchOf(sql: Sql, reference: string): Promise<Batch | null> {
  const [row] = await sql<BatchRow[]>`
    ${selectBatches(sql)} join standings s on s.batch = b.id where s.reference = ${reference}`;
  return row ? toBatch(row) : null;
}

function toBatch({ total, ...row }: BatchRow): Batch {
  return { ...row, total: Number(total) };
}

/**
 * Why a batch cannot be released or cancelled:
 * - `own-batch`: whoever prepared it cannot release it
 * - `day-passed`: the day on which the bank should pay is over
 * - `released`, `cancelled`: it is that already
 * - `seal-broken`: what is kept of these reports, or would be paid for them, is not what was sealed
 */
export type BatchRefusal =
  | { readonly code: 'own-batch' | 'day-passed' | 'released' | 'cancelled' }
  | { readonly code: 'seal-broken'; readonly references: readonly string[] };

/**
 * Releases a batch: from now on its file can be had, and nothing changes any more. Again is the same.
 * @param done.purpose what a payment is for, as the organisation reads it
 * @param done.today in Belgium
 */
export async function releaseBatch(
  sql: Sql,
  found: Batch,
  { handler, today, purpose }: { handler: string; today: Day; purpose: (payment: Payment) => string },
): Promise<BatchRefusal | null> {
  if (found.state === 'cancelled') return { code: 'cancelled' };
  if (found.state === 'released') return null;
  if (found.preparedBy.id === handler) return { code: 'own-batch' };
  if (found.executeOn < today) return { code: 'day-passed' };
  const payments = await paymentsOf(sql, found.id);
  const references = await notAsSealed(sql, payments);
  if (references.length > 0) return { code: 'seal-broken', references };
  const file = paymentFile({
    ...{ id: batchName(found.number), createdAt: found.preparedAt, executeOn: found.executeOn, payer: found.payer },
    transfers: payments.map((payment) => ({
      ...{ reference: payment.reference, iban: payment.iban, amount: payment.amount, purpose: purpose(payment) },
      creditor: `${organisationNames[payment.language]} ${payment.municipality[payment.language]}`,
    })),
  });
  const [released] = await sql`
    update payment_batches set released_by = ${handler}, released_at = date_trunc('milliseconds', clock_timestamp()),
      file = ${file}
    where id = ${found.id} and released_at is null and standing returning 1`;
  if (released) return null;
  const now = await findBatch(sql, found.number);
  return now?.state === 'cancelled' ? { code: 'cancelled' } : null;
}

/** The reports that are not as they were sealed, or whose payment does not follow from what was sealed. */
async function notAsSealed(sql: Sql, payments: readonly Payment[]): Promise<string[]> {
  const broken = new Set(
    await brokenSeals(
      sql,
      payments.map(({ reference }) => reference),
    ),
  );
  for (const { reference, amount, iban } of payments) {
    const report = await findReceivedReport(sql, reference);
    const definition = report && findFormVersion(report.form, report.year, report.formVersion);
    const sealed = report && definition && payableOf(definition, report.values);
    if (sealed !== amount || report?.account.iban !== iban) broken.add(reference);
  }
  return [...broken];
}

/** Cancels a batch that is not released: its reports wait to be paid again. Again is the same. */
export async function cancelBatch(sql: Sql, { id, number }: Batch, handler: string): Promise<BatchRefusal | null> {
  const [cancelled] = await sql`
    update payment_batches set cancelled_by = ${handler}, standing = false,
      cancelled_at = date_trunc('milliseconds', clock_timestamp())
    where id = ${id} and released_at is null and standing returning 1`;
  if (cancelled) return null;
  return (await findBatch(sql, number))?.state === 'released' ? { code: 'released' } : null;
}

/** The file of a released batch, as it was made then; null while there is none. */
export async function fileOf(sql: Sql, number: number): Promise<string | null> {
  const [row] = await sql<{ file: string | null }[]>`select file from payment_batches where number = ${number}`;
  return row?.file ?? null;
}
