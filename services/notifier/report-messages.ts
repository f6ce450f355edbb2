/** What the mails about the events of a report say. */

import type { Sql } from '#database/connection.ts';
import { decisionsOn } from '#database/decisions.ts';
import { findEvent, type Recipient, type RecordedEvent } from '#database/mails.ts';
import type { ReportEventFacts } from '#database/notices.ts';
import { findOrganisation, type Organisation } from '#database/organisations.ts';
import { findContent } from '#database/reports.ts';
import { definitionOf, findForm } from '#forms/catalogue.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { reportKeyOf } from '#rules/keys.ts';
import { documentOfReport } from '#web/document/report-document.ts';
import { reportFileName } from '#web/document/report-file-name.ts';
import { textsIn } from '#web/text/texts.ts';
import type { Message } from './compose-mail.ts';
import { describeChanges } from './describe-changes.ts';
import { describeFacts, findHelper, formTitle, loadReportFacts } from './report-facts.ts';
import type { MailDependencies } from './send-once.ts';
import type { Attachment } from './smtp.ts';

/** A larger document may be refused by mailboxes: the mail then has the link only. 2 000 lines take about 2 MB. */
const MAX_LINES_BY_MAIL = 2_000;
const MAX_BYTES_BY_MAIL = 3_000_000;

export type ReportMailKind =
  | 'ready'
  | 'signature-asked'
  | 'signature-removed'
  | 'sent'
  | 'report-accepted'
  | 'report-returned';

/** An event, with the report that it belongs to. */
export type EventContext = RecordedEvent & {
  /** The id of the report. */
  readonly id: string;
  readonly definition: FormDefinition;
  readonly organisation: Organisation;
};

/** An event of a report; null when it does not exist. */
export async function loadEvent(sql: Sql, { report: id, sequence }: ReportEventFacts): Promise<EventContext | null> {
  const key = reportKeyOf(id);
  const definition = key && findForm(key.form, key.year);
  if (!key || !definition) return null;
  const [recorded, organisation] = await Promise.all([findEvent(sql, id, sequence), findOrganisation(sql, key.nis)]);
  if (recorded === null || organisation === undefined) return null;
  return { id, definition, organisation, event: recorded.event, by: recorded.by };
}

/** The address of a report's overview. */
export function overviewAddress(
  { definition, organisation }: Pick<EventContext, 'definition' | 'organisation'>,
  webUrl: string,
): string {
  return new URL(`/organisations/${organisation.nis}/reports/${definition.id}/${definition.year}`, webUrl).href;
}

/** The version of the report that an event is about. */
export async function versionOf(sql: Sql, { id, event }: Pick<EventContext, 'id' | 'event'>): Promise<number> {
  if (event.type !== 'accepted' && event.type !== 'returned') return event.version;
  return (await decisionsOn(sql, id)).get(event.decision)?.version ?? 0;
}

/** The message about an event, in the language and for the part of its recipient. */
export async function writeReportMessage(
  dependencies: MailDependencies,
  context: EventContext,
  kind: ReportMailKind,
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
  const version = await versionOf(sql, context);
  const facts = describeFacts(await loadReportFacts(sql, { definition, organisation, version }), language);
  const reference = 'reference' in event ? [{ label: mail.facts.reference, value: event.reference }] : [];
  const isIncomplete = event.type === 'saved' && !event.valid;
  const changes = kind === 'signature-removed' ? await changesIn(sql, context, language) : [];
  return {
    subject: text.subject(title, name),
    lead: isIncomplete ? mail['signature-removed'].leadIncomplete : text.lead,
    paragraphs: [
      text.text(title, name, by ?? applicationName),
      ...(attachments.length > 0 ? [mail.sent.attached] : []),
    ],
    quote: await reasonIn(sql, context, language),
    lists: [{ title: mail['signature-removed'].changes, items: changes }],
    facts: [...facts, ...reference],
    helper: await findHelper(sql, organisation.nis, to, dependencies),
    link: {
      label: kind === 'ready' || kind === 'signature-asked' ? mail.openSigning : mail.open,
      url: overviewAddress(context, dependencies.webUrl),
    },
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
