import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  beginLogin,
  beginSession,
  endOldestSessions,
  endSession,
  endSessionsOf,
  findSession,
  sessionsOf,
  takeLogin,
} from '#database/sessions.ts';
import { decryptWith, tokenHash } from '#database/tokens.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson } from '#test/support/people.ts';

let database: FreshDatabase;
let personId: string;
beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  personId = await addPerson(database.sql, '11001', []);
});
afterAll(() => database.drop());

const begin = () => beginSession(database.sql, { personId, method: 'itsme', idToken: 'token' });

describe('a session', () => {
  it('is found by its token, until it is ended', async () => {
    const token = await begin();
    expect(await findSession(database.sql, token)).toMatchObject({ person: { id: personId }, method: 'itsme' });
    expect(await endSession(database.sql, token)).toBe('token');
    expect(await endSession(database.sql, token)).toBeNull();
    expect(await findSession(database.sql, token)).toBeNull();
  });

  it('keeps its ID token so that the database alone cannot read it', async () => {
    const token = await begin();
    const [row] = await database.sql<{ id_token: string; token_hash: string }[]>`
      select id_token, token_hash from sessions where person_id = ${personId}`;
    const { id_token = '', token_hash = '' } = row ?? {};
    expect(await decryptWith(token, id_token)).toBe('token');
    expect(await decryptWith(token_hash, id_token)).toBeNull();
    expect(await decryptWith(token, `${id_token.slice(0, -4)}AAAA`)).toBeNull();
    // A session of before tokens were encrypted.
    await database.sql`update sessions set id_token = '' where person_id = ${personId}`;
    expect(await endSession(database.sql, token)).toBeNull();
  });

  it('of a person can be seen and ended: one, the others, all, and the oldest of too many', async () => {
    const tokens = [];
    for (let count = 0; count < 12; count += 1) tokens.push(await begin());
    await database.sql`update sessions set last_used_at = now() - interval '1 hour' where person_id = ${personId}
      and token_hash in (${tokenHash(tokens[0] ?? '')}, ${tokenHash(tokens[5] ?? '')})`;
    expect(await endOldestSessions(database.sql, personId)).toHaveLength(2);
    const left = await sessionsOf(database.sql, personId);
    expect(left.map(({ id }) => id).toSorted()).toEqual(
      tokens
        .filter((_, index) => index !== 0 && index !== 5)
        .map(tokenHash)
        .toSorted(),
    );
    const [first, second] = left;
    const other = await addPerson(database.sql, '11001', []);
    expect(await endSessionsOf(database.sql, other, { only: first?.id ?? '' })).toEqual([]);
    expect(await endSessionsOf(database.sql, personId, { only: first?.id ?? '' })).toEqual([first?.id]);
    expect(await endSessionsOf(database.sql, personId, { except: second?.id ?? '' })).toHaveLength(8);
    expect(await sessionsOf(database.sql, personId)).toEqual([second]);
    expect(await endSessionsOf(database.sql, personId, 'all')).toEqual([second?.id]);
  });

  it('is not found by an invented token, nor by the hash in the database', async () => {
    await begin();
    const [row] = await database.sql<
      { token_hash: string }[]
    >`select token_hash from sessions where person_id = ${personId}`;
    expect(await findSession(database.sql, 'made up')).toBeNull();
    expect(await findSession(database.sql, row?.token_hash ?? '')).toBeNull();
  });

  it('ends after two hours without use, and after ten hours in any case', async () => {
    const idle = await begin();
    await database.sql`update sessions set last_used_at = now() - interval '121 minutes' where person_id = ${personId}`;
    expect(await findSession(database.sql, idle)).toBeNull();
    const old = await begin();
    await database.sql`update sessions set expires_at = now() - interval '1 second' where person_id = ${personId}`;
    expect(await findSession(database.sql, old)).toBeNull();
  });

  it('is prolonged by use', async () => {
    const token = await begin();
    await database.sql`update sessions set last_used_at = now() - interval '100 minutes' where person_id = ${personId}`;
    await findSession(database.sql, token);
    const [row] = await database.sql`select last_used_at > now() - interval '1 minute' as fresh from sessions
      where person_id = ${personId}`;
    expect(row).toEqual({ fresh: true });
  });

  it('is not prolonged by background requests of a page', async () => {
    const token = await begin();
    await database.sql`update sessions set last_used_at = now() - interval '100 minutes' where person_id = ${personId}`;
    expect(await findSession(database.sql, token, { counts: false })).not.toBeNull();
    const [row] = await database.sql`select last_used_at > now() - interval '99 minutes' as fresh from sessions
      where person_id = ${personId}`;
    expect(row).toEqual({ fresh: false });
  });
});

describe('a login under way', () => {
  const login = {
    state: 's',
    nonce: 'n',
    codeVerifier: 'v',
    returnTo: '/organisations',
    identifiedAfter: new Date(),
    confirmation: null,
  };

  it('can be taken once', async () => {
    const token = await beginLogin(database.sql, login);
    expect(await takeLogin(database.sql, token)).toEqual(login);
    expect(await takeLogin(database.sql, token)).toBeNull();
  });

  it('cannot be taken after fifteen minutes', async () => {
    const token = await beginLogin(database.sql, login);
    await database.sql`update logins set created_at = now() - interval '16 minutes'`;
    expect(await takeLogin(database.sql, token)).toBeNull();
  });
});
