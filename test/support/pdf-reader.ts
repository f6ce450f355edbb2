/** Reads a PDF with pdf.js, a library that had no part in making it. */

import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text on a page; [0, 0] is the lower left corner of the page. */
export type Piece = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly upright: boolean;
  /** The id of the structure element that it belongs to; null for an artifact. */
  readonly content: string | null;
};

/** An element of the structure tree, with its text. */
export type Element = {
  readonly role: string;
  readonly scope: string | undefined;
  readonly text: string;
  readonly children: readonly Element[];
};

export async function withPdf<T>(bytes: Uint8Array, use: (pdf: PDFDocumentProxy) => Promise<T>): Promise<T> {
  // A copy, because pdf.js takes ownership of the bytes.
  const task = getDocument({ data: new Uint8Array(bytes), fontExtraProperties: true, useSystemFonts: false });
  try {
    return await use(await task.promise);
  } finally {
    await task.destroy();
  }
}

export async function pagesOf(pdf: PDFDocumentProxy): Promise<PDFPageProxy[]> {
  return await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)));
}

/** All text of a page, in the order in which it was drawn. */
export async function piecesOf(page: PDFPageProxy): Promise<Piece[]> {
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const open: (string | null)[] = [];
  const pieces: Piece[] = [];
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop();
      // A part with an actual text, which pdf.js does not use, belongs to the element around it.
      else open.push('tag' in item && item.tag === 'Artifact' ? null : (item.id ?? open.at(-1) ?? null));
    } else if (item.str !== '') {
      const [a, b, , , x, y] = item.transform.map(Number);
      pieces.push({
        text: item.str,
        x: x ?? Number.NaN,
        y: y ?? Number.NaN,
        width: item.width,
        size: Math.hypot(a ?? 0, b ?? 0),
        upright: b === 0,
        content: open.at(-1) ?? null,
      });
    }
  }
  return pieces;
}

/** The text that a screen reader reads: the text of the structure tree, in its order, as one line. */
export async function wordsOf(page: PDFPageProxy): Promise<string> {
  return (await structureOf(page)).text.replace(/\s+/g, ' ').trim();
}

/** The text of the artifacts: header, footer and watermark. */
export async function artifactsOf(page: PDFPageProxy): Promise<string[]> {
  return (await piecesOf(page)).filter(({ content }) => content === null).map(({ text }) => text);
}

/** The structure tree of a page. */
export async function structureOf(page: PDFPageProxy): Promise<Element> {
  const texts = new Map<string, string>();
  for (const { content, text } of await piecesOf(page)) {
    if (content !== null) texts.set(content, `${texts.get(content) ?? ''}${text} `);
  }
  return elementOf(await page.getStructTree(), texts);
}

type Node = { role?: string; scope?: string | undefined; id?: string; children?: Node[] };

function elementOf(node: Node, texts: ReadonlyMap<string, string>): Element {
  const children = (node.children ?? []).map((child) => elementOf(child, texts));
  const own = node.id === undefined ? '' : (texts.get(node.id) ?? '');
  return {
    role: node.role ?? 'content',
    scope: node.scope,
    text: [own, ...children.map(({ text }) => text)].join(' '),
    children: children.filter(({ role }) => role !== 'content'),
  };
}

/** All elements with this role in a structure tree. */
export function elementsByRole(element: Element, role: string): Element[] {
  return [
    ...(element.role === role ? [element] : []),
    ...element.children.flatMap((child) => elementsByRole(child, role)),
  ];
}
