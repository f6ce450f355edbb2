import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { deliveriesUnderWay } from '#database/deliveries.ts';
import { publishedKeys } from '#database/delivery-keys.ts';
import { findOrganisationData, saveOrganisationData } from '#database/organisations.ts';
import { withdrawCommand } from '#database/recorded-commands.ts';
import { findReport, loadReport, type ReportRecord } from '#database/reports.ts';
import { reportId } from '#rules/keys.ts';
import { verifyStoredSeal } from '#services/fps-mi/database/stored-seals.ts';
import { reconcile } from '#services/temporal/reconcile.ts';
import { restartOldRuns } from '#services/temporal/restart-old-runs.ts';
import { reportStart } from '#services/temporal/start-options.ts';
import { record } from '#test/support/carry-out.ts';
import { attemptsOf } from '#test/support/delivery-attempts.ts';
import { reportFixture } from '#test/support/report-fixture.ts';
import { siteFor } from '#test/support/site.ts';
import { visitor, words } from '#test/support/visitor.ts';
import { sendAgain, signReport } from '#workflows/report-messages.ts';

const fixture = reportFixture('faults');
const { handle, recordHistory, save, whenSent, sign, state } = fixture;

/** Makes the database forget what happened to the report after this event, as an older backup does. */
async function forgetAfter(sequence: number, stage: 'empty' | 'halfSigned'): Promise<void> {
  const id = reportId(fixture.key);
  await fixture.database.sql.begin(async (transaction) => {
    await transaction`set local session_replication_role = replica`;
    await transaction`delete from delivery_attempts where report_id = ${id}`;
    await transaction`delete from deliveries where report_id = ${id}`;
    await transaction`delete from audit_trail where subject = ${`report/${id}`} and sequence > ${sequence}`;
    await transaction`delete from signatures where report_id = ${id} and (role = 'generalDirector' or ${stage} = 'empty')`;
    if (stage === 'empty') {
      await transaction`delete from report_versions where report_id = ${id}`;
      await transaction`delete from reports where id = ${id}`;
    } else await transaction`update reports set sequence = ${sequence}, stage = ${stage} where id = ${id}`;
  });
}

/** What FPS MI has of the report, the oldest first. */
const receivedReports = () => fixture.backend.ministry.sql<{ reference: string; hash: string }[]>`
  select reference, content_hash as hash from received_reports where nis = ${fixture.key.nis} and form = ${fixture.key.form}
  order by serial`;

describe('when something fails', () => {
  it('FPS MI fails for some time: the report arrives afterwards, once', async () => {
    fixture.backend.ministry.behaviour = 'fails';
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    await vi.waitFor(async () => {
      const report = await findReport(fixture.database.sql, reportId(fixture.key));
      expect(report?.delivery?.attempts).toBeGreaterThan(1);
    }, 10_000);
    // The account changes between two attempts: the delivery stays the same, so FPS MI recognises it.
    const { key, people, database, backend } = fixture;
    const data = await findOrganisationData(database.sql, key.nis);
    if (data === null) throw new Error('the organisation has no data');
    const contact = { ...data.contact, phone: '03 765 43 21' };
    const change = { nis: key.nis, data: { account: data.account, contact }, basedOn: data.version };
    expect(await saveOrganisationData(database.sql, { ...change, by: people.officer, commandId: randomUUID() })).toBe(
      'saved',
    );
    backend.ministry.behaviour = 'loses-the-answer';
    const report = await whenSent();
    const mine = [...fixture.backend.ministry.received].filter(([received]) =>
      received.startsWith(reportId(fixture.key)),
    );
    expect(mine).toEqual([[`${reportId(fixture.key)}/v1`, report.delivery?.reference]]);
    const [received] = await backend.ministry.sql`
      select audit_heads as heads from received_reports where nis = ${key.nis} and form = ${key.form}`;
    const rows = await database.sql`
      select subject, sequence as rows, hash from audit_trail
      where (subject, sequence) in ((${`organisation/${key.nis}`}, 1), (${`report/${reportId(key)}`}, 3)) order by subject`;
    expect(received?.['heads']).toEqual(rows);
    expect(rows).toHaveLength(2);
  });

  it('every delivery attempt is recorded with its answer, and operators see the deliveries in progress', async () => {
    const id = reportId(fixture.key);
    const { sql } = fixture.database;
    const mine = async () => (await deliveriesUnderWay(sql)).find((one) => one.id === id);
    fixture.backend.ministry.behaviour = 'fails';
    await save(2500, 0);
    await sign('chair');
    expect(await mine()).toBeUndefined();
    await sign('generalDirector');
    await vi.waitFor(async () => {
      expect(await mine()).toMatchObject({ version: 1, lastProblem: 'FPS MI answered 500' });
    }, 10_000);
    // What the Temporal UI shows: the reason, in an activity that is being retried.
    await vi.waitFor(async () => {
      const { raw } = await handle().describe();
      expect(raw.pendingActivities?.[0]?.lastFailure?.message).toBe('FPS MI answered 500');
    }, 10_000);
    fixture.backend.ministry.behaviour = 'receives';
    const { delivery } = await whenSent();
    expect(await mine()).toBeUndefined();
    const attempts = await attemptsOf(sql, id, 1);
    expect(attempts.map(({ number }) => number)).toEqual(attempts.map((_, index) => index + 1));
    expect(attempts[0]).toMatchObject({ status: 500, answer: 'FPS MI answered 500' });
    expect(attempts.at(-1)).toMatchObject({ status: 201, answer: delivery?.reference });
    for (const { durationMs } of attempts) expect(durationMs).toBeGreaterThanOrEqual(0);
  });

  it('the delivery key is rotated while a report is being sent: it arrives, and both seals can be verified', async () => {
    const { sql } = fixture.database;
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    const before = await whenSent();
    const [first] = await attemptsOf(sql, reportId(fixture.key), 1);
    fixture.backend.ministry.behaviour = 'fails';
    await fixture.nextReport();
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    await vi.waitFor(async () => expect(await attemptsOf(sql, reportId(fixture.key), 1)).not.toEqual([]), 10_000);
    const kid = await fixture.backend.restartNotifier();
    fixture.backend.ministry.behaviour = 'receives';
    const after = await whenSent();
    const sealOf = (report: ReportRecord) =>
      verifyStoredSeal(fixture.backend.ministry.sql, report.delivery?.reference ?? '');
    expect(await sealOf(before)).toMatchObject({ state: 'valid', kid: first?.kid });
    expect(await sealOf(after)).toMatchObject({ state: 'valid', kid });
    expect(kid).not.toBe(first?.kid);
    expect((await publishedKeys(sql)).map((key) => key.kid)).toEqual(expect.arrayContaining([kid, first?.kid]));
  });

  it('FPS MI refuses the report: it waits for the signal of an operator', async () => {
    fixture.backend.ministry.behaviour = 'refuses';
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    await vi.waitFor(async () => {
      const metadata = JSON.stringify(await handle().query('__temporal_workflow_metadata'));
      expect(metadata).toContain('422 Refused');
      // The detail can name people.
      expect(metadata).not.toContain('the year is closed');
    }, 10_000);
    expect((await state()).stage).toBe('sending');
    fixture.backend.ministry.behaviour = 'receives';
    await handle().signal(sendAgain);
    await whenSent();
    await recordHistory('refused-by-the-ministry-3');
  });

  it.each([
    ['fails', 'fails', 'answered 500'],
    ['refuses the report', 'refuses', 'the year is closed'],
  ] as const)(
    'FPS MI %s: the organisation sees that the report is being sent, not an error',
    async (_, mood, answer) => {
      const { sql } = fixture.database;
      fixture.backend.ministry.behaviour = mood;
      await save(2500, 0);
      await sign('chair');
      await sign('generalDirector');
      await vi.waitFor(async () => {
        const [first] = await attemptsOf(sql, reportId(fixture.key), 1);
        expect(first?.answer).toContain(answer);
      }, 10_000);
      const app = siteFor(sql);
      const home = `/organisations/${fixture.key.nis}`;
      for (const person of Object.values(fixture.people)) {
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

  it('the reports worker restarts between the signatures: nothing is lost', async () => {
    await save(2500, 0);
    await sign('chair');
    await fixture.backend.restartReports();
    expect(await sign('generalDirector')).toMatchObject({ stage: 'sending' });
    await whenSent();
  });

  it('Temporal has lost the report: a new workflow continues from the database', async () => {
    await save(2500, 0);
    await sign('chair');
    await handle().terminate('lost, in this test');
    expect(await sign('generalDirector')).toMatchObject({ stage: 'sending' });
    await whenSent();
  });

  it('Temporal has lost a report that both have signed: the reconciler sends it', async () => {
    fixture.backend.ministry.behaviour = 'fails';
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    await handle().terminate('lost, in this test');
    fixture.backend.ministry.behaviour = 'receives';
    const sql = fixture.database.as('reports');
    expect(
      (await reconcile({ sql, client: fixture.backend.client, log: fixture.backend.log })).deliveries,
    ).toBeGreaterThan(0);
    await whenSent();
  });

  it('a command is recorded and never sent: the reconciler carries it out, once', async () => {
    const { sql } = fixture.database;
    const { client, log } = fixture.backend;
    const command = await fixture.saveCommand(2500, 0);
    const target = { reportId: reportId(fixture.key), nis: fixture.key.nis };
    await record(sql, target, command);
    expect(await reconcile({ sql: fixture.database.as('reports'), client, log })).toMatchObject({ commands: 0 });
    await sql`update commands set recorded_at = now() - interval '1 minute' where id = ${command.commandId}`;
    expect(await reconcile({ sql: fixture.database.as('reports'), client, log })).toMatchObject({ commands: 1 });
    await vi.waitFor(async () => expect((await findReport(sql, reportId(fixture.key)))?.version).toBe(1), 10_000);
    expect(await fixture.send(command)).toMatchObject({ type: 'accepted', version: 1 });
    expect(await reconcile({ sql: fixture.database.as('reports'), client, log })).toMatchObject({ commands: 0 });
  });

  it('a command that was withdrawn because Temporal was unavailable can be given again', async () => {
    const { sql } = fixture.database;
    await save(2500, 0);
    const command = await fixture.signCommand('chair');
    // The update arrives although the web service had no answer and withdrew the command.
    await expect(
      handle().executeUpdate(signReport, { args: [command.commandId], updateId: command.commandId }),
    ).rejects.toMatchObject({
      cause: { type: 'command-unknown' },
    });
    expect(await withdrawCommand(sql, command.commandId)).toBe(false);
    expect(await fixture.send(command)).toMatchObject({ type: 'accepted', stage: 'halfSigned' });
    // One that has ended cannot be withdrawn.
    expect(await withdrawCommand(sql, command.commandId)).toBe(false);
    expect(await fixture.send(command)).toMatchObject({ type: 'accepted', stage: 'halfSigned' });
  });

  it('the run was started by older code: it is restarted, and continues from the database', async () => {
    await save(2500, 0);
    await sign('chair');
    await handle().terminate('replaced, in this test');
    const { client, log } = fixture.backend;
    const { memo: _, ...start } = reportStart(fixture.key);
    await client.workflow.start('report', start);
    const { runId } = await handle().describe();
    expect(await restartOldRuns(client, log)).toBe(1);
    expect(await restartOldRuns(client, log)).toBe(0);
    expect((await handle().describe()).runId).not.toBe(runId);
    expect(await sign('generalDirector')).toMatchObject({ stage: 'sending' });
    await whenSent();
  });

  it('an older backup of the database is restored: the workflow follows the database and continues', async () => {
    await save(2500, 0);
    await sign('chair');
    await fixture.database.sql.begin(async (transaction) => {
      await transaction`set local session_replication_role = replica`;
      await transaction`delete from signatures where report_id = ${reportId(fixture.key)}`;
      await transaction`delete from audit_trail where subject = ${`report/${reportId(fixture.key)}`} and sequence = 2`;
      await transaction`update reports set sequence = 1, stage = 'filledIn' where id = ${reportId(fixture.key)}`;
    });
    expect(await sign('generalDirector')).toMatchObject({ type: 'accepted', stage: 'halfSigned' });
    expect((await state()).signatures).toEqual({ generalDirector: fixture.people.director });
    await sign('chair');
    await whenSent();
  });

  it('an older backup is restored after FPS MI received the report: signed again, it has the same reference', async () => {
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    const before = await whenSent();
    await forgetAfter(2, 'halfSigned');
    expect(await sign('generalDirector')).toMatchObject({ type: 'accepted', stage: 'sending' });
    expect((await whenSent()).delivery).toMatchObject({ reference: before.delivery?.reference });
    expect(await receivedReports()).toHaveLength(1);
  });

  it('an older backup is restored after FPS MI received the report: another content is another report there', async () => {
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    const before = await whenSent();
    await forgetAfter(0, 'empty');
    await save(7500, 0);
    await sign('chair');
    await sign('generalDirector');
    const after = await whenSent();
    expect(after.version).toBe(before.version);
    expect(after.delivery?.reference).not.toBe(before.delivery?.reference);
    const received = await receivedReports();
    expect(received).toHaveLength(2);
    expect(received.at(-1)).toEqual({ reference: after.delivery?.reference, hash: after.contentHash });
  });

  it('an older backup is restored while FPS MI refuses the report: the next version is sent without a signal', async () => {
    fixture.backend.ministry.behaviour = 'refuses';
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    const details = async () => JSON.stringify(await handle().query('__temporal_workflow_metadata'));
    await vi.waitFor(async () => expect(await details()).toContain('422 Refused'), 10_000);
    await fixture.database.sql.begin(async (transaction) => {
      await transaction`set local session_replication_role = replica`;
      await transaction`delete from signatures where report_id = ${reportId(fixture.key)}`;
      await transaction`delete from audit_trail where subject = ${`report/${reportId(fixture.key)}`} and sequence > 1`;
      await transaction`update reports set sequence = 1, stage = 'filledIn' where id = ${reportId(fixture.key)}`;
    });
    fixture.backend.ministry.behaviour = 'receives';
    expect(await save(5000, 1)).toMatchObject({ type: 'accepted', version: 2 });
    await sign('chair');
    await sign('generalDirector');
    expect((await whenSent()).version).toBe(2);
  });

  it('after many edits the workflow continues as new, with its signatures', async () => {
    const runs = new Set<string>();
    for (let version = 1; version <= 40; version += 1) {
      expect(await save(version * 2500, version - 1)).toMatchObject({ type: 'accepted', version });
      runs.add((await handle().describe()).runId);
    }
    expect(runs.size).toBeGreaterThan(1);
    await sign('chair');
    expect(await loadReport(fixture.database.sql, reportId(fixture.key))).toEqual(
      expect.objectContaining({ version: 40 }),
    );
    expect((await state()).signatures).toEqual({ chair: fixture.people.chair });
    await recordHistory('continued-as-new-3');
    await sign('generalDirector');
    await whenSent();
  });
});
