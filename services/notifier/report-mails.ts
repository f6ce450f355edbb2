import type { Sql } from '#database/connection.ts';
import { decisionsOn } from '#database/decisions.ts';
import { contactOf, findEvent, holdersOf, type Recipient, type RecordedEvent, signersOf } from '#database/mails.ts';
import { findOrganisation, type Organisation } from '#database/organisations.ts';
import { holdersOn } from '#database/reminders.ts';
import { findContent } from '#database/reports.ts';
import { definitionOf, findForm } from '#forms/catalogue.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { dayOf } from '#rules/calendar.ts';
import { reportKeyOf } from '#rules/keys.ts';
import { type SignatoryRole, signatoryRoles } from '#rules/report.ts';
import { documentOfReport } from '#web/document/report-document.ts';
import { reportFileName } from '#web/document/report-file-name.ts';
import { textsIn } from '#web/text/texts.ts';
import type { Message } from './compose-mail.ts';
import { describeChanges } from './describe-changes.ts';
import { describeFacts, findHelper, formTitle, loadReportFacts } from './report-facts.ts';
import { type MailDependencies, messageIdOf, sendOnce } from './send-once.ts';
import type { Attachment } from './smtp.ts';

/** A larger document may be refused by mailboxes: the mail then has the link only. 2 000 lines take about 2 MB. */
const MAX_LINES_BY_MAIL = 2_000;
const MAX_BYTES_BY_MAIL = 3_000_000;

type ReportMailKind = 'signature-asked' | 'signature-removed' | 'sent' | 'report-accepted' | 'report-returned';

/** An event, with the report that it belongs to. */
type EventContext = RecordedEvent & {
  /** The id of the report. */
  readonly id: string;
  readonly definition: FormDefinition;
  readonly organisation: Organisation;
};

/**
 * Mails the people whom an event of a report concerns: each person once, however often this runs.
 * @param report the report's id and the number of the event
 */
export async function mailAbout(
  dependencies: MailDependencies,
  { id, sequence }: { id: string; sequence: number },
): Promise<void> {
  const { sql, webUrl } = dependencies;
  const key = reportKeyOf(id);
  if (key === null) return;
  const { form, year, nis } = key;
  const definition = findForm(form, year);
  const [recorded, organisation] = await Promise.all([findEvent(sql, id, sequence), findOrganisation(sql, nis)]);
  if (recorded === null || definition === undefined || organisation === undefined) return;
  const context: EventContext = { id, definition, organisation, event: recorded.event, by: recorded.by };
  const { kind, recipients } = await recipientsOf(sql, context);
  const url = new URL(`/organisations/${nis}/reports/${form}/${year}`, webUrl).href;
  for (const recipient of recipients) {
    await sendOnce(dependencies, {
      messageId: messageIdOf(`${id.replaceAll('/', '.')}.${sequence}.${recipient.id}`, webUrl),
      about: { reportId: id },
      kind,
      occasion: null,
      to: recipient,
      write: () => writeMessage(dependencies, context, kind, url, recipient),
    });
  }
}

/** The message about an event, in the language and for the part of its recipient. */
async function writeMessage(
  dependencies: MailDependencies,
  context: EventContext,
  kind: ReportMailKind,
  url: string,
  to: Recipient,
): Promise<Message> {
  const { sql } = dependencies;
  const { definition, organisation, event, by } = context;
  const { language } = to;
  const { mail, applicationName } = textsIn(language);
  const title = formTitle(definition, language);
  const name = organisation.name[language];
  const text = mail[kind];
  const attachments = await documentIn(dependencies, context, to);
  const version = 'version' in event ? event.version : await versionDecidedOn(sql, context.id, event.decision);
  const facts = describeFacts(await loadReportFacts(sql, { definition, organisation, version }), language);
  const reference = 'reference' in event ? [{ label: mail.facts.reference, value: event.reference }] : [];
  const isRepairedLater = event.type === 'saved' && !event.valid;
  return {
    subject: text.subject(title, name),
    lead: isRepairedLater ? mail['signature-removed'].leadIncomplete : text.lead,
    paragraphs: [
      text.text(title, name, by ?? applicationName),
      ...(attachments.length > 0 ? [mail.sent.attached] : []),
    ],
    quote: await reasonIn(sql, context, language),
    lists: [{ title: mail['signature-removed'].changes, items: await changesIn(sql, context, language) }],
    facts: [...facts, ...reference],
    helper: await findHelper(sql, organisation.nis, to, dependencies),
    link: { label: kind === 'signature-asked' ? mail.openSigning : mail.open, url },
    attachments,
  };
}

/** Why FPS MI returned the report. */
async function reasonIn(sql: Sql, { id, event }: EventContext, language: Language): Promise<Message['quote']> {
  if (event.type !== 'returned') return undefined;
  const reason = (await decisionsOn(sql, id)).get(event.decision)?.reason;
  return reason ? { title: textsIn(language).mail['report-returned'].reason, text: reason } : undefined;
}

/** The changes that removed the signature. */
async function changesIn(sql: Sql, { id, event }: EventContext, language: Language): Promise<string[]> {
  if (event.type !== 'saved') return [];
  const [before, after] = await Promise.all([
    findContent(sql, id, event.version - 1),
    findContent(sql, id, event.version),
  ]);
  return before && after ? describeChanges(definitionOf(after), before, after, language) : [];
}

/**
 * The mail that FPS MI received the report has the document attached, unless that is too large, or the report is in
 * another version meanwhile. It is the document that the site shows. The contact person gets no document: their address is
 * typed and not verified, and a document can name members of the staff.
 */
async function documentIn(
  dependencies: MailDependencies,
  { id, definition, organisation, event }: EventContext,
  { language, reader }: Recipient,
): Promise<Attachment[]> {
  if (event.type !== 'received' || reader === 'contact') return [];
  const request = { reportId: id, organisation, language, maxLines: MAX_LINES_BY_MAIL };
  const document = await documentOfReport(dependencies, request);
  if (document === null || document.version !== event.version || document.bytes.length > MAX_BYTES_BY_MAIL) return [];
  const content = Buffer.from(document.bytes);
  return [{ filename: `${reportFileName(definition, organisation.nis)}.pdf`, content, contentType: 'application/pdf' }];
}

async function recipientsOf(
  sql: Sql,
  { id, organisation: { nis }, event }: EventContext,
): Promise<{ kind: ReportMailKind; recipients: Recipient[] }> {
  switch (event.type) {
    case 'saved':
      return { kind: 'signature-removed', recipients: await signersOf(sql, id, event.version - 1) };
    case 'signed': {
      const signers = await signersOf(sql, id, event.version);
      // After the second signature nothing is missing; the mail about the delivery follows.
      const missing: SignatoryRole[] = signers.length > 1 ? [] : signatoryRoles.filter((role) => role !== event.role);
      const holders = await Promise.all(missing.map((role) => holdersOn(sql, nis, role, dayOf(new Date()))));
      return {
        kind: 'signature-asked',
        recipients: holders.flat().filter((holder) => !signers.some((signer) => signer.id === holder.id)),
      };
    }
    case 'received':
      return { kind: 'sent', recipients: await peopleConcerned(sql, id, nis, event.version) };
    case 'accepted':
    case 'returned':
      return {
        kind: `report-${event.type}`,
        recipients: await peopleConcerned(sql, id, nis, await versionDecidedOn(sql, id, event.decision)),
      };
  }
}

async function versionDecidedOn(sql: Sql, id: string, decision: string): Promise<number> {
  return (await decisionsOn(sql, id)).get(decision)?.version ?? 0;
}

/** The signers of the version that was sent or decided on, the editors, and the contact person: each address once. */
async function peopleConcerned(sql: Sql, id: string, nis: string, version: number): Promise<Recipient[]> {
  const people = await Promise.all([signersOf(sql, id, version), holdersOf(sql, nis, 'editor'), contactOf(sql, nis)]);
  const byAddress = people
    .flat()
    .map((person) => [person.email.toLowerCase(), person] as const)
    .reverse();
  return [...new Map(byAddress).values()].reverse();
}
