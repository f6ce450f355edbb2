import type { Sql } from '#database/connection.ts';
import { decisionsOn } from '#database/decisions.ts';
import {
  contactOf,
  findEvent,
  holdersOf,
  type Recipient,
  type RecordedEvent,
  recordSentMail,
  signersOf,
  wasSent,
} from '#database/mails.ts';
import { findOrganisation } from '#database/organisations.ts';
import { findContent, findReport } from '#database/reports.ts';
import { definitionOf, findForm } from '#forms/catalogue.ts';
import { type SignatoryRole, signatoryRoles } from '#rules/report.ts';
import { countLines, printReport } from '#web/document/print-report.ts';
import { reportFileName } from '#web/document/render-report.ts';
import { textsIn } from '#web/text/texts.ts';
import { type Attachment, changesBetween, type SendMail, writeMail } from './compose-mail.ts';

/** A document of more lines is above 2 MB: mailboxes refuse such mails, or fill up. */
const MOST_LINES_BY_MAIL = 2_000;

type Parts = { readonly sql: Sql; readonly send: SendMail; readonly webUrl: string };

/**
 * Writes to those whom an event of a report concerns. What went out already does not go out again: a mail that was handed
 * over and not yet noted when the process died goes once more, under the same Message-ID.
 * @param report the report's id and the number of the event
 */
export async function mailAbout({ sql, send, webUrl }: Parts, report: { id: string; sequence: number }): Promise<void> {
  const { id, sequence } = report;
  const told = await findEvent(sql, id, sequence);
  const [form = '', year = '', nis = ''] = id.split('/');
  const definition = findForm(form, Number(year));
  const organisation = await findOrganisation(sql, nis);
  if (told === null || definition === undefined || organisation === undefined) return;
  const { kind, recipients } = await recipientsOf(sql, id, nis, told);
  const host = new URL(webUrl).hostname;
  for (const recipient of recipients) {
    const messageId = `<${id.replaceAll('/', '.')}.${sequence}.${recipient.id}@${host}>`;
    if (await wasSent(sql, messageId)) continue;
    const { language } = recipient;
    const title = `${definition.title[language]} ${definition.year}`;
    const { mail } = textsIn(language);
    const words = mail[kind];
    const detail = 'reference' in told.event ? told.event.reference : (told.by ?? textsIn(language).applicationName);
    const name = organisation.name[language];
    const message = {
      subject: words.subject(title, name),
      paragraph: words.text(title, name, detail),
      list: told.event.type === 'returned' ? await reasonFor(told.event.decision) : await changesIn(language),
      ...(kind === 'signature-removed' && { listTitle: mail['signature-removed'].changes }),
      attachments: await documentIn(language),
      link: { label: mail.open, url: new URL(`/organisations/${nis}/reports/${form}/${year}`, webUrl).href },
      copy: [],
    };
    if ((await send(writeMail(recipient, messageId, message))) === 'refused') continue;
    const about = { reportId: id };
    await recordSentMail(sql, { messageId, about, kind, occasion: null, recipient: recipient.id, sentAt: new Date() });
  }

  /** With the mail that it was sent goes the document itself; one that is too large for a mail is behind the link. */
  async function documentIn(language: Recipient['language']): Promise<Attachment[]> {
    if (told?.event.type !== 'received' || definition === undefined || organisation === undefined) return [];
    const report = await findReport(sql, id);
    if (report === null || countLines(report.content) > MOST_LINES_BY_MAIL) return [];
    const printedAt = report.delivery?.receivedAt ?? report.savedAt;
    const content = Buffer.from(await printReport({ report, organisation, language, printedAt }));
    return [{ filename: `${reportFileName(definition, nis)}.pdf`, content, contentType: 'application/pdf' }];
  }

  async function reasonFor(decision: string): Promise<string[]> {
    const reason = (await decisionsOn(sql, id)).get(decision)?.reason;
    return reason ? [reason] : [];
  }

  async function changesIn(language: Recipient['language']): Promise<string[]> {
    if (told?.event.type !== 'saved' || definition === undefined) return [];
    const { version } = told.event;
    const [before, after] = [await findContent(sql, id, version - 1), await findContent(sql, id, version)];
    return before && after ? changesBetween(definitionOf(after), before, after, language) : [];
  }
}

type ReportMailKind = 'signature-asked' | 'signature-removed' | 'sent' | 'report-accepted' | 'report-returned';

async function recipientsOf(
  sql: Sql,
  id: string,
  nis: string,
  { event }: RecordedEvent,
): Promise<{ kind: ReportMailKind; recipients: Recipient[] }> {
  switch (event.type) {
    case 'saved':
      return { kind: 'signature-removed', recipients: await signersOf(sql, id, event.version - 1) };
    case 'signed': {
      const signers = await signersOf(sql, id, event.version);
      // With the second signature nothing is asked any more: the mail about the sending follows.
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
      return { kind: `report-${event.type}`, recipients: await everybodyConcerned(sql, id, nis, event.decision) };
  }
}

/** The contact person, those who signed what was decided on, and the editors: each address once. */
async function everybodyConcerned(sql: Sql, id: string, nis: string, decision: string): Promise<Recipient[]> {
  const version = (await decisionsOn(sql, id)).get(decision)?.version ?? 0;
  const people = await Promise.all([signersOf(sql, id, version), holdersOf(sql, nis, 'editor'), contactOf(sql, nis)]);
  return [
    ...new Map(
      people
        .flat()
        .map((person) => [person.email.toLowerCase(), person] as const)
        .reverse(),
    ).values(),
  ];
}
