import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import { Hono } from 'hono';
import { type Logger, pino } from 'pino';
import { inject } from 'vitest';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import { QUIET_MINUTES } from '#rules/mails.ts';
import { hideErrorTexts } from '#services/activity-errors.ts';
import { sealKeysAt } from '#services/fps-mi/delivery/verify-seal.ts';
import { createActivities as notifierActivities } from '#services/notifier/activities.ts';
import { createPrecedence } from '#services/notifier/precedence.ts';
import { watchNotices } from '#services/notifier/send-notices.ts';
import type { Mail, SendMail } from '#services/notifier/smtp.ts';
import { listen } from '#services/process.ts';
import { createReportActivities } from '#services/reports/activities.ts';
import { bundleWorkflows } from '#services/reports/bundle.ts';
import { createCampaignActivities } from '#services/reports/campaigns.ts';
import { deliveryKeyOf, deliveryKeySchema, makeDeliveryKey } from '#services/sealing.ts';
import { createDecisionSender, createReports, type SendDecision } from '#services/temporal/reports.ts';
import { setUpDeliveryKeys } from '#services/web/delivery-keys.ts';
import type { Reports } from '#web/env.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { NOTIFIER_QUEUE, REPORTS_QUEUE } from '#workflows/queues.ts';
import { poolOfService } from './database.ts';
import { addHandler, HANDLER_NAME, startMinistry, TOKEN } from './ministry.ts';
import { signingSite } from './proofs.ts';

const WEB_URL = 'http://uniek-verslag.example';
const receiptSchema = z.object({ reference: z.string() });

/** What FPS MI does with the next delivery. */
export type MinistryBehaviour = 'receives' | 'fails' | 'refuses' | 'loses-the-answer';

/** Both workers on the test run's Temporal server, FPS MI's service on a database of its own, a fake mail server and a clock. */
export type Backend = {
  readonly client: Client;
  readonly log: Logger;
  readonly reports: Reports;
  /** Sends a decision of FPS MI to a report's workflow. */
  readonly sendDecision: SendDecision;
  readonly ministry: {
    /** A test sets it. */
    behaviour: MinistryBehaviour;
    /** A test sets it: what happens after FPS MI has received a delivery, before it answers. */
    whenReceived: () => Promise<void>;
    /** Where the notifier finds FPS MI. */
    readonly url: string;
    /** The token with which the notifier calls FPS MI. */
    readonly token: string;
    /** FPS MI's database. */
    readonly sql: Sql;
    /** The idempotency keys of all delivery attempts. */
    readonly keys: string[];
    /** The references that were assigned, by idempotency key. */
    readonly received: Map<string, string>;
    /** A case handler. */
    readonly handler: { readonly id: string; readonly name: string };
  };
  readonly mails: {
    /** The mail server cannot be reached. */
    away: boolean;
    /** The mail server accepts the next mail, but its answer is lost. */
    losesAnAnswer: boolean;
    /** An address that the mail server rejects. */
    refused: string;
    readonly delivered: Mail[];
  };
  /** The notifier's clock. */
  readonly clock: { now: Date };
  /** Stops the reports worker and starts a new one. */
  restartReports(): Promise<void>;
  /** Stops the notifier and starts one that seals with a new key. @returns the new key's kid */
  restartNotifier(): Promise<string>;
  /** The private key with which the notifier seals, as a configuration has it. */
  readonly deliveryKey: string;
  /** Stops a worker until `giveBack` starts it again. */
  pause(worker: 'reports' | 'notifier'): Promise<Paused>;
  /** Stops the reports worker and runs foreign workflows on its queue, until `giveBack` starts the reports worker again. */
  replaceReports(workflowsPath: string): Promise<Paused>;
  /** Stops the notifier and runs foreign activities on its queue, until `giveBack` starts the notifier again. */
  replaceNotifier(activities: object): Promise<Paused>;
  stop(): Promise<void>;
};

type Paused = { giveBack(): Promise<void> };

const silent = pino({ level: 'silent' });
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } },
});

export type BackendOptions = {
  /** The address of the Temporal server; without it, that of the test run. */
  readonly address?: string;
  /** Changes the code of the workflows, to shorten their time limits. */
  readonly changeBundle?: (code: string) => string;
  /** What the workers and the client of Temporal write; nothing without it. */
  readonly log?: Logger;
};

/**
 * Starts the backend.
 * @param namespace Temporal namespace of the calling test file; no other file uses it
 */
export async function startBackend(sql: Sql, namespace: string, options: BackendOptions = {}): Promise<Backend> {
  const address = options.address ?? inject('temporalAddress');
  const log = options.log ?? silent;
  const [native, connection] = await Promise.all([
    NativeConnection.connect({ address }),
    Connection.connect({ address }),
  ]);
  const client = new Client({ connection, namespace });
  const ministry = await startMinistryProxy(poolOfService(sql, 'web'));
  const bundle = await bundleWorkflows();
  const { changeBundle } = options;
  const workflowBundle = changeBundle && 'code' in bundle ? { code: changeBundle(bundle.code) } : bundle;
  const interceptors = { activity: [hideErrorTexts(log)] };
  const asReports = poolOfService(sql, 'reports');
  const asNotifier = poolOfService(sql, 'notifier');
  const startReports = () =>
    run({
      namespace,
      connection: native,
      taskQueue: REPORTS_QUEUE,
      workflowBundle,
      activities: {
        ...createReportActivities({ sql: asReports, log }),
        ...createCampaignActivities({ sql: asReports }),
      },
      interceptors,
    });
  const mails: Backend['mails'] = { away: false, losesAnAnswer: false, refused: '', delivered: [] };
  const sendMail: SendMail = (mail) => {
    // The text that nodemailer makes of a temporary refusal.
    if (mails.away) {
      const answer = `450 4.2.0 <${mail.to.address}>: try again later`;
      const error = new Error(`Can't send mail - all recipients were rejected: ${answer}`);
      return Promise.reject(Object.assign(error, { code: 'EENVELOPE', responseCode: 450 }));
    }
    if (mail.to.address === mails.refused) {
      return Promise.resolve([{ address: mail.to.address.toLowerCase(), status: '5.1.1', diagnostic: 'User unknown' }]);
    }
    mails.delivered.push(mail);
    if (mails.losesAnAnswer) {
      mails.losesAnAnswer = false;
      return Promise.reject(new Error('the connection was lost'));
    }
    return Promise.resolve('sent');
  };
  const clock = { now: new Date() };
  const { fpsMi } = ministry;
  let keyText = makeDeliveryKey();
  const startNotifier = async () => {
    const deliveryKey = await deliveryKeyOf(deliveryKeySchema.parse(keyText));
    const deliveries = createPrecedence();
    const activities = notifierActivities({
      sql: asNotifier,
      log,
      fpsMi,
      deliveryKey,
      deliveries,
      sendMail,
      webUrl: WEB_URL,
      ministryEmail: 'list@fps-mi.example',
      now: () => clock.now,
    });
    const worker = await run({ namespace, connection: native, taskQueue: NOTIFIER_QUEUE, activities, interceptors });
    const notices = watchNotices({
      sql: asNotifier,
      log,
      sendMail,
      webUrl: WEB_URL,
      ministryEmail: 'list@fps-mi.example',
      quietMinutes: QUIET_MINUTES,
      now: () => new Date(),
      deliveries,
    });
    return {
      kid: deliveryKey.publicKey.kid,
      stop: async () => {
        await worker.stop();
        await notices.stop();
      },
    };
  };
  let [reportsWorker, notifier] = await Promise.all([startReports(), startNotifier()]);
  const pause = async (name: 'reports' | 'notifier'): Promise<Paused> => {
    if (name === 'reports') {
      await reportsWorker.stop();
      return {
        giveBack: async () => {
          reportsWorker = await startReports();
        },
      };
    }
    await notifier.stop();
    return {
      giveBack: async () => {
        notifier = await startNotifier();
      },
    };
  };
  type Foreign = Pick<WorkerOptions, 'taskQueue' | 'workflowsPath' | 'activities'>;
  const replace = async (name: 'reports' | 'notifier', options: Foreign): Promise<Paused> => {
    const paused = await pause(name);
    const foreign = await run({ namespace, connection: native, ...options });
    return {
      giveBack: async () => {
        await foreign.stop();
        await paused.giveBack();
      },
    };
  };
  return {
    client,
    log,
    reports: createReports(poolOfService(sql, 'web'), client, log),
    sendDecision: createDecisionSender(client, log),
    ministry: ministry.controls,
    mails,
    clock,
    restartReports: async () => {
      await (await pause('reports')).giveBack();
    },
    restartNotifier: async () => {
      const paused = await pause('notifier');
      keyText = makeDeliveryKey();
      await paused.giveBack();
      return notifier.kid;
    },
    get deliveryKey() {
      return keyText;
    },
    pause,
    replaceReports: (workflowsPath) => replace('reports', { taskQueue: REPORTS_QUEUE, workflowsPath }),
    replaceNotifier: (activities) => replace('notifier', { taskQueue: NOTIFIER_QUEUE, activities }),
    stop: async () => {
      await Promise.all([reportsWorker.stop(), notifier.stop()]);
      await ministry.close();
      await connection.close();
      await native.close();
    },
  };
}

/**
 * Starts FPS MI's service behind a proxy that behaves as the test asks. The service fetches the sender's keys from where
 * the web service publishes them.
 */
async function startMinistryProxy(senders: Sql) {
  const keys = new Hono<SiteEnv>();
  setUpDeliveryKeys(keys, { sql: senders, signingSite });
  const keysServer = await listen(keys, { host: '127.0.0.1', port: 0 });
  const keysUrl = new URL(`http://127.0.0.1:${keysServer.port}/.well-known/jwks.json`);
  const { app, sql, close } = await startMinistry({ sealKeys: sealKeysAt(keysUrl) });
  const handler = { id: await addHandler(sql), name: HANDLER_NAME };
  const controls: Omit<Backend['ministry'], 'url' | 'token'> = {
    behaviour: 'receives',
    whenReceived: () => Promise.resolve(),
    sql,
    keys: [],
    received: new Map(),
    handler,
  };
  const proxy = new Hono().post('/api/reports', async (context) => {
    const key = context.req.header('Idempotency-Key') ?? '';
    controls.keys.push(key);
    if (controls.behaviour === 'fails') return context.text('out of order', 500);
    if (controls.behaviour === 'refuses') return context.json({ title: 'Refused', detail: 'the year is closed' }, 422);
    const answer = await app.fetch(context.req.raw);
    if (!answer.ok) return answer;
    controls.received.set(key, receiptSchema.parse(await answer.clone().json()).reference);
    await controls.whenReceived();
    if (controls.behaviour !== 'loses-the-answer') return answer;
    controls.behaviour = 'receives';
    return context.text('gone', 502);
  });
  proxy.post('/api/reports/missing', (context) =>
    controls.behaviour === 'fails' ? context.text('out of order', 500) : app.fetch(context.req.raw),
  );
  proxy.on('GET', ['/api/decisions/*', '/api/reports'], (context) =>
    controls.behaviour === 'fails' ? context.text('out of order', 500) : app.fetch(context.req.raw),
  );
  const server = await listen(proxy, { host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${server.port}`;
  return {
    controls: Object.assign(controls, { url, token: TOKEN }),
    fpsMi: { url, token: TOKEN },
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
