import { findCampaign } from '#database/campaigns.ts';
import type { Sql } from '#database/connection.ts';
import { recordSentMail, type SentMail, wasSent } from '#database/mails.ts';
import { type UnsentReport, unsentReports } from '#database/reminders.ts';
import { findForm } from '#forms/catalogue.ts';
import { dayOf, isOfficeHour } from '#rules/calendar.ts';
import { reportId } from '#rules/keys.ts';
import { askedReminder, dueList, dueReminder, type Reminder } from '#rules/reminders.ts';
import type { RoundOrder, RoundResult } from '#workflows/activities.ts';
import type { SendMail } from './compose-mail.ts';
import { type AddressedMail, listMail, type Occasion, reminderMails } from './reminder-mails.ts';

type Parts = {
  readonly sql: Sql;
  readonly sendMail: SendMail;
  readonly webUrl: string;
  /** The mailbox of the ministry that gets the lists. */
  readonly ministryEmail: string;
  readonly now: () => Date;
};

/**
 * Sends every reminder of a campaign that is due now. Cut off anywhere and begun anew, it goes on with what is left: each
 * mail is noted when it went out, and one that was handed over and not yet noted goes once more under the same Message-ID.
 * @param progress told after each mail; throws to end the round
 */
export async function sendReminders(
  parts: Parts,
  { scheduled, requests, ...key }: RoundOrder,
  progress: (sent: number) => void,
): Promise<RoundResult> {
  const { sql, now } = parts;
  const done = { day: dayOf(now()), sent: 0, refused: 0 };
  const definition = findForm(key.form, key.year);
  const campaign = await findCampaign(sql, key);
  if (definition === undefined || campaign === null) return { ...done, complete: true };
  const { plan } = campaign;
  const at: Occasion = { sql, webUrl: parts.webUrl, definition, plan, day: done.day };

  for (const known of await unsentReports(sql, key, null)) {
    if (remindersOf(known).length === 0) continue;
    // Looked at again: nobody is reminded of what was done while the round went on.
    const [report] = await unsentReports(sql, key, known.nis);
    if (report === undefined) continue;
    for (const reminder of remindersOf(report)) {
      const about = {
        about: { reportId: reportId({ ...key, nis: report.nis }) },
        kind: 'reminder',
        occasion: reminder.occasion,
      } as const;
      for (const mail of await reminderMails(at, report, reminder)) {
        if (!isOfficeHour(now())) return { ...done, complete: false };
        await sendOnce(mail, about);
      }
    }
  }
  const list = scheduled ? dueList(plan, done.day) : null;
  if (list !== null) {
    const missing = await unsentReports(sql, key, null);
    if (!isOfficeHour(now())) return { ...done, complete: false };
    if (missing.length > 0) {
      const mail = await listMail(at, list, parts.ministryEmail, missing);
      await sendOnce(mail, { about: null, kind: 'list', occasion: list });
    }
  }
  return { ...done, complete: true };

  function remindersOf({ nis, reminderState, sent }: UnsentReport): Reminder[] {
    const asked = requests
      .filter((request) => request.nis.includes(nis))
      .map(({ request }) => askedReminder(reminderState, plan, request, done.day))
      .filter((reminder) => reminder !== null);
    // What somebody asked for is enough for a day.
    const own = scheduled && asked.length === 0 ? dueReminder(reminderState, plan, sent, done.day) : null;
    return own === null ? asked : [...asked, own];
  }

  async function sendOnce(
    { mail, recipient }: AddressedMail,
    about: Pick<SentMail, 'about' | 'kind' | 'occasion'>,
  ): Promise<void> {
    if (await wasSent(sql, mail.messageId)) return;
    // A mail server that is away ends the round until the next try.
    if ((await parts.sendMail(mail)) === 'refused') {
      done.refused += 1;
      return;
    }
    await recordSentMail(sql, { messageId: mail.messageId, ...about, recipient, sentAt: now() });
    done.sent += 1;
    progress(done.sent);
  }
}
