import type { Sql } from '#database/connection.ts';
import type { Recipient } from '#database/mails.ts';
import { findOrganisation, findOrganisationData, type Organisation } from '#database/organisations.ts';
import { holdersOn, type UnsentReport } from '#database/reminders.ts';
import type { FormDefinition } from '#forms/definition.ts';
import type { Plan } from '#rules/campaign.ts';
import type { Day } from '#rules/days.ts';
import type { Addressee, Reminder } from '#rules/reminders.ts';
import { isClosed } from '#rules/report.ts';
import { formatDay } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { type Mail, writeMail } from './compose-mail.ts';

/** What the mails of a round are about, and when it is. */
export type Occasion = {
  readonly sql: Sql;
  readonly webUrl: string;
  readonly definition: FormDefinition;
  readonly plan: Plan;
  readonly day: Day;
};

/** A mail and, by an id, whom it is for. */
export type AddressedMail = { readonly mail: Mail; readonly recipient: string };

/** The mails of a reminder: one to each who must act, the first of them with the others in copy. */
export async function reminderMails(at: Occasion, report: UnsentReport, reminder: Reminder): Promise<AddressedMail[]> {
  const organisation = await findOrganisation(at.sql, report.nis);
  if (organisation === undefined) return [];
  const to = await peopleFor(at, report, organisation, reminder.to);
  // Where nobody may sign today, the contact person can have somebody given the role.
  const nobody = to.length === 0;
  const recipients = nobody ? await peopleFor(at, report, organisation, ['contact']) : to;
  const copy = nobody ? [] : await peopleFor(at, report, organisation, reminder.copy);
  const kind = nobody && reminder.kind === 'sign' ? 'nobody-signs' : reminder.kind;
  const { id, year } = at.definition;
  const url = new URL(`/organisations/${report.nis}/reports/${id}/${year}`, at.webUrl).href;
  return recipients.map((recipient, index) => {
    const { language } = recipient;
    const { mail } = textsIn(language);
    const days = [at.plan.dueOn, at.plan.closesOn].map((day) => formatDay(day, language));
    const [due = '', closing = ''] = days;
    const title = `${at.definition.title[language]} ${year}`;
    const name = organisation.name[language];
    const message = {
      subject: mail.reminders[kind].subject(title, name, due),
      paragraph: mail.reminders[kind].text(title, name, due, closing),
      list: [],
      link: { label: mail.open, url },
      copy: index > 0 ? [] : copy.filter(({ email }) => !recipients.some((one) => one.email === email)),
      attachments: [],
    };
    const about = `${id}.${year}.${report.nis}.${reminder.occasion}.${recipient.id}`;
    return { mail: writeMail(recipient, messageId(at, about), message), recipient: recipient.id };
  });
}

/** The list, for the ministry, of the organisations whose report is not there. Its mailbox reads Dutch. */
export async function listMail(
  at: Occasion,
  occasion: string,
  ministryEmail: string,
  missing: readonly UnsentReport[],
): Promise<AddressedMail> {
  const language = 'nl';
  const { mail, ministry } = textsIn(language);
  const words = mail.reminders.list;
  const { definition } = at;
  const title = `${definition.title[language]} ${definition.year}`;
  const list: string[] = [];
  for (const { nis, reminderState } of missing) {
    const organisation = await findOrganisation(at.sql, nis);
    const { stage } = reminderState;
    if (organisation === undefined || isClosed(stage)) continue;
    list.push(`${organisation.name[organisation.languages[0] ?? language]} (${nis}): ${words.stages[stage]}`);
  }
  const recipient = { name: ministry, email: ministryEmail, language } as const;
  const message = {
    subject: words.subject(title, list.length),
    paragraph: words.text(title, list.length, formatDay(at.plan.dueOn, language)),
    list,
    link: null,
    copy: [],
    attachments: [],
  };
  const name = `${definition.id}.${definition.year}.${occasion}`;
  return { mail: writeMail(recipient, messageId(at, name), message), recipient: 'ministry' };
}

function messageId({ webUrl }: Occasion, name: string): string {
  return `<${name}@${new URL(webUrl).hostname}>`;
}

/** Who these are on this day, each once. Whoever has signed already cannot give the other signature. */
async function peopleFor(
  { sql, day }: Occasion,
  { nis, signers }: UnsentReport,
  organisation: Organisation,
  wanted: readonly Addressee[],
): Promise<Recipient[]> {
  const found: Recipient[] = [];
  for (const one of wanted) {
    if (one === 'contact') found.push(...(await contactsOf(sql, organisation, day)));
    else found.push(...(await holdersOn(sql, nis, one, day)).filter(({ id }) => !signers.includes(id)));
  }
  return found.filter(({ email }, index) => found.findIndex((other) => other.email === email) === index);
}

/** The contact person, who is no user here and gets the organisation's own language; where there is none, the editors. */
async function contactsOf(sql: Sql, { nis, languages }: Organisation, day: Day): Promise<Recipient[]> {
  const data = await findOrganisationData(sql, nis);
  if (data === null) return await holdersOn(sql, nis, 'editor', day);
  const { name, email } = data.contact;
  return [{ id: 'contact', name, email, language: languages[0] ?? 'nl' }];
}
