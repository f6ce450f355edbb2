/** Searches received reports: a page of the list, the whole list row by row, and the totals by province. */

import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import type { Cents, Language, Line, LocalText } from '#forms/definition.ts';
import type { Day } from '#rules/days.ts';
import type { CampaignKey } from '#rules/keys.ts';
import { municipalityName, withLatestReport } from './municipalities.ts';
import { foundBy, sortedName } from './municipality-search.ts';
import { type Province, provinces } from './provinces.ts';
import { type Figures, findFigures } from './report-figures.ts';
import { optional, reportFilterSchema, wholeNumber } from './report-filter.ts';

/**
 * The status of a received report:
 * - `received`: there is no decision yet
 * - `deciding`: there is a decision that its workflow has not carried out yet
 * - `accepted`, `returned`: the decision was carried out
 * - `paid`: its payment was released
 */
export const statuses = ['received', 'deciding', 'accepted', 'returned', 'paid'] as const;
export type Status = (typeof statuses)[number];

/** The columns by which the list can be sorted. */
export const sortKeys = ['reference', 'ocmw', 'year', 'payable', 'receivedAt', 'status'] as const;
export type SortKey = (typeof sortKeys)[number];

/** A search, as query parameters. Other parameters are ignored. */
export const searchSchema = z.object({
  form: reportFilterSchema.shape.form,
  year: reportFilterSchema.shape.year,
  province: optional(z.enum(provinces)),
  status: optional(z.enum(statuses)),
  search: optional(z.string().max(100)),
  sort: z.enum(sortKeys).catch('receivedAt'),
  direction: z.enum(['up', 'down']).catch('down'),
  offset: optional(wholeNumber(0, 999_999_999)).transform((offset) => offset ?? 0),
});
export type Search = z.output<typeof searchSchema>;

/** A report in the list. */
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

// The conversion is exact: only safe integers are accepted in a delivery.
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
    and ${search === undefined ? sql`true` : foundBy(sql, search, sql`replace(lower(r.reference), '-', '')`)}`;
}

function ordered(sql: Sql, { sort, direction }: Pick<Search, 'sort' | 'direction'>, language: Language) {
  const columns = {
    reference: sql`r.reference`,
    ocmw: sortedName(sql, language),
    year: sql`r.year`,
    payable: sql`r.payable`,
    receivedAt: sql`r.received_at`,
    status: sql`s.status`,
  };
  const sqlDirection = direction === 'up' ? sql`asc` : sql`desc`;
  // The reference comes last, so that the order is always the same.
  return sql`order by ${columns[sort]} ${sqlDirection}, r.received_at desc, r.serial desc, r.reference`;
}

/**
 * The reports that match: at most `limit` after the first `search.offset`, and how many match in all.
 * @param options.language in which names are sorted, as in the functions below
 */
export async function searchReports(
  sql: Sql,
  search: Search,
  { limit, language }: { readonly limit: number; readonly language: Language },
): Promise<{ reports: ListedReport[]; total: number }> {
  const [rows, [count]] = await Promise.all([
    sql<Row[]>`
      ${selectListed(sql)} where ${matching(sql, search)} ${ordered(sql, search, language)}
      limit ${limit} offset ${search.offset}`,
    sql<{ total: bigint }[]>`
      select count(*) as total from received_reports r join municipalities m on m.nis = r.nis
        join standings s on s.reference = r.reference where ${matching(sql, search)}`,
  ]);
  return { reports: rows.map(toListed), total: Number(count?.total ?? 0) };
}

/** How many reports are read at a time for an export. */
const BATCH = 500;
/** Fewer with figures: PostgreSQL needs some 20 ms to add up the lines of a large report. */
const BATCH_WITH_FIGURES = 50;

/** A report in an export: with its account, its decision and its payment, and with its figures when the search is for one form. */
export type ExportedReport = ListedReport & {
  readonly figures: Figures;
  readonly iban: string;
  readonly bic: string;
  /** The decision that counts; null while there is none. */
  readonly decidedAt: Date | null;
  readonly handler: string | null;
  /** The batch in which it is paid, and its days; null outside a batch. */
  readonly batch: number | null;
  readonly executeOn: Day | null;
  readonly releasedAt: Date | null;
};

type ExportedRow = Omit<ExportedReport, 'payable' | 'figures'> & { payable: bigint };

/** The references of all reports that match, in order. */
async function referencesOf(sql: Sql, search: Search, language: Language): Promise<string[]> {
  const found = await sql<{ reference: string }[]>`
    select r.reference from received_reports r join municipalities m on m.nis = r.nis
      join standings s on s.reference = r.reference where ${matching(sql, search)} ${ordered(sql, search, language)}`;
  return found.map(({ reference }) => reference);
}

async function findExportedReports(sql: Sql, references: readonly string[]): Promise<ExportedRow[]> {
  return await sql<ExportedRow[]>`
    select r.reference, r.received_at as "receivedAt", r.form, r.year, r.nis, r.version, r.payable, s.status, m.province,
      ${municipalityName(sql)}, r.iban, r.bic,
      d.decided_at as "decidedAt", h.name as handler,
      b.number as batch, b.execute_on::text as "executeOn", b.released_at as "releasedAt"
    from received_reports r join municipalities m on m.nis = r.nis join standings s on s.reference = r.reference
      left join decisions d on d.reference = r.reference and d.refused_at is null
      left join handlers h on h.id = d.handler
      left join payment_batches b on b.id = s.batch
    where r.reference = any(${[...references]})`;
}

/**
 * All reports that match, in order. The references are read at once, the reports in batches as the caller asks for
 * them. There is no cursor: a slow download would occupy a connection all the time and exceed the time limit.
 */
export async function* streamReports(sql: Sql, search: Search, language: Language): AsyncGenerator<ExportedReport> {
  const found = await referencesOf(sql, search, language);
  const withFigures = search.form !== undefined;
  const batch = withFigures ? BATCH_WITH_FIGURES : BATCH;
  for (let first = 0; first < found.length; first += batch) {
    const references = found.slice(first, first + batch);
    const rows = await findExportedReports(sql, references);
    const reports = new Map(rows.map((row) => [row.reference, row]));
    const figures = withFigures ? await findFigures(sql, references) : new Map<string, Figures>();
    for (const reference of references) {
      const report = reports.get(reference);
      if (report === undefined) continue;
      yield { ...report, payable: Number(report.payable), figures: figures.get(reference) ?? {} };
    }
  }
}

/** A line of a table of a received report. */
export type ExportedLine = {
  readonly reference: string;
  readonly year: number;
  readonly nis: string;
  readonly municipality: LocalText;
  readonly status: Status;
  /** Its number in the table, from 1. */
  readonly number: number;
  readonly line: Line;
};

/** Few: a report may have ten thousand lines. */
const BATCH_OF_CONTENTS = 10;

/** The lines of a table of all reports that match, in order, read as `streamReports` does. @param table the id of the table */
export async function* streamLines(
  sql: Sql,
  search: Search,
  table: string,
  language: Language,
): AsyncGenerator<ExportedLine> {
  const found = await referencesOf(sql, search, language);
  for (let first = 0; first < found.length; first += BATCH_OF_CONTENTS) {
    const references = found.slice(first, first + BATCH_OF_CONTENTS);
    const rows = await sql<(Omit<ExportedLine, 'number' | 'line'> & { lines: Line[] | null })[]>`
      select r.reference, r.year, r.nis, s.status, ${municipalityName(sql)},
        (r.content::jsonb) -> 'values' -> ${table}::text as lines
      from unnest(${references}::text[]) with ordinality as asked (reference, place)
        join received_reports r on r.reference = asked.reference
        join municipalities m on m.nis = r.nis join standings s on s.reference = r.reference
      order by asked.place`;
    for (const { lines, ...report } of rows) {
      for (const [index, line] of (lines ?? []).entries()) yield { ...report, number: index + 1, line };
    }
  }
}

/** The reports with these references. */
export async function findListedReports(sql: Sql, references: readonly string[]): Promise<ListedReport[]> {
  const rows = await sql<Row[]>`${selectListed(sql)} where r.reference = any(${[...references]}) order by r.reference`;
  return rows.map(toListed);
}

/** The number of organisations of a province with a status, and the sum of the amounts to pay in their reports. */
export type Total = {
  readonly province: Province;
  /** `missing`: no report has arrived. */
  readonly status: Status | 'missing';
  readonly count: number;
  readonly payable: Cents;
};

/** The totals of a form and year over all organisations, counting the latest report of each. */
export async function findTotals(sql: Sql, key: CampaignKey): Promise<Total[]> {
  const rows = await sql<(Omit<Total, 'payable'> & { payable: bigint })[]>`
    select m.province, coalesce(s.status, 'missing') as status, count(*)::int as count,
      coalesce(sum(r.payable), 0)::bigint as payable
    from ${withLatestReport(sql, key)}
    group by m.province, coalesce(s.status, 'missing')`;
  return rows.map(({ payable, ...row }) => ({ ...row, payable: Number(payable) }));
}
