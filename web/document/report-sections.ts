/** The sections of the document, from the letterhead to the hash. */

import { friendlyFormatIBAN } from 'ibantools';
import { settlementOf } from '#forms/summary.ts';
import { signatoryRoles } from '#rules/report.ts';
import { formatMoment } from '#web/site/moments.ts';
import { type DocumentStatus, textsIn } from '#web/text/texts.ts';
import {
  type Cell,
  drawArtifact,
  drawParagraph,
  drawRow,
  drawText,
  type Flow,
  heightOf,
  rowHeight,
  type Style,
} from './layout.ts';
import { drawQrCode } from './qr-code.ts';
import type { DocumentInput } from './render-report.ts';
import { beginSection, type Element, SECTION_GAP, textArea } from './sections.ts';
import { colours, styles } from './styles.ts';
import { drawValues } from './value-sections.ts';
import { formatCode, VERIFY_PATH, verifyAddress } from './verification-code.ts';

type ReportSections = DocumentInput & {
  readonly title: string;
  readonly status: DocumentStatus;
  /** The file name of the attached content. */
  readonly attachment: string;
  readonly sealed: SealedDocument | null;
};

/** How a document can be verified. */
export type SealedDocument = {
  readonly stage: 'sent' | 'accepted';
  readonly reference: string;
  readonly receivedAt: Date;
  /** The seal: a JWS in compact form. */
  readonly jws: string;
  readonly code: string;
  /** The file name of the attached seal. */
  readonly attachment: string;
  readonly webUrl: string;
};

/** The width of the column of labels, in points: most labels fit on one line. */
const LABEL_WIDTH = 172;
/** The size of the QR code with its border, and the space beside it, in points: a module has 0.6 mm or more. */
const QR = { size: 98, gap: 10 };

/** Draws the whole document, from the letterhead to the hash. */
export function drawReport(flow: Flow, input: ReportSections): void {
  const { document } = flow;
  const root = document.struct('Document');
  document.addStructure(root);
  drawLetterhead(flow, root, input);
  drawReception(flow, root, input);
  drawValues(flow, root, { ...input, content: input.report.content });
  drawAccount(flow, root, input);
  drawSignatures(flow, root, input);
  drawVersionAndHash(flow, root, input);
  root.end();
}

/** The letterhead, the title of the form and the organisation. */
function drawLetterhead(
  flow: Flow,
  root: Element,
  { definition, language, organisation, title }: ReportSections,
): void {
  const { document } = flow;
  const text = textsIn(language);
  const { left, width } = textArea(flow);
  const top = flow.y - 16;
  drawArtifact(flow, 'Layout', () => {
    colours.flag.forEach((colour, index) => {
      document.rect(left + index * 5, top, 5, 34).fill(colour);
    });
    document
      .moveTo(left, top + 44)
      .lineTo(left + width, top + 44)
      .lineWidth(1.2)
      .stroke(colours.brand);
  });
  const besideFlag = { x: left + 25, width: width - 25 };
  drawText(flow, root, 'P', text.ministry, styles.ministry, { ...besideFlag, y: top - 2 });
  drawText(flow, root, 'P', text.applicationName, styles.application, { ...besideFlag, y: top + 17 });
  flow.y = top + 58;
  drawParagraph(flow, root, 'H1', title, styles.title, 2);
  drawParagraph(flow, root, 'P', organisation.name[language], styles.lead, 4);
  drawParagraph(flow, root, 'P', definition.introduction[language], styles.label, 8);
}

/** Draws where the report stands; for a document that can be verified also its code, and the QR code beside the facts. */
function drawReception(flow: Flow, root: Element, input: ReportSections): void {
  const facts = factsOf(input);
  const { sealed, language } = input;
  if (sealed === null) {
    drawFacts(flow, root, facts);
    return;
  }
  const { left, width } = textArea(flow);
  const top = flow.y;
  drawFacts(flow, root, facts, width - QR.size - QR.gap);
  const { reference, code, webUrl } = sealed;
  const text = verifyAddress(webUrl, reference, code);
  const alt = textsIn(language).document.qrCode(text);
  drawQrCode(flow, root, { text, alt, x: left + width - QR.size, y: top, size: QR.size });
  flow.y = Math.max(flow.y, top + QR.size + SECTION_GAP);
}

type Fact = { readonly label: string; readonly value: string; readonly style?: Style };

function factsOf({ report, organisation, language, status, sealed }: ReportSections): Fact[] {
  const text = textsIn(language).overview;
  const documentText = textsIn(language).document;
  const { delivery } = report;
  return [
    { label: documentText.nisCode, value: organisation.nis },
    { label: documentText.status, value: documentText.statuses[status], style: styles.strong },
    ...(delivery?.reference && delivery.receivedAt
      ? [
          { label: text.reference, value: delivery.reference, style: styles.strong },
          { label: text.receivedAt, value: formatMoment(delivery.receivedAt, language) },
        ]
      : []),
    ...(sealed ? [{ label: documentText.code, value: formatCode(sealed.code), style: styles.strong }] : []),
  ];
}

/** Draws a table of facts: a label and its value per row. */
function drawFacts(flow: Flow, parent: Element, facts: readonly Fact[], width = textArea(flow).width): void {
  const table = flow.document.struct('Table');
  parent.add(table);
  for (const fact of facts) drawRow(flow, table, factRow(fact, width), { line: colours.line });
  table.end();
  flow.y += SECTION_GAP;
}

function factRow({ label, value, style = styles.body }: Fact, width: number): Cell[] {
  return [
    { text: label, style: styles.label, width: LABEL_WIDTH, header: 'Row' },
    { text: value, style, width: width - LABEL_WIDTH },
  ];
}

function drawAccount(flow: Flow, root: Element, { definition, report, language }: ReportSections): void {
  const text = textsIn(language);
  // Nothing is paid on the account of an organisation that pays back; it is part of what both signed.
  const repays = settlementOf(definition, report.content.values)?.direction === 'repay';
  const { iban, bic } = report.content.account;
  const facts = [
    {
      label: repays ? 'IBAN' : `${text.form.payee} (IBAN)`,
      value: friendlyFormatIBAN(iban) ?? iban,
      style: styles.strong,
    },
    { label: text.data.bic, value: bic },
  ];
  const section = beginSection(flow, root, text.home.account, heightOfFacts(flow, facts));
  drawFacts(flow, section, facts);
  section.end();
}

function heightOfFacts(flow: Flow, facts: readonly Fact[]): number {
  const { width } = textArea(flow);
  return facts.reduce((sum, fact) => sum + rowHeight(flow, factRow(fact, width)), 0);
}

/**
 * Draws the two signature boxes side by side: who signed, when, and how the person was identified; or that the signature is
 * missing (requirement D3).
 */
function drawSignatures(flow: Flow, root: Element, { report, language }: ReportSections): void {
  const { document } = flow;
  const text = textsIn(language).overview;
  const titles = { chair: text.chairSignature, generalDirector: text.generalDirectorSignature };
  const { left, width: fullWidth } = textArea(flow);
  const gap = 14;
  const padding = 10;
  const boxWidth = (fullWidth - gap) / 2;
  const width = boxWidth - 2 * padding;
  const boxes = signatoryRoles.map((role) => {
    const signature = report.signatures.find((each) => each.role === role);
    const lines: { text: string; style: Style }[] = signature
      ? [
          { text: text.signedBy(signature.name), style: styles.body },
          { text: text.signedAt(formatMoment(signature.signedAt, language)), style: styles.label },
          { text: text.methods[signature.method], style: styles.label },
        ]
      : [{ text: text.notSigned, style: styles.label }];
    return { title: titles[role], lines, signed: signature !== undefined };
  });
  const titleHeight = Math.max(...boxes.map(({ title }) => heightOf(flow, title, styles.strong, width)));
  const textHeights = boxes.map(({ lines }) =>
    lines.reduce((sum, line) => sum + heightOf(flow, line.text, line.style, width) + 2, 0),
  );
  const height = titleHeight + Math.max(...textHeights) + 2 * padding + 4;
  const section = beginSection(flow, root, text.signaturesTitle, height);
  boxes.forEach(({ title, lines, signed }, index) => {
    const x = left + index * (boxWidth + gap);
    let y = flow.y + padding;
    drawArtifact(flow, 'Layout', () => {
      document.roundedRect(x, flow.y, boxWidth, height, 3).lineWidth(signed ? 1 : 0.5);
      if (!signed) document.dash(3, { space: 3 });
      document.stroke(signed ? colours.brand : colours.quiet);
    });
    const box = document.struct('Sect');
    section.add(box);
    drawText(flow, box, 'H3', title, styles.strong, { x: x + padding, y, width });
    y += titleHeight + 4;
    for (const line of lines) {
      y += drawText(flow, box, 'P', line.text, line.style, { x: x + padding, y, width }) + 2;
    }
    box.end();
  });
  section.end();
  flow.y += height + SECTION_GAP;
}

/** The version and the hash, by which anyone can check that the content was not changed. */
function drawVersionAndHash(flow: Flow, root: Element, { report, language, attachment, sealed }: ReportSections): void {
  const documentText = textsIn(language).document;
  const facts: Fact[] = [
    { label: documentText.version, value: String(report.version) },
    ...(report.savedBy === null
      ? []
      : [
          {
            label: documentText.saved,
            value: documentText.savedBy(report.savedBy, formatMoment(report.savedAt, language)),
          },
        ]),
    { label: textsIn(language).overview.contentHash, value: report.contentHash, style: styles.code },
    { label: documentText.attachment, value: documentText.attachmentHint(attachment), style: styles.note },
    ...(sealed
      ? [
          {
            label: documentText.verify,
            value: documentText.verifyHint(new URL(VERIFY_PATH, sealed.webUrl).href, sealed.attachment),
            style: styles.note,
          },
        ]
      : []),
  ];
  const section = beginSection(flow, root, documentText.hashTitle, heightOfFacts(flow, facts));
  drawFacts(flow, section, facts);
  section.end();
}
