import encodeQR from 'qr';
import { drawFigure, type Flow } from './layout.ts';
import type { Element } from './sections.ts';

/** Draws a QR code (ISO/IEC 18004) as one shape, so that it is sharp at every size. Corrects up to 15 % of the symbol. */
export function drawQrCode(
  flow: Flow,
  parent: Element,
  qr: { readonly text: string; readonly alt: string; readonly x: number; readonly y: number; readonly size: number },
): void {
  // The border of four modules belongs to the symbol: without it, a reader does not find it.
  const modules = encodeQR(qr.text, 'raw', { ecc: 'medium', border: 4 });
  const module = qr.size / modules.length;
  drawFigure(flow, parent, qr, (document) => {
    for (const [row, cells] of modules.entries()) {
      let from = 0;
      while (from < cells.length) {
        let to = from;
        while (cells[to]) to += 1;
        // One rectangle for each run of dark modules: a seam between two would be visible on some screens.
        if (to > from) document.rect(qr.x + from * module, qr.y + row * module, (to - from) * module, module);
        from = to + 1;
      }
    }
    document.fill('#000000');
  });
}
