import type { Sql } from '#database/connection.ts';
import { currentForms } from '#forms/catalogue.ts';
import { fieldsOf } from '#forms/definition.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';

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

/**
 * Records the amounts of the demo at the ministry too, which compares each delivery with what it granted. Only where no
 * campaign has granted other amounts. Idempotent by form, year, organisation and field.
 * @param sql of the application
 * @param ministry a pool whose search path begins with the ministry's schema
 */
export async function recordDemoGrants(sql: Sql, ministry: Sql): Promise<void> {
  for (const { id: form, year } of currentForms) {
    const list = idempotencyKey('demo', { form, year });
    const amounts = await sql<{ nis: string; field: string; cents: bigint }[]>`
      select nis, field, cents from advances where form = ${form} and year = ${year}`;
    await ministry.begin(async (transaction) => {
      await transaction`
        insert into grant_lists (id, form, year, confirmed_at)
        select ${list}, ${form}, ${year}, now()
        where not exists (select from grant_lists where form = ${form} and year = ${year})`;
      const rows = amounts.map((amount) => ({ ...amount, list_id: list, cents: Number(amount.cents) }));
      if (rows.length === 0) return;
      await transaction`
        insert into granted_amounts
        select list_id, nis, field, cents from jsonb_to_recordset(${transaction.json(rows)})
          as given (list_id uuid, nis text, field text, cents bigint)
        where list_id in (select id from grant_lists) and not exists (
          select from grant_lists where form = ${form} and year = ${year} and id <> ${list})
        on conflict do nothing`;
    });
  }
}
