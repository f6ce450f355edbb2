import { buffer } from 'node:stream/consumers';
import type { z } from 'zod';
import { type Content, canonicalContent, contentHash } from '#forms/content.ts';
import type { FormDefinition, Language, LocalText } from '#forms/definition.ts';
import type { AuthenticationMethod, SignatoryRole, Stage } from '#rules/report.ts';
import { formatMoment } from '#web/site/moments.ts';
import { type DocumentStatus, textsIn } from '#web/text/texts.ts';
import { PRINT_MEDIA_TYPE, type printSchema, SEAL_MEDIA_TYPE } from './attachments.ts';
import type { Flow } from './layout.ts';
import { drawFooters, drawHeadersAndWatermark, type PageFrame } from './page-frame.ts';
import { createPdf } from './pdf.ts';
import { reportFileName } from './report-file-name.ts';
import { drawReport, type SealedDocument } from './report-sections.ts';
import { codeOfSeal } from './verification-code.ts';

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
  /** The seal of the delivery that FPS MI has acknowledged, so that anyone can verify the document; null: there is none. */
  readonly seal: DocumentSeal | null;
};

export type DocumentSeal = {
  /** A JWS in compact form. */
  readonly jws: string;
  /** The address of the organisations' site, where documents are verified. */
  readonly webUrl: string;
};

/**
 * The report as an official document on A4 (requirement C5): a PDF for archiving (PDF/A-3a) that is accessible to screen
 * readers (PDF/UA-1), with the signed content as an attachment. That of a received report also has the sealed delivery, and
 * what else the document shows. The same input gives the same bytes.
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
  const sealed = sealedIn(input);
  drawReport(flow, { ...input, title, status, attachment, sealed });
  drawFooters(flow, frame);
  document.file(Buffer.from(canonicalContent(report.content)), {
    name: attachment,
    type: 'application/json',
    description: documentText.attachmentDescription,
    relationship: 'Source',
    creationDate: report.savedAt,
    modifiedDate: report.savedAt,
  });
  if (sealed !== null) attachSeal(document, input, sealed);
  document.end();
  return new Uint8Array(await buffer(document));
}

function statusOf({ stage }: Pick<DocumentReport, 'stage'>): DocumentStatus {
  return stage === 'sending' || stage === 'sent' || stage === 'accepted' ? stage : 'draft';
}

/** What a document says about its verification; null: FPS MI has not received the report, or there is no seal. */
function sealedIn({ report: { stage, delivery }, seal }: DocumentInput): SealedDocument | null {
  if (stage !== 'sent' && stage !== 'accepted') return null;
  if (seal === null || !delivery?.reference || !delivery.receivedAt) return null;
  const { reference, receivedAt } = delivery;
  const { jws, webUrl } = seal;
  return { stage, reference, receivedAt, jws, webUrl, code: codeOfSeal(jws), attachment: `${reference}.jws` };
}

/** Attaches the seal, and what the document shows that is not sealed: with both, the document can be drawn again. */
function attachSeal(document: PDFKit.PDFDocument, input: DocumentInput, sealed: SealedDocument): void {
  const { language, printedAt } = input;
  const { savedAt, savedBy } = input.report;
  const { stage, reference, receivedAt, jws, webUrl } = sealed;
  const text = textsIn(language).document;
  document.file(Buffer.from(jws), {
    name: sealed.attachment,
    type: SEAL_MEDIA_TYPE,
    description: text.sealDescription,
    relationship: 'Data',
    creationDate: receivedAt,
    modifiedDate: receivedAt,
  });
  const print: z.input<typeof printSchema> = {
    stage,
    language,
    reference,
    receivedAt: receivedAt.toISOString(),
    printedAt: printedAt.toISOString(),
    savedAt: savedAt.toISOString(),
    savedBy,
    webUrl,
  };
  document.file(Buffer.from(JSON.stringify(print)), {
    name: `${reference}-print.json`,
    type: PRINT_MEDIA_TYPE,
    description: text.printDescription,
    relationship: 'Supplement',
    creationDate: printedAt,
    modifiedDate: printedAt,
  });
}

function attachmentName({ definition, organisation, report }: DocumentInput): string {
  return `${reportFileName(definition, organisation.nis)}-v${report.version}.json`;
}
