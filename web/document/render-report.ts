import { buffer } from 'node:stream/consumers';
import { type Content, canonicalContent, contentHash } from '#forms/content.ts';
import type { FormDefinition, Language, LocalText } from '#forms/definition.ts';
import type { AuthenticationMethod, SignatoryRole, Stage } from '#rules/report.ts';
import { formatMoment } from '#web/site/moments.ts';
import { type DocumentStatus, textsIn } from '#web/text/texts.ts';
import type { Flow } from './layout.ts';
import { drawFooters, drawHeadersAndWatermark, type PageFrame } from './page-frame.ts';
import { createPdf } from './pdf.ts';
import { reportFileName } from './report-file-name.ts';
import { drawReport } from './report-sections.ts';

/** A signature as the document shows it. */
export type DocumentSignature = {
  readonly role: SignatoryRole;
  readonly name: string;
  readonly method: AuthenticationMethod;
  readonly signedAt: Date;
};

/** A report as the document shows it, whichever side makes the document: the organisation or FPS MI. */
export type DocumentReport = {
  readonly stage: Stage;
  readonly version: number;
  readonly contentHash: string;
  readonly content: Content;
  readonly savedAt: Date;
  /** The name of the person who saved it; null at FPS MI, which does not know it. */
  readonly savedBy: string | null;
  readonly signatures: readonly DocumentSignature[];
  readonly delivery: { readonly reference: string | null; readonly receivedAt: Date | null } | null;
};

export type DocumentInput = {
  readonly definition: FormDefinition;
  readonly report: DocumentReport;
  readonly organisation: { readonly nis: string; readonly name: LocalText };
  readonly language: Language;
  readonly printedAt: Date;
};

/**
 * The report as an official document on A4 (requirement C5): a PDF for archiving (PDF/A-3a) that is accessible to screen
 * readers (PDF/UA-1), with the signed content as an attachment. The same input gives the same bytes.
 * @throws when the content does not match its hash: the document would show something that nobody signed
 */
export async function renderReport(input: DocumentInput): Promise<Uint8Array<ArrayBuffer>> {
  const { definition, report, organisation, language, printedAt } = input;
  if (contentHash(report.content) !== report.contentHash) {
    throw new Error(`Report ${definition.id}/${definition.year}/${organisation.nis}: content and hash differ`);
  }
  const text = textsIn(language);
  const documentText = text.document;
  const title = `${definition.title[language]} ${definition.year}`;
  const name = organisation.name[language];
  const status = statusOf(report);
  const document = createPdf({
    title: `${title} – ${name}`,
    author: name,
    application: text.applicationName,
    language,
    createdAt: printedAt,
    margins: { top: 60, right: 56, bottom: 72, left: 56 },
  });
  const flow: Flow = { document, y: 0 };
  const header = `${title} – ${name} (${organisation.nis}) – ${text.overview.version(report.version)}`;
  const frame: PageFrame = {
    watermark: status === 'draft' ? documentText.watermark : null,
    header,
    footer: [header, documentText.printedAt(formatMoment(printedAt, language))],
  };
  drawHeadersAndWatermark(flow, frame);
  document.addPage();
  flow.y = document.page.margins.top;

  const attachment = attachmentName(input);
  drawReport(flow, { ...input, title, status, attachment });
  drawFooters(flow, frame);
  document.file(Buffer.from(canonicalContent(report.content)), {
    name: attachment,
    type: 'application/json',
    description: documentText.attachmentDescription,
    relationship: 'Source',
    creationDate: report.savedAt,
    modifiedDate: report.savedAt,
  });
  document.end();
  return new Uint8Array(await buffer(document));
}

function statusOf({ stage }: Pick<DocumentReport, 'stage'>): DocumentStatus {
  return stage === 'sending' || stage === 'sent' || stage === 'accepted' ? stage : 'draft';
}

function attachmentName({ definition, organisation, report }: DocumentInput): string {
  return `${reportFileName(definition, organisation.nis)}-v${report.version}.json`;
}
