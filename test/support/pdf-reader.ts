/** A PDF as a reader that had no part in its making (pdf.js) finds it. */

import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text on a page; the lower left corner is [0, 0]. */
export type Piece = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly upright: boolean;
  /** Which structure element's content it is; null: an artifact. */
  readonly content: string | null;
};

/** An element of the structure, with the text in it. */
export type Element = {
  readonly role: string;
  readonly scope: string | undefined;
  readonly text: string;
  readonly children: readonly Element[];
};

export async function withPdf<T>(bytes: Uint8Array, look: (pdf: PDFDocumentProxy) => Promise<T>): Promise<T> {
  // The copy: pdf.js takes the bytes for itself.
  const task = getDocument({ data: new Uint8Array(bytes), fontExtraProperties: true, useSystemFonts: false });
  try {
    return await look(await task.promise);
  } finally {
    await task.destroy();
  }
}

export async function pagesOf(pdf: PDFDocumentProxy): Promise<PDFPageProxy[]> {
  return await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)));
}

/** All text of a page, in the order in which it was written. */
export async function piecesOf(page: PDFPageProxy): Promise<Piece[]> {
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const open: (string | null)[] = [];
  const pieces: Piece[] = [];
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push('tag' in item && item.tag === 'Artifact' ? null : item.id);
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

/** What somebody hears or copies: the text of the structure, in its order, as one line. */
export async function wordsOf(page: PDFPageProxy): Promise<string> {
  return (await structureOf(page)).text.replace(/\s+/g, ' ').trim();
}

/** The text of the artifacts: header, footer, the word across the page. */
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

/** Every element of a tree with this role. */
export function all(element: Element, role: string): Element[] {
  return [...(element.role === role ? [element] : []), ...element.children.flatMap((child) => all(child, role))];
}
