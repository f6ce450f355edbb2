/** Which mails must have gone out, from the events in the audit trail, and which went out more often. */

import { findEvent, holdersOf, type Recipient, signersOf } from '#database/mails.ts';
import type { ReportEvent } from '#rules/report.ts';
import { messageIdOf } from '#services/notifier/send-once.ts';
import type { World } from './world.ts';

/** From the moment that the journal has until the process has ended. */
const KILLED_WITHIN_MS = 500;

type Event = { readonly report: string; readonly sequence: number; readonly event: ReportEvent };

/**
 * Compares the mails that the mail server accepted with the events. A mail that was accepted twice is wrong, unless the
 * notifier was killed between the two: it may have died before it could record the first.
 */
export async function checkMails(world: World): Promise<{ missing: string[]; twice: string[] }> {
  const { sql, mails, system, journal } = world;
  const accepted = new Map<string, number[]>();
  for (const { messageId, at } of mails.accepted) accepted.set(messageId, [...(accepted.get(messageId) ?? []), at]);
  const missing: string[] = [];
  const rows = await sql<{ subject: string; sequence: number }[]>`
    select subject, sequence from audit_trail where subject like 'report/%' order by subject, sequence`;
  for (const { subject, sequence } of rows) {
    const report = subject.slice('report/'.length);
    const recorded = await findEvent(sql, report, sequence);
    if (recorded === null) continue;
    for (const { id, name } of await mustBeMailed(world, { report, sequence, event: recorded.event })) {
      const messageId = messageIdOf(`${report.replaceAll('/', '.')}.${sequence}.${id}`, system.webUrl);
      if (!accepted.has(messageId)) missing.push(`${report}: ${recorded.event.type} was not mailed to ${name}`);
    }
  }
  const recordedAsSent = await sql<{ messageId: string }[]>`select message_id as "messageId" from mails`;
  for (const { messageId } of recordedAsSent) {
    if (!accepted.has(messageId)) missing.push(`${messageId} is recorded as sent, and the mail server has none`);
  }
  const twice = [...accepted].flatMap(([messageId, times]) =>
    times.slice(1).flatMap((at, index) => {
      const before = times[index] ?? 0;
      const excused = journal.faults.some(
        (fault) => fault.part === 'notifier' && fault.at >= before - KILLED_WITHIN_MS && fault.at <= at,
      );
      return excused ? [] : [`${messageId} was sent twice, ${at - before} ms apart, while the notifier lived`];
    }),
  );
  return { missing, twice };
}

/** The persons who must have got a mail about an event. */
async function mustBeMailed({ sql }: World, { report, event, sequence }: Event): Promise<Recipient[]> {
  switch (event.type) {
    case 'saved':
      return event.removedSignatures.length === 0 ? [] : await signersOf(sql, report, event.version - 1);
    case 'received':
      return await signersOf(sql, report, event.version);
    case 'signed': {
      // Nobody is asked to sign what is signed by then: the second signature may come before the mail.
      const [next] = await sql<{ action: string }[]>`
        select action from audit_trail where subject = ${`report/${report}`} and sequence = ${sequence + 1}`;
      const signers = await signersOf(sql, report, event.version);
      if (signers.length > 1 || next?.action === 'signed') return [];
      const [, , nis = ''] = report.split('/');
      return await holdersOf(sql, nis, event.role === 'chair' ? 'generalDirector' : 'chair');
    }
    case 'accepted':
    case 'returned':
      return [];
  }
}

/** How many mails were accepted more than once. */
export function countRepeatedMails({ mails }: World): number {
  const ids = mails.accepted.map(({ messageId }) => messageId);
  return ids.length - new Set(ids).size;
}
