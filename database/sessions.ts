import type { Language } from '#forms/definition.ts';
import type { Statement } from '#rules/proof.ts';
import type { AuthenticationMethod } from '#rules/report.ts';
import type { Sql } from './connection.ts';
import { decryptWith, encryptFor, newToken, tokenHash } from './tokens.ts';

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
/** How many sessions a person can have at the same time: more than anyone uses, on several devices and browsers. */
export const MAX_SESSIONS = 10;
/** The longest time that a login may take, entering the PIN included. */
export const LOGIN_MINUTES = 15;

export type Session = {
  /** SHA-256 of the token in the cookie. */
  readonly id: string;
  readonly person: Person;
  /** The person, as the identity provider knows them. */
  readonly subject: string;
  readonly method: AuthenticationMethod;
  /** When the identity provider identified the person: at the login, or earlier. */
  readonly authenticatedAt: Date;
  /** When it ends in any case. */
  readonly expiresAt: Date;
  /** The last request that counted as use, to the minute. */
  readonly lastUsedAt: Date;
};

/** A login that begins a session. */
type NewSession = {
  readonly personId: string;
  readonly method: AuthenticationMethod;
  /** The level of assurance (`acr`). */
  readonly level?: string;
  /** When the person was identified (`auth_time`). Default: now. */
  readonly authenticatedAt?: Date;
  /** The ID token, for the logout; stored so that only the browser's cookie can decrypt it. */
  readonly idToken: string;
};

/** What the answer of the identity provider must match (OpenID Connect: state, nonce, PKCE). */
export type Login = {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** The path to open after the login. */
  readonly returnTo: string;
  /** The moment since which the person must have been identified; null when an earlier identification will do. */
  readonly identifiedAfter: Date | null;
  /** What the person confirms by it; null for a login that begins a session. */
  readonly confirmation: Confirmation | null;
};

/** A statement that a person confirms. */
export type AskedStatement = {
  readonly statement: Statement;
  readonly random: string;
  /** The idempotency key of what follows from it. */
  readonly commandId: string;
};

/** What a person in a session confirms through the identity provider: at least one statement. The nonce is made of them. */
export type Confirmation = {
  readonly statements: readonly AskedStatement[];
  /** The id of the person who pressed the button. */
  readonly person: string;
};

/** Begins a session. @returns the token for the cookie */
export async function beginSession(sql: Sql, session: NewSession): Promise<string> {
  const { personId, method, level = null, authenticatedAt = null, idToken } = session;
  const token = newToken();
  await sql`
    insert into sessions (token_hash, person_id, method, level, authenticated_at, id_token, expires_at)
    values (${tokenHash(token)}, ${personId}, ${method}, ${level}, coalesce(${authenticatedAt}::timestamptz, now()),
      ${await encryptFor(token, idToken)}, now() + ${SESSION_HOURS} * interval '1 hour')`;
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
  const [row] = await sql<(Person & Omit<Session, 'id' | 'person'> & { idle: boolean })[]>`
    select p.id, p.name, p.email, p.language, p.subject, s.method, s.authenticated_at as "authenticatedAt",
      s.expires_at as "expiresAt", s.last_used_at as "lastUsedAt", s.last_used_at < now() - interval '1 minute' as idle
    from sessions s join ${sql(people)} p on p.id = s.person_id
    where s.token_hash = ${id} and s.expires_at > now()
      and s.last_used_at > now() - ${SESSION_IDLE_HOURS} * interval '1 hour'`;
  if (!row) return null;
  const { subject, method, authenticatedAt, expiresAt, lastUsedAt: before, idle, ...person } = row;
  // Written once a minute, not on every click.
  const used = idle && counts;
  if (used) await sql`update sessions set last_used_at = now() where token_hash = ${id}`;
  const lastUsedAt = used ? new Date() : before;
  return { id, person, subject, method, authenticatedAt, expiresAt, lastUsedAt };
}

/** In how many seconds a session ends when it is not used, and whether using it makes it last longer. */
export function remainingTime(
  { expiresAt, lastUsedAt }: Pick<Session, 'expiresAt' | 'lastUsedAt'>,
  now = new Date(),
): { readonly seconds: number; readonly extendable: boolean } {
  const idleEnd = lastUsedAt.getTime() + SESSION_IDLE_HOURS * 3_600_000;
  const end = Math.min(expiresAt.getTime(), idleEnd);
  return { seconds: Math.max(0, Math.floor((end - now.getTime()) / 1000)), extendable: idleEnd < expiresAt.getTime() };
}

/**
 * Ends the session of a cookie, and deletes expired ones. Idempotent.
 * @returns its ID token; null when there was no such session
 */
export async function endSession(sql: Sql, token: string): Promise<string | null> {
  const id = tokenHash(token);
  const ended = await sql<{ id: string; idToken: string }[]>`
    delete from sessions where token_hash = ${id} or expires_at < now()
    returning token_hash as id, id_token as "idToken"`;
  const own = ended.find((session) => session.id === id);
  return own === undefined ? null : await decryptWith(token, own.idToken);
}

/** A session, as its person sees it. */
export type OwnSession = {
  readonly id: string;
  readonly method: AuthenticationMethod;
  readonly authenticatedAt: Date;
  readonly begunAt: Date;
  readonly lastUsedAt: Date;
};

/** The sessions that a person has now, the last used first. */
export function sessionsOf(sql: Sql, personId: string): Promise<OwnSession[]> {
  return sql<OwnSession[]>`
    select token_hash as id, method, authenticated_at as "authenticatedAt", created_at as "begunAt",
      last_used_at as "lastUsedAt"
    from sessions
    where person_id = ${personId} and expires_at > now()
      and last_used_at > now() - ${SESSION_IDLE_HOURS} * interval '1 hour'
    order by last_used_at desc, created_at desc`;
}

/**
 * Ends sessions of a person. Idempotent.
 * @param which the id of one, all but the one with an id, or all
 * @returns the ids of those that were ended
 */
export async function endSessionsOf(
  sql: Sql,
  personId: string,
  which: { readonly only: string } | { readonly except: string } | 'all',
): Promise<string[]> {
  const condition =
    which === 'all'
      ? sql`true`
      : 'only' in which
        ? sql`token_hash = ${which.only}`
        : sql`token_hash <> ${which.except}`;
  const ended = await sql<{ id: string }[]>`
    delete from sessions where person_id = ${personId} and ${condition} returning token_hash as id`;
  return ended.map(({ id }) => id);
}

/** Ends the sessions of a person that were used longest ago, so that `MAX_SESSIONS` are left. @returns their ids */
export async function endOldestSessions(sql: Sql, personId: string): Promise<string[]> {
  const ended = await sql<{ id: string }[]>`
    delete from sessions where person_id = ${personId} and token_hash not in (
      select token_hash from sessions where person_id = ${personId}
      order by last_used_at desc, created_at desc limit ${MAX_SESSIONS})
    returning token_hash as id`;
  return ended.map(({ id }) => id);
}

/** Records that a login has begun. @returns the token for the cookie that binds it to the browser */
export async function beginLogin(sql: Sql, login: Login): Promise<string> {
  const token = newToken();
  await sql`
    with old as (delete from logins where created_at < now() - ${LOGIN_MINUTES} * interval '1 minute')
    insert into logins (token_hash, state, nonce, code_verifier, return_to, identified_after, confirmation)
    values (${tokenHash(token)}, ${login.state}, ${login.nonce}, ${login.codeVerifier}, ${login.returnTo},
      ${login.identifiedAfter}, ${login.confirmation && sql.json(login.confirmation)})`;
  return token;
}

/** Takes a login that has begun, which works only once. Null when it does not exist or took too long. */
export async function takeLogin(sql: Sql, token: string): Promise<Login | null> {
  const [login] = await sql<Login[]>`
    delete from logins
    where token_hash = ${tokenHash(token)} and created_at > now() - ${LOGIN_MINUTES} * interval '1 minute'
    returning state, nonce, code_verifier as "codeVerifier", return_to as "returnTo",
      identified_after as "identifiedAfter", confirmation`;
  return login ?? null;
}
