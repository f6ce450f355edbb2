/** The watermark, the header and the footer of each page. */

import { drawArtifact, type Flow } from './layout.ts';
import { colours, styles } from './styles.ts';

export type PageFrame = {
  /** Printed large behind the text of each page; null: no watermark. */
  readonly watermark: string | null;
  /** At the top of each page but the first, which has the letterhead. */
  readonly header: string;
  /** Two lines at the bottom of each page. */
  readonly footer: readonly [string, string];
};

/** Draws the watermark and the header whenever a page is added. */
export function drawHeadersAndWatermark(flow: Flow, { watermark, header }: PageFrame): void {
  const { document } = flow;
  document.on('pageAdded', () => {
    if (watermark) drawWatermark(flow, watermark);
    if (document.bufferedPageRange().count === 1) return;
    const { left, right, top } = document.page.margins;
    drawArtifact(flow, 'Pagination', () => {
      const y = top - 34;
      const width = document.page.width - left - right;
      const { font, size, colour } = styles.small;
      document.font(font).fontSize(size).fillColor(colour);
      document.text(header, left, y, { width, lineBreak: false, ellipsis: true, height: size });
      document
        .moveTo(left, y + 16)
        .lineTo(left + width, y + 16)
        .lineWidth(0.5)
        .stroke(colours.line);
    });
  });
}

/** In large, light letters from the lower left to the upper right corner. */
function drawWatermark(flow: Flow, watermark: string): void {
  const { document } = flow;
  const { width, height } = document.page;
  drawArtifact(flow, 'Pagination', () => {
    document.font('semibold').fontSize(120).fillColor(colours.watermark);
    const textWidth = document.widthOfString(watermark);
    const textHeight = document.currentLineHeight();
    document.rotate(-52, { origin: [width / 2, height / 2] });
    document.text(watermark, (width - textWidth) / 2, (height - textHeight) / 2, { lineBreak: false });
  });
}

/** Draws the footers with "page / number of pages". Call it last, when the number of pages is known. */
export function drawFooters(flow: Flow, { footer }: PageFrame): void {
  const { document } = flow;
  const { start, count } = document.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    document.switchToPage(index);
    const { left, right, bottom } = document.page.margins;
    const y = document.page.height - bottom + 18;
    const width = document.page.width - left - right;
    // Beware: pdfkit adds a page for text that is below the margin.
    document.page.margins.bottom = 0;
    drawArtifact(flow, 'Pagination', () => {
      document
        .moveTo(left, y - 6)
        .lineTo(left + width, y - 6)
        .lineWidth(0.5)
        .stroke(colours.line);
      const { font, size, colour } = styles.small;
      document.font(font).fontSize(size).fillColor(colour);
      const lineHeight = document.currentLineHeight();
      footer.forEach((line, position) => {
        document.text(line, left, y + position * lineHeight, {
          width: width - 60,
          lineBreak: false,
          ellipsis: true,
          height: size,
        });
      });
      document.text(`${index + 1} / ${count}`, left + width - 60, y, { width: 60, align: 'right' });
    });
    document.page.margins.bottom = bottom;
  }
}
