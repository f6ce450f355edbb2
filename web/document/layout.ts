/**
 * Draws tagged text on pages (PDF/UA-1): what a screen reader must read is in the structure tree, what is only decoration
 * is marked as an artifact.
 */

import { type FontName, fonts } from './fonts.ts';
import { breakLines, drawLines, isPlain } from './mixed-text.ts';

export type Style = { readonly font: FontName; readonly size: number; readonly colour: string };
export type Box = { readonly x: number; readonly y: number; readonly width: number };
export type Cell = {
  readonly text: string;
  readonly style: Style;
  readonly width: number;
  readonly align?: 'left' | 'right';
  /** For a header cell: whether it heads its row or its column. */
  readonly header?: 'Row' | 'Column';
};
export type RowStyle = { readonly background?: string; readonly line?: string };

/** A document that is filled from top to bottom. */
export type Flow = {
  readonly document: PDFKit.PDFDocument;
  /** Where the next element goes, in points from the top of the page. */
  y: number;
};

/** The space between the text of a cell and its edges, in points. */
export const CELL_PADDING = { x: 6, y: 3.5 };

/** The height of a text in a column of this width, in points. */
export function heightOf({ document }: Flow, text: string, style: Style, width: number): number {
  document.font(style.font).fontSize(style.size);
  if (isPlain(text)) return document.heightOfString(text, { width });
  const lineHeight = document.currentLineHeight(true);
  return breakLines(document, text, style, width).length * lineHeight;
}

/** Draws a text as one structure element of `parent`. Does not move the flow. @returns its height */
export function drawText(
  flow: Flow,
  parent: PDFKit.PDFStructureElement,
  type: string,
  text: string,
  style: Style,
  box: Box & Pick<Cell, 'align' | 'header'>,
): number {
  const { document } = flow;
  const { x, y, width, align = 'left', header } = box;
  const height = heightOf(flow, text, style, width);
  parent.add(
    document.struct(type, header ? { scope: header } : {}, () => {
      document.font(style.font).fontSize(style.size);
      if (isPlain(text)) {
        // All digits of this font have the same width, so amounts in a column line up.
        document.fillColor(style.colour).text(text, x, y, { width, align });
        return;
      }
      const lineHeight = document.currentLineHeight(true);
      const ascender = (fonts[style.font].ascent / fonts[style.font].unitsPerEm) * style.size;
      const lines = breakLines(document, text, style, width);
      drawLines(document, lines, style, { x, y, width, align, lineHeight, ascender });
    }),
  );
  return height;
}

/** Draws a picture as one structure element of `parent`; a screen reader reads its alternative text. */
export function drawFigure(
  { document }: Flow,
  parent: PDFKit.PDFStructureElement,
  { alt, x, y, size }: { readonly alt: string; readonly x: number; readonly y: number; readonly size: number },
  draw: (document: PDFKit.PDFDocument) => void,
): void {
  parent.add(
    document.struct('Figure', { alt, bbox: [x, y, x + size, y + size] }, () => {
      document.save();
      draw(document);
      document.restore();
    }),
  );
}

/** Draws decoration that screen readers skip. `kind`: part of the page (header, footer), or of the layout of the content. */
export function drawArtifact({ document }: Flow, kind: 'Pagination' | 'Layout', draw: () => void): void {
  document.markContent('Artifact', { type: kind });
  document.save();
  draw();
  document.restore();
  document.endMarkedContent();
}

/** Begins a new page when an element of this height does not fit on the current one. @returns whether it did */
export function ensureSpace(flow: Flow, height: number): boolean {
  const { page } = flow.document;
  if (flow.y + height <= page.height - page.margins.bottom) return false;
  flow.document.addPage();
  flow.y = flow.document.page.margins.top;
  return true;
}

/** Draws a paragraph or a heading over the whole width, with `after` points of space below it. */
export function drawParagraph(
  flow: Flow,
  parent: PDFKit.PDFStructureElement,
  type: 'P' | 'H1' | 'H2' | 'H3',
  text: string,
  style: Style,
  after: number,
): void {
  const { left, right } = flow.document.page.margins;
  const width = flow.document.page.width - left - right;
  ensureSpace(flow, heightOf(flow, text, style, width));
  flow.y += drawText(flow, parent, type, text, style, { x: left, y: flow.y, width }) + after;
}

/** The height of a row, in points. */
export function rowHeight(flow: Flow, cells: readonly Cell[]): number {
  const heights = cells.map(({ text, style, width }) => heightOf(flow, text, style, width - 2 * CELL_PADDING.x));
  return Math.max(...heights) + 2 * CELL_PADDING.y;
}

/** Draws one row of a table. @param height the result of `rowHeight`, when the caller has it already */
export function drawRow(
  flow: Flow,
  table: PDFKit.PDFStructureElement,
  cells: readonly Cell[],
  rowStyle: RowStyle,
  height = rowHeight(flow, cells),
): void {
  const { document } = flow;
  ensureSpace(flow, height);
  const { left } = document.page.margins;
  const width = cells.reduce((sum, cell) => sum + cell.width, 0);
  const { y } = flow;
  drawArtifact(flow, 'Layout', () => {
    if (rowStyle.background) document.rect(left, y, width, height).fill(rowStyle.background);
    if (rowStyle.line) {
      const bottom = y + height;
      document
        .moveTo(left, bottom)
        .lineTo(left + width, bottom)
        .lineWidth(0.5)
        .stroke(rowStyle.line);
    }
  });
  const row = document.struct('TR');
  table.add(row);
  let x = left;
  for (const { text, style, width: cellWidth, align, header } of cells) {
    drawText(flow, row, header ? 'TH' : 'TD', text, style, {
      x: x + CELL_PADDING.x,
      y: y + CELL_PADDING.y,
      width: cellWidth - 2 * CELL_PADDING.x,
      ...(align && { align }),
      ...(header && { header }),
    });
    x += cellWidth;
  }
  row.end();
  flow.y += height;
}
