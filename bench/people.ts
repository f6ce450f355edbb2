/** The organisations of a run, with three people who are logged in. */

import { randomUUID } from 'node:crypto';
import type { Sql } from '#database/connection.ts';
import { saveOrganisationData } from '#database/organisations.ts';
import { beginSession } from '#database/sessions.ts';

/** An organisation whose data is filled in, and the session cookies of its people. */
export type Organisation = {
  readonly nis: string;
  readonly clerk: string;
  readonly chair: string;
  readonly director: string;
};

export const account = { iban: 'BE68539007547034', bic: 'GKCCBEBB' };
const functions = ['clerk', 'chair', 'director'] as const;

/**
 * Prepares `count` organisations of the demo. Their people get sessions without a login page: a login is no part of what is
 * measured, and three for each organisation would take longer than the rest of a run.
 * @throws when there are fewer organisations
 */
export async function prepareOrganisations(sql: Sql, count: number): Promise<Organisation[]> {
  const rows = await sql<{ nis: string; ids: Record<string, string> }[]>`
    select o.nis, jsonb_object_agg(split_part(p.subject, '.', 1), p.id) as ids
    from organisations o join persons p on split_part(p.subject, '.', 2) = o.nis
    where split_part(p.subject, '.', 1) in ${sql(functions)}
    group by o.nis order by o.nis limit ${count}`;
  if (rows.length < count) throw new Error(`${count} organisations are needed, the demo has ${rows.length}`);
  return await Promise.all(
    rows.map(async ({ nis, ids }) => {
      const cookieOf = async (name: (typeof functions)[number]): Promise<string> => {
        const personId = ids[name];
        if (personId === undefined) throw new Error(`${name}.${nis} is missing`);
        return `session=${await beginSession(sql, { personId, method: 'eid', idToken: '' })}`;
      };
      const outcome = await saveOrganisationData(sql, {
        nis,
        data: { account, contact: { name: 'Bench', email: 'bench@ocmw.example', phone: '050 12 34 56' } },
        basedOn: 0,
        by: ids['clerk'] ?? '',
        commandId: randomUUID(),
      });
      if (outcome !== 'saved') throw new Error(`the data of ${nis}: ${outcome}`);
      return {
        nis,
        clerk: await cookieOf('clerk'),
        chair: await cookieOf('chair'),
        director: await cookieOf('director'),
      };
    }),
  );
}
