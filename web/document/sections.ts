import { drawParagraph, ensureSpace, type Flow, heightOf } from './layout.ts';
import { styles } from './styles.ts';

export type Element = PDFKit.PDFStructureElement;

/** The space between sections, in points. */
export const SECTION_GAP = 14;

/** Begins a section. Its heading stays on the same page as the first `contentHeight` points that follow it. */
export function beginSection(flow: Flow, root: Element, heading: string, contentHeight: number): Element {
  const section = flow.document.struct('Sect');
  root.add(section);
  ensureSpace(flow, heightOf(flow, heading, styles.heading, textArea(flow).width) + 6 + contentHeight);
  drawParagraph(flow, section, 'H2', heading, styles.heading, 6);
  return section;
}

/** The left edge and the width of the text on a page, in points. */
export function textArea({ document: { page } }: Flow): { left: number; width: number } {
  const { left, right } = page.margins;
  return { left, width: page.width - left - right };
}
