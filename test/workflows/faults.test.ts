import { describe, expect, it, vi } from 'vitest';
import { attemptsOf, deliveriesUnderWay } from '#database/deliveries.ts';
import { publishedKeys } from '#database/delivery-keys.ts';
import { findReport, loadReport, type ReportRecord } from '#database/reports.ts';
import { reportId } from '#rules/keys.ts';
import { verifyStoredSeal } from '#services/fps-mi/database/seals.ts';
import { openDesk } from '#test/support/desk.ts';
import { siteFor } from '#test/support/site.ts';
import { visitor, words } from '#test/support/visitor.ts';
import { sendAgain } from '#workflows/report-messages.ts';

const desk = openDesk('faults');
const { handle, keepHistory, save, sent, sign, state } = desk;

describe('whatever breaks', () => {
  it('the ministry fails for a while: the report arrives once it is back, once', async () => {
    desk.engine.ministry.mood = 'fails';
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    await vi.waitFor(async () => {
      const report = await findReport(desk.database.sql, reportId(desk.key));
      expect(report?.delivery?.attempts).toBeGreaterThan(1);
    }, 10_000);
    desk.engine.ministry.mood = 'loses-the-answer';
    const report = await sent();
    const mine = [...desk.engine.ministry.received].filter(([received]) => received.startsWith(reportId(desk.key)));
    expect(mine).toEqual([[`${reportId(desk.key)}/v1`, report.delivery?.reference]]);
  });

  it('every try is on record, with its answer, and operators see what is under way', async () => {
    const id = reportId(desk.key);
    const { sql } = desk.database;
    const mine = async () => (await deliveriesUnderWay(sql)).find((one) => one.id === id);
    desk.engine.ministry.mood = 'fails';
    await save(2500, 0);
    await sign('chair');
    expect(await mine()).toBeUndefined();
    await sign('generalDirector');
    await vi.waitFor(async () => {
      expect(await mine()).toMatchObject({ version: 1, lastProblem: 'FPS MI answered 500' });
    }, 10_000);
    // As an operator sees it in the Temporal UI: why, and that it goes on by itself.
    const { raw } = await handle().describe();
    expect(raw.pendingActivities?.[0]?.lastFailure?.message).toBe('FPS MI answered 500');
    desk.engine.ministry.mood = 'receives';
    const { delivery } = await sent();
    expect(await mine()).toBeUndefined();
    const attempts = await attemptsOf(sql, id, 1);
    expect(attempts.map(({ number }) => number)).toEqual(attempts.map((_, index) => index + 1));
    expect(attempts[0]).toMatchObject({ status: 500, answer: 'FPS MI answered 500' });
    expect(attempts.at(-1)).toMatchObject({ status: 201, answer: delivery?.reference });
    for (const { durationMs } of attempts) expect(durationMs).toBeGreaterThanOrEqual(0);
  });

  it('the key is rotated while a report is under way: it arrives, and both seals can be checked', async () => {
    const { sql } = desk.database;
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    const before = await sent();
    const [first] = await attemptsOf(sql, reportId(desk.key), 1);
    desk.engine.ministry.mood = 'fails';
    await desk.another();
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    await vi.waitFor(async () => expect(await attemptsOf(sql, reportId(desk.key), 1)).not.toEqual([]), 10_000);
    const kid = await desk.engine.restartNotifier();
    desk.engine.ministry.mood = 'receives';
    const after = await sent();
    const sealOf = (report: ReportRecord) =>
      verifyStoredSeal(desk.engine.ministry.sql, report.delivery?.reference ?? '');
    expect(await sealOf(before)).toMatchObject({ state: 'sound', kid: first?.kid });
    expect(await sealOf(after)).toMatchObject({ state: 'sound', kid });
    expect(kid).not.toBe(first?.kid);
    expect((await publishedKeys(sql)).map((key) => key.kid)).toEqual(expect.arrayContaining([kid, first?.kid]));
  });

  it('the ministry refuses: the report waits for an operator, and goes on at the signal', async () => {
    desk.engine.ministry.mood = 'refuses';
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    await vi.waitFor(async () => {
      const metadata = JSON.stringify(await handle().query('__temporal_workflow_metadata'));
      expect(metadata).toContain('the year is closed');
    }, 10_000);
    expect((await state()).stage).toBe('sending');
    desk.engine.ministry.mood = 'receives';
    await handle().signal(sendAgain);
    await sent();
    await keepHistory('refused-by-the-ministry-1');
  });

  it.each([
    ['is out of order', 'fails', 'answered 500'],
    ['refuses the report', 'refuses', 'the year is closed'],
  ] as const)(
    'the ministry %s: the organisation sees that it is being sent, never an error',
    async (_, mood, answer) => {
      const { sql } = desk.database;
      desk.engine.ministry.mood = mood;
      await save(2500, 0);
      await sign('chair');
      await sign('generalDirector');
      await vi.waitFor(async () => {
        const [first] = await attemptsOf(sql, reportId(desk.key), 1);
        expect(first?.answer).toContain(answer);
      }, 10_000);
      const app = siteFor(sql);
      const home = `/organisations/${desk.key.nis}`;
      for (const person of Object.values(desk.people)) {
        const reader = await visitor(app, sql, person);
        const overview = await reader.get(`${home}/reports/covid-premium/2022`);
        expect(overview.status).toBe(200);
        expect(words(overview)).toContain('Het formulier wordt verzonden naar de POD MI.');
        expect(overview.text).not.toContain('role="alert"');
        expect(overview.text).not.toContain(answer);
        expect(words(await reader.get(home))).toContain('Wordt verzonden');
      }
    },
  );

  it('the reports worker is replaced in the middle: nothing is lost', async () => {
    await save(2500, 0);
    await sign('chair');
    await desk.engine.restartReports();
    expect(await sign('generalDirector')).toMatchObject({ stage: 'sending' });
    await sent();
  });

  it('the engine has lost the report: a new workflow goes on where the database is', async () => {
    await save(2500, 0);
    await sign('chair');
    await handle().terminate('lost, in this test');
    expect(await sign('generalDirector')).toMatchObject({ stage: 'sending' });
    await sent();
  });

  it('an older backup of the database is put back: the workflow reads it anew, and goes on', async () => {
    await save(2500, 0);
    await sign('chair');
    await desk.database.sql.begin(async (transaction) => {
      await transaction`set local session_replication_role = replica`;
      await transaction`delete from signatures where report_id = ${reportId(desk.key)}`;
      await transaction`delete from audit_trail where subject = ${`report/${reportId(desk.key)}`} and sequence = 2`;
      await transaction`update reports set sequence = 1, stage = 'filledIn' where id = ${reportId(desk.key)}`;
    });
    expect(await sign('generalDirector')).toMatchObject({ type: 'accepted', stage: 'halfSigned' });
    expect((await state()).signatures).toEqual({ generalDirector: desk.people.director });
    await sign('chair');
    await sent();
  });

  it('any number of edits: the workflow continues as new, with its signatures', async () => {
    const runs = new Set<string>();
    for (let version = 1; version <= 40; version += 1) {
      expect(await save(version * 2500, version - 1)).toMatchObject({ type: 'accepted', version });
      runs.add((await handle().describe()).runId);
    }
    expect(runs.size).toBeGreaterThan(1);
    await sign('chair');
    expect(await loadReport(desk.database.sql, reportId(desk.key))).toEqual(expect.objectContaining({ version: 40 }));
    expect((await state()).signatures).toEqual({ chair: desk.people.chair });
    await keepHistory('continued-as-new-1');
    await sign('generalDirector');
    await sent();
  });
});
