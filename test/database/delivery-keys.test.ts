import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { beginAttempt, endAttempt } from '#database/deliveries.ts';
import { publishedKeys, publishKey } from '#database/delivery-keys.ts';
import { deliveryKeyOf, deliveryKeySchema, makeDeliveryKey, type PublicKey } from '#services/sealing.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson } from '#test/support/people.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const { sql } = database;
  const officer = await addPerson(sql, '11001', ['editor']);
  await sql`
    insert into reports (id, form, year, nis, sequence, version, content_hash, valid, stage, updated_at)
    values ('covid-premium/2022/11001', 'covid-premium', 2022, '11001', 3, 1, '', true, 'sending', now())`;
  await sql`
    insert into report_versions (report_id, version, content, content_hash, saved_at, saved_by)
    values ('covid-premium/2022/11001', 1, '{}', '', now(), ${officer})`;
});
afterAll(() => database.drop());
beforeEach(() => database.sql`delete from delivery_keys`);

const freshKey = async (): Promise<PublicKey> =>
  (await deliveryKeyOf(deliveryKeySchema.parse(makeDeliveryKey()))).publicKey;
const published = async () => (await publishedKeys(database.sql)).map(({ kid }) => kid);
const lastUsed = (key: PublicKey, days: number) =>
  database.sql`update delivery_keys set last_used_at = now() - make_interval(days => ${days}) where kid = ${key.kid}`;

it('a key is published without its private half', async () => {
  const key = await freshKey();
  expect(await publishKey(database.sql, key)).toBe(true);
  expect(await publishKey(database.sql, key)).toBe(true);
  expect(await publishedKeys(database.sql)).toEqual([key]);
  const { d: _, ...rest } = { ...key, d: 'private' };
  await expect(publishKey(database.sql, { ...rest, kid: 'another', d: 'private' })).rejects.toThrow('check constraint');
});

it('the key in use stays published even when nothing is sent for long; an old key stays for a day', async () => {
  const old = await freshKey();
  const current = await freshKey();
  await publishKey(database.sql, old);
  await publishKey(database.sql, current);
  expect(await published()).toEqual([current.kid, old.kid]);
  await lastUsed(current, 300);
  await lastUsed(old, 301);
  expect(await published()).toEqual([current.kid]);
  await publishKey(database.sql, old);
  expect(await published()).toEqual([old.kid]);
});

it('an old key stays published while the last attempt of a delivery under way was sealed with it', async () => {
  const { sql } = database;
  const old = await freshKey();
  const current = await freshKey();
  await publishKey(sql, old);
  const first = await beginAttempt(sql, 'covid-premium/2022/11001', 1, old.kid);
  await endAttempt(sql, first, { status: 500, answer: 'no', receipt: null, durationMs: 1 });
  await publishKey(sql, current);
  await lastUsed(old, 9);
  expect(await published()).toEqual([current.kid, old.kid]);
  await beginAttempt(sql, 'covid-premium/2022/11001', 1, current.kid);
  expect(await published()).toEqual([current.kid]);
  await sql`delete from delivery_attempts`;
  await sql`delete from deliveries`;
});

it('a revoked key is not published, and cannot be used again', async () => {
  const leaked = await freshKey();
  const current = await freshKey();
  await publishKey(database.sql, leaked);
  await publishKey(database.sql, current);
  await database.sql`update delivery_keys set revoked_at = now() where kid = ${leaked.kid}`;
  expect(await publishKey(database.sql, leaked)).toBe(false);
  expect(await published()).toEqual([current.kid]);
});
