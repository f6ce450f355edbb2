import { decodeJwt, decodeProtectedHeader } from 'jose';
import { headsLostBefore } from '#database/checkpoints.ts';
import { addDays, daysBetween } from '#rules/days.ts';
import { type Checkpoint, checkpointSchema } from '#services/checkpoint.ts';
import { formatDay } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import type { Message } from './compose-mail.ts';
import { type MailDependencies, messageIdOf, sendOnce } from './send-once.ts';

export type CheckpointMailDependencies = Omit<MailDependencies, 'ministryEmail'> & {
  /** The mailbox of the ministry's auditor. */
  readonly auditorEmail: string;
};

/** How many chains a mail names. */
const NAMED_CHAINS = 20;
/** The auditor's mailbox reads Dutch, as the ministry's does. */
const language = 'nl';

/** Mails a checkpoint to the ministry's auditor, with its seal as a file. Each day once. */
export async function mailCheckpoint(
  dependencies: CheckpointMailDependencies,
  { day, seal }: { readonly day: string; readonly seal: string },
): Promise<void> {
  const { auditorEmail, webUrl } = dependencies;
  await sendOnce(dependencies, {
    messageId: messageIdOf(`checkpoint.${day}`, webUrl),
    about: null,
    kind: 'checkpoint',
    occasion: day,
    to: {
      id: 'auditor',
      reader: 'mailbox',
      name: textsIn(language).mail.checkpoint.auditor,
      email: auditorEmail,
      language,
    },
    write: () => compose(dependencies, seal),
  });
}

async function compose({ sql }: CheckpointMailDependencies, seal: string): Promise<Message> {
  const text = textsIn(language).mail.checkpoint;
  // This program has sealed it itself.
  const checkpoint = checkpointSchema.parse(decodeJwt(seal));
  const { day, previous, chains, rows, root } = checkpoint;
  const lost = await headsLostBefore(sql, day);
  const shown = formatDay(day, language);
  return {
    subject: lost.length === 0 ? text.subject(shown) : text.subjectWithLoss(shown),
    lead: lost.length === 0 ? text.text : text.textWithLoss(lost.length),
    helper: null,
    lists: [
      {
        title: text.listTitle,
        items: [
          text.counts(chains, rows),
          text.root(root),
          previous === null ? text.first : text.previous(formatDay(previous.day, language), previous.hash),
          ...gapOf(checkpoint),
          text.key(decodeProtectedHeader(seal).kid ?? ''),
          ...lost
            .slice(0, NAMED_CHAINS)
            .map((head) => text.lost(head.subject, head.rows, formatDay(head.day, language))),
        ],
      },
    ],
    attachments: [
      { filename: `checkpoint-${day}.jws`, content: Buffer.from(`${seal}\n`), contentType: 'application/jose' },
    ],
  };
}

/** The line about days without a checkpoint, if there are any. */
function gapOf({ day, previous }: Checkpoint): string[] {
  if (previous === null || daysBetween(previous.day, day) <= 1) return [];
  const [from, until] = [addDays(previous.day, 1), addDays(day, -1)].map((each) => formatDay(each, language));
  return [textsIn(language).mail.checkpoint.gap(from ?? '', until ?? '')];
}
