import type { Sql } from '#database/connection.ts';
import { addToken, findInvitation } from '#database/invitations.ts';
import { findName, findRecipient, holdersOf, type Recipient } from '#database/mails.ts';
import type { Notice } from '#database/notices.ts';
import type { Organisation } from '#database/organisations.ts';
import { findRole } from '#database/roles.ts';
import type { Account } from '#forms/content.ts';
import { signatoryRoles } from '#rules/report.ts';
import { formatMoment, periodText } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import type { Message } from './compose-mail.ts';
import { describeAccountChange } from './describe-changes.ts';

/** A message and the person who gets it. */
export type AddressedMessage = { readonly to: Recipient; readonly message: Message };

/** The messages about a notice, one for each person whom it concerns. */
export async function messagesFor(
  sql: Sql,
  notice: Exclude<Notice, { readonly kind: 'report-event' }>,
  organisation: Organisation,
  webUrl: string,
): Promise<AddressedMessage[]> {
  switch (notice.kind) {
    case 'role-granted':
    case 'role-withdrawn':
      return await roleMessages(sql, notice.kind, notice.details, organisation, webUrl);
    case 'invitation':
      return await invitationMessages(sql, notice.details.invitation, organisation, webUrl);
    case 'invitation-accepted':
      return await acceptanceMessages(sql, notice.details.invitation, organisation, webUrl);
    case 'account-changed':
      return await accountMessages(sql, notice.details, organisation, webUrl);
  }
}

async function roleMessages(
  sql: Sql,
  kind: 'role-granted' | 'role-withdrawn',
  details: { readonly role: string; readonly by: string },
  organisation: Organisation,
  webUrl: string,
): Promise<AddressedMessage[]> {
  const [role, by] = await Promise.all([findRole(sql, details.role), findName(sql, details.by)]);
  const to = role && (await findRecipient(sql, role.personId));
  if (!role || by === null || !to) return [];
  const { language } = to;
  const { access, mail } = textsIn(language);
  const roleName = access.roles[role.role];
  const name = organisation.name[language];
  // A person without a role there any more cannot open the organisation's page.
  const url = kind === 'role-granted' ? homeOf(organisation, webUrl) : new URL('/organisations', webUrl).href;
  const message = {
    subject: mail[kind].subject(roleName, name),
    paragraph: mail[kind].text(roleName, name, by, periodText(role, language)),
    link: { label: mail.openApplication, url },
  };
  return [{ to, message }];
}

async function invitationMessages(
  sql: Sql,
  invitationId: string,
  organisation: Organisation,
  webUrl: string,
): Promise<AddressedMessage[]> {
  const invitation = await findInvitation(sql, invitationId);
  if (invitation === null || invitation.state !== 'open') return [];
  const { id, email, language, inviter } = invitation;
  const { access, mail } = textsIn(language);
  const roleName = access.roles[invitation.role];
  const name = organisation.name[language];
  const until = formatMoment(invitation.expiresAt, language);
  const link = new URL('/invitation', webUrl);
  link.searchParams.set('token', await addToken(sql, id));
  const message = {
    subject: mail.invitation.subject(name),
    paragraph: mail.invitation.text(
      name,
      inviter ?? access.operator,
      roleName,
      periodText(invitation, language),
      until,
    ),
    link: { label: mail.openInvitation, url: link.href },
  };
  return [{ to: { id, name: '', email, language }, message }];
}

async function acceptanceMessages(
  sql: Sql,
  invitationId: string,
  organisation: Organisation,
  webUrl: string,
): Promise<AddressedMessage[]> {
  const invitation = await findInvitation(sql, invitationId);
  // The person who accepted can be reached, at least at the address of the invitation.
  const person = invitation?.acceptedBy ? await findRecipient(sql, invitation.acceptedBy) : null;
  if (invitation === null || person === null) return [];
  const inviter = invitation.invitedBy === null ? null : await findRecipient(sql, invitation.invitedBy);
  // The inviter learns who accepted, and so notices when the link reached another person.
  return [person, ...(inviter ? [inviter] : [])].map((to) => {
    const { access, mail } = textsIn(to.language);
    const roleName = access.roles[invitation.role];
    const name = organisation.name[to.language];
    const text = mail[to === person ? 'invitation-accepted' : 'invitation-accepted-by-other'];
    const message = {
      subject: text.subject(roleName, name),
      paragraph: text.text(roleName, name, person.name, periodText(invitation, to.language)),
      link: { label: mail.openApplication, url: homeOf(organisation, webUrl) },
    };
    return { to, message };
  });
}

async function accountMessages(
  sql: Sql,
  { before, after, by }: { readonly before: Account; readonly after: Account; readonly by: string },
  organisation: Organisation,
  webUrl: string,
): Promise<AddressedMessage[]> {
  const holders = await Promise.all(signatoryRoles.map((role) => holdersOf(sql, organisation.nis, role)));
  const recipients = new Map(holders.flat().map((holder) => [holder.id, holder]));
  const changedBy = await findName(sql, by);
  return [...recipients.values()].map((to) => {
    const { mail } = textsIn(to.language);
    const name = organisation.name[to.language];
    const message = {
      subject: mail['account-changed'].subject(name),
      paragraph: mail['account-changed'].text(name, changedBy ?? ''),
      list: [describeAccountChange(before, after, to.language)],
      link: { label: mail.openApplication, url: homeOf(organisation, webUrl) },
    };
    return { to, message };
  });
}

function homeOf({ nis }: Organisation, webUrl: string): string {
  return new URL(`/organisations/${nis}`, webUrl).href;
}
