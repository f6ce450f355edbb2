/** The organisations of a run, with three people who are logged in. */

import { randomUUID } from 'node:crypto';
import type { Sql } from '#database/connection.ts';
import { saveOrganisationData } from '#database/organisations.ts';
import { beginSession } from '#database/sessions.ts';
import { logInOverHttp } from '#test/support/http-person.ts';
import type { Cookies } from './site-client.ts';

/** An organisation whose data is filled in, and the cookies of its people. */
export type Organisation = {
  readonly nis: string;
  readonly clerk: Cookies;
  readonly chair: Cookies;
  readonly director: Cookies;
};

export const account = { iban: 'BE68539007547034', bic: 'GKCCBEBB' };
const functions = ['clerk', 'chair', 'director'] as const;

/** How many log in at once. */
const LOGINS_AT_ONCE = 4;

/**
 * Prepares `count` organisations of the demo. Who signs logs in at the identity service, which confirms the signatures; the
 * clerks get sessions without a login, which takes no part in what is measured.
 * @throws when there are fewer organisations
 */
export async function prepareOrganisations(sql: Sql, count: number, webUrl: string): Promise<Organisation[]> {
  const rows = await sql<{ nis: string; ids: Record<string, string> }[]>`
    select o.nis, jsonb_object_agg(split_part(p.subject, '.', 1), p.id) as ids
    from organisations o join persons p on split_part(p.subject, '.', 2) = o.nis
    where split_part(p.subject, '.', 1) in ${sql(functions)}
    group by o.nis order by o.nis limit ${count}`;
  if (rows.length < count) throw new Error(`${count} organisations are needed, the demo has ${rows.length}`);
  const organisations: Organisation[] = [];
  const rest = rows.values();
  const worker = async (): Promise<void> => {
    // All workers take from one iterator.
    for (const { nis, ids } of rest) organisations.push(await prepare(sql, { nis, clerk: ids['clerk'] ?? '' }, webUrl));
  };
  await Promise.all(Array.from({ length: LOGINS_AT_ONCE }, worker));
  return organisations;
}

async function prepare(
  sql: Sql,
  { nis, clerk: personId }: { readonly nis: string; readonly clerk: string },
  webUrl: string,
): Promise<Organisation> {
  const outcome = await saveOrganisationData(sql, {
    nis,
    data: { account, contact: { name: 'Bench', email: 'bench@ocmw.example', phone: '050 12 34 56' } },
    basedOn: 0,
    by: personId,
    commandId: randomUUID(),
  });
  if (outcome !== 'saved') throw new Error(`the data of ${nis}: ${outcome}`);
  const session = await beginSession(sql, { personId, method: 'eid', idToken: '' });
  const cookiesOf = async (name: 'chair' | 'director') => (await logInOverHttp(webUrl, `${name}.${nis}`)).cookies;
  return {
    nis,
    clerk: new Map([[new URL(webUrl).origin, new Map([['session', session]])]]),
    chair: await cookiesOf('chair'),
    director: await cookiesOf('director'),
  };
}
