import type { Sql } from '#database/connection.ts';
import { collect, findMailHabits } from '#database/digests.ts';
import { contactOf, holdersOf, type Recipient, signersOf } from '#database/mails.ts';
import type { ReportEventFacts } from '#database/notices.ts';
import { holdersOn } from '#database/reminders.ts';
import { dayOf } from '#rules/calendar.ts';
import { isCollected, waitingTime } from '#rules/mails.ts';
import { type SignatoryRole, signatoryRoles } from '#rules/report.ts';
import { type EventContext, loadEvent, type ReportMailKind, versionOf, writeReportMessage } from './report-messages.ts';
import { type MailDependencies, messageIdOf, sendOnce } from './send-once.ts';

/** What the mails that wait for their time need besides. */
export type WaitingDependencies = MailDependencies & {
  readonly now: () => Date;
  /** How long "ready to sign" waits for more, in minutes. */
  readonly quietMinutes: number;
};

/**
 * Mails the people whom an event of a report concerns, or keeps it for their next mail: each person once, however often this
 * runs.
 * @param noticeId the notice about the event
 */
export async function mailAbout(
  dependencies: WaitingDependencies,
  { report, sequence }: ReportEventFacts,
  noticeId: string,
): Promise<void> {
  const { sql, webUrl } = dependencies;
  const context = await loadEvent(sql, { report, sequence });
  if (context === null) return;
  for (const { kind, to } of await mailsOf(sql, context)) {
    if (await waits(dependencies, kind, to, noticeId)) continue;
    await sendOnce(dependencies, {
      messageId: messageIdOf(`${report.replaceAll('/', '.')}.${sequence}.${to.id}`, webUrl),
      about: { reportId: report },
      kind,
      occasion: null,
      to,
      write: () => writeReportMessage(dependencies, context, kind, to),
    });
  }
}

/** Keeps something for a person's next mail, if it may wait and they want that. @returns whether it waits */
export async function waits(
  { sql, now, quietMinutes }: WaitingDependencies,
  kind: string,
  to: Recipient,
  noticeId: string,
): Promise<boolean> {
  if (to.reader !== 'person' || !isCollected(kind)) return false;
  const moment = now();
  const waiting = waitingTime(kind, await findMailHabits(sql, to.id, moment), moment, quietMinutes);
  if (waiting === null) return false;
  await collect(sql, { personId: to.id, noticeId, kind }, waiting, moment);
  return true;
}

type ReportMail = { readonly kind: ReportMailKind; readonly to: Recipient };

/** Who gets which mail about an event, as it is now. */
export async function mailsOf(sql: Sql, context: EventContext): Promise<ReportMail[]> {
  const { id, organisation, event } = context;
  const { nis } = organisation;
  const asKind = (kind: ReportMailKind, people: readonly Recipient[]): ReportMail[] =>
    people.map((to) => ({ kind, to }));
  switch (event.type) {
    case 'saved': {
      const removed = event.removedSignatures.length > 0 ? await signersOf(sql, id, event.version - 1) : [];
      const ready = event.valid ? await holdersOfRoles(sql, nis, signatoryRoles) : [];
      // The mail about a removed signature asks to sign again.
      return [...asKind('signature-removed', removed), ...asKind('ready', without(ready, removed))];
    }
    case 'signed': {
      const signers = await signersOf(sql, id, event.version);
      // After the second signature nothing is missing; the mail about the delivery follows.
      const missing = signers.length > 1 ? [] : signatoryRoles.filter((role) => role !== event.role);
      return asKind('signature-asked', without(await holdersOfRoles(sql, nis, missing), signers));
    }
    case 'received':
      return asKind('sent', await peopleConcerned(sql, id, nis, event.version));
    case 'accepted':
    case 'returned':
      return asKind(`report-${event.type}`, await peopleConcerned(sql, id, nis, await versionOf(sql, context)));
  }
}

/** The persons who can act in one of these roles today, each once. */
async function holdersOfRoles(sql: Sql, nis: string, roles: readonly SignatoryRole[]): Promise<Recipient[]> {
  const holders = await Promise.all(roles.map((role) => holdersOn(sql, nis, role, dayOf(new Date()))));
  return [...new Map(holders.flat().map((holder) => [holder.id, holder])).values()];
}

function without(people: readonly Recipient[], others: readonly Recipient[]): Recipient[] {
  return people.filter(({ id }) => !others.some((other) => other.id === id));
}

/** The signers of the version that was sent or decided on, the editors, and the contact person: each address once. */
async function peopleConcerned(sql: Sql, id: string, nis: string, version: number): Promise<Recipient[]> {
  return byAddress([...(await signersOf(sql, id, version)), ...(await officersAndContact(sql, nis))]);
}

/** The editors and the contact person of an organisation: each address once. */
export async function officersAndContact(sql: Sql, nis: string): Promise<Recipient[]> {
  const [officers, contact] = await Promise.all([holdersOf(sql, nis, 'editor'), contactOf(sql, nis)]);
  return byAddress([...officers, ...contact]);
}

/** The first one with each address. */
function byAddress(people: readonly Recipient[]): Recipient[] {
  const address = ({ email }: Recipient): string => email.toLowerCase();
  return people.filter((one, index) => people.findIndex((other) => address(other) === address(one)) === index);
}
