import { colours, styles } from './styles.ts';
import { drawArtifact, type Flow } from './typesetting.ts';

export type Frame = {
  /** Across each page, behind the text; null: nothing. */
  readonly draftWord: string | null;
  /** At the top of each page but the first, which has the letterhead. */
  readonly runningHead: string;
  /** At the bottom of each page, one above the other. */
  readonly footer: readonly [string, string];
};

/** What is behind the text of each page and above it, drawn as the page begins. */
export function frameEachPage(flow: Flow, { draftWord, runningHead }: Frame): void {
  const { document } = flow;
  document.on('pageAdded', () => {
    if (draftWord) drawAcross(flow, draftWord);
    if (document.bufferedPageRange().count === 1) return;
    const { left, right, top } = document.page.margins;
    drawArtifact(flow, 'Pagination', () => {
      const y = top - 34;
      const width = document.page.width - left - right;
      const { font, size, colour } = styles.small;
      document.font(font).fontSize(size).fillColor(colour);
      document.text(runningHead, left, y, { width, lineBreak: false, ellipsis: true, height: size });
      document
        .moveTo(left, y + 16)
        .lineTo(left + width, y + 16)
        .lineWidth(0.5)
        .stroke(colours.line);
    });
  });
}

/** Big and light, from the lower left to the upper right. */
function drawAcross(flow: Flow, word: string): void {
  const { document } = flow;
  const { width, height } = document.page;
  drawArtifact(flow, 'Pagination', () => {
    document.font('semibold').fontSize(120).fillColor(colours.draft);
    const long = document.widthOfString(word);
    const high = document.currentLineHeight();
    document.rotate(-52, { origin: [width / 2, height / 2] });
    document.text(word, (width - long) / 2, (height - high) / 2, { lineBreak: false });
  });
}

/** The footers, with the number of each page and how many there are: after everything else. */
export function finishPages(flow: Flow, { footer }: Frame): void {
  const { document } = flow;
  const { start, count } = document.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    document.switchToPage(index);
    const { left, right, bottom } = document.page.margins;
    const y = document.page.height - bottom + 18;
    const width = document.page.width - left - right;
    // The trap: text below the margin would begin a page of its own.
    document.page.margins.bottom = 0;
    drawArtifact(flow, 'Pagination', () => {
      document
        .moveTo(left, y - 6)
        .lineTo(left + width, y - 6)
        .lineWidth(0.5)
        .stroke(colours.line);
      const { font, size, colour } = styles.small;
      document.font(font).fontSize(size).fillColor(colour);
      const high = document.currentLineHeight();
      footer.forEach((line, position) => {
        document.text(line, left, y + position * high, {
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
