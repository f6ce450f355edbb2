import type { Sql } from '#database/connection.ts';
import { currentForms } from '#forms/catalogue.ts';
import { fieldsOf } from '#forms/definition.ts';

/** In cents an inhabitant, and the least. Made up: what a subsidy comes to for a centre of that size, more or less. */
const CENTS_AN_INHABITANT = 100;
const LEAST_CENTS = 250_000;
/** To whole hundreds of euros. */
const STEP_CENTS = 10_000;

/**
 * Grants each organisation the maxima of the forms, since a form with a maximum of nothing pays nothing: EUR 1 an
 * inhabitant, rounded up to EUR 100, at least EUR 2 500. Only for trying out: in production these amounts come with a
 * campaign. Advances stay at nothing. What a campaign brought, what is granted already and what reports were filled in
 * with stays as it is.
 */
export async function loadDemoGrants(sql: Sql): Promise<void> {
  const maxima = currentForms.flatMap((definition) =>
    fieldsOf(definition)
      .filter((field) => field.kind === 'granted' && field.grant === 'maximum')
      .map(({ id: field }) => ({ form: definition.id, year: definition.year, field })),
  );
  await sql`
    insert into advances (form, year, nis, field, cents)
    select m.form, m.year, o.nis, m.field,
      greatest(ceil(o.inhabitants * ${CENTS_AN_INHABITANT}::numeric / ${STEP_CENTS}) * ${STEP_CENTS}, ${LEAST_CENTS})
    from jsonb_to_recordset(${sql.json(maxima)}) as m (form text, year int, field text), organisations o
    where not exists (select from campaigns c where c.form = m.form and c.year = m.year)
      and not exists (
        select from reports r where r.form = m.form and r.year = m.year and r.nis = o.nis and r.version > 0)
    on conflict do nothing`;
}
