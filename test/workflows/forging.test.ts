import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findReport } from '#database/reports.ts';
import { reportId } from '#rules/keys.ts';
import type { IdentityProof } from '#rules/proof.ts';
import type { Sign } from '#rules/report.ts';
import { reconcile } from '#services/temporal/reconcile.ts';
import { record, sessionFor } from '#test/support/carry-out.ts';
import { foreignKey, proofFor } from '#test/support/proofs.ts';
import { reportFixture } from '#test/support/report-fixture.ts';
import { readableLog } from '#test/support/security-lines.ts';
import { siteFor } from '#test/support/site.ts';
import { type CliAnswer, temporalCli } from '#test/support/temporal-cli.ts';
import { fieldsOf, visitor, words } from '#test/support/visitor.ts';
import { reportState, workflowId } from '#workflows/report-messages.ts';

/** What an operator can try with the real Temporal CLI, or by running a worker. None of it signs, sends or receives a report. */
const NAMESPACE = 'forging';
const { log, take } = readableLog();
const fixture = reportFixture(NAMESPACE, () => ({ log }));
const { handle, save, sign, signCommand, state, whenSent } = fixture;
const id = () => reportId(fixture.key);
const found = () => findReport(fixture.database.sql, id());
const report = () => ['--workflow-id', workflowId(fixture.key)];
const start = (smuggled: object = {}) => {
  const input = JSON.stringify({ ...fixture.key, ...smuggled });
  return ['workflow', 'start', '--type', 'report', '--task-queue', 'reports', ...report(), '--input', input];
};
const details = async () => JSON.stringify(await handle().query('__temporal_workflow_metadata'));
/** The deliveries that FPS MI got for this report. */
const delivered = () => fixture.backend.ministry.keys.filter((key) => key.startsWith(id()));
const reconcileNow = () =>
  reconcile({ sql: fixture.database.sql, client: fixture.backend.client, log: fixture.backend.log });
let cli: (...args: string[]) => Promise<CliAnswer>;

beforeAll(async () => {
  cli = await temporalCli(NAMESPACE);
});

/** The overview as the chair sees it. */
async function overview() {
  const { sql } = fixture.database;
  const chair = await visitor(siteFor(sql, { reports: fixture.backend.reports }), sql, fixture.people.chair);
  const path = `/organisations/${fixture.key.nis}/reports/covid-premium/2022`;
  return { chair, path, page: await chair.get(path) };
}

/** Nothing is signed, sent or received; the page and the workflow have what the database has. */
async function isUntouched(): Promise<void> {
  const { sql } = fixture.database;
  expect(await found()).toMatchObject({ stage: 'filledIn', version: 1, signatures: [], delivery: null });
  const trail = await sql`select action from audit_trail where subject = ${`report/${id()}`}`;
  expect(trail.map(({ action }) => action)).toEqual(['saved']);
  expect(await sql`select from delivery_attempts where report_id = ${id()}`).toHaveLength(0);
  expect(delivered()).toEqual([]);
  const text = words((await overview()).page);
  expect(text).not.toMatch(/Ondertekend door|U hebt ondertekend/);
  expect(text).not.toContain('Referentie van de POD MI');
}

/** Records a command of the chair for this report, as the web service does. */
async function recorded(): Promise<Sign> {
  const command = await signCommand('chair');
  const { sql } = fixture.database;
  const target = { reportId: id(), nis: fixture.key.nis };
  expect(await record(sql, target, command)).toBe('recorded');
  return command;
}

describe('a message that an operator makes up', () => {
  /** By name: what a message carries instead of the id of a command that the web service recorded for this report. */
  let inputs: Record<string, string>;
  beforeEach(async () => {
    await save(2500, 0);
    const ofAnotherReport = await recorded();
    await fixture.nextReport();
    await save(2500, 0);
    const whole = await signCommand('chair');
    inputs = {
      'a made-up id': JSON.stringify(randomUUID()),
      'the id of a command that was not recorded': JSON.stringify(whole.commandId),
      'the id of a command for another report': JSON.stringify(ofAnotherReport.commandId),
      'a whole command': JSON.stringify(whole),
      'a whole event': JSON.stringify({ type: 'signed', version: 1, role: 'chair', signer: fixture.people.chair }),
      'a number': '1',
      nothing: 'null',
    };
  });

  it('changes nothing as a signal', async () => {
    for (const input of Object.values(inputs)) {
      const sent = await cli('workflow', 'signal', ...report(), '--name', 'repeatCommand', '--input', input);
      expect(sent).toMatchObject({ done: true });
    }
    await vi.waitFor(async () => expect(await details()).toContain('A signal was refused'), 10_000);
    await isUntouched();
    expect(await state()).toMatchObject({ stage: 'filledIn', sequence: 1 });
    expect(await sign('chair')).toMatchObject({ type: 'accepted' });
  });

  it.each(['saveReport', 'signReport', 'decideReport'])('is refused as an update %s', async (name) => {
    for (const [what, input] of Object.entries(inputs)) {
      const update = [...report(), '--name', name, '--input', input];
      expect(await cli('workflow', 'update', 'execute', ...update), what).toMatchObject({ done: false });
    }
    const update = [...report(), '--name', name, '--input', inputs['a made-up id'] ?? ''];
    await cli('workflow', 'update', 'start', '--wait-for-stage', 'accepted', ...update);
    const unknown = name === 'decideReport' ? 'decision-unknown' : 'command-unknown';
    const noticed = { event: 'workflow-message', who: { type: 'unknown' }, result: 'refused', reason: unknown };
    expect(take()).toContainEqual(expect.objectContaining(noticed));
    await isUntouched();
    expect(await state()).toMatchObject({ stage: 'filledIn', sequence: 1 });
    expect(await sign('chair')).toMatchObject({ type: 'accepted' });
  });
});

describe('a run that an operator starts by hand', () => {
  const signatures = () => ({ chair: fixture.people.chair, generalDirector: fixture.people.director });

  it.each([
    ['signed by both', () => ({ signatures: signatures(), reference: null })],
    ['acknowledged', () => ({ signatures: signatures(), reference: 'COV-2022-FORGED-1' })],
    ['accepted', () => ({ signatures: signatures(), reference: 'COV-2022-FORGED-1', accepted: true })],
  ])('with a report that is %s reads the report from the database instead', async (_, madeUp) => {
    await save(2500, 0);
    const real = await state();
    expect(await cli('workflow', 'terminate', ...report())).toMatchObject({ done: true });
    expect(await cli(...start({ report: { ...real, ...madeUp() } }))).toMatchObject({ done: true });
    await vi.waitFor(async () => expect(await state()).toEqual(real), 10_000);
    expect(await details()).not.toContain('FORGED');
    await isUntouched();
    expect((await handle().describe()).status.name).toBe('RUNNING');
    await sign('chair');
    await sign('generalDirector');
    expect((await whenSent()).delivery?.reference).not.toContain('FORGED');
    expect(delivered()).toEqual([`${id()}/v1`]);
  });

  it('under another workflow id does not send a report twice', async () => {
    fixture.backend.ministry.behaviour = 'fails';
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    const another = start().map((each) => (each === workflowId(fixture.key) ? `made-up/${id()}` : each));
    expect(await cli(...another)).toMatchObject({ done: true });
    fixture.backend.ministry.behaviour = 'receives';
    await whenSent();
    const second = fixture.backend.client.workflow.getHandle(`made-up/${id()}`);
    await vi.waitFor(async () => expect(await second.query(reportState)).toMatchObject({ stage: 'sent' }), 20_000);
    const { nis } = fixture.key;
    expect(await fixture.backend.ministry.sql`select from received_reports where nis = ${nis}`).toHaveLength(1);
  });
});

describe('a run that an operator resets', () => {
  /** Resets the run to its first task, and drops the messages that came after it. */
  const reset = () =>
    cli(
      'workflow',
      'reset',
      ...report(),
      '--type',
      'FirstWorkflowTask',
      '--reason',
      'test',
      '--reapply-exclude',
      'All',
    );

  it('does not undo or repeat anything, before or after the report was sent', async () => {
    await save(2500, 0);
    expect(await reset()).toMatchObject({ done: true });
    await isUntouched();
    expect(await sign('chair')).toMatchObject({ type: 'accepted', stage: 'halfSigned' });
    expect(await reset()).toMatchObject({ done: true });
    expect(await found()).toMatchObject({ stage: 'halfSigned' });
    expect(await sign('generalDirector')).toMatchObject({ type: 'accepted', stage: 'sending' });
    const { delivery } = await whenSent();
    expect(await reset()).toMatchObject({ done: true });
    expect(await sign('chair')).toEqual({ type: 'refused', refusal: 'already-sent' });
    expect(await found()).toMatchObject({ stage: 'sent', delivery: { reference: delivery?.reference } });
    expect(delivered()).toEqual([`${id()}/v1`]);
  });

  it('so that it does not know that both have signed, learns it from the reconciler and sends the report', async () => {
    fixture.backend.ministry.behaviour = 'fails';
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    // Back to the task that carried out the chair's signature: the run remembers the save only.
    const { events } = await handle().fetchHistory();
    const [, second] = (events ?? []).filter((event) => event.workflowTaskCompletedEventAttributes);
    const point = ['--event-id', String(second?.eventId), '--reason', 'test', '--reapply-exclude', 'All'];
    expect(await cli('workflow', 'reset', ...report(), ...point)).toMatchObject({ done: true });
    fixture.backend.ministry.behaviour = 'receives';
    expect(await state()).toMatchObject({ stage: 'filledIn' });
    expect(await found()).toMatchObject({ stage: 'sending' });
    await fixture.database
      .sql`update signatures set signed_at = signed_at - interval '1 minute' where report_id = ${id()}`;
    await reconcileNow();
    await whenSent();
    expect(await fixture.database.sql`select from audit_trail where subject = ${`report/${id()}`}`).toHaveLength(4);
  });
});

describe('a delivery', () => {
  it('that an operator completes with a made-up receipt is not received', async () => {
    const notifier = await fixture.backend.pause('notifier');
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    const activity = await vi.waitFor(async () => {
      const { raw } = await handle().describe();
      const [pending] = raw.pendingActivities ?? [];
      if (!pending?.activityId) throw new Error('the delivery is not scheduled yet');
      return pending.activityId;
    }, 10_000);
    const receipt = JSON.stringify({ reference: 'COV-2022-FORGED-1', receivedAt: '2026-01-01T00:00:00Z' });
    const complete = ['activity', 'complete', ...report(), '--activity-id', activity, '--result', receipt];
    expect(await cli(...complete)).toMatchObject({ done: true });
    await vi.waitFor(async () => expect(await details()).toContain('no acknowledgement'), 20_000);
    expect(await state()).toMatchObject({ stage: 'sending', reference: null });
    expect(await found()).toMatchObject({ stage: 'sending' });
    expect(delivered()).toEqual([]);
    const text = words((await overview()).page);
    expect(text).toContain('Het formulier wordt verzonden');
    expect(text).not.toContain('FORGED');
    await notifier.giveBack();
    expect(await cli('workflow', 'signal', ...report(), '--name', 'sendAgain')).toMatchObject({ done: true });
    expect((await whenSent()).delivery?.reference).not.toContain('FORGED');
  });
});

/** Who has taken over the web service records commands with a session and a proof of their making, and carryOut copies them. */
describe('a signature of the general director that was made up here', () => {
  it.each<[string, (forged: Sign, report: string) => IdentityProof]>([
    [
      'with a token that the identity service did not sign',
      ({ version, contentHash, as: role, by }, report) =>
        proofFor({ report, version, contentHash, role }, { subject: by, key: foreignKey() }),
    ],
    [
      'with the token of the chair',
      ({ version, contentHash }, report) =>
        proofFor({ report, version, contentHash, role: 'chair' }, { subject: fixture.people.chair }),
    ],
    [
      'with a token for an earlier version',
      ({ version, contentHash, as: role, by }, report) =>
        proofFor({ report, version: version - 1, contentHash, role }, { subject: by }),
    ],
  ])('%s never reaches the ministry', async (_, proofOf) => {
    await save(2500, 0);
    await sign('chair');
    const forged = await signCommand('generalDirector');
    const { sql } = fixture.database;
    const proof = proofOf(forged, id());
    const made = { proof, name: null, identifiedAt: new Date() };
    await fixture.backend.reports.sign(fixture.key, forged, await sessionFor(sql, forged), made);
    await vi.waitFor(async () => {
      const attempts = await sql`select status from delivery_attempts where report_id = ${id()}`;
      expect(attempts).toMatchObject([{ status: 422 }]);
    }, 20_000);
    await vi.waitFor(async () => expect(await details()).toContain('FPS MI refused the report'), 10_000);
    expect(await found()).toMatchObject({ stage: 'sending', delivery: { reference: null } });
    const { nis } = fixture.key;
    expect(await fixture.backend.ministry.sql`select from received_reports where nis = ${nis}`).toHaveLength(0);
  });
});

describe('a foreign worker on the queue of the reports worker', () => {
  it('cannot make a page say that a click was carried out or refused', async () => {
    const { sql } = fixture.database;
    await save(2500, 0);
    await handle().terminate('its next run is taken by the foreign worker, in this test');
    const { chair, path, page } = await overview();
    const officer = await visitor(siteFor(sql, { reports: fixture.backend.reports }), sql, fixture.people.officer);
    const form = fieldsOf(await officer.get(`${path}/form`));
    const foreign = await fixture.backend.replaceReports(
      fileURLToPath(new URL('../support/foreign-workflows.ts', import.meta.url)),
    );
    const saved = await officer.post(`${path}/form`, { ...form, justifiedTotal: '99' });
    expect(saved.status).toBe(503);
    expect(words(saved)).toContain('We kregen nog geen bevestiging');
    const { location } = await chair.post(`${path}/sign`, fieldsOf(page, 'name="hash"'));
    expect(location).toBe(`${path}?failed=not-confirmed`);
    const signed = await chair.get(location ?? '');
    expect(signed.status).toBe(503);
    expect(words(signed)).toContain('We kregen nog geen bevestiging');
    const attempts = await handle().fetchHistory();
    expect(JSON.stringify(attempts)).toContain('is not signed by both');
    await isUntouched();
    await foreign.giveBack();
    // What the foreign worker has begun does not replay: an operator terminates it, and what was recorded goes on.
    expect(await cli('workflow', 'terminate', ...report())).toMatchObject({ done: true });
    await sql`update commands set recorded_at = now() - interval '1 minute' where report_id = ${id()} and type = 'sign'`;
    await reconcileNow();
    await vi.waitFor(async () => expect(await found()).toMatchObject({ stage: 'halfSigned' }), 20_000);
    expect(words((await overview()).page)).toContain('U hebt ondertekend');
  });
});
