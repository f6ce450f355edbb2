import { type DeliveryParts, deliverReport, type Receipt } from './deliver.ts';
import type { SendMail } from './mail.ts';
import { mailAbout } from './mails.ts';

type Parts = DeliveryParts & {
  readonly sendMail: SendMail;
  /** Under which address people see the site. */
  readonly webUrl: string;
};

/** The activities of the notifier: what goes out of the house. */
export function createActivities(parts: Parts) {
  const { sql, sendMail, webUrl } = parts;
  return {
    /** Writes to those whom an event of a report concerns: each fact once to each person. */
    mailAbout: (report: { id: string; sequence: number }): Promise<void> =>
      mailAbout({ sql, send: sendMail, webUrl }, report),

    /** Sends a version that both have signed to FPS MI: arrives once, however often it is tried. */
    deliverReport: (report: { id: string; version: number }): Promise<Receipt> => deliverReport(parts, report),
  };
}

export type NotifierActivities = ReturnType<typeof createActivities>;
