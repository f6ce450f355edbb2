import type { Sql } from '#database/connection.ts';
import { migrate } from '#database/migrate.ts';
import { type Municipality, municipalities } from '#database/municipalities.ts';
import { applyGrants } from '#database/privileges.ts';
import { database, grants, roles } from './grants.ts';
import { type Province, provincesByName } from './provinces.ts';

/** The PostgreSQL schema of the ministry's side, in its own database. */
export const FPS_MI_SCHEMA = database.schema;

const migrations = new URL('./migrations/', import.meta.url);

/**
 * Runs the migrations of the ministry's schema, and updates its privileges and its municipalities.
 * @param sql with any search path, as the owner of the database; the role of the service must exist (`prepareLoginRoles`)
 */
export async function prepareFpsMiDatabase(sql: Sql): Promise<void> {
  await migrate(sql, FPS_MI_SCHEMA, migrations);
  await applyGrants(sql, FPS_MI_SCHEMA, { roles, grants });
  const rows = [...municipalities().values()].map((municipality) => ({
    nis: municipality.nis,
    name_nl: municipality.name.nl,
    name_fr: municipality.name.fr,
    name_de: municipality.name.de,
    province: provinceOf(municipality),
    // The first, where there are two.
    language: municipality.languages[0] ?? null,
  }));
  await sql`
    insert into ${sql(FPS_MI_SCHEMA)}.municipalities ${sql(rows)}
    on conflict (nis) do update set name_nl = excluded.name_nl, name_fr = excluded.name_fr, name_de = excluded.name_de,
      province = excluded.province, language = excluded.language
    where (municipalities.name_nl, municipalities.name_fr, municipalities.name_de, municipalities.province,
      municipalities.language)
      is distinct from (excluded.name_nl, excluded.name_fr, excluded.name_de, excluded.province, excluded.language)`;
}

/** @throws when municipalities.csv names a province that is not known here */
function provinceOf({ nis, province }: Municipality): Province {
  const known = provincesByName[province.nl];
  if (known === undefined) throw new Error(`Municipality ${nis}: no province is called ${province.nl}`);
  return known;
}
