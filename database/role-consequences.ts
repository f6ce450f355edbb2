import { type Consequences, consequencesOf, type WaitingReport } from '#rules/withdrawal.ts';
import type { Sql } from './connection.ts';
import type { GrantedRole } from './roles.ts';

/** What follows at an organisation when this role is withdrawn; null for a role that does not count today. */
export async function consequencesAt(sql: Sql, nis: string, role: GrantedRole): Promise<Consequences | null> {
  if (role.state !== 'active') return null;
  const [holders, waiting] = await Promise.all([
    sql<{ id: string }[]>`
      select distinct person_id as id from active_roles
      where nis = ${nis} and role = ${role.role} and person_id <> ${role.personId}`,
    sql<WaitingReport[]>`
      select r.form, r.year, coalesce((select jsonb_object_agg(s.role, s.signer) from signatures s
        where s.report_id = r.id and s.version = r.version and s.removed_at is null), '{}') as signatures
      from reports r where r.nis = ${nis} and r.stage in ('filledIn', 'halfSigned') order by r.year desc, r.form`,
  ]);
  return consequencesOf(
    role,
    holders.map(({ id }) => id),
    waiting,
  );
}
