import type { FormDefinition } from '#forms/definition.ts';
import type { Granted } from '#forms/values.ts';
import { reportId } from '#rules/keys.ts';
import type { Stage } from '#rules/report.ts';
import type { Sql } from './connection.ts';

/** What it takes to keep what is typed in a form: less than its pages show, and without its content. */
export type FormState = {
  /** Null until the first save. */
  readonly saved: { readonly stage: Stage; readonly version: number; readonly contentHash: string } | null;
  /** The amounts that FPS MI grants now. */
  readonly granted: Granted;
  /** Whether a file was uploaded for a table: its lines may come from there. */
  readonly hasFiles: boolean;
};

/** The state of a form of an organisation, in one statement. */
export async function findFormState(
  sql: Sql,
  { id: form, year }: Pick<FormDefinition, 'id' | 'year'>,
  nis: string,
): Promise<FormState> {
  const id = reportId({ form, year, nis });
  const [row] = await sql<[FormState]>`
    select
      (select json_build_object('stage', stage, 'version', version, 'contentHash', content_hash) from reports
        where id = ${id} and version > 0) as saved,
      (select coalesce(json_object_agg(field, cents), '{}') from advances
        where form = ${form} and year = ${year} and nis = ${nis}) as granted,
      exists (select from lines_from_files where report_id = ${id}) as "hasFiles"`;
  return row;
}
