/** Setting tagged text on pages: what is read is in the structure, what is only seen is marked as an artifact. */

import type { FontName } from './archive.ts';

export type Style = { readonly font: FontName; readonly size: number; readonly colour: string };
export type Placing = { readonly x: number; readonly y: number; readonly width: number };
export type Cell = {
  readonly text: string;
  readonly style: Style;
  readonly width: number;
  readonly align?: 'left' | 'right';
  /** A header cell says of what it is the header. */
  readonly header?: 'Row' | 'Column';
};
export type RowLook = { readonly ground?: string; readonly line?: string };

/** A document being filled from top to bottom. */
export type Flow = {
  readonly document: PDFKit.PDFDocument;
  /** Where the next thing goes, in points from the top of the page. */
  y: number;
};

/** Room between what stands in a cell and the cell's edge. */
export const CELL_PADDING = { x: 6, y: 3.5 };

/** How high a text becomes in a column of this width. */
export function heightOf({ document }: Flow, text: string, style: Style, width: number): number {
  document.font(style.font).fontSize(style.size);
  return document.heightOfString(text, { width });
}

/** Sets a text as one structure element; whatever it is in, tells where. @returns how high it is */
export function setText(
  flow: Flow,
  parent: PDFKit.PDFStructureElement,
  type: string,
  text: string,
  style: Style,
  placing: Placing & Pick<Cell, 'align' | 'header'>,
): number {
  const { document } = flow;
  const { x, y, width, align = 'left', header } = placing;
  const height = heightOf(flow, text, style, width);
  parent.add(
    document.struct(type, header ? { scope: header } : {}, () => {
      document
        .font(style.font)
        .fontSize(style.size)
        .fillColor(style.colour)
        // The font's figures are all as wide: amounts under each other line up.
        .text(text, x, y, { width, align });
    }),
  );
  return height;
}

/** Draws what is only to be seen. `kind`: belonging to the page (header, footer), or to the look of the content. */
export function drawArtifact({ document }: Flow, kind: 'Pagination' | 'Layout', draw: () => void): void {
  document.markContent('Artifact', { type: kind });
  document.save();
  draw();
  document.restore();
  document.endMarkedContent();
}

/** Goes to a new page when what comes next does not fit on this one as a whole. @returns whether it did */
export function makeRoom(flow: Flow, height: number): boolean {
  const { page } = flow.document;
  if (flow.y + height <= page.height - page.margins.bottom) return false;
  flow.document.addPage();
  flow.y = flow.document.page.margins.top;
  return true;
}

/** A paragraph or a heading over the whole width, with `after` points below it. */
export function setParagraph(
  flow: Flow,
  parent: PDFKit.PDFStructureElement,
  type: 'P' | 'H1' | 'H2' | 'H3',
  text: string,
  style: Style,
  after: number,
): void {
  const { left, right } = flow.document.page.margins;
  const width = flow.document.page.width - left - right;
  makeRoom(flow, heightOf(flow, text, style, width));
  flow.y += setText(flow, parent, type, text, style, { x: left, y: flow.y, width }) + after;
}

/** How high a row becomes. */
export function rowHeight(flow: Flow, cells: readonly Cell[]): number {
  const heights = cells.map(({ text, style, width }) => heightOf(flow, text, style, width - 2 * CELL_PADDING.x));
  return Math.max(...heights) + 2 * CELL_PADDING.y;
}

/** One row of a table. @param height as `rowHeight` tells it, where that is known already */
export function setRow(
  flow: Flow,
  table: PDFKit.PDFStructureElement,
  cells: readonly Cell[],
  look: RowLook,
  height = rowHeight(flow, cells),
): void {
  const { document } = flow;
  makeRoom(flow, height);
  const { left } = document.page.margins;
  const width = cells.reduce((sum, cell) => sum + cell.width, 0);
  const { y } = flow;
  drawArtifact(flow, 'Layout', () => {
    if (look.ground) document.rect(left, y, width, height).fill(look.ground);
    if (look.line) {
      const under = y + height;
      document
        .moveTo(left, under)
        .lineTo(left + width, under)
        .lineWidth(0.5)
        .stroke(look.line);
    }
  });
  const row = document.struct('TR');
  table.add(row);
  let x = left;
  for (const { text, style, width: cellWidth, align, header } of cells) {
    setText(flow, row, header ? 'TH' : 'TD', text, style, {
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
