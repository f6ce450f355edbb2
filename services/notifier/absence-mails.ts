import { type Absence, findAbsence } from '#database/absences.ts';
import { findName, findRecipient, holdersOf, type Recipient } from '#database/mails.ts';
import type { NoticeContent } from '#database/notices.ts';
import type { Organisation } from '#database/organisations.ts';
import type { Language } from '#forms/definition.ts';
import { otherRole } from '#rules/report.ts';
import { periodText } from '#web/site/moments.ts';
import { isolate } from '#web/site/text/isolate.ts';
import { textsIn } from '#web/text/texts.ts';
import type { Fact, Message } from './compose-mail.ts';
import { findHelper } from './report-facts.ts';
import type { MailDependencies } from './send-once.ts';

type AbsenceMailDependencies = Pick<MailDependencies, 'sql' | 'webUrl' | 'ministryEmail'>;
type AbsenceNotice = Extract<NoticeContent, { readonly details: { readonly absence: string } }>;

/** A message, and the part of the recipient: it decides the text and the page that the link opens. */
type Part = 'dpo' | 'absent' | 'other';

/**
 * The messages about an absence: a proposal to the DPOs, a confirmation to the absent person and to those who sign in the
 * other role, a refusal to the absent person, a cancellation to the DPOs. The deputy gets those about the role.
 */
export async function absenceMessages(
  dependencies: AbsenceMailDependencies,
  { kind, details }: AbsenceNotice,
  organisation: Organisation,
): Promise<{ to: Recipient; message: Message }[]> {
  const { sql } = dependencies;
  const [absence, by] = await Promise.all([findAbsence(sql, details.absence), findName(sql, details.by)]);
  if (absence === null) return [];
  const receivers = await receiversOf(dependencies, kind, absence);
  return await Promise.all(
    receivers.map(async ({ to, part }) => ({
      to,
      message: await writeMessage(dependencies, { kind, absence, by: by ?? '', part }, organisation, to),
    })),
  );
}

async function receiversOf(
  { sql }: AbsenceMailDependencies,
  kind: AbsenceNotice['kind'],
  { nis, personId, role }: Absence,
): Promise<{ to: Recipient; part: Part }[]> {
  const all = (people: readonly Recipient[], part: Part) => people.map((to) => ({ to, part }));
  const absent = async () => {
    const person = await findRecipient(sql, personId);
    return person === null ? [] : [person];
  };
  switch (kind) {
    case 'absence-proposed':
    case 'absence-cancelled':
      return all(await holdersOf(sql, nis, 'dpo'), 'dpo');
    case 'absence-declined':
      return all(await absent(), 'absent');
    case 'absence-confirmed': {
      const others = await holdersOf(sql, nis, otherRole(role));
      return [
        ...all(await absent(), 'absent'),
        ...all(
          others.filter(({ id }) => id !== personId),
          'other',
        ),
      ];
    }
  }
}

type About = {
  readonly kind: AbsenceNotice['kind'];
  readonly absence: Absence;
  /** Who proposed, confirmed, declined or cancelled. */
  readonly by: string;
  readonly part: Part;
};

async function writeMessage(
  dependencies: AbsenceMailDependencies,
  { kind, absence, by, part }: About,
  organisation: Organisation,
  to: Recipient,
): Promise<Message> {
  const { sql, webUrl } = dependencies;
  const { language } = to;
  const { mail } = textsIn(language);
  const text = kind === 'absence-confirmed' && part === 'other' ? mail['absence-confirmed-other'] : mail[kind];
  const deputy = absence.deputyName ?? absence.deputyEmail;
  const { declineReason } = absence;
  const page = { dpo: '/access', absent: '/absence', other: '' }[part];
  return {
    subject: text.subject(absence.name, organisation.name[language]),
    lead: text.lead(absence.name, deputy),
    paragraphs: [
      text.text(by, deputy),
      ...(kind === 'absence-confirmed' && absence.invited ? [mail[kind].notAcceptedYet(deputy)] : []),
    ],
    quote:
      kind === 'absence-declined' && declineReason !== null
        ? { title: mail['absence-declined'].reason, text: declineReason }
        : undefined,
    facts: absenceFacts(absence, organisation, language),
    helper: await findHelper(sql, organisation.nis, to, dependencies),
    link: { label: text.link, url: new URL(`/organisations/${organisation.nis}${page}`, webUrl).href },
  };
}

function absenceFacts(absence: Absence, organisation: Organisation, language: Language): Fact[] {
  const { absence: text, access, mail } = textsIn(language);
  const deputy = absence.deputyName === null ? '' : `${isolate(absence.deputyName)}, `;
  return [
    { label: mail.facts.organisation, value: organisation.name[language] },
    { label: text.absent, value: absence.name },
    { label: mail.facts.role, value: access.roles[absence.role] },
    { label: mail.facts.period, value: periodText(absence, language) },
    { label: text.deputy, value: `${deputy}${absence.deputyEmail}` },
  ];
}
