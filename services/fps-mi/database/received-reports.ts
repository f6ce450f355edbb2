/** The reports that the ministry has received: storing a delivery, reading them back. */

import type { Sql, Transaction } from '#database/connection.ts';
import { type Account, type Content, canonicalContent } from '#forms/content.ts';
import { type Cents, type FormDefinition, fieldsOf, type LocalText, type Values } from '#forms/definition.ts';
import { hasCurrentGrants } from '#forms/values.ts';
import type { AuditHead } from '#rules/audit-heads.ts';
import type { CheckedDelivery } from '#services/fps-mi/delivery/check-delivery.ts';
import type { Signature } from '#services/fps-mi/delivery/delivery-schema.ts';
import { pointerTo, type RequestError } from '#services/fps-mi/delivery/request-errors.ts';
import type { OpenedSeal } from '#services/open-seal.ts';
import { possibleGrantsOf } from './granted-amounts.ts';
import { municipalityName } from './municipalities.ts';
import type { ReportFilter } from './report-filter.ts';

/** The pattern of a reference, for routes: `COV-2022-11001-1`. */
export const REFERENCE_PATTERN = '[A-Z]{1,10}-[0-9]{4}-[0-9]{5}-[0-9]{1,10}' as const;

/** What the sender gets for a delivery: the ministry's reference, and when the report was received. */
export type Receipt = { readonly reference: string; readonly receivedAt: Date };

/**
 * The result of storing a delivery:
 * - `received`: it is stored; `replayed` when it was stored before
 * - `key-reused`: its idempotency key belongs to a different delivery
 * - `not-granted`: its maximum or advance is not what the ministry granted
 * - `reference-taken`: another report has the reference under which it must be received
 * - `reference-invalid`: that reference cannot belong to a report of this form, year and municipality
 * - `unknown-municipality`: there is no OCMW with this NIS code
 */
export type ReceptionResult =
  | { readonly type: 'received'; readonly receipt: Receipt; readonly replayed: boolean }
  | { readonly type: 'not-granted'; readonly errors: readonly RequestError[] }
  | { readonly type: 'key-reused' | 'reference-taken' | 'reference-invalid' | 'unknown-municipality' };

/** A report as the ministry stores it. */
export type ReceivedReport = Receipt & {
  readonly form: string;
  readonly year: number;
  readonly nis: string;
  readonly municipality: LocalText;
  readonly version: number;
  readonly contentHash: string;
  /** The version of the form's definition. */
  readonly formVersion: number;
  readonly values: Values;
  readonly payable: Cents;
  readonly account: Account;
  readonly signatures: readonly Signature[];
  /** The heads of the sender's chains that concern the report; null when the delivery had none. */
  readonly auditHeads: readonly AuditHead[] | null;
};

/**
 * Stores a delivery under the next serial number of its form, year and municipality, in one transaction. Idempotent by
 * the idempotency key: the same delivery again gets the same receipt, even when both arrive at the same time or when it
 * was sealed again.
 * @param lostReference the reference that it had before this database lost it; it is stored under this one again
 */
export async function receiveReport(
  sql: Sql,
  sealed: OpenedSeal,
  checked: CheckedDelivery,
  lostReference: string | null = null,
): Promise<ReceptionResult> {
  const key = sealed.idempotencyKey;
  return await sql.begin(async (transaction): Promise<ReceptionResult> => {
    // Lock order: first the key, then the serial number. Two copies of a delivery then never take two numbers.
    await transaction`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
    const [earlier] = await transaction<(Receipt & { deliveryHash: string })[]>`
      select reference, received_at as "receivedAt", delivery_hash as "deliveryHash"
      from received_reports where idempotency_key = ${key}`;
    if (earlier) {
      const { deliveryHash, ...receipt } = earlier;
      return deliveryHash === checked.deliveryHash
        ? { type: 'received', receipt, replayed: true }
        : { type: 'key-reused' };
    }
    const { nis } = checked.delivery.content;
    const [municipality] = await transaction`select 1 from municipalities where nis = ${nis}`;
    if (!municipality) return { type: 'unknown-municipality' };
    const errors = await grantErrors(transaction, checked);
    if (errors.length > 0) return { type: 'not-granted', errors };
    const serial =
      lostReference === null
        ? await nextSerial(transaction, checked.delivery.content)
        : await lostSerial(transaction, checked, lostReference);
    if (typeof serial === 'string') return { type: serial };
    return { type: 'received', receipt: await insertReport(transaction, sealed, checked, serial), replayed: false };
  });
}

/** The granted amounts of a delivery must be those of the ministry, all of one moment. */
async function grantErrors(sql: Transaction, { delivery, definition }: CheckedDelivery): Promise<RequestError[]> {
  const { content, signatures } = delivery;
  const { values } = content;
  const fields = fieldsOf(definition).filter(({ kind }) => kind === 'granted');
  if (fields.length === 0) return [];
  const signedAt = new Date(Math.max(...signatures.map((signature) => Date.parse(signature.signedAt))));
  const lists = await possibleGrantsOf(sql, content, signedAt);
  if (lists.some((granted) => hasCurrentGrants(definition, values, granted))) return [];
  const [granted = {}] = lists;
  return fields
    .filter(({ id }) => values[id] !== (granted[id] ?? 0))
    .map(({ id }) => ({
      pointer: pointerTo('content', 'values', id),
      detail: `is not what FPS MI granted, ${granted[id] ?? 0}`,
    }));
}

/** The next serial number. Locks its row: other deliveries of the municipality wait until this transaction ends. */
async function nextSerial(sql: Transaction, { form, year, nis }: Content): Promise<number> {
  const [row] = await sql<{ last: number }[]>`
    insert into serials (form, year, nis, last) values (${form}, ${year}, ${nis}, 1)
    on conflict (form, year, nis) do update set last = serials.last + 1
    returning last`;
  if (!row) throw new Error(`No serial number for ${form}/${year}/${nis}`);
  return row.last;
}

/** The largest serial number that the database can store. */
const MAX_SERIAL = 2_147_483_647;

/** The serial number in a reference that was lost. The numbers go on after it, so that it is not assigned again. */
async function lostSerial(
  sql: Transaction,
  { delivery, definition }: CheckedDelivery,
  reference: string,
): Promise<number | 'reference-taken' | 'reference-invalid'> {
  const { form, year, nis } = delivery.content;
  const serial = Number(reference.split('-').at(-1));
  const isValid = serial >= 1 && serial <= MAX_SERIAL;
  if (!isValid || reference !== referenceOf(definition, delivery.content, serial)) return 'reference-invalid';
  // As `nextSerial`, this locks the row until the transaction ends.
  await sql`
    insert into serials (form, year, nis, last) values (${form}, ${year}, ${nis}, ${serial})
    on conflict (form, year, nis) do update set last = greatest(serials.last, excluded.last)`;
  const taken = await sql`select 1 from received_reports where reference = ${reference}`;
  return taken.length > 0 ? 'reference-taken' : serial;
}

function referenceOf({ referencePrefix }: FormDefinition, { year, nis }: Content, serial: number): string {
  return [referencePrefix, year, nis, serial].join('-');
}

async function insertReport(
  sql: Transaction,
  sealed: OpenedSeal,
  checked: CheckedDelivery,
  serial: number,
): Promise<Receipt> {
  const { delivery, definition, payable, deliveryHash } = checked;
  const { content } = delivery;
  const { form, year, nis } = content;
  const row = {
    reference: referenceOf(definition, content, serial),
    form,
    year,
    nis,
    serial,
    version: delivery.version,
    content: canonicalContent(content),
    content_hash: delivery.contentHash,
    payable,
    signatures: sql.json(delivery.signatures),
    audit_heads: delivery.auditHeads ? sql.json(delivery.auditHeads) : null,
    idempotency_key: sealed.idempotencyKey,
    delivery_hash: deliveryHash,
    seal: sealed.seal,
    seal_key: sql.json(sealed.sealKey),
  };
  const [receipt] = await sql<Receipt[]>`
    insert into received_reports ${sql(row)} returning reference, received_at as "receivedAt"`;
  if (!receipt) throw new Error(`${row.reference} was not stored`);
  return receipt;
}

type Row = Omit<ReceivedReport, 'formVersion' | 'values' | 'account' | 'payable'> & {
  content: string;
  payable: bigint;
};

const selectReports = (sql: Sql) => sql`
  select r.reference, r.received_at as "receivedAt", r.form, r.year, r.nis, r.version, r.content_hash as "contentHash",
    r.content, r.payable, r.signatures, r.audit_heads as "auditHeads", ${municipalityName(sql)}
  from received_reports r join municipalities m on m.nis = r.nis`;

function toReport({ content, payable, ...row }: Row): ReceivedReport {
  // The cast: only `insertReport` writes this column, with a Content.
  const { formVersion, values, account } = JSON.parse(content) as Content;
  // The conversion is exact: `checkDelivery` accepts safe integers only.
  return { ...row, formVersion, values, account, payable: Number(payable) };
}

/** The report with this reference, or null. */
export async function findReceivedReport(sql: Sql, reference: string): Promise<ReceivedReport | null> {
  const [row] = await sql<Row[]>`${selectReports(sql)} where r.reference = ${reference}`;
  return row ? toReport(row) : null;
}

/** Which of these references no received report has, in the same order. */
export async function findMissingReferences(sql: Sql, references: readonly string[]): Promise<string[]> {
  const rows = await sql<{ reference: string }[]>`
    select reference from unnest(${[...references]}::text[]) with ordinality as asked (reference, place)
    where not exists (select from received_reports r where r.reference = asked.reference) order by place`;
  return rows.map(({ reference }) => reference);
}

/** The largest sum of contents in one answer, in bytes. The first report is always included, whatever its size. */
export const MAX_LIST_BYTES = 16 * 1024 * 1024;

/**
 * The reports that match, newest first, and how many match in all: at most `limit` after the first `offset`, fewer when
 * their contents would be larger than `MAX_LIST_BYTES` together.
 */
export async function listReceivedReports(
  sql: Sql,
  { form, year, nis }: ReportFilter,
  part: { limit: number; offset: number },
): Promise<{ reports: ReceivedReport[]; total: number }> {
  const matches = sql`
    ${form === undefined ? sql`true` : sql`r.form = ${form}`}
    and ${year === undefined ? sql`true` : sql`r.year = ${year}`}
    and ${nis === undefined ? sql`true` : sql`r.nis = ${nis}`}`;
  const order = sql`r.received_at desc, r.serial desc, r.reference`;
  const [rows, [count]] = await Promise.all([
    sql<Row[]>`
      ${selectReports(sql)}
      join (
        select reference, place, sum(size) over (order by place) as together
        from (
          select r.reference, octet_length(r.content) as size, row_number() over (order by ${order}) as place
          from received_reports r where ${matches} order by place limit ${part.limit} offset ${part.offset}
        ) as part
      ) as listed on listed.reference = r.reference
        and (listed.together <= ${MAX_LIST_BYTES} or listed.place = ${part.offset + 1})
      order by ${order}`,
    sql<{ total: bigint }[]>`select count(*) as total from received_reports r where ${matches}`,
  ]);
  return { reports: rows.map(toReport), total: Number(count?.total ?? 0) };
}
