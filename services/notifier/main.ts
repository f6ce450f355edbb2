/** The notifier: sends reports to FPS MI and e-mails to the people concerned. */

import { type NativeConnection, Worker } from '@temporalio/worker';
import { publishKey } from '#database/delivery-keys.ts';
import { SCHEMA } from '#database/migrate.ts';
import { hideErrorTexts } from '#services/activity-errors.ts';
import { logAllOutput } from '#services/all-output.ts';
import { createLog, readConfiguration } from '#services/process.ts';
import { deliveryKeyOf } from '#services/sealing.ts';
import { connectService } from '#services/service-database.ts';
import { runWorker } from '#services/worker.ts';
import { NOTIFIER_QUEUE } from '#workflows/queues.ts';
import { createActivities } from './activities.ts';
import { watchCheckpoints } from './checkpoints.ts';
import { notifierSchema } from './configuration.ts';
import { createPrecedence } from './precedence.ts';
import { receiveBounces } from './receive-bounces.ts';
import { watchLostReports } from './restore-reports.ts';
import { NOTICES_AT_ONCE, watchNotices } from './send-notices.ts';
import { createMailer } from './smtp.ts';

const configuration = readConfiguration(notifierSchema);
const log = createLog('notifier');
logAllOutput(log);
// Each notice that is being sent holds a connection, also while the mail server hangs: eight are left for deliveries.
const sql = connectService(configuration, log, { schema: SCHEMA, max: 8 + NOTICES_AT_ONCE, name: 'notifier' });
const mailer = createMailer(configuration.SMTP_URL, {
  from: configuration.MAIL_FROM,
  bounceAddress: configuration.BOUNCE_ADDRESS,
  // Reminders are sent one at a time.
  connections: NOTICES_AT_ONCE + 1,
  log,
});
const bounces = await startReceiving();
const deliveryKey = await deliveryKeyOf(configuration.DELIVERY_KEY);
log.info({ kid: deliveryKey.publicKey.kid }, 'deliveries are sealed with this key');

const fpsMi = { url: configuration.FPS_MI_URL, token: configuration.FPS_MI_TOKEN };
const deliveries = createPrecedence();
let notices: ReturnType<typeof watchNotices> | undefined;
let lostReports: ReturnType<typeof watchLostReports> | undefined;
let checkpoints: ReturnType<typeof watchCheckpoints> | undefined;

await runWorker(configuration, log, {
  sql,
  create: async (connection: NativeConnection) => {
    // Each delivery publishes the key too. It is also published at the start, so that operators see which key is in use
    // after a rotation.
    await publishKey(sql, deliveryKey.publicKey).catch((error: unknown) =>
      log.warn({ error }, 'the key is not published yet'),
    );
    notices = watchNotices({
      sql,
      log,
      deliveries,
      sendMail: mailer.send,
      webUrl: configuration.WEB_URL,
      ministryEmail: configuration.FPS_MI_EMAIL,
      quietMinutes: configuration.MAIL_QUIET_MINUTES,
      now: () => new Date(),
    });
    lostReports = watchLostReports({ sql, log, fpsMi, deliveryKey, deliveries });
    checkpoints = watchCheckpoints({
      sql,
      log,
      fpsMi,
      deliveryKey,
      sendMail: mailer.send,
      webUrl: configuration.WEB_URL,
      auditorEmail: configuration.AUDITOR_EMAIL,
      now: () => new Date(),
    });
    return await Worker.create({
      connection,
      namespace: configuration.TEMPORAL_NAMESPACE,
      taskQueue: NOTIFIER_QUEUE,
      activities: createActivities({
        sql,
        log,
        fpsMi,
        deliveryKey,
        deliveries,
        sendMail: mailer.send,
        webUrl: configuration.WEB_URL,
        ministryEmail: configuration.FPS_MI_EMAIL,
        now: () => new Date(),
      }),
      interceptors: { activity: [hideErrorTexts(log)] },
      maxConcurrentActivityTaskExecutions: 20,
      // Sends each heartbeat on. The SDK keeps them back for 80% of the heartbeat time-out: too long on a busy machine.
      maxHeartbeatThrottleInterval: '1s',
      shutdownGraceTime: '5s',
    });
  },
  close: async () => {
    await Promise.all([notices?.stop(), lostReports?.stop(), checkpoints?.stop()]);
    await bounces?.close();
    mailer.close();
    await sql.end({ timeout: 5 });
  },
});

/** Listens for the mails that come back, if there is a port for it. */
async function startReceiving() {
  const { BOUNCE_ADDRESS: bounceAddress, BOUNCE_HOST: host, BOUNCE_PORT: port } = configuration;
  if (port === undefined || bounceAddress === undefined) return null;
  // The certificate of the process is the one with which it enters the database.
  const { DATABASE_TLS_CERT: cert, DATABASE_TLS_KEY: key } = configuration;
  const tls = cert !== undefined && key !== undefined ? { cert, key } : null;
  return await receiveBounces({ sql, log, bounceAddress, host, port, tls });
}
