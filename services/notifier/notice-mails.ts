import { addToken, findInvitation } from '#database/invitations.ts';
import { findName, findRecipient, holdersOf, type Recipient } from '#database/mails.ts';
import type { CampaignNotice, Notice } from '#database/notices.ts';
import type { Organisation } from '#database/organisations.ts';
import { findRole } from '#database/roles.ts';
import type { Account } from '#forms/content.ts';
import type { Language } from '#forms/definition.ts';
import { type Role, signatoryRoles } from '#rules/report.ts';
import { formatMoment, periodText } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { absenceMessages } from './absence-mails.ts';
import type { Fact, Message } from './compose-mail.ts';
import { describeAccountChange } from './describe-changes.ts';
import { findHelper } from './report-facts.ts';
import type { MailDependencies } from './send-once.ts';

type NoticeMailDependencies = Pick<MailDependencies, 'sql' | 'webUrl' | 'ministryEmail'>;

/** A message and the person who gets it. */
export type AddressedMessage = { readonly to: Recipient; readonly message: Message };

/** A notice about the roles or the account of an organisation. */
export type OrganisationNotice = Exclude<Notice, { readonly kind: 'report-event' | 'digest' | CampaignNotice['kind'] }>;

/** The messages about a notice, one for each person whom it concerns. */
export async function messagesFor(
  dependencies: NoticeMailDependencies,
  notice: OrganisationNotice,
  organisation: Organisation,
): Promise<AddressedMessage[]> {
  switch (notice.kind) {
    case 'role-granted':
    case 'role-withdrawn':
      return await roleMessages(dependencies, notice.kind, notice.details, organisation);
    case 'invitation':
      return await invitationMessages(dependencies, notice.details.invitation, organisation);
    case 'invitation-accepted':
      return await acceptanceMessages(dependencies, notice.details.invitation, organisation);
    case 'absence-proposed':
    case 'absence-confirmed':
    case 'absence-declined':
    case 'absence-cancelled':
      return await absenceMessages(dependencies, notice, organisation);
    case 'account-changed':
      return await accountMessages(dependencies, notice.details, organisation);
  }
}

async function roleMessages(
  dependencies: NoticeMailDependencies,
  kind: 'role-granted' | 'role-withdrawn',
  details: { readonly role: string; readonly by: string },
  organisation: Organisation,
): Promise<AddressedMessage[]> {
  const { sql, webUrl } = dependencies;
  const [role, by] = await Promise.all([findRole(sql, details.role), findName(sql, details.by)]);
  const to = role && (await findRecipient(sql, role.personId));
  if (!role || by === null || !to) return [];
  const { language } = to;
  const { access, mail } = textsIn(language);
  const name = organisation.name[language];
  // A person without a role there any more cannot open the organisation's page.
  const url = kind === 'role-granted' ? homeOf(organisation, webUrl) : new URL('/organisations', webUrl).href;
  const message = {
    subject: mail[kind].subject(access.roles[role.role], name),
    lead: mail[kind].lead(name),
    paragraphs: [mail[kind].text(by)],
    facts: roleFacts(role, organisation, language),
    helper: await findHelper(sql, organisation.nis, to, dependencies),
    link: { label: mail.openApplication, url },
  };
  return [{ to, message }];
}

async function invitationMessages(
  dependencies: NoticeMailDependencies,
  invitationId: string,
  organisation: Organisation,
): Promise<AddressedMessage[]> {
  const { sql, webUrl } = dependencies;
  const invitation = await findInvitation(sql, invitationId);
  if (invitation === null || invitation.state !== 'open') return [];
  const { id, email, language, inviter } = invitation;
  const { access, mail } = textsIn(language);
  const name = organisation.name[language];
  const to: Recipient = { id, reader: 'invited', name: '', email, language };
  const link = new URL('/invitation', webUrl);
  link.searchParams.set('token', await addToken(sql, id));
  const message = {
    subject: mail.invitation.subject(name),
    lead: mail.invitation.lead(formatMoment(invitation.expiresAt, language)),
    paragraphs: [mail.invitation.text(name, inviter ?? access.operator), mail.invitation.notForYou],
    facts: roleFacts(invitation, organisation, language),
    helper: await findHelper(sql, organisation.nis, to, dependencies),
    link: { label: mail.openInvitation, url: link.href },
  };
  return [{ to, message }];
}

async function acceptanceMessages(
  dependencies: NoticeMailDependencies,
  invitationId: string,
  organisation: Organisation,
): Promise<AddressedMessage[]> {
  const { sql, webUrl } = dependencies;
  const invitation = await findInvitation(sql, invitationId);
  // The person who accepted can be reached, at least at the address of the invitation.
  const person = invitation?.acceptedBy ? await findRecipient(sql, invitation.acceptedBy) : null;
  if (invitation === null || person === null) return [];
  const inviter = invitation.invitedBy === null ? null : await findRecipient(sql, invitation.invitedBy);
  const write = async (to: Recipient, subject: string, lead: string, text: string): Promise<AddressedMessage> => {
    const message = {
      subject,
      lead,
      paragraphs: [text],
      facts: roleFacts(invitation, organisation, to.language),
      helper: await findHelper(sql, organisation.nis, to, dependencies),
      link: { label: textsIn(to.language).mail.openApplication, url: homeOf(organisation, webUrl) },
    };
    return { to, message };
  };
  const about = (to: Recipient) => {
    const { access, mail } = textsIn(to.language);
    return { mail, role: access.roles[invitation.role], name: organisation.name[to.language] };
  };
  const { mail, role, name } = about(person);
  const own = mail['invitation-accepted'];
  const messages = [await write(person, own.subject(role, name), own.lead(name), own.text(person.name))];
  if (inviter === null) return messages;
  // The inviter learns who accepted, and so notices when the link reached another person.
  const theirs = about(inviter);
  const other = theirs.mail['invitation-accepted-by-other'];
  const subject = other.subject(theirs.role, theirs.name);
  return [...messages, await write(inviter, subject, other.lead, other.text(theirs.name, person.name))];
}

/** The role, where it is, and from when until when. */
function roleFacts(
  role: { readonly role: Role; readonly startsOn: string; readonly endsOn: string | null },
  organisation: Organisation,
  language: Language,
): Fact[] {
  const { access, mail } = textsIn(language);
  return [
    { label: mail.facts.organisation, value: organisation.name[language] },
    { label: mail.facts.role, value: access.roles[role.role] },
    { label: mail.facts.period, value: periodText(role, language) },
  ];
}

async function accountMessages(
  dependencies: NoticeMailDependencies,
  { before, after, by }: { readonly before: Account; readonly after: Account; readonly by: string },
  organisation: Organisation,
): Promise<AddressedMessage[]> {
  const { sql, webUrl } = dependencies;
  const { nis } = organisation;
  const holders = await Promise.all(signatoryRoles.map((role) => holdersOf(sql, nis, role)));
  const recipients = new Map(holders.flat().map((holder) => [holder.id, holder]));
  const changedBy = await findName(sql, by);
  return await Promise.all(
    [...recipients.values()].map(async (to) => {
      const { applicationName, mail } = textsIn(to.language);
      const text = mail['account-changed'];
      const name = organisation.name[to.language];
      const message = {
        subject: text.subject(name),
        lead: text.lead,
        paragraphs: [text.text(name, changedBy ?? applicationName)],
        lists: [{ title: text.changes, items: [describeAccountChange(before, after, to.language)] }],
        helper: await findHelper(sql, nis, to, dependencies),
        link: { label: mail.openApplication, url: homeOf(organisation, webUrl) },
      };
      return { to, message };
    }),
  );
}

function homeOf({ nis }: Organisation, webUrl: string): string {
  return new URL(`/organisations/${nis}`, webUrl).href;
}
