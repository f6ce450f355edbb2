import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type WorkflowClientInterceptor } from '@temporalio/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { findOutcome } from '#database/recorded-commands.ts';
import { findReport } from '#database/reports.ts';
import { dayOf } from '#rules/calendar.ts';
import { defaultSchedule } from '#rules/campaign.ts';
import { addDays } from '#rules/days.ts';
import { reportId } from '#rules/keys.ts';
import type { Save } from '#rules/report.ts';
import { createCampaigns } from '#services/temporal/campaigns.ts';
import { connectForPages } from '#services/temporal/connection.ts';
import { reconcile } from '#services/temporal/reconcile.ts';
import { createReports } from '#services/temporal/reports.ts';
import type { Running } from '#start/processes.ts';
import { record as recordFor, sessionFor } from '#test/support/carry-out.ts';
import { attemptsOf } from '#test/support/delivery-attempts.ts';
import { type Gate, gateTo } from '#test/support/gate.ts';
import { holdCommits } from '#test/support/held-commits.ts';
import { TOKEN } from '#test/support/ministry.ts';
import { keepFirstOrganisations } from '#test/support/people.ts';
import { reportFixture } from '#test/support/report-fixture.ts';
import { startTemporal } from '#test/support/servers.ts';
import { startService } from '#test/support/service-process.ts';
import { siteFor } from '#test/support/site.ts';
import { fieldsOf, type Visitor, visitor, words } from '#test/support/visitor.ts';
import type { Reports } from '#web/env.ts';
import { saveReport } from '#workflows/report-messages.ts';

/** Each row of the table of crash points in decision 23: the process dies at exactly that point. */
const rows: string[] = [];
function row(point: string, test: () => Promise<void>): void {
  rows.push(point);
  it(point, test);
}

const NAMESPACE = 'crash-points';
const fixture = reportFixture(NAMESPACE);
const id = () => reportId(fixture.key);
const target = () => ({ reportId: id(), nis: fixture.key.nis });
const found = () => findReport(fixture.database.sql, id());
const commands = () =>
  fixture.database.sql<{ id: string; outcome: unknown }[]>`select id, outcome from commands where report_id = ${id()}`;
const events = async (): Promise<number> => {
  const trail = await fixture.database.sql`select from audit_trail where subject = ${`report/${id()}`}`;
  return trail.length;
};
const reconcileNow = () =>
  reconcile({ sql: fixture.database.as('reports'), client: fixture.backend.client, log: fixture.backend.log });
/** Makes the command old enough for the reconciler, which leaves a page 15 seconds to wait for its answer. */
const age = (commandId: string) =>
  fixture.database.sql`update commands set recorded_at = now() - interval '1 minute' where id = ${commandId}`;
const record = async (command: Save): Promise<void> => {
  const { sql } = fixture.database;
  expect(await recordFor(sql, target(), command)).toBe('recorded');
};

/** A web service whose calls of Temporal go through `send`. */
function reportsThrough(send: (next: () => Promise<unknown>) => Promise<unknown>): Reports {
  const interceptor: WorkflowClientInterceptor = {
    // The cast: `send` returns what `next` does, or throws.
    startUpdateWithStart: (input, next) => send(() => next(input)) as ReturnType<typeof next>,
  };
  const client = new Client({
    connection: fixture.backend.client.connection,
    namespace: NAMESPACE,
    interceptors: { workflow: [interceptor] },
  });
  return createReports(fixture.database.as('web'), client, fixture.backend.log);
}
const save = async (reports: Reports, command: Save) =>
  reports.save(fixture.key, command, await sessionFor(fixture.database.sql, command));
const died = new Error('the web service was killed, in this test');

/** An officer on the pages of a web service. */
async function officerOf(reports: Reports): Promise<Visitor> {
  const { sql } = fixture.database;
  return await visitor(siteFor(sql, { reports }), sql, fixture.people.officer);
}
const form = () => `/organisations/${fixture.key.nis}/reports/covid-premium/2022/form`;
/** What the officer posts, again and again, from one page. */
const filledIn = async (officer: Visitor) => ({ ...fieldsOf(await officer.get(form())), justifiedTotal: '25' });

let folder: string;
let temporal: Gate;
/** Ends what a failed test has left. */
const cleanUps: (() => Promise<void>)[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-crash-'));
});
beforeEach(async () => {
  temporal = await gateTo(Number(inject('temporalAddress').split(':')[1]));
  temporal.open();
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
  await temporal.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Replaces a worker by a process of its own, which reaches Temporal through the gate. */
async function inProcess(name: 'reports' | 'notifier') {
  const paused = await fixture.backend.pause(name);
  const service = await startService(name, {
    DATABASE_URL: fixture.database.urlAs(name),
    TEMPORAL_ADDRESS: `127.0.0.1:${temporal.port}`,
    TEMPORAL_NAMESPACE: NAMESPACE,
    DATA_DIR: folder,
    FPS_MI_URL: fixture.backend.ministry.url,
    FPS_MI_TOKEN: TOKEN,
    DELIVERY_KEY: fixture.backend.deliveryKey,
    SMTP_URL: 'smtp://127.0.0.1:9',
    WEB_URL: 'http://uniek-verslag.example',
  });
  let replaced = true;
  const giveBack = async (): Promise<void> => {
    if (!replaced) return;
    replaced = false;
    await service.kill();
    await paused.giveBack();
  };
  cleanUps.push(giveBack);
  return { kill: () => service.kill(), giveBack };
}

describe('the process dies', () => {
  row('before the command is recorded', async () => {
    const { sql } = fixture.database;
    const officer = await officerOf(fixture.backend.reports);
    const posted = await filledIn(officer);
    let click: ReturnType<Visitor['post']> | undefined;
    await sql.begin(async (transaction) => {
      await transaction`lock table commands in exclusive mode`;
      click = officer.post(form(), posted);
      await vi.waitFor(async () => {
        // The connection ends in the middle of the statement that records the command, as when its process dies.
        const ended = await sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into commands%'`;
        expect(ended).toHaveLength(1);
      }, 10_000);
    });
    expect((await click)?.status).toBe(503);
    expect(await commands()).toEqual([]);
    expect(await officer.post(form(), posted)).toMatchObject({ status: 303 });
    expect(await found()).toMatchObject({ version: 1 });
  });

  row('after it is recorded, before it is sent', async () => {
    const dying = reportsThrough(() => Promise.reject(died));
    const bySystem = await fixture.saveCommand(2500, 0);
    await expect(save(dying, bySystem)).rejects.toThrow(died);
    expect(await commands()).toEqual([{ id: bySystem.commandId, outcome: null }]);
    await age(bySystem.commandId);
    await reconcileNow();
    await vi.waitFor(async () => expect(await found()).toMatchObject({ version: 1 }), 10_000);

    const byUser = await fixture.saveCommand(5000, 1);
    await expect(save(dying, byUser)).rejects.toThrow(died);
    expect(await fixture.send(byUser)).toMatchObject({ type: 'accepted', version: 2 });
    expect(await events()).toBe(2);
  });

  row('Temporal cannot be reached', async () => {
    const connection = connectForPages({ address: `127.0.0.1:${temporal.port}`, tls: null });
    const client = new Client({ connection, namespace: NAMESPACE });
    temporal.shut();
    const officer = await officerOf(createReports(fixture.database.as('web'), client, fixture.backend.log));
    const posted = await filledIn(officer);
    const refused = await officer.post(form(), posted);
    expect(refused.status).toBe(503);
    expect(words(refused)).toContain('Opslaan en ondertekenen gaat nu even niet');
    expect(await commands()).toEqual([]);
    temporal.open();
    expect((await reconcileNow()).commands).toBe(0);
    expect(await found()).toBeNull();
    expect(await officer.post(form(), posted)).toMatchObject({ status: 303 });
    await connection.close();

    // It was carried out, and only then is Temporal away.
    const away = Object.assign(new Error('gone'), { code: 14, details: 'gone', metadata: {} });
    const reports = reportsThrough(async (next) => {
      await next();
      throw away;
    });
    await vi.waitFor(async () => expect(await found()).toMatchObject({ version: 1 }), 10_000);
    expect(await save(reports, await fixture.saveCommand(5000, 1))).toMatchObject({ type: 'accepted', version: 2 });
  });

  row('after the update arrives, before the transaction commits', async () => {
    const { sql } = fixture.database;
    const command = await fixture.saveCommand(2500, 0);
    const reports = await inProcess('reports');
    const commits = await holdCommits(sql, 'commands', 'outcome');
    const click = fixture.send(command);
    await commits.reached();
    await reports.kill();
    await commits.abort();
    await commits.release();
    expect(await commands()).toEqual([{ id: command.commandId, outcome: null }]);
    await reports.giveBack();
    // Another worker has the task after three seconds; a page waits for eight.
    expect(await click).toMatchObject({ type: 'accepted', version: 1 });
    expect(await events()).toBe(1);

    // The same, and Temporal loses the update too.
    const lost = await fixture.saveCommand(5000, 1);
    await record(lost);
    const again = await inProcess('reports');
    const heldAgain = await holdCommits(sql, 'commands', 'outcome');
    const update = fixture.handle().executeUpdate(saveReport, { args: [lost.commandId] });
    const unanswered = expect(update).rejects.toThrow();
    await heldAgain.reached();
    await again.kill();
    await heldAgain.abort();
    await heldAgain.release();
    await fixture.handle().terminate('lost, in this test');
    await unanswered;
    await again.giveBack();
    expect(await found()).toMatchObject({ version: 1 });
    await age(lost.commandId);
    await reconcileNow();
    await vi.waitFor(async () => expect(await found()).toMatchObject({ version: 2 }), 10_000);
    expect(await events()).toBe(2);
  });

  row('after the transaction commits, before Temporal stores the result', async () => {
    const { sql } = fixture.database;
    const command = await fixture.saveCommand(2500, 0);
    const reports = await inProcess('reports');
    const commits = await holdCommits(sql, 'commands', 'outcome');
    const click = fixture.send(command);
    await commits.reached();
    temporal.shut();
    await commits.release();
    await vi.waitFor(async () => expect(await findOutcome(sql, command.commandId)).not.toBeNull(), 10_000);
    await reports.kill();
    await reports.giveBack();
    expect(await click).toMatchObject({ type: 'accepted', version: 1 });
    await vi.waitFor(async () => expect(await fixture.state()).toMatchObject({ version: 1, sequence: 1 }), 20_000);
    expect(await events()).toBe(1);
  });

  row('after the answer is stored, before the page has it', async () => {
    const command = await fixture.saveCommand(2500, 0);
    const dying = reportsThrough(async (next) => {
      await next();
      throw died;
    });
    await expect(save(dying, command)).rejects.toThrow(died);
    await vi.waitFor(async () => expect(await events()).toBe(1), 10_000);
    expect(await fixture.send(command)).toMatchObject({ type: 'accepted', version: 1 });
    expect(await events()).toBe(1);
  });

  row('after FPS MI received the report, before that is recorded', async () => {
    const { sql } = fixture.database;
    const { ministry } = fixture.backend;
    const notifier = await inProcess('notifier');
    ministry.whenReceived = () => notifier.kill();
    await fixture.save(2500, 0);
    await fixture.sign('chair');
    await fixture.sign('generalDirector');
    await vi.waitFor(() => expect(ministry.received.get(`${id()}/v1`)).toBeDefined(), 20_000);
    const reference = ministry.received.get(`${id()}/v1`);
    await notifier.kill();
    expect(await attemptsOf(sql, id(), 1)).toMatchObject([{ number: 1, status: null, answer: null }]);
    ministry.whenReceived = () => Promise.resolve();
    await notifier.giveBack();
    expect((await fixture.whenSent()).delivery?.reference).toBe(reference);
    expect(ministry.keys.filter((key) => key.startsWith(id()))).toEqual([`${id()}/v1`, `${id()}/v1`]);
    const [received] =
      await ministry.sql`select count(*)::int as count from received_reports where nis = ${fixture.key.nis}`;
    expect(received).toEqual({ count: 1 });
  });

  row('after the acknowledgement is recorded, before the workflow knows', async () => {
    const { sql } = fixture.database;
    const { ministry } = fixture.backend;
    const notifier = await inProcess('notifier');
    const commits = await holdCommits(sql, 'delivery_attempts', 'reference');
    await fixture.save(2500, 0);
    await fixture.sign('chair');
    await fixture.sign('generalDirector');
    await commits.reached();
    temporal.shut();
    await commits.release();
    await vi.waitFor(async () => {
      const [attempt] = await attemptsOf(sql, id(), 1);
      expect(attempt?.status).toBe(201);
    }, 10_000);
    await notifier.kill();
    expect(await found()).toMatchObject({ stage: 'sending' });
    await notifier.giveBack();
    const sent = await fixture.whenSent();
    expect(sent.delivery?.reference).toBe(ministry.received.get(`${id()}/v1`));
    expect(ministry.keys.filter((key) => key.startsWith(id()))).toEqual([`${id()}/v1`]);
  });
});

describe('a server is lost', () => {
  const servers: Running[] = [];
  let address: string;
  let ownFolder: string;
  beforeAll(async () => {
    ownFolder = await mkdtemp(join(tmpdir(), 'uniek-verslag-lost-'));
    address = await startTemporal(ownFolder, servers);
  });
  const own = reportFixture(NAMESPACE, () => ({ address }));
  afterAll(async () => {
    for (const server of servers) server.kill();
    await rm(ownFolder, { recursive: true, force: true });
  });

  row('Temporal loses its data', async () => {
    const { sql } = own.database;
    const { client, log, ministry } = own.backend;
    await keepFirstOrganisations(sql, 3);
    const campaigns = createCampaigns(client, log);
    const key = { form: 'covid-premium', year: 2022 };
    const today = dayOf(new Date());
    const plan = {
      opensOn: addDays(today, -1),
      dueOn: addDays(today, 60),
      closesOn: addDays(today, 90),
      schedule: defaultSchedule,
    };
    expect(await campaigns.open(key, { commandId: 'c', by: 'handler', plan, advances: [] })).toMatchObject({
      type: 'accepted',
    });
    ministry.behaviour = 'fails';
    await own.save(2500, 0);
    await own.sign('chair');
    const signed = own.key;
    await own.sign('generalDirector');
    await own.nextReport();
    const waiting = await own.saveCommand(5000, 0);
    await recordFor(sql, { reportId: reportId(own.key), nis: own.key.nis }, waiting);
    await sql`update commands set recorded_at = now() - interval '1 minute' where id = ${waiting.commandId}`;

    for (const server of servers.splice(0)) {
      server.kill();
      await server.ended;
    }
    expect(await startTemporal(ownFolder, servers, Number(address.split(':')[1]))).toBe(address);
    ministry.behaviour = 'receives';
    // The reports worker does this at its start and every minute.
    await vi.waitFor(async () => {
      await reconcile({ sql: own.database.as('reports'), client, log });
      expect(await campaigns.state(key)).toMatchObject({ stage: 'open' });
    }, 30_000);
    await vi.waitFor(async () => {
      expect(await findReport(sql, reportId(signed))).toMatchObject({ stage: 'sent' });
      expect(await findReport(sql, reportId(own.key))).toMatchObject({ version: 1 });
    }, 30_000);
    expect([...ministry.received.keys()]).toEqual([`${reportId(signed)}/v1`]);
  });
});

it('tests every row of the table in decision 23', async () => {
  const decision = await readFile(
    new URL('../../docs/decisions/0023-commands-are-recorded-first.md', import.meta.url),
    'utf8',
  );
  const [, table = ''] = decision.split('| The process dies |');
  const points = [...table.matchAll(/^\| (?<point>[^|-][^|]*) \|/gm)].map(({ groups }) => groups?.['point']);
  expect(rows).toEqual(points);
});
