import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { Hono } from 'hono';
import { type Logger, pino } from 'pino';
import { inject } from 'vitest';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import { sealKeysAt } from '#services/fps-mi/delivery/seal.ts';
import { createActivities as notifierActivities } from '#services/notifier/activities.ts';
import type { Mail, SendMail } from '#services/notifier/mail.ts';
import { listen } from '#services/process.ts';
import { createReportActivities } from '#services/reports/activities.ts';
import { bundleWorkflows } from '#services/reports/bundle.ts';
import { createCampaignActivities } from '#services/reports/campaigns.ts';
import { deliveryKeyOf, deliveryKeySchema, makeDeliveryKey } from '#services/sealing.ts';
import { createDecisionSender, createReports, type SendDecision } from '#services/temporal/reports.ts';
import { deliveryKeys } from '#services/web/delivery-keys.ts';
import type { Reports } from '#web/env.ts';
import { NOTIFIER_QUEUE, REPORTS_QUEUE } from '#workflows/queues.ts';
import { addHandler, HANDLER_NAME, startMinistry, TOKEN } from './ministry.ts';

const receiptSchema = z.object({ reference: z.string() });

/** What the ministry does with the next delivery. */
export type Mood = 'receives' | 'fails' | 'refuses' | 'loses-the-answer';

/** The reports' workflows on the real engine, with both workers and the ministry's side, whose mood the test sets. */
export type Engine = {
  readonly client: Client;
  readonly log: Logger;
  readonly reports: Reports;
  /** Tells a report's workflow what FPS MI has decided. */
  readonly decide: SendDecision;
  readonly ministry: {
    mood: Mood;
    /** On a database of its own. */
    readonly sql: Sql;
    /** The idempotency keys of all deliveries that were tried. */
    readonly keys: string[];
    /** The references given out, by idempotency key. */
    readonly received: Map<string, string>;
    /** Its case handler. */
    readonly handler: { readonly id: string; readonly name: string };
  };
  /**
   * The mails that were handed over; whether the mail server is away, or takes the next mail and its answer gets lost; and
   * whom it knows nothing of.
   */
  readonly mails: { away: boolean; losesAnAnswer: boolean; refused: string; readonly delivered: Mail[] };
  /** What the notifier takes for now. */
  readonly clock: { now: Date };
  /** Ends the reports worker at once, and starts another. */
  restartReports(): Promise<void>;
  /** Ends the notifier in order, and starts another that seals with a key of its own. @returns the key's kid */
  restartNotifier(): Promise<string>;
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
  const ministry = await openMinistry(sql);
  const workflowBundle = await bundleWorkflows();
  const startReports = () =>
    run({
      namespace,
      connection: native,
      taskQueue: REPORTS_QUEUE,
      workflowBundle,
      activities: { ...createReportActivities({ sql }), ...createCampaignActivities({ sql }) },
    });
  const mails: Engine['mails'] = { away: false, losesAnAnswer: false, refused: '', delivered: [] };
  const sendMail: SendMail = (mail) => {
    if (mails.away) return Promise.reject(new Error('no mail server'));
    if (mail.to.address === mails.refused) return Promise.resolve('refused');
    mails.delivered.push(mail);
    if (mails.losesAnAnswer) {
      mails.losesAnAnswer = false;
      return Promise.reject(new Error('the connection was lost'));
    }
    return Promise.resolve('sent');
  };
  const clock = { now: new Date() };
  const { fpsMi } = ministry;
  const startNotifier = async () => {
    const deliveryKey = await deliveryKeyOf(deliveryKeySchema.parse(makeDeliveryKey()));
    const activities = notifierActivities({
      ...{ sql, log, fpsMi, deliveryKey, sendMail, webUrl: 'http://uniek-verslag.example' },
      ...{ ministryEmail: 'list@fps-mi.example', now: () => clock.now },
    });
    const worker = await run({ namespace, connection: native, taskQueue: NOTIFIER_QUEUE, activities });
    return { ...worker, kid: deliveryKey.publicKey.kid };
  };
  let [reportsWorker, notifier] = await Promise.all([startReports(), startNotifier()]);
  return {
    client,
    log,
    reports: createReports(client, log),
    decide: createDecisionSender(client, log),
    ministry: ministry.desk,
    mails,
    clock,
    restartReports: async () => {
      await reportsWorker.stop();
      reportsWorker = await startReports();
    },
    restartNotifier: async () => {
      await notifier.stop();
      notifier = await startNotifier();
      return notifier.kid;
    },
    stop: async () => {
      await Promise.all([reportsWorker.stop(), notifier.stop()]);
      await ministry.close();
      await connection.close();
      await native.close();
    },
  };
}

/** The ministry's side behind a door that the test holds; it finds the sender's keys where the web service has them. */
async function openMinistry(senders: Sql) {
  const keysServer = await listen(deliveryKeys(senders), { host: '127.0.0.1', port: 0 });
  const keysUrl = new URL(`http://127.0.0.1:${keysServer.port}/.well-known/jwks.json`);
  const { app, sql, close } = await startMinistry({ sealKeys: sealKeysAt(keysUrl) });
  const handler = { id: await addHandler(sql), name: HANDLER_NAME };
  const desk: Engine['ministry'] = { mood: 'receives', sql, keys: [], received: new Map(), handler };
  const door = new Hono().post('/api/reports', async (context) => {
    const key = context.req.header('Idempotency-Key') ?? '';
    desk.keys.push(key);
    if (desk.mood === 'fails') return context.text('out of order', 500);
    if (desk.mood === 'refuses') return context.json({ title: 'Refused', detail: 'the year is closed' }, 422);
    const answer = await app.fetch(context.req.raw);
    if (!answer.ok) return answer;
    desk.received.set(key, receiptSchema.parse(await answer.clone().json()).reference);
    if (desk.mood !== 'loses-the-answer') return answer;
    desk.mood = 'receives';
    return context.text('gone', 502);
  });
  door.get('/api/decisions/*', (context) =>
    desk.mood === 'fails' ? context.text('out of order', 500) : app.fetch(context.req.raw),
  );
  const server = await listen(door, { host: '127.0.0.1', port: 0 });
  return {
    desk,
    fpsMi: { url: `http://127.0.0.1:${server.port}`, token: TOKEN },
    close: async () => {
      await Promise.all([server.close(), keysServer.close()]);
      await close();
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
