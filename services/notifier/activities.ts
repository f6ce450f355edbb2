import { cancellationSignal, heartbeat } from '@temporalio/activity';
import { type NextRound, nextRound, type RoundsSoFar } from '#rules/reminders.ts';
import type { NotifierActivities, Receipt, RoundOrder, RoundResult } from '#workflows/activities.ts';
import type { SendMail } from './compose-mail.ts';
import { type DeliveryParts, deliverReport } from './deliver-report.ts';
import { fetchDecision } from './fetch-decision.ts';
import { sendReminders } from './reminder-round.ts';
import { mailAbout } from './report-mails.ts';

type Parts = DeliveryParts & {
  readonly sendMail: SendMail;
  /** Under which address people see the site. */
  readonly webUrl: string;
  /** The mailbox of the ministry that gets the lists of what is missing. */
  readonly ministryEmail: string;
  /** The clock, by which people are not written to at night. */
  readonly now: () => Date;
};

/** The activities of the notifier: what goes out of the house. */
export function createActivities(parts: Parts) {
  const { sql, sendMail, webUrl, ministryEmail, now } = parts;
  return {
    /** Writes to those whom an event of a report concerns: each fact once to each person. */
    mailAbout: (report: { id: string; sequence: number }): Promise<void> =>
      mailAbout({ sql, send: sendMail, webUrl }, report),

    /** Keeps what FPS MI decided about a report, as it tells it itself. */
    fetchDecision: (asked: { id: string; decision: string }): Promise<void> => fetchDecision(parts, asked),

    /** When the next mails of a campaign go out; null when none do any more. */
    planRound: (rounds: RoundsSoFar): Promise<NextRound | null> => Promise.resolve(nextRound(rounds, now())),

    /** Sends every reminder of a campaign that is due now, each once. Ends early with the office hours. */
    sendReminders: (round: RoundOrder): Promise<RoundResult> =>
      sendReminders({ sql, sendMail, webUrl, ministryEmail, now }, round, (sent) => {
        heartbeat({ sent });
        cancellationSignal().throwIfAborted();
      }),

    /** Sends a version that both have signed to FPS MI: arrives once, however often it is tried. */
    deliverReport: (report: { id: string; version: number }): Promise<Receipt> => deliverReport(parts, report),
  } satisfies NotifierActivities;
}
