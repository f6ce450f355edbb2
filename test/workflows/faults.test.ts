import { describe, expect, it, vi } from 'vitest';
import { findReport, loadReport } from '../../database/reports.ts';
import { reportId, sendAgain } from '../../workflows/messages.ts';
import { openDesk } from './desk.ts';

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
