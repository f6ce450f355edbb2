/** What the document says, section by section. */

import { friendlyFormatIBAN } from 'ibantools';
import { signatoryRoles } from '#rules/report.ts';
import { formatMoment } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import type { DocumentInput } from './report-document.ts';
import { beginSection, type Element, measures, SECTION_GAP } from './sections.ts';
import { colours, styles } from './styles.ts';
import { documentTextsIn, type Standing } from './texts.ts';
import {
  type Cell,
  drawArtifact,
  type Flow,
  heightOf,
  rowHeight,
  type Style,
  setParagraph,
  setRow,
  setText,
} from './typesetting.ts';
import { setValues } from './value-sections.ts';

type Section = DocumentInput & { readonly title: string; readonly standing: Standing; readonly attachment: string };

/** The column of labels, in points: wide enough for most of them on one line. */
const LABEL_WIDTH = 172;

/** Sets the whole document, from the letterhead to the seal. */
export function setReport(flow: Flow, section: Section): void {
  const { document } = flow;
  const root = document.struct('Document');
  document.addStructure(root);
  setLetterhead(flow, root, section);
  setFacts(flow, root, factsOf(section));
  setValues(flow, root, { ...section, content: section.report.content });
  setAccount(flow, root, section);
  setSignatures(flow, root, section);
  setSeal(flow, root, section);
  root.end();
}

/** Who it is for, and what it is. */
function setLetterhead(flow: Flow, root: Element, { definition, language, organisation, title }: Section): void {
  const { document } = flow;
  const text = textsIn(language);
  const { left, width } = measures(flow);
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
  const beside = { x: left + 25, width: width - 25 };
  setText(flow, root, 'P', text.ministry, styles.ministry, { ...beside, y: top - 2 });
  setText(flow, root, 'P', text.applicationName, styles.application, { ...beside, y: top + 17 });
  flow.y = top + 58;
  setParagraph(flow, root, 'H1', title, styles.title, 2);
  setParagraph(flow, root, 'P', organisation.name[language], styles.lead, 4);
  setParagraph(flow, root, 'P', definition.introduction[language], styles.label, 8);
}

type Fact = { readonly label: string; readonly value: string; readonly style?: Style };

function factsOf({ report, organisation, language, standing }: Section): Fact[] {
  const text = textsIn(language).overview;
  const own = documentTextsIn(language);
  const { delivery } = report;
  return [
    { label: own.nisCode, value: organisation.nis },
    { label: own.standing, value: own.standings[standing], style: styles.strong },
    ...(delivery?.reference && delivery.receivedAt
      ? [
          { label: text.reference, value: delivery.reference, style: styles.strong },
          { label: text.receivedAt, value: formatMoment(delivery.receivedAt, language) },
        ]
      : []),
  ];
}

/** A table of facts: what it is, and what is known. */
function setFacts(flow: Flow, parent: Element, facts: readonly Fact[]): void {
  const table = flow.document.struct('Table');
  parent.add(table);
  for (const fact of facts) setRow(flow, table, factRow(flow, fact), { line: colours.line });
  table.end();
  flow.y += SECTION_GAP;
}

function factRow(flow: Flow, { label, value, style = styles.body }: Fact): Cell[] {
  const { width } = measures(flow);
  return [
    { text: label, style: styles.label, width: LABEL_WIDTH, header: 'Row' },
    { text: value, style, width: width - LABEL_WIDTH },
  ];
}

function setAccount(flow: Flow, root: Element, { report, language }: Section): void {
  const text = textsIn(language);
  const { iban, bic } = report.content.account;
  const facts = [
    { label: `${text.form.payee} (IBAN)`, value: friendlyFormatIBAN(iban) ?? iban, style: styles.strong },
    { label: text.data.bic, value: bic },
  ];
  const section = beginSection(flow, root, text.home.account, heightOfFacts(flow, facts));
  setFacts(flow, section, facts);
  section.end();
}

function heightOfFacts(flow: Flow, facts: readonly Fact[]): number {
  return facts.reduce((sum, fact) => sum + rowHeight(flow, factRow(flow, fact)), 0);
}

/** The two boxes, side by side: who signed, when and how identified; or that it is still to be done (requirement D3). */
function setSignatures(flow: Flow, root: Element, { report, language }: Section): void {
  const { document } = flow;
  const text = textsIn(language).overview;
  const titles = { chair: text.chairSignature, generalDirector: text.generalDirectorSignature };
  const { left, width: whole } = measures(flow);
  const gap = 14;
  const padding = 10;
  const boxWidth = (whole - gap) / 2;
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
    setText(flow, box, 'H3', title, styles.strong, { x: x + padding, y, width });
    y += titleHeight + 4;
    for (const line of lines) {
      y += setText(flow, box, 'P', line.text, line.style, { x: x + padding, y, width }) + 2;
    }
    box.end();
  });
  section.end();
  flow.y += height + SECTION_GAP;
}

/** By what anybody can check that nothing was changed. */
function setSeal(flow: Flow, root: Element, { report, language, attachment }: Section): void {
  const own = documentTextsIn(language);
  const facts: Fact[] = [
    { label: own.version, value: String(report.version) },
    ...(report.savedBy === null
      ? []
      : [{ label: own.saved, value: own.savedBy(report.savedBy, formatMoment(report.savedAt, language)) }]),
    { label: textsIn(language).overview.contentHash, value: report.contentHash, style: styles.code },
    { label: own.attachment, value: own.attachmentHint(attachment), style: styles.note },
  ];
  const section = beginSection(flow, root, own.sealTitle, heightOfFacts(flow, facts));
  setFacts(flow, section, facts);
  section.end();
}
