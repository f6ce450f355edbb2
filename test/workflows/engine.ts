import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { Hono } from 'hono';
import { type Logger, pino } from 'pino';
import { inject } from 'vitest';
import type { Sql } from '../../database/connection.ts';
import { createActivities as notifierActivities } from '../../services/notifier/activities.ts';
import type { Mail, SendMail } from '../../services/notifier/mail.ts';
import { listen } from '../../services/process.ts';
import { createActivities as reportActivities } from '../../services/reports/activities.ts';
import { bundleWorkflows } from '../../services/reports/bundle.ts';
import { createCampaignActivities } from '../../services/reports/campaigns.ts';
import { createReports } from '../../services/web/reports.ts';
import type { Reports } from '../../web/site.ts';
import { NOTIFIER_QUEUE, REPORTS_QUEUE } from '../../workflows/messages.ts';

/** What the ministry answers next; `down`: nothing at all. */
export type Mood = 'receives' | 'fails' | 'refuses' | 'loses-the-answer';

/** The reports' workflows on the real engine, with both workers and a ministry whose mood the test sets. */
export type Engine = {
  readonly client: Client;
  readonly log: Logger;
  readonly reports: Reports;
  readonly ministry: { mood: Mood; readonly keys: string[]; readonly received: Map<string, string> };
  /** The mails that were handed over; whether the mail server is away, or takes the next mail and its answer gets lost. */
  readonly mails: { away: boolean; losesAnAnswer: boolean; readonly delivered: Mail[] };
  /** What the notifier takes for now. */
  readonly clock: { now: Date };
  /** Ends the reports worker at once, and starts another. */
  restartReports(): Promise<void>;
  stop(): Promise<void>;
};

const log = pino({ level: 'silent' });
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } },
});

/** Starts workers in `namespace`, which one test file has for itself. */
export async function startEngine(sql: Sql, namespace: string): Promise<Engine> {
  const address = inject('temporalAddress');
  const [native, connection] = await Promise.all([
    NativeConnection.connect({ address }),
    Connection.connect({ address }),
  ]);
  const client = new Client({ connection, namespace });
  const ministry: Engine['ministry'] = { mood: 'receives', keys: [], received: new Map() };
  const desk = new Hono().post('/api/reports', (context) => {
    const key = context.req.header('Idempotency-Key') ?? '';
    ministry.keys.push(key);
    if (ministry.mood === 'fails') return context.text('out of order', 500);
    if (ministry.mood === 'refuses') return context.json({ title: 'Refused', detail: 'the year is closed' }, 422);
    const reference = ministry.received.get(key) ?? `COV-2022-${ministry.received.size + 1}`;
    ministry.received.set(key, reference);
    if (ministry.mood === 'loses-the-answer') {
      ministry.mood = 'receives';
      return context.text('gone', 502);
    }
    return context.json({ reference, receivedAt: '2026-11-24T12:00:00Z' }, 201);
  });
  const server = await listen(desk, { host: '127.0.0.1', port: 0 });
  const workflowBundle = await bundleWorkflows();
  const startReports = () =>
    run({
      namespace,
      connection: native,
      taskQueue: REPORTS_QUEUE,
      workflowBundle,
      activities: { ...reportActivities({ sql }), ...createCampaignActivities({ sql }) },
    });
  const mails: Engine['mails'] = { away: false, losesAnAnswer: false, delivered: [] };
  const sendMail: SendMail = (mail) => {
    if (mails.away) return Promise.reject(new Error('no mail server'));
    mails.delivered.push(mail);
    if (mails.losesAnAnswer) {
      mails.losesAnAnswer = false;
      return Promise.reject(new Error('the connection was lost'));
    }
    return Promise.resolve();
  };
  const clock = { now: new Date() };
  const fpsMi = { url: `http://127.0.0.1:${server.port}`, token: 'for tests' };
  const notifier = await run({
    namespace,
    connection: native,
    taskQueue: NOTIFIER_QUEUE,
    activities: notifierActivities({
      ...{ sql, log, fpsMi, sendMail, webUrl: 'http://uniek-verslag.example' },
      ...{ ministryEmail: 'list@fps-mi.example', now: () => clock.now },
    }),
  });
  let reportsWorker = await startReports();
  return {
    client,
    log,
    reports: createReports(client, log),
    ministry,
    mails,
    clock,
    restartReports: async () => {
      await reportsWorker.stop();
      reportsWorker = await startReports();
    },
    stop: async () => {
      await Promise.all([reportsWorker.stop(), notifier.stop()]);
      await server.close();
      await connection.close();
      await native.close();
    },
  };
}

async function run(options: Parameters<typeof Worker.create>[0]): Promise<{ stop(): Promise<void> }> {
  const worker = await Worker.create({ ...options, identity: randomUUID(), shutdownGraceTime: '1s' });
  const running = worker.run();
  return {
    stop: async () => {
      worker.shutdown();
      await running;
    },
  };
}
