import type { Sql } from '#database/connection.ts';
import type { Scalar } from '#forms/definition.ts';

/** The values of a report: each field by its id, and the total of each table column by `table.column`. */
export type Figures = Readonly<Record<string, Scalar>>;

/** The figures of these reports, by reference. PostgreSQL adds up the lines: a table may have ten thousand of them. */
export async function findFigures(sql: Sql, references: readonly string[]): Promise<Map<string, Figures>> {
  const rows = await sql<{ reference: string; single: Figures; totals: Figures }[]>`
    select r.reference,
      (select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each(c.values) f
        where jsonb_typeof(f.value) <> 'array') as single,
      (select coalesce(jsonb_object_agg(t.field || '.' || t.key, t.total), '{}') from (
        select f.key as field, cell.key, sum((cell.value #>> '{}')::bigint) as total
        from jsonb_each(c.values) f,
          jsonb_array_elements(case jsonb_typeof(f.value) when 'array' then f.value else '[]' end) line,
          jsonb_each(line) cell
        where jsonb_typeof(cell.value) = 'number' group by f.key, cell.key) t) as totals
    from received_reports r, lateral (select (r.content::jsonb) -> 'values' as values) c
    where r.reference = any(${[...references]})`;
  return new Map(rows.map(({ reference, single, totals }) => [reference, { ...single, ...totals }]));
}
