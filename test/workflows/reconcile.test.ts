import { Writable } from 'node:stream';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ReportIdentity } from '#database/carry-out.ts';
import { countProblems } from '#database/problems.ts';
import { findReport } from '#database/reports.ts';
import { findForm } from '#forms/catalogue.ts';
import { dayOf } from '#rules/calendar.ts';
import { defaultSchedule } from '#rules/campaign.ts';
import { addDays } from '#rules/days.ts';
import { reportId } from '#rules/keys.ts';
import { problemAdvice } from '#rules/problems.ts';
import { findProblems } from '#services/temporal/find-problems.ts';
import { createRound, reconcile } from '#services/temporal/reconcile.ts';
import { restartOldRuns } from '#services/temporal/restart-old-runs.ts';
import { reviewRuns } from '#services/temporal/review-runs.ts';
import { startOnce } from '#services/temporal/start-once.ts';
import { reportStart } from '#services/temporal/start-options.ts';
import { carryOut, record } from '#test/support/carry-out.ts';
import { reportFixture } from '#test/support/report-fixture.ts';
import { siteFor } from '#test/support/site.ts';
import { reportState, workflowId } from '#workflows/report-messages.ts';
import { problemAttribute, stageAttribute } from '#workflows/search-attributes.ts';

/** What the reconciler repairs, what it ends, and what it reports. */
const fixture = reportFixture('reconciler');
const { handle, save, sign, state, whenSent } = fixture;
const today = dayOf(new Date());
const id = () => reportId(fixture.key);
const dependencies = () => ({
  sql: fixture.database.as('reports'),
  client: fixture.backend.client,
  log: fixture.backend.log,
});
const problemsOf = async () => (await handle().describe()).typedSearchAttributes.get(problemAttribute) ?? [];

/** Sets the closing day of the form's campaign, without a workflow of it. */
async function setCampaign(closesOn: string): Promise<void> {
  await fixture.database.sql`
    insert into campaigns (form, year, opens_on, due_on, closes_on, schedule, version)
    values ('covid-premium', 2022, ${addDays(closesOn, -90)}, ${closesOn}, ${closesOn},
      ${fixture.database.sql.json({ ...defaultSchedule, daysBeforeDue: [...defaultSchedule.daysBeforeDue] })}, 1)
    on conflict (form, year) do update set closes_on = excluded.closes_on, due_on = excluded.due_on, opens_on = excluded.opens_on`;
}
/** Waits until Temporal finds the run of this test, with this stage. */
const whenListed = (stage: string) =>
  vi.waitFor(async () => {
    const query = `WorkflowId = '${workflowId(fixture.key)}' AND ExecutionStatus = 'Running' AND Stage = '${stage}'`;
    expect((await fixture.backend.client.workflow.count(query)).count).toBe(1);
  }, 20_000);
const open = async () => {
  await startOnce(fixture.backend.client, fixture.key);
  await handle().query(reportState);
};

afterEach(async () => {
  await fixture.database.sql`delete from campaigns`;
  await fixture.database.sql`delete from problems`;
});

describe('when a campaign has closed', () => {
  it('the run of a report that was never filled in ends, and is not started again; a later save starts one', async () => {
    await open();
    await whenListed('empty');
    await setCampaign(addDays(today, 5));
    expect((await reviewRuns(dependencies())).ended).toBe(0);
    await setCampaign(addDays(today, -1));
    expect((await reviewRuns(dependencies())).ended).toBe(1);
    await handle().result();
    const { runId } = await handle().describe();
    await reconcile(dependencies());
    expect(await startOnce(fixture.backend.client, fixture.key)).toBeNull();
    expect((await handle().describe()).runId).toBe(runId);
    // The ministry moves the closing day.
    await setCampaign(addDays(today, 5));
    expect(await save(2500, 0)).toMatchObject({ type: 'accepted', version: 1 });
    expect((await handle().describe()).runId).not.toBe(runId);
  });

  it('the run of a report that is filled in or sent goes on for a year, and then ends; a decision still arrives', async () => {
    await save(2500, 0);
    const filledIn = handle();
    await whenListed('signing');
    await fixture.nextReport();
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    const reference = (await whenSent()).delivery?.reference ?? '';
    await whenListed('sent');
    await setCampaign(addDays(today, -300));
    expect((await reviewRuns(dependencies())).ended).toBe(0);
    await setCampaign(addDays(today, -400));
    expect((await reviewRuns(dependencies())).ended).toBeGreaterThanOrEqual(2);
    await Promise.all([filledIn.result(), handle().result()]);
    expect(await fixture.decide({ type: 'accept', reference, reason: null })).toMatchObject({ stage: 'accepted' });
  });
});

describe('a run that differs from the database', () => {
  it('because Temporal lost the second signature, sends the report', async () => {
    await save(2500, 0);
    await sign('chair');
    const { sql } = fixture.database;
    const definition = findForm('covid-premium', 2022);
    if (definition === undefined) throw new Error('there is no such form');
    const identity: ReportIdentity = { id: id(), definition, nis: fixture.key.nis };
    // Carried out in the database, while the run never gets it.
    const { outcome } = await carryOut(sql, identity, await fixture.signCommand('generalDirector'));
    expect(outcome.type).toBe('accepted');
    await sql`update signatures set signed_at = now() - interval '1 minute' where report_id = ${id()}`;
    expect((await state()).stage).toBe('halfSigned');
    await reconcile(dependencies());
    await whenSent();
  });

  it('because the database is an older backup, follows the database', async () => {
    await save(2500, 0);
    await whenListed('signing');
    const { sql } = fixture.database;
    await sql`update reports set sequence = 0, version = 0, stage = 'empty', updated_at = now() - interval '1 minute' where id = ${id()}`;
    expect((await reviewRuns(dependencies())).differing).toContain(id());
    await vi.waitFor(async () => expect((await state()).stage).toBe('empty'), 10_000);
    await whenListed('empty');
    expect((await reviewRuns(dependencies())).differing).not.toContain(id());
  });

  it('is left alone as long as the report has just changed', async () => {
    await save(2500, 0);
    await whenListed('signing');
    await fixture.database.sql`update reports set stage = 'incomplete' where id = ${id()}`;
    expect((await reviewRuns(dependencies())).differing).not.toContain(id());
    await fixture.database.sql`update reports set stage = 'filledIn' where id = ${id()}`;
  });
});

describe('what the reconciler cannot repair', () => {
  /** A log whose lines a test reads. */
  const lines: Record<string, unknown>[] = [];
  const log = pino(
    new Writable({
      write: (line, _, done) => {
        lines.push(JSON.parse(String(line)));
        done();
      },
    }),
  );
  const logged = (subject: string) => lines.filter((line) => line['problem'] && line['subject'] === subject);
  const round = () => createRound({ ...dependencies(), log });
  const health = async () => await (await siteFor(fixture.database.sql).request('/readyz')).json();

  it('is logged once, counted by the health check, and shown by the run until it is over', async () => {
    const { sql } = fixture.database;
    await save(2500, 0);
    const command = await fixture.signCommand('chair');
    const target = { reportId: id(), nis: fixture.key.nis };
    await record(sql, target, command);
    // As if it was sent a moment ago, in vain.
    await sql`update commands set recorded_at = now() - interval '6 minutes', repeated_at = now() where id = ${command.commandId}`;
    const again = round();
    await again();
    await again();
    expect(logged(id()).map(({ problem, msg }) => [problem, msg])).toEqual([
      ['command-not-carried-out', 'a problem that the reconciler cannot repair'],
    ]);
    expect(logged(id())[0]?.['advice']).toContain('tried again');
    expect(await health()).toMatchObject({ database: 'ready', problems: { 'command-not-carried-out': 1 } });
    await expect.poll(problemsOf).toEqual(['command-not-carried-out']);
    await sql`update commands set repeated_at = null where id = ${command.commandId}`;
    await again();
    await vi.waitFor(async () => expect((await state()).stage).toBe('halfSigned'), 10_000);
    await sql`update problems set seen_at = now() - interval '4 minutes'`;
    await again();
    expect(logged(id()).at(-1)?.['msg']).toBe('a problem is over');
    await expect.poll(problemsOf).toEqual([]);
    expect(await health()).toMatchObject({ problems: {} });
  });

  it('is logged in full, and stays recorded until its run no longer shows it, when Temporal cannot be reached', async () => {
    const { sql } = fixture.database;
    const connection = Connection.lazy({ address: '127.0.0.1:1', interceptors: [] });
    const away = { sql, log, client: new Client({ connection }) };
    await save(2500, 0);
    const other = id().replace(/\d{5}$/, '99999');
    const found = [id(), other].map((subject) => ({ code: 'run-differs', subject }) as const);
    await findProblems(away, found);
    expect(found.map(({ subject }) => logged(subject)[0]?.['advice'])).toEqual(
      Array(2).fill(problemAdvice['run-differs']),
    );
    await sql`delete from problems`;
    await findProblems({ ...dependencies(), log }, found);
    await expect.poll(problemsOf).toEqual(['run-differs']);
    await sql`update problems set seen_at = now() - interval '4 minutes'`;
    await findProblems(away, []);
    expect(await countProblems(sql)).toEqual({ 'run-differs': 2 });
    await findProblems({ ...dependencies(), log }, []);
    await expect.poll(problemsOf).toEqual([]);
    expect(await countProblems(sql)).toEqual({});
    await connection.close();
  });

  it('includes a report that both have signed an hour ago, and nothing when that is a minute ago', async () => {
    const { sql } = fixture.database;
    fixture.backend.ministry.behaviour = 'fails';
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    await round()();
    expect(await countProblems(sql)).toEqual({});
    await sql`update signatures set signed_at = now() - interval '2 hours' where report_id = ${id()}`;
    await round()();
    expect(await countProblems(sql)).toEqual({ 'report-not-sent': 1 });
    await expect.poll(problemsOf).toEqual(['report-not-sent']);
    // FPS MI compares the moment with that of the proof.
    await sql`update signatures set signed_at = now() where report_id = ${id()}`;
    fixture.backend.ministry.behaviour = 'receives';
    await whenSent();
  });

  it('includes a run that still differs after it has read the report again', async () => {
    const { sql } = fixture.database;
    await save(2500, 0);
    await whenListed('signing');
    // The stage contradicts the rest of the row, so no reading helps.
    await sql`update reports set stage = 'incomplete', updated_at = now() - interval '1 minute' where id = ${id()}`;
    const again = round();
    for (let rounds = 0; rounds < 10; rounds += 1) await again();
    expect(await countProblems(sql)).toEqual({});
    await again();
    expect(await countProblems(sql)).toEqual({ 'run-differs': 1 });
    await sql`update reports set stage = 'filledIn' where id = ${id()}`;
  }, 120_000);

  it('includes a campaign whose workflow cannot be started', async () => {
    const { sql } = fixture.database;
    // Temporal refuses so long an id.
    const form = 'x'.repeat(1100);
    await sql`
      insert into campaigns (form, year, opens_on, due_on, closes_on, schedule, version)
      values (${form}, 2022, ${today}, ${today}, ${today}, '{}', 1)`;
    const again = round();
    for (let rounds = 0; rounds < 4; rounds += 1) await again();
    expect(await countProblems(sql)).toEqual({});
    await again();
    expect(await countProblems(sql)).toEqual({ 'campaign-not-running': 1 });
    expect(logged(`campaign/${form}/2022`)).toHaveLength(1);
    expect((await findReport(sql, id()))?.stage).toBeUndefined();
  });
});

it('many runs of older code are restarted, each once', async () => {
  const { client } = fixture.backend;
  const keys = Array.from({ length: 25 }, (_, index) => ({ ...fixture.key, nis: String(71001 + index) }));
  await Promise.all(
    keys.map((key) => {
      const { memo: _, ...start } = reportStart(key);
      return client.workflow.start('report', start);
    }),
  );
  await vi.waitFor(async () => {
    // Only these: another test may leave a run that is empty.
    const own = keys.map(({ nis }) => `'${nis}'`).join(', ');
    const query = `WorkflowType = 'report' AND ExecutionStatus = 'Running' AND Organisation IN (${own})`;
    expect((await client.workflow.count(query)).count).toBe(25);
  }, 20_000);
  expect(await restartOldRuns(client, fixture.backend.log)).toBe(25);
  expect(await restartOldRuns(client, fixture.backend.log)).toBe(0);
  for (const key of keys) {
    const { memo, typedSearchAttributes } = await client.workflow.getHandle(workflowId(key)).describe();
    expect(memo).toHaveProperty('generation');
    expect(typedSearchAttributes.get(stageAttribute)).toBe('empty');
  }
});
