/** The notifier: sends reports to FPS MI, and e-mail to those who must sign. */

import { type NativeConnection, Worker } from '@temporalio/worker';
import { z } from 'zod';
import { connect } from '../../database/connection.ts';
import { SCHEMA } from '../../database/migrate.ts';
import { NOTIFIER_QUEUE } from '../../workflows/messages.ts';
import { createLog, readConfiguration } from '../process.ts';
import { runWorker, workerSchema } from '../worker.ts';
import { createActivities } from './activities.ts';
import { createMailer } from './mail.ts';

const configuration = readConfiguration(
  workerSchema.extend({
    DATABASE_URL: z.url(),
    FPS_MI_URL: z.url(),
    FPS_MI_TOKEN: z.string().min(16),
    SMTP_URL: z.url(),
    MAIL_FROM: z.string().min(3).default('Uniek Verslag <noreply@uniek-verslag.example>'),
    WEB_URL: z.url(),
    FPS_MI_EMAIL: z.email().default('unique-report@fps-mi.example'),
  }),
);
const log = createLog('notifier');
const sql = connect(configuration.DATABASE_URL, { schema: SCHEMA, name: 'notifier' });

await runWorker(configuration, log, {
  create: (connection: NativeConnection) =>
    Worker.create({
      connection,
      namespace: configuration.TEMPORAL_NAMESPACE,
      taskQueue: NOTIFIER_QUEUE,
      activities: createActivities({
        sql,
        log,
        fpsMi: { url: configuration.FPS_MI_URL, token: configuration.FPS_MI_TOKEN },
        sendMail: createMailer(configuration.SMTP_URL, configuration.MAIL_FROM),
        webUrl: configuration.WEB_URL,
        ministryEmail: configuration.FPS_MI_EMAIL,
        now: () => new Date(),
      }),
      maxConcurrentActivityTaskExecutions: 20,
      shutdownGraceTime: '5s',
    }),
  close: () => sql.end({ timeout: 5 }),
});
