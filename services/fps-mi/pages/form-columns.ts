/** What a form adds to the list of its reports: a column for each field, and for each total of its tables. */

import type { Sql } from '#database/connection.ts';
import { catalogue } from '#forms/catalogue.ts';
import {
  fieldsOf,
  type Language,
  type LocalText,
  languages,
  type Scalar,
  type SingleField,
} from '#forms/definition.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';

/** A column. Its id is that of a field, or of a table and a column of it. */
export type FormColumn = { readonly id: string; readonly label: LocalText; readonly field: SingleField };

/** The values of a report by the ids of the columns; a total of a table is a sum over all of its lines. */
export type Figures = Readonly<Record<string, Scalar>>;

/** The columns of a form, of all its years and versions that are asked for, the newest words first; none without a form. */
export function columnsOf({ form, year }: { form?: string | undefined; year?: number | undefined }): FormColumn[] {
  const definitions = catalogue
    .filter((definition) => definition.id === form && (year === undefined || definition.year === year))
    .toSorted((one, other) => other.year - one.year || other.version - one.version);
  const columns = new Map<string, FormColumn>();
  for (const field of definitions.flatMap(fieldsOf)) {
    const own =
      field.kind === 'table'
        ? field.columns
            .filter(({ total }) => total)
            .map((column) => ({
              id: `${field.id}.${column.id}`,
              label: both(field.label, column.label),
              field: column,
            }))
        : [{ id: field.id, label: field.label, field }];
    for (const column of own) if (!columns.has(column.id)) columns.set(column.id, column);
  }
  return [...columns.values()];
}

function both(table: LocalText, column: LocalText): LocalText {
  const label = (language: Language): [Language, string] => [
    language,
    `${table[language]}${textsIn(language).colon}${column[language]}`,
  ];
  // The cast: every language has an entry.
  return Object.fromEntries(languages.map(label)) as LocalText;
}

/** The figures of these reports. Lines are added up by the database: ten thousand of them do not come here. */
export async function figuresOf(sql: Sql, references: readonly string[]): Promise<Map<string, Figures>> {
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
