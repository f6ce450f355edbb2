import { cancellationSignal, heartbeat } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Sql } from '../../database/connection.ts';
import { findConsignment, noteAttempt, noteProblem } from '../../database/deliveries.ts';
import { type NextRound, nextRound, type Rounds } from '../../workflows/reminders.ts';
import type { SendMail } from './mail.ts';
import { mailAbout } from './mails.ts';
import { type RoundDone, type RoundOrder, sendReminders } from './rounds.ts';

/** How long FPS MI may take to answer before the sending is tried again. */
const ANSWER_TIMEOUT_MS = 20_000;

const receiptSchema = z.object({ reference: z.string().min(1).max(60), receivedAt: z.iso.datetime() });
const refusalSchema = z.object({ title: z.string(), detail: z.string().optional() });

/** FPS MI's acknowledgement: its reference number, and when it received the report (ISO 8601, UTC). */
export type Receipt = z.output<typeof receiptSchema>;

type Parts = {
  sql: Sql;
  log: Logger;
  fpsMi: { url: string; token: string };
  sendMail: SendMail;
  /** Under which address people see the site. */
  webUrl: string;
  /** The mailbox of the ministry that gets the lists of what is missing. */
  ministryEmail: string;
  /** The clock, by which people are not written to at night. */
  now: () => Date;
};

/** The activities of the notifier: what goes out of the house. */
export function createActivities({ sql, log, fpsMi, sendMail, webUrl, ministryEmail, now }: Parts) {
  return {
    /** Writes to those whom an event of a report concerns: each fact once to each person. */
    mailAbout: (report: { id: string; sequence: number }): Promise<void> =>
      mailAbout({ sql, send: sendMail, webUrl }, report),

    /** When the next mails of a campaign go out; null when none do any more. */
    planRound: (rounds: Rounds): Promise<NextRound | null> => Promise.resolve(nextRound(rounds, now())),

    /** Sends every reminder of a campaign that is due now, each once. Ends early with the office hours. */
    sendReminders: (round: RoundOrder): Promise<RoundDone> =>
      sendReminders({ sql, log, sendMail, webUrl, ministryEmail, now }, round, (sent) => {
        heartbeat({ sent });
        cancellationSignal().throwIfAborted();
      }),

    /**
     * Sends a version that both have signed to FPS MI. The idempotency key makes it arrive once, however often it is
     * tried. Fails for good with type `delivery-refused` on a refusal (4xx); anything else may be tried again.
     */
    deliverReport: async ({ id, version }: { id: string; version: number }): Promise<Receipt> => {
      const consignment = await findConsignment(sql, id, version);
      if (consignment === null) throw refused(`version ${version} of ${id} is not signed by both`);
      await noteAttempt(sql, id, version);
      const { content, contentHash, signatures } = consignment;
      try {
        const answer = await fetch(new URL('/api/reports', fpsMi.url), {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            'Idempotency-Key': `${id}/v${version}`,
            Authorization: `Bearer ${fpsMi.token}`,
          },
          body: JSON.stringify({ content, contentHash, version, signatures }),
          signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
        });
        return await readAnswer(answer);
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        log.warn({ id, version, problem }, 'not delivered');
        await noteProblem(sql, id, version, problem);
        throw error;
      }
    },
  };
}

export type NotifierActivities = ReturnType<typeof createActivities>;

/** 408, 425 and 429 ask for patience (RFC 9110, 8470, 6585), 401 and 403 mean our key: all four mend themselves without a new report. */
const passing: readonly number[] = [401, 403, 408, 425, 429];

async function readAnswer(answer: Response): Promise<Receipt> {
  const text = await answer.text();
  if (answer.ok) return receiptSchema.parse(JSON.parse(text));
  if (answer.status >= 400 && answer.status < 500 && !passing.includes(answer.status)) {
    const problem = refusalSchema.safeParse(safeJson(text));
    throw refused(
      problem.success
        ? [problem.data.title, problem.data.detail].filter(Boolean).join(': ')
        : `answered ${answer.status} without saying why`,
    );
  }
  throw new Error(`FPS MI answered ${answer.status}`);
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON is no explanation; the status is what counts.
    return null;
  }
}

function refused(message: string): ApplicationFailure {
  return ApplicationFailure.create({ type: 'delivery-refused', message, nonRetryable: true });
}
