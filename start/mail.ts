/** The mail catcher, a process of its own: accepts every mail, forwards none, and shows them on a page. */

import { MailDev } from 'maildev';
import { z } from 'zod';
import { createLog, hostSchema, portSchema, readConfiguration, reportReady, shutDown } from '#services/process.ts';

const configuration = readConfiguration(
  z.object({ HOST: hostSchema, MAIL_PORT: portSchema, SMTP_PORT: portSchema, MAIL_FOLDER: z.string().min(1) }),
);
const log = createLog('mail');
const mail = new MailDev({
  smtp: configuration.SMTP_PORT,
  ip: '127.0.0.1',
  web: configuration.MAIL_PORT,
  webIp: configuration.HOST,
  mailDirectory: configuration.MAIL_FOLDER,
  maxEmails: 1000,
  maxMessageSize: 5 * 1024 * 1024,
  silent: true,
});
shutDown(log, [() => mail.stop()]);
await mail.start();
reportReady(log, { web: configuration.MAIL_PORT, smtp: configuration.SMTP_PORT });
