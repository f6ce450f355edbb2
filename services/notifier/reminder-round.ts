import { findCampaign } from '#database/campaigns.ts';
import { type UnsentReport, unsentReports } from '#database/reminders.ts';
import { findForm } from '#forms/catalogue.ts';
import { dayOf, isOfficeHour } from '#rules/calendar.ts';
import { dueReminder, missingListOccasion, type Reminder, requestedReminder } from '#rules/reminders.ts';
import type { RoundOrder, RoundResult } from '#workflows/activities.ts';
import { listMail, type Round, reminderMails } from './reminder-mails.ts';
import { type MailDependencies, type OutgoingMail, sendOnce } from './send-once.ts';

export type RoundDependencies = MailDependencies & { readonly now: () => Date };

/**
 * Sends every reminder of a campaign that is due now. After an interruption it continues where it stopped: it skips each mail
 * that is recorded as sent.
 * @param onSent called after each mail; when it throws, the round ends
 */
export async function sendReminders(
  dependencies: RoundDependencies,
  order: RoundOrder,
  onSent: (sent: number) => void,
): Promise<RoundResult> {
  const { sql, webUrl, ministryEmail, now } = dependencies;
  const key = { form: order.form, year: order.year };
  const result = { day: dayOf(now()), sent: 0, refused: 0 };
  const definition = findForm(key.form, key.year);
  const campaign = await findCampaign(sql, key);
  if (definition === undefined || campaign === null) return { ...result, complete: true };
  const round: Round = { sql, webUrl, ministryEmail, definition, plan: campaign.plan, day: result.day };

  for await (const mail of mailsOf(round, order)) {
    if (!isOfficeHour(now())) return { ...result, complete: false };
    await send(mail);
  }
  const list = order.scheduled ? missingListOccasion(round.plan, round.day) : null;
  if (list !== null) {
    const missing = await unsentReports(sql, key, null);
    if (!isOfficeHour(now())) return { ...result, complete: false };
    if (missing.length > 0) await send(await listMail(round, list, missing));
  }
  return { ...result, complete: true };

  async function send(mail: OutgoingMail): Promise<void> {
    const sending = await sendOnce(dependencies, mail, now);
    if (sending === 'refused') result.refused += 1;
    if (sending === 'sent') {
      result.sent += 1;
      onSent(result.sent);
    }
  }
}

/** The reminders of the round, loaded report by report while the mails go out. */
async function* mailsOf(round: Round, order: RoundOrder): AsyncGenerator<OutgoingMail> {
  const { form, year } = order;
  for (const candidate of await unsentReports(round.sql, { form, year }, null)) {
    if (remindersOf(round, order, candidate).length === 0) continue;
    // Loaded again: the report may have changed since the round began.
    const [report] = await unsentReports(round.sql, { form, year }, candidate.nis);
    if (report === undefined) continue;
    for (const reminder of remindersOf(round, order, report)) yield* await reminderMails(round, report, reminder);
  }
}

/** The reminders of a report that this round sends: those that were requested; when none was, the scheduled one. */
function remindersOf(
  { plan, day }: Round,
  { scheduled, requests }: RoundOrder,
  { nis, reminderState, sent }: UnsentReport,
): Reminder[] {
  const requested = requests
    .filter((request) => request.nis.includes(nis))
    .map(({ request }) => requestedReminder(reminderState, plan, request, day))
    .filter((reminder) => reminder !== null);
  if (!scheduled || requested.length > 0) return requested;
  const due = dueReminder(reminderState, plan, sent, day);
  return due === null ? [] : [due];
}
