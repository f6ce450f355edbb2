import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import { addToken, findInvitation } from '#database/invitations.ts';
import { findRecipient, holdersOf, type Recipient, recordSentMail, wasSent } from '#database/mails.ts';
import { NOTICES_CHANNEL, type Notice, sendOnce, waitingNotices } from '#database/notices.ts';
import { findOrganisation, type Organisation } from '#database/organisations.ts';
import { findRole } from '#database/roles.ts';
import { signatoryRoles } from '#rules/report.ts';
import { formatMoment, periodText } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { accountChange, type Message, type SendMail, writeMail } from './compose-mail.ts';

export type NoticeParts = {
  readonly sql: Sql;
  readonly send: SendMail;
  readonly log: Logger;
  /** Under which address people see the site. */
  readonly webUrl: string;
};

/** How long a notice waits at most when the database's call was not heard. */
const LOOK_AGAIN_MS = 60_000;

/**
 * Sends the notices that wait: at once, whenever the database tells that there is a new one, and once a minute.
 * @returns `stop` lets the mail in hand go out and takes no other
 */
export function watchNotices(parts: NoticeParts): { stop(): Promise<void> } {
  const { sql, log } = parts;
  let stopping = false;
  let called = false;
  let round: Promise<void> | null = null;
  const look = (): void => {
    called = true;
    if (stopping || round !== null) return;
    round = goRound().finally(() => {
      round = null;
    });
  };
  const goRound = async (): Promise<void> => {
    while (called && !stopping) {
      called = false;
      await sendNotices(parts, () => stopping).catch((error: unknown) =>
        log.warn({ error }, 'could not look for notices'),
      );
    }
  };
  const listening = sql.listen(NOTICES_CHANNEL, look, look).catch((error: unknown) => {
    // The minute's look goes on without.
    log.warn({ error }, 'cannot hear of new notices');
  });
  const timer = setInterval(look, LOOK_AGAIN_MS);
  look();
  return {
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      await listening;
      await round;
    },
  };
}

/** Sends every notice that waits. One that cannot go out is logged and waits; the others go on. */
export async function sendNotices(parts: NoticeParts, stopping = () => false): Promise<void> {
  for (const id of await waitingNotices(parts.sql)) {
    if (stopping()) return;
    try {
      await sendOnce(parts.sql, id, (notice) => tell(parts, notice));
    } catch (error) {
      parts.log.warn({ error, notice: id }, 'a notice did not go out');
    }
  }
}

/** Somebody who is told something. */
type Telling = { readonly to: Recipient; readonly message: Message };

/** Writes to everybody whom a notice concerns; whoever had the mail already does not get it again. */
async function tell({ sql, send, webUrl }: NoticeParts, notice: Notice): Promise<void> {
  const organisation = await findOrganisation(sql, notice.nis);
  if (organisation === undefined) return;
  for (const { to, message } of await tellingsOf(sql, notice, organisation, webUrl)) {
    const messageId = `<notice.${notice.id}.${to.id}@${new URL(webUrl).hostname}>`;
    if (await wasSent(sql, messageId)) continue;
    if ((await send(writeMail(to, messageId, message))) === 'refused') continue;
    await recordSentMail(sql, {
      ...{ messageId, about: { noticeId: notice.id }, kind: notice.kind },
      ...{ occasion: null, recipient: to.id, sentAt: new Date() },
    });
  }
}

async function tellingsOf(sql: Sql, notice: Notice, organisation: Organisation, webUrl: string): Promise<Telling[]> {
  const home = new URL(`/organisations/${organisation.nis}`, webUrl).href;
  switch (notice.kind) {
    case 'role-granted':
    case 'role-withdrawn': {
      const [role, by] = await Promise.all([findRole(sql, notice.details.role), findRecipient(sql, notice.details.by)]);
      const to = role && (await findRecipient(sql, role.personId));
      if (!role || !by || !to) return [];
      const { language } = to;
      const { access, mail } = textsIn(language);
      const words = mail[notice.kind];
      const [what, name] = [access.roles[role.role], organisation.name[language]];
      const message = {
        subject: words.subject(what, name),
        paragraph: words.text(what, name, by.name, periodText(role, language)),
        list: [],
        // Whoever has no role there any more has no page there either.
        link: {
          label: mail.openApplication,
          url: notice.kind === 'role-granted' ? home : new URL('/organisations', webUrl).href,
        },
        copy: [],
        attachments: [],
      };
      return [{ to, message }];
    }
    case 'invitation': {
      const invitation = await findInvitation(sql, notice.details.invitation);
      if (invitation === null || invitation.state !== 'open') return [];
      const { id, email, language, inviter } = invitation;
      const { access, mail } = textsIn(language);
      const [what, name] = [access.roles[invitation.role], organisation.name[language]];
      const until = formatMoment(invitation.expiresAt, language);
      const link = new URL('/invitation', webUrl);
      link.searchParams.set('token', await addToken(sql, id));
      const message = {
        subject: mail.invitation.subject(name),
        paragraph: mail.invitation.text(name, inviter, what, periodText(invitation, language), until),
        list: [],
        link: { label: mail.openInvitation, url: link.href },
        copy: [],
        attachments: [],
      };
      return [{ to: { id, name: '', email, language }, message }];
    }
    case 'invitation-accepted': {
      const invitation = await findInvitation(sql, notice.details.invitation);
      const person = invitation?.acceptedBy ? await findRecipient(sql, invitation.acceptedBy) : null;
      if (invitation === null || person === null) return [];
      const inviter = await findRecipient(sql, invitation.invitedBy);
      // The inviter sees who took it: a link that went astray does not stay unnoticed.
      return [person, ...(inviter ? [inviter] : [])].map((to) => {
        const { access, mail } = textsIn(to.language);
        const [what, name] = [access.roles[invitation.role], organisation.name[to.language]];
        const words = mail[to === person ? 'invitation-accepted' : 'invitation-accepted-by-other'];
        const message = {
          subject: words.subject(what, name),
          paragraph: words.text(what, name, person.name, periodText(invitation, to.language)),
          list: [],
          link: { label: mail.openApplication, url: home },
          copy: [],
          attachments: [],
        };
        return { to, message };
      });
    }
    case 'account-changed': {
      const { before, after } = notice.details;
      const holders = await Promise.all(signatoryRoles.map((role) => holdersOf(sql, organisation.nis, role)));
      const recipients = new Map(holders.flat().map((holder) => [holder.id, holder]));
      const by = await findRecipient(sql, notice.details.by);
      return [...recipients.values()].map((to) => {
        const { mail } = textsIn(to.language);
        const name = organisation.name[to.language];
        const message = {
          subject: mail['account-changed'].subject(name),
          paragraph: mail['account-changed'].text(name, by?.name ?? ''),
          list: [accountChange(before, after, to.language)],
          link: { label: mail.openApplication, url: home },
          copy: [],
          attachments: [],
        };
        return { to, message };
      });
    }
  }
}
