/** Finding received reports: what is asked, a part of the list, all of it row by row, and the totals. */

import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import type { Cents, LocalText } from '#forms/definition.ts';
import type { CampaignKey } from '#rules/keys.ts';
import { filterSchema, optional, wholeNumber } from '#services/fps-mi/pages/filter.ts';
import { type Figures, figuresOf } from '#services/fps-mi/pages/form-columns.ts';
import { municipalityName, withLatestReport } from './municipalities.ts';
import { type Province, provinces } from './provinces.ts';

/** Where a report stands: nobody decided, a decision is being passed on, what was decided, or its payment was released. */
export const statuses = ['received', 'deciding', 'accepted', 'returned', 'paid'] as const;
export type Status = (typeof statuses)[number];

/** By what the list can be sorted. */
export const sortKeys = ['reference', 'ocmw', 'year', 'payable', 'receivedAt', 'status'] as const;
export type SortKey = (typeof sortKeys)[number];

/** What is asked, as it stands in an address; whatever else stands there is ignored. */
export const searchSchema = z.object({
  form: filterSchema.shape.form,
  year: filterSchema.shape.year,
  province: optional(z.enum(provinces)),
  status: optional(z.enum(statuses)),
  search: optional(z.string().max(100)),
  sort: z.enum(sortKeys).catch('receivedAt'),
  direction: z.enum(['up', 'down']).catch('down'),
  offset: optional(wholeNumber(0, 999_999_999)).transform((offset) => offset ?? 0),
});
export type Search = z.output<typeof searchSchema>;

/** A report as it stands in the list. */
export type ListedReport = {
  readonly reference: string;
  readonly receivedAt: Date;
  readonly form: string;
  readonly year: number;
  readonly nis: string;
  readonly municipality: LocalText;
  readonly province: Province;
  readonly version: number;
  readonly payable: Cents;
  readonly status: Status;
};

type Row = Omit<ListedReport, 'payable'> & { payable: bigint };

// Exact: only safe integers are received.
const toListed = ({ payable, ...row }: Row): ListedReport => ({ ...row, payable: Number(payable) });

const selectListed = (sql: Sql) => sql`
  select r.reference, r.received_at as "receivedAt", r.form, r.year, r.nis, r.version, r.payable, s.status, m.province,
    ${municipalityName(sql)}
  from received_reports r join municipalities m on m.nis = r.nis join standings s on s.reference = r.reference`;

function matching(sql: Sql, { form, year, province, status, search }: Omit<Search, 'sort' | 'direction' | 'offset'>) {
  return sql`
    ${form === undefined ? sql`true` : sql`r.form = ${form}`}
    and ${year === undefined ? sql`true` : sql`r.year = ${year}`}
    and ${province === undefined ? sql`true` : sql`m.province = ${province}`}
    and ${status === undefined ? sql`true` : sql`s.status = ${status}`}
    and ${
      search === undefined
        ? sql`true`
        : sql`position(lower(${search}) in
            lower(concat_ws(' ', r.reference, r.nis, m.name_nl, m.name_fr, m.name_de))) > 0`
    }`;
}

function ordered(sql: Sql, { sort, direction }: Pick<Search, 'sort' | 'direction'>) {
  const columns = {
    reference: sql`r.reference`,
    ocmw: sql`m.name_nl`,
    year: sql`r.year`,
    payable: sql`r.payable`,
    receivedAt: sql`r.received_at`,
    status: sql`s.status`,
  };
  const way = direction === 'up' ? sql`asc` : sql`desc`;
  // The reference last, so that the same question always has the same order.
  return sql`order by ${columns[sort]} ${way}, r.received_at desc, r.serial desc, r.reference`;
}

/** The reports that match: `limit` of them after the first `offset`; and how many there are in all. */
export async function searchReports(
  sql: Sql,
  search: Search,
  limit: number,
): Promise<{ reports: ListedReport[]; total: number }> {
  const [rows, [count]] = await Promise.all([
    sql<Row[]>`
      ${selectListed(sql)} where ${matching(sql, search)} ${ordered(sql, search)}
      limit ${limit} offset ${search.offset}`,
    sql<{ total: bigint }[]>`
      select count(*) as total from received_reports r join municipalities m on m.nis = r.nis
        join standings s on s.reference = r.reference where ${matching(sql, search)}`,
  ]);
  return { reports: rows.map(toListed), total: Number(count?.total ?? 0) };
}

/** How many reports are read at a time for a file. */
const BATCH = 500;
/** Adding up the lines of a large report takes the database some 20 ms. */
const BATCH_WITH_FIGURES = 50;

/** A report as it stands in a file: with the figures of its form, where one form is asked for. */
export type ExportedReport = ListedReport & { readonly figures: Figures };

/**
 * All reports that match, in their order; which ones is settled at once, the rest is read as they are asked for. No
 * cursor: whoever takes long to receive a file would keep a connection all the while, and run into its time limit.
 */
export async function* everyReport(sql: Sql, search: Search): AsyncGenerator<ExportedReport> {
  const found = await sql<{ reference: string }[]>`
    select r.reference from received_reports r join municipalities m on m.nis = r.nis
      join standings s on s.reference = r.reference where ${matching(sql, search)} ${ordered(sql, search)}`;
  const withFigures = search.form !== undefined;
  const batch = withFigures ? BATCH_WITH_FIGURES : BATCH;
  for (let first = 0; first < found.length; first += batch) {
    const references = found.slice(first, first + batch).map(({ reference }) => reference);
    const reports = new Map((await reportsCalled(sql, references)).map((report) => [report.reference, report]));
    const figures = withFigures ? await figuresOf(sql, references) : new Map<string, Figures>();
    for (const reference of references) {
      const report = reports.get(reference);
      if (report !== undefined) yield { ...report, figures: figures.get(reference) ?? {} };
    }
  }
}

/** The reports with these references. */
export async function reportsCalled(sql: Sql, references: readonly string[]): Promise<ListedReport[]> {
  const rows = await sql<Row[]>`${selectListed(sql)} where r.reference = any(${[...references]}) order by r.reference`;
  return rows.map(toListed);
}

/** How many organisations of a province stand where, and what their reports ask for together. */
export type Total = {
  readonly province: Province;
  /** `missing`: nothing was received yet. */
  readonly status: Status | 'missing';
  readonly count: number;
  readonly payable: Cents;
};

/** Where all organisations stand with a form; of each its latest report. */
export async function totalsOf(sql: Sql, key: CampaignKey): Promise<Total[]> {
  const rows = await sql<(Omit<Total, 'payable'> & { payable: bigint })[]>`
    select m.province, coalesce(s.status, 'missing') as status, count(*)::int as count,
      coalesce(sum(r.payable), 0)::bigint as payable
    from ${withLatestReport(sql, key)}
    group by m.province, coalesce(s.status, 'missing')`;
  return rows.map(({ payable, ...row }) => ({ ...row, payable: Number(payable) }));
}
