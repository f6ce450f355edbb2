import type { Sql } from '#database/connection.ts';
import { endSessionsOf, type Identity } from '#database/sessions.ts';
import { newToken, tokenHash } from '#database/tokens.ts';
import type { Language } from '#forms/definition.ts';

/** The number of days after which the invitation of a case handler expires. */
export const HANDLER_INVITATION_DAYS = 30;

/**
 * Finds the active case handler with this identity and updates their name and e-mail address. Who was invited gets their
 * identity bound: by the link's token, or by an address that the identity service has verified.
 * @param token that of the link with which the person came, if any
 * @returns their id, and whether they were admitted now; null when the person is no case handler
 */
export async function recogniseHandler(
  sql: Sql,
  identity: Identity,
  token?: string,
): Promise<{ readonly id: string; readonly admitted: boolean } | null> {
  const { issuer, subject, name, email, emailVerified } = identity;
  const [known] = await sql<{ id: string }[]>`
    update active_handlers set name = ${name}, email = ${email}
    where issuer = ${issuer} and subject = ${subject} returning id`;
  if (known) return { id: known.id, admitted: false };
  const [bound] = await sql<{ id: string }[]>`
    update handlers set issuer = ${issuer}, subject = ${subject}, name = ${name}, email = ${email}
    where id = (
      select id from handlers
      where subject is null and withdrawn_at is null and invited_until > now()
        and (token_hash = ${tokenHash(token ?? '')} or (${emailVerified} and lower(email) = lower(${email})))
        and not exists (select from handlers h where h.issuer = ${issuer} and h.subject = ${subject})
      order by invited_until desc limit 1)
      and subject is null
    returning id`;
  return bound ? { id: bound.id, admitted: true } : null;
}

/** A case handler or an invited one, for operators. */
export type ListedHandler = {
  readonly email: string;
  readonly name: string;
  readonly state: 'active' | 'invited' | 'expired' | 'withdrawn';
};

/** All case handlers, also invited and withdrawn ones, by address. */
export function listHandlers(sql: Sql): Promise<ListedHandler[]> {
  return sql<ListedHandler[]>`
    select email, name, case when withdrawn_at is not null then 'withdrawn' when subject is not null then 'active'
      when invited_until > now() then 'invited' else 'expired' end as state
    from handlers order by email, state`;
}

/**
 * Invites a person to be a case handler, or admits one again who was withdrawn. Idempotent by the address: an invitation that
 * is open is prolonged, and has a new link.
 * @returns the token of the link; null when no link is needed, because the person is an active case handler now
 */
export async function inviteHandler(
  sql: Sql,
  { email, language }: { readonly email: string; readonly language: Language },
): Promise<string | null> {
  return await sql.begin(async (transaction) => {
    // One after the other: two invitations of one address would be two rows.
    await transaction`lock table handlers in share row exclusive mode`;
    const known = await transaction`
      update handlers set withdrawn_at = null where lower(email) = lower(${email}) and subject is not null`;
    if (known.count > 0) return null;
    const token = newToken();
    const until = transaction`now() + ${HANDLER_INVITATION_DAYS} * interval '1 day'`;
    const open = await transaction`
      update handlers set token_hash = ${tokenHash(token)}, invited_until = ${until}, withdrawn_at = null
      where lower(email) = lower(${email}) and subject is null`;
    if (open.count === 0) {
      await transaction`
        insert into handlers (name, email, language, token_hash, invited_until)
        values (${email}, ${email}, ${language}, ${tokenHash(token)}, ${until})`;
    }
    return token;
  });
}

/** Withdraws a case handler or an invitation, and ends their sessions. Idempotent. @returns whether there was one */
export async function withdrawHandler(sql: Sql, email: string): Promise<boolean> {
  const rows = await sql<{ id: string }[]>`
    update handlers set withdrawn_at = coalesce(withdrawn_at, now()) where lower(email) = lower(${email}) returning id`;
  for (const { id } of rows) await endSessionsOf(sql, id, 'all');
  return rows.length > 0;
}

/** Ends all sessions of a case handler. @returns how many; null when there is no such case handler */
export async function endHandlerSessions(sql: Sql, email: string): Promise<number | null> {
  const rows = await sql<{ id: string }[]>`select id from handlers where lower(email) = lower(${email})`;
  let ended = 0;
  for (const { id } of rows) ended += (await endSessionsOf(sql, id, 'all')).length;
  return rows.length === 0 ? null : ended;
}
