import type { Sql } from '#database/connection.ts';
import { decisionsOn } from '#database/decisions.ts';
import { contactOf, findEvent, holdersOf, type Recipient, type RecordedEvent, signersOf } from '#database/mails.ts';
import { findOrganisation, type Organisation } from '#database/organisations.ts';
import { findContent } from '#database/reports.ts';
import { definitionOf, findForm } from '#forms/catalogue.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { reportKeyOf } from '#rules/keys.ts';
import { type SignatoryRole, signatoryRoles } from '#rules/report.ts';
import { documentOfReport } from '#web/document/report-document.ts';
import { reportFileName } from '#web/document/report-file-name.ts';
import { textsIn } from '#web/text/texts.ts';
import type { Message } from './compose-mail.ts';
import { describeChanges } from './describe-changes.ts';
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
  // People who read the same language get the same message.
  const messages = new Map<Language, Promise<Message>>();
  const messageIn = (language: Language): Promise<Message> => {
    const written = messages.get(language) ?? writeMessage(dependencies, context, kind, url, language);
    messages.set(language, written);
    return written;
  };
  for (const recipient of recipients) {
    await sendOnce(dependencies, {
      messageId: messageIdOf(`${id.replaceAll('/', '.')}.${sequence}.${recipient.id}`, webUrl),
      about: { reportId: id },
      kind,
      occasion: null,
      to: recipient,
      write: () => messageIn(recipient.language),
    });
  }
}

async function writeMessage(
  dependencies: MailDependencies,
  context: EventContext,
  kind: ReportMailKind,
  url: string,
  language: Language,
): Promise<Message> {
  const { definition, organisation, event, by } = context;
  const { mail, applicationName } = textsIn(language);
  const title = `${definition.title[language]} ${definition.year}`;
  const name = organisation.name[language];
  const detail = 'reference' in event ? event.reference : (by ?? applicationName);
  return {
    subject: mail[kind].subject(title, name),
    paragraph: mail[kind].text(title, name, detail),
    list: await listIn(dependencies.sql, context, language),
    ...(kind === 'signature-removed' && { listTitle: mail['signature-removed'].changes }),
    link: { label: mail.open, url },
    attachments: await documentIn(dependencies, context, language),
  };
}

/** The list in the mail: the reason of a return, or the changes that removed the signature. */
async function listIn(sql: Sql, { id, event }: EventContext, language: Language): Promise<string[]> {
  if (event.type === 'returned') {
    const reason = (await decisionsOn(sql, id)).get(event.decision)?.reason;
    return reason ? [reason] : [];
  }
  if (event.type !== 'saved') return [];
  const [before, after] = await Promise.all([
    findContent(sql, id, event.version - 1),
    findContent(sql, id, event.version),
  ]);
  return before && after ? describeChanges(definitionOf(after), before, after, language) : [];
}

/**
 * The mail that FPS MI received the report has the document attached, unless that is too large, or the report is in
 * another version meanwhile. It is the document that the site shows.
 */
async function documentIn(
  dependencies: MailDependencies,
  { id, definition, organisation, event }: EventContext,
  language: Language,
): Promise<Attachment[]> {
  if (event.type !== 'received') return [];
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
      const holders = await Promise.all(missing.map((role) => holdersOf(sql, nis, role)));
      return {
        kind: 'signature-asked',
        recipients: holders.flat().filter((holder) => !signers.some((signer) => signer.id === holder.id)),
      };
    }
    case 'received':
      return { kind: 'sent', recipients: await signersOf(sql, id, event.version) };
    case 'accepted':
    case 'returned':
      return { kind: `report-${event.type}`, recipients: await peopleConcerned(sql, id, nis, event.decision) };
  }
}

/** The contact person, the signers of the version that was decided on, and the editors: each address once. */
async function peopleConcerned(sql: Sql, id: string, nis: string, decision: string): Promise<Recipient[]> {
  const version = (await decisionsOn(sql, id)).get(decision)?.version ?? 0;
  const people = await Promise.all([signersOf(sql, id, version), holdersOf(sql, nis, 'editor'), contactOf(sql, nis)]);
  const byAddress = people
    .flat()
    .map((person) => [person.email.toLowerCase(), person] as const)
    .reverse();
  return [...new Map(byAddress).values()];
}
