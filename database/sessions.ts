import type { Language } from '#forms/definition.ts';
import type { AuthenticationMethod } from '#rules/report.ts';
import type { Sql } from './connection.ts';
import { newToken, tokenHash } from './tokens.ts';

/** A person who can log in. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
};

/** A person as the identity provider describes them. */
export type Identity = {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly email: string;
  /** Whether the identity provider has verified the e-mail address. */
  readonly emailVerified: boolean;
  readonly language: Language;
};

/** How long a session lasts, in hours: without use, and in any case. */
export const SESSION_IDLE_HOURS = 2;
export const SESSION_HOURS = 10;
/** The longest time that a login may take, entering the PIN included. */
export const LOGIN_MINUTES = 15;

export type Session = {
  /** SHA-256 of the token in the cookie. */
  readonly id: string;
  readonly person: Person;
  readonly method: AuthenticationMethod;
  readonly idToken: string;
};

/** What the answer of the identity provider must match (OpenID Connect: state, nonce, PKCE). */
export type Login = {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** The path to open after the login. */
  readonly returnTo: string;
};

/** Begins a session. @returns the token for the cookie */
export async function beginSession(
  sql: Sql,
  session: { personId: string; method: AuthenticationMethod; idToken: string },
): Promise<string> {
  const token = newToken();
  await sql`
    insert into sessions (token_hash, person_id, method, id_token, expires_at)
    values (${tokenHash(token)}, ${session.personId}, ${session.method}, ${session.idToken},
      now() + ${SESSION_HOURS} * interval '1 hour')`;
  return token;
}

/** The table or view of the persons who may have a session: in the application's schema and in the ministry's. */
type PersonTable = 'persons' | 'active_handlers';

/**
 * The session with the token of a cookie; null when the token is unknown, or the session has ended or was idle too
 * long.
 * @param options.counts whether the request counts as use by a person; background requests of a page do not
 */
export async function findSession(
  sql: Sql,
  token: string,
  { counts = true, people = 'persons' }: { counts?: boolean; people?: PersonTable } = {},
): Promise<Session | null> {
  const id = tokenHash(token);
  const [row] = await sql<(Person & { method: AuthenticationMethod; idToken: string; idle: boolean })[]>`
    select p.id, p.name, p.email, p.language, s.method, s.id_token as "idToken",
      s.last_used_at < now() - interval '1 minute' as idle
    from sessions s join ${sql(people)} p on p.id = s.person_id
    where s.token_hash = ${id} and s.expires_at > now()
      and s.last_used_at > now() - ${SESSION_IDLE_HOURS} * interval '1 hour'`;
  if (!row) return null;
  const { method, idToken, idle, ...person } = row;
  // Written once a minute, not on every click.
  if (idle && counts) await sql`update sessions set last_used_at = now() where token_hash = ${id}`;
  return { id, person, method, idToken };
}

/** Ends a session, and deletes expired ones. */
export async function endSession(sql: Sql, token: string): Promise<void> {
  await sql`delete from sessions where token_hash = ${tokenHash(token)} or expires_at < now()`;
}

/** Records that a login has begun. @returns the token for the cookie that binds it to the browser */
export async function beginLogin(sql: Sql, login: Login): Promise<string> {
  const token = newToken();
  await sql`delete from logins where created_at < now() - ${LOGIN_MINUTES} * interval '1 minute'`;
  await sql`
    insert into logins (token_hash, state, nonce, code_verifier, return_to)
    values (${tokenHash(token)}, ${login.state}, ${login.nonce}, ${login.codeVerifier}, ${login.returnTo})`;
  return token;
}

/** Takes a login that has begun, which works only once. Null when it does not exist or took too long. */
export async function takeLogin(sql: Sql, token: string): Promise<Login | null> {
  const [login] = await sql<Login[]>`
    delete from logins
    where token_hash = ${tokenHash(token)} and created_at > now() - ${LOGIN_MINUTES} * interval '1 minute'
    returning state, nonce, code_verifier as "codeVerifier", return_to as "returnTo"`;
  return login ?? null;
}
