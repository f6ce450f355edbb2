import type { Sql } from '#database/connection.ts';
import { currentForms } from '#forms/catalogue.ts';
import { fieldsOf } from '#forms/definition.ts';

/** Made-up amounts, similar to a real subsidy for a centre of that size. */
const CENTS_PER_INHABITANT = 100;
const MINIMUM_CENTS = 250_000;
/** Amounts are rounded up to EUR 100. */
const STEP_CENTS = 10_000;

/**
 * Grants each organisation the maxima of the forms, because a form without them pays nothing: EUR 1 per inhabitant,
 * rounded up to EUR 100, at least EUR 2 500. Advances stay at zero. For demos only: in production these amounts come with a
 * campaign. Keeps the amounts of campaigns, amounts that are already granted, and those of reports that are filled in.
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
      greatest(ceil(o.inhabitants * ${CENTS_PER_INHABITANT}::numeric / ${STEP_CENTS}) * ${STEP_CENTS}, ${MINIMUM_CENTS})
    from jsonb_to_recordset(${sql.json(maxima)}) as m (form text, year int, field text), organisations o
    where not exists (select from campaigns c where c.form = m.form and c.year = m.year)
      and not exists (
        select from reports r where r.form = m.form and r.year = m.year and r.nis = o.nis and r.version > 0)
    on conflict do nothing`;
}
