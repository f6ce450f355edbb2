import { unreachedAt } from '#database/bounces.ts';
import type { Sql } from '#database/connection.ts';
import type { Recipient } from '#database/mails.ts';
import { findOrganisation, findOrganisationData, type Organisation } from '#database/organisations.ts';
import { holdersOn, type UnsentReport } from '#database/reminders.ts';
import type { FormDefinition } from '#forms/definition.ts';
import type { Plan } from '#rules/campaign.ts';
import type { Day } from '#rules/days.ts';
import { reportId } from '#rules/keys.ts';
import type { Addressee, Reminder } from '#rules/reminders.ts';
import { isClosed } from '#rules/report.ts';
import { formatDay } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { describeFacts, findHelper, formTitle, loadReportFacts } from './report-facts.ts';
import { messageIdOf, type OutgoingMail } from './send-once.ts';

/** The campaign and the day of the round that the mails belong to. */
export type Round = {
  readonly sql: Sql;
  readonly webUrl: string;
  readonly ministryEmail: string;
  readonly definition: FormDefinition;
  readonly plan: Plan;
  readonly day: Day;
};

/** An organisation and the people who can get its reminders, by their part in the rules. */
type Audience = {
  readonly organisation: Organisation;
  readonly version: number;
  readonly people: Readonly<Record<Addressee, Recipient[]>>;
};

/** The mails of one reminder: one for each person who must act. The first mail has the others in copy. */
export async function reminderMails(round: Round, report: UnsentReport, reminder: Reminder): Promise<OutgoingMail[]> {
  const audience = await loadAudience(round, report);
  return audience === null ? [] : composeReminder(round, audience, reminder);
}

function composeReminder(
  round: Round,
  { organisation, version, people }: Audience,
  reminder: Reminder,
): OutgoingMail[] {
  const { sql, definition, plan, webUrl } = round;
  const { id: form, year } = definition;
  const { nis } = organisation;
  const to = withoutDuplicates(reminder.to.flatMap((addressee) => people[addressee]));
  // When nobody may sign today, the contact person can arrange that someone gets the role.
  const nobody = to.length === 0;
  const recipients = nobody ? withoutDuplicates(people.contact) : to;
  const copy = nobody ? [] : withoutDuplicates(reminder.copy.flatMap((addressee) => people[addressee]));
  const kind = nobody && reminder.kind === 'sign' ? 'nobody-signs' : reminder.kind;
  const url = new URL(`/organisations/${nis}/reports/${form}/${year}`, webUrl).href;
  return recipients.map((recipient, index) => ({
    messageId: messageIdOf(`${form}.${year}.${nis}.${reminder.occasion}.${recipient.id}`, webUrl),
    about: { reportId: reportId({ form, year, nis }) },
    kind: 'reminder',
    occasion: reminder.occasion,
    to: recipient,
    write: async () => {
      const { language } = recipient;
      const { mail } = textsIn(language);
      const fullTitle = formTitle(definition, language);
      const name = organisation.name[language];
      const due = formatDay(plan.dueOn, language);
      const closing = formatDay(plan.closesOn, language);
      return {
        subject: mail.reminders[kind].subject(fullTitle, name, due),
        lead: mail.reminders[kind].lead(due, closing),
        paragraphs: [mail.reminders[kind].text(fullTitle, name, due)],
        facts: describeFacts(await loadReportFacts(sql, { definition, organisation, version }), language),
        helper: await findHelper(sql, nis, recipient, round),
        link: { label: kind === 'sign' ? mail.openSigning : mail.open, url },
        copy: index > 0 ? [] : copy.filter(({ email }) => !recipients.some((one) => one.email === email)),
      };
    },
  }));
}

/** The list of the organisations that have not sent their report, for the ministry. Its mailbox reads Dutch. */
export async function listMail(
  { sql, webUrl, ministryEmail, definition, plan }: Round,
  occasion: string,
  missing: readonly UnsentReport[],
): Promise<OutgoingMail> {
  const language = 'nl';
  const { bounces, mail, ministry, tasks } = textsIn(language);
  const text = mail.reminders.list;
  const title = formTitle(definition, language);
  const list: string[] = [];
  const unreached: string[] = [];
  const bounced = await unreachedAt(
    sql,
    missing.map(({ nis }) => nis),
  );
  for (const { nis, reminderState } of missing) {
    const organisation = await findOrganisation(sql, nis);
    const { stage } = reminderState;
    if (organisation === undefined || isClosed(stage)) continue;
    const name = `${organisation.name[organisation.languages[0] ?? language]} (${nis})`;
    list.push(`${name}: ${text.stages[stage]}`);
    const whom = bounced.find((one) => one.nis === nis);
    if (whom === undefined) continue;
    const people = [...(whom.contact ? [bounces.list.contact] : []), ...whom.roles.map((role) => tasks.roles[role])];
    unreached.push(`${name}: ${people.join(', ')}`);
  }
  return {
    messageId: messageIdOf(`${definition.id}.${definition.year}.${occasion}`, webUrl),
    about: null,
    kind: 'list',
    occasion,
    to: { id: 'ministry', reader: 'mailbox', name: ministry, email: ministryEmail, language },
    write: () => ({
      subject: text.subject(title, list.length),
      lead: text.lead(list.length),
      paragraphs: [text.text(title, formatDay(plan.dueOn, language))],
      lists: [
        { title: text.listTitle, items: list },
        { title: bounces.list.title, items: unreached },
      ],
      helper: null,
    }),
  };
}

/** Loads the people of an organisation on the day of the round; null when the organisation does not exist. */
async function loadAudience({ sql, day }: Round, { nis, version, signers }: UnsentReport): Promise<Audience | null> {
  const [organisation, data, editors, chairs, generalDirectors] = await Promise.all([
    findOrganisation(sql, nis),
    findOrganisationData(sql, nis),
    holdersOn(sql, nis, 'editor', day),
    holdersOn(sql, nis, 'chair', day),
    holdersOn(sql, nis, 'generalDirector', day),
  ]);
  if (organisation === undefined) return null;
  // A person who has signed cannot give the other signature.
  const canSign = ({ id }: Recipient): boolean => !signers.includes(id);
  return {
    organisation,
    version,
    people: {
      contact: data === null ? editors : [contactOf(organisation, data.contact)],
      chair: chairs.filter(canSign),
      generalDirector: generalDirectors.filter(canSign),
    },
  };
}

/** The contact person may not be a user, so the mail is in the organisation's first language. */
function contactOf({ languages }: Organisation, { name, email }: { name: string; email: string }): Recipient {
  return { id: 'contact', reader: 'contact', name, email, language: languages[0] ?? 'nl' };
}

/** Each address once. */
function withoutDuplicates(people: readonly Recipient[]): Recipient[] {
  return people.filter(({ email }, index) => people.findIndex((other) => other.email === email) === index);
}
