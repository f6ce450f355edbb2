import { styles } from './styles.ts';
import { type Flow, heightOf, makeRoom, setParagraph } from './typesetting.ts';

export type Element = PDFKit.PDFStructureElement;

/** Room between sections, in points. */
export const SECTION_GAP = 14;

/** A section with its heading, which stays on the page of what follows it, `needed` points high. */
export function beginSection(flow: Flow, root: Element, heading: string, needed: number): Element {
  const section = flow.document.struct('Sect');
  root.add(section);
  makeRoom(flow, heightOf(flow, heading, styles.heading, measures(flow).width) + 6 + needed);
  setParagraph(flow, section, 'H2', heading, styles.heading, 6);
  return section;
}

/** Where the text of a page begins, and how wide it is, in points. */
export function measures({ document: { page } }: Flow): { left: number; width: number } {
  const { left, right } = page.margins;
  return { left, width: page.width - left - right };
}
