import { buffer } from 'node:stream/consumers';
import { type Content, canonicalContent, contentHash } from '#forms/content.ts';
import type { FormDefinition, Language, LocalText } from '#forms/definition.ts';
import type { AuthenticationMethod, SignatoryRole, Stage } from '#rules/report.ts';
import { formatMoment } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { openArchive } from './archive.ts';
import { type Frame, finishPages, frameEachPage } from './page-frame.ts';
import { setReport } from './report-sections.ts';
import { documentTextsIn, type Standing } from './texts.ts';
import type { Flow } from './typesetting.ts';

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
 * The report as an official document on A4 (requirement C5): a PDF that can be archived (PDF/A-3a) and read aloud
 * (PDF/UA-1), with the sealed content attached to it. The same input gives the same bytes.
 * @throws when the content is not what the report's hash was taken of: such a document would attest to a falsehood
 */
export async function renderReport(input: DocumentInput): Promise<Uint8Array<ArrayBuffer>> {
  const { definition, report, organisation, language, printedAt } = input;
  if (contentHash(report.content) !== report.contentHash) {
    throw new Error(`Report ${definition.id}/${definition.year}/${organisation.nis}: content and hash differ`);
  }
  const text = textsIn(language);
  const own = documentTextsIn(language);
  const title = `${definition.title[language]} ${definition.year}`;
  const name = organisation.name[language];
  const standing = standingOf(report);
  const document = openArchive({
    title: `${title} – ${name}`,
    author: name,
    application: text.applicationName,
    language,
    createdAt: printedAt,
    margins: { top: 60, right: 56, bottom: 72, left: 56 },
  });
  const flow: Flow = { document, y: 0 };
  const about = `${title} – ${name} (${organisation.nis}) – ${text.overview.version(report.version)}`;
  const frame: Frame = {
    draftWord: standing === 'draft' ? own.draftWord : null,
    runningHead: about,
    footer: [about, own.printedAt(formatMoment(printedAt, language))],
  };
  frameEachPage(flow, frame);
  document.addPage();
  flow.y = document.page.margins.top;

  const attachment = attachmentName(input);
  setReport(flow, { ...input, title, standing, attachment });
  finishPages(flow, frame);
  document.file(Buffer.from(canonicalContent(report.content)), {
    name: attachment,
    type: 'application/json',
    description: own.attachmentDescription,
    relationship: 'Source',
    creationDate: report.savedAt,
    modifiedDate: report.savedAt,
  });
  document.end();
  return new Uint8Array(await buffer(document));
}

function standingOf({ stage }: Pick<DocumentReport, 'stage'>): Standing {
  return stage === 'sending' || stage === 'sent' || stage === 'accepted' ? stage : 'draft';
}

/** `covid-premium-2022-11001`: the name of a report's files, in ASCII. */
export function fileNameOf({ id, year }: Pick<FormDefinition, 'id' | 'year'>, nis: string): string {
  return `${id}-${year}-${nis}`;
}

function attachmentName({ definition, organisation, report }: DocumentInput): string {
  return `${fileNameOf(definition, organisation.nis)}-v${report.version}.json`;
}
