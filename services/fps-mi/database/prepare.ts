import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import { migrate } from '#database/migrate.ts';
import { provincesByName } from './provinces.ts';

/** The schema of the ministry's side. The application's own is none of its business. */
export const FPS_MI_SCHEMA = 'fps_mi';

const migrations = new URL('./migrations/', import.meta.url);
const municipalitiesFile = new URL('../../../database/municipalities.csv', import.meta.url);

const municipalitySchema = z
  .object({
    nis_code: z.string().regex(/^\d{5}$/),
    name_nl: z.string().min(1),
    name_fr: z.string().min(1),
    name_de: z.string(),
    language: z.string(),
    province_nl: z.string().transform((name, context) => {
      const province = provincesByName[name];
      if (province !== undefined) return province;
      context.addIssue({ code: 'custom', message: `no province is called ${name}` });
      return z.NEVER;
    }),
  })
  .transform(({ nis_code, name_nl, name_fr, name_de, language, province_nl: province }) => ({
    province,
    nis: nis_code,
    name_nl,
    name_fr,
    // Outside the German-speaking Community a municipality goes by the name in its own language.
    name_de: name_de || (language.startsWith('fr') ? name_fr : name_nl),
    // Where there are two, the first.
    language: language.slice(0, 2),
  }));

/**
 * The ministry's schema and its municipalities, as this version of the program wants them.
 * @param sql on any search path; the role must be allowed to make a schema
 */
export async function prepareFpsMiDatabase(sql: Sql): Promise<void> {
  await migrate(sql, FPS_MI_SCHEMA, migrations);
  const text = await readFile(municipalitiesFile, 'utf8');
  const municipalities = z.array(municipalitySchema).parse(parse(text, { columns: true, bom: true }));
  await sql`
    insert into ${sql(FPS_MI_SCHEMA)}.municipalities ${sql(municipalities)}
    on conflict (nis) do update set name_nl = excluded.name_nl, name_fr = excluded.name_fr, name_de = excluded.name_de,
      province = excluded.province, language = excluded.language
    where (municipalities.name_nl, municipalities.name_fr, municipalities.name_de, municipalities.province,
      municipalities.language)
      is distinct from (excluded.name_nl, excluded.name_fr, excluded.name_de, excluded.province, excluded.language)`;
}
