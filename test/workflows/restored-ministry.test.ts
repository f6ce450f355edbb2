import { Hono } from 'hono';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findStuck } from '#database/problems.ts';
import { findReport } from '#database/reports.ts';
import { reportId } from '#rules/keys.ts';
import { createPrecedence } from '#services/notifier/precedence.ts';
import { type RestoreDependencies, restoreLostReports, watchLostReports } from '#services/notifier/restore-reports.ts';
import { listen } from '#services/process.ts';
import { deliveryKeyOf, deliveryKeySchema } from '#services/sealing.ts';
import { attemptsOf } from '#test/support/delivery-attempts.ts';
import { reportFixture } from '#test/support/report-fixture.ts';

/** An older backup of FPS MI's database is restored, and the application's is not. */
const fixture = reportFixture('restored-ministry');
const { decide, save, sign, whenSent } = fixture;
const id = () => reportId(fixture.key);
const found = () => findReport(fixture.database.sql, id());

async function dependencies(changes: Partial<RestoreDependencies> = {}): Promise<RestoreDependencies> {
  const { ministry, deliveryKey, log } = fixture.backend;
  return {
    sql: fixture.database.as('notifier'),
    log,
    fpsMi: { url: ministry.url, token: ministry.token },
    deliveryKey: await deliveryKeyOf(deliveryKeySchema.parse(deliveryKey)),
    deliveries: createPrecedence(),
    ...changes,
  };
}
const restoreLost = async (changes?: Partial<RestoreDependencies>) => restoreLostReports(await dependencies(changes));

/** Signs what was saved and waits for the acknowledgement. @returns the reference */
async function delivered(): Promise<string> {
  await sign('chair');
  await sign('generalDirector');
  return (await whenSent()).delivery?.reference ?? '';
}

/** Makes FPS MI forget everything about the reports of this organisation. */
async function ministryForgets(): Promise<void> {
  const { nis } = fixture.key;
  await fixture.backend.ministry.sql.begin(async (transaction) => {
    await transaction`set local session_replication_role = replica`;
    await transaction`
      delete from decisions where reference in (select reference from received_reports where nis = ${nis})`;
    await transaction`delete from received_reports where nis = ${nis}`;
    await transaction`delete from serials where nis = ${nis}`;
  });
}
const receivedReports = () => fixture.backend.ministry.sql<{ reference: string; version: number; key: string }[]>`
  select reference, version, idempotency_key as key from received_reports where nis = ${fixture.key.nis} order by serial`;
const attempts = (version = 1) => attemptsOf(fixture.database.sql, id(), version);

/** A log that keeps its lines. */
function keptLog() {
  const lines: { level: string; msg: string }[] = [];
  const formatters = { level: (level: string) => ({ level }) };
  const log = pino({ level: 'info', formatters }, { write: (line) => lines.push(JSON.parse(line)) });
  return { log, lines };
}
const problems = async () => (await findStuck(fixture.database.sql)).filter(({ subject }) => subject === id());

describe('a report that FPS MI has lost', () => {
  it('is sent again under its key, and has its reference again', async () => {
    await save(2500, 0);
    const reference = await delivered();
    const before = await found();
    expect(await restoreLost()).toEqual({ restored: [], notRestored: [] });
    expect(await attempts()).toHaveLength(1);

    await ministryForgets();
    expect(await restoreLost()).toEqual({ restored: [id()], notRestored: [] });
    expect(await receivedReports()).toEqual([{ reference, version: 1, key: `${id()}/v1` }]);
    expect(await attempts()).toMatchObject([
      { number: 1, status: 201, answer: reference },
      { number: 2, status: 201, answer: reference },
    ]);
    expect(await found()).toEqual({ ...before, delivery: { ...before?.delivery, attempts: 2 } });
    expect(await problems()).toEqual([]);

    expect(await restoreLost()).toEqual({ restored: [], notRestored: [] });
    expect(await attempts()).toHaveLength(2);
  });

  it('is sent once when two notifiers find it at the same time', async () => {
    await save(2500, 0);
    const reference = await delivered();
    await ministryForgets();
    await Promise.all([restoreLost(), restoreLost()]);
    expect(await receivedReports()).toMatchObject([{ reference }]);
  });

  it('has its reference again although an earlier version, which was returned, stays lost', async () => {
    await save(2500, 0);
    await decide({ type: 'return', reference: await delivered(), reason: 'Nakijken.' });
    const reference = await delivered();
    expect(reference).toMatch(/-2$/);
    await ministryForgets();
    expect(await restoreLost()).toEqual({ restored: [id()], notRestored: [] });
    expect(await receivedReports()).toEqual([{ reference, version: 2, key: `${id()}/v2` }]);
    await decide({ type: 'return', reference, reason: 'Nog eens nakijken.' });
    expect(await delivered()).toMatch(/-3$/);
  });

  it('is not sent again when it was returned', async () => {
    await save(2500, 0);
    await decide({ type: 'return', reference: await delivered(), reason: 'Nakijken.' });
    await ministryForgets();
    expect(await restoreLost()).toEqual({ restored: [], notRestored: [] });
    expect(await receivedReports()).toEqual([]);
  });

  it('waits while another delivery runs', async () => {
    await save(2500, 0);
    await delivered();
    await ministryForgets();
    const deliveries = createPrecedence();
    const other = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const idle = (maxMs: number) => {
      asked.resolve();
      return deliveries.idle(maxMs);
    };
    const delivery = deliveries.run(() => other.promise);
    const restoring = restoreLost({ deliveries: { idle } });
    await asked.promise;
    // Time in which it would have been sent.
    expect(await deliveries.idle(50)).toBe(false);
    expect(await receivedReports()).toEqual([]);
    other.resolve();
    await delivery;
    expect(await restoring).toMatchObject({ restored: [id()] });
  });

  it('is a problem for operators when FPS MI refuses it, until it takes it', async () => {
    await save(2500, 0);
    const reference = await delivered();
    await ministryForgets();
    fixture.backend.ministry.behaviour = 'refuses';
    const { log, lines } = keptLog();
    expect(await restoreLost({ log })).toEqual({ restored: [], notRestored: [id()] });
    expect(lines).toContainEqual(expect.objectContaining({ level: 'error', reference, problem: expect.any(String) }));
    expect(await problems()).toEqual([{ code: 'report-not-restored', subject: id() }]);
    fixture.backend.ministry.behaviour = 'receives';
    expect(await restoreLost()).toMatchObject({ restored: [id()] });
    expect(await problems()).toEqual([]);
    expect((await found())?.delivery).toMatchObject({ reference });
  });

  it('is a problem for operators when FPS MI has it under another reference', async () => {
    await save(2500, 0);
    const reference = await delivered();
    const other = `${reference}7`;
    await fixture.backend.ministry.sql`
      update received_reports set reference = ${other}, serial = 17 where reference = ${reference}`;
    const { log, lines } = keptLog();
    expect(await restoreLost({ log })).toEqual({ restored: [], notRestored: [id()] });
    expect(lines).toContainEqual(expect.objectContaining({ level: 'error', reference, other }));
    expect(await problems()).toEqual([{ code: 'report-not-restored', subject: id() }]);
    expect((await found())?.delivery).toMatchObject({ reference });
    await ministryForgets();
    expect(await restoreLost()).toMatchObject({ restored: [id()] });
  });
});

describe('while FPS MI is away', () => {
  it('the comparison fails, and finds the lost report later', async () => {
    await save(2500, 0);
    await delivered();
    await ministryForgets();
    fixture.backend.ministry.behaviour = 'fails';
    await expect(restoreLost()).rejects.toThrow('FPS MI answered 500');
    expect(await attempts()).toHaveLength(1);
    fixture.backend.ministry.behaviour = 'receives';
    const watch = watchLostReports(await dependencies());
    onTestFinished(() => watch.stop());
    await expect.poll(receivedReports).toHaveLength(1);
  });

  it('the notifier asks again and again, and says so once', async () => {
    await save(2500, 0);
    await delivered();
    let asked = 0;
    const away = new Hono().post('/api/reports/missing', (context) => {
      asked += 1;
      return asked < 5 ? context.text('out of order', 500) : context.json({ missing: [] });
    });
    const server = await listen(away, { host: '127.0.0.1', port: 0 });
    onTestFinished(() => server.close());
    const { log, lines } = keptLog();
    const fpsMi = { url: `http://127.0.0.1:${server.port}`, token: fixture.backend.ministry.token };
    const watch = watchLostReports(await dependencies({ log, fpsMi }), { afterSuccess: 600_000, afterFailure: 1 });
    await expect.poll(() => asked).toBe(5);
    await watch.stop();
    expect(asked).toBe(5);
    expect(lines.map(({ level }) => level)).toEqual(['warn']);
  });
});

describe('a decision that FPS MI has lost', () => {
  it('is unchanged when a case handler accepts the report again, and FPS MI keeps the acceptance', async () => {
    await save(2500, 0);
    const reference = await delivered();
    await decide({ type: 'accept', reference, reason: null });
    await ministryForgets();
    expect(await restoreLost()).toMatchObject({ restored: [id()] });
    const before = await found();
    expect(await decide({ type: 'accept', reference, reason: null })).toEqual({
      type: 'accepted',
      version: 1,
      stage: 'accepted',
    });
    expect(await found()).toEqual(before);
  });

  it('is refused when a case handler returns a report that was accepted', async () => {
    await save(2500, 0);
    const reference = await delivered();
    await decide({ type: 'accept', reference, reason: null });
    await ministryForgets();
    await restoreLost();
    expect(await decide({ type: 'return', reference, reason: 'Toch niet.' })).toEqual({
      type: 'refused',
      refusal: 'not-at-ministry',
    });
  });

  it('is unchanged when a case handler returns the report again', async () => {
    await save(2500, 0);
    const reference = await delivered();
    await decide({ type: 'return', reference, reason: 'Nakijken.' });
    const before = await found();
    await fixture.backend.ministry.sql`delete from decisions where reference = ${reference}`;
    expect(await decide({ type: 'return', reference, reason: 'Nakijken, opnieuw.' })).toEqual({
      type: 'accepted',
      version: 2,
      stage: 'filledIn',
    });
    expect(await found()).toEqual(before);
  });
});
