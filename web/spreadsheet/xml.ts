/** Reads XML that strangers made, piece by piece and within limits. */

import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { FileRefused } from './file-refusal.ts';
import { MAX_CHARACTERS, MAX_XML_ATTRIBUTES, MAX_XML_BYTES, MAX_XML_DEPTH, MAX_XML_NODES } from './limits.ts';

export type XmlElement = SaxesTagNS;

export type XmlHandlers = {
  /** The namespaces that are read. An element of another one is skipped with all that it contains. */
  readonly namespaces: ReadonlySet<string>;
  readonly open: (element: XmlElement) => void;
  readonly close: (element: XmlElement) => void;
  readonly text?: (text: string) => void;
  /** Ends the reading early: the rest is not needed. */
  readonly isDone?: () => boolean;
};

/**
 * How much may still be read of one file, all its parts together: elements and attributes, bytes, and the characters of its cells,
 * which can be far more than its bytes: many cells can refer to one long text, or repeat it.
 */
export type XmlBudget = { nodes: number; bytes: number; characters: number };

export function newXmlBudget(): XmlBudget {
  return { nodes: MAX_XML_NODES, bytes: MAX_XML_BYTES, characters: MAX_CHARACTERS };
}

/** The value of an attribute without a prefix. */
export function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes[name]?.value;
}

/** The attributes of some namespaces by their local names, whatever their prefixes. */
export function attributesIn(
  element: XmlElement,
  namespaces: ReadonlySet<string>,
): Readonly<Partial<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const name in element.attributes) {
    const each = element.attributes[name];
    if (each !== undefined && namespaces.has(each.uri)) found[each.local] = each.value;
  }
  return found;
}

/** The value of an attribute of a namespace, whatever its prefix. */
export function attributeIn(element: XmlElement, namespaces: ReadonlySet<string>, name: string): string | undefined {
  for (const each of Object.values(element.attributes)) {
    if (each.local === name && namespaces.has(each.uri)) return each.value;
  }
  return undefined;
}

/**
 * Reads XML. The parser knows only the five entities of XML, and a document type is refused, so no entity can expand.
 * @param chunks the bytes, in UTF-8, UTF-16 or the encoding that the XML declares
 * @throws FileRefused when it is not well-formed, or larger than any table
 */
export async function readXml(
  chunks: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
  budget: XmlBudget,
): Promise<void> {
  const parser = parserFor(handlers, budget);
  let decoder: TextDecoder | null = null;
  try {
    for await (const chunk of chunks) {
      budget.bytes -= chunk.length;
      if (budget.bytes < 0) throw new FileRefused('file-swells');
      decoder ??= decoderOf(chunk);
      const piece = decoder.decode(chunk, { stream: true });
      // The parser is slow at entities and has no event for them.
      for (let at = piece.indexOf('&'); at >= 0; at = piece.indexOf('&', at + 1)) budget.nodes -= 1;
      parser.write(piece);
      if (handlers.isDone?.()) return;
    }
    parser.write(decoder?.decode() ?? '').close();
  } catch (cause) {
    throw cause instanceof FileRefused ? cause : new FileRefused('file-unreadable', { cause });
  }
}

function parserFor(handlers: XmlHandlers, budget: XmlBudget): SaxesParser<{ xmlns: true; position: false }> {
  const { namespaces, open, close, text } = handlers;
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  /** The depth of the skipped element in which the parser is; 0: in none. */
  let skippedFrom = 0;
  const count = (): void => {
    budget.nodes -= 1;
    if (budget.nodes < 0) throw new FileRefused('file-swells');
  };
  const refuse = (cause: unknown): never => {
    throw new FileRefused('file-unreadable', { cause });
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  for (const event of ['comment', 'processinginstruction'] as const) parser.on(event, count);
  let attributes = 0;
  parser.on('attribute', () => {
    count();
    attributes += 1;
    if (attributes > MAX_XML_ATTRIBUTES) throw new FileRefused('file-swells');
  });
  parser.on('opentagstart', () => {
    count();
    attributes = 0;
    depth += 1;
    if (depth > MAX_XML_DEPTH) throw new FileRefused('file-swells');
  });
  parser.on('opentag', (element) => {
    if (skippedFrom > 0) return;
    if (namespaces.has(element.uri)) open(element);
    else skippedFrom = depth;
  });
  parser.on('closetag', (element) => {
    if (skippedFrom === 0) close(element);
    if (skippedFrom === depth) skippedFrom = 0;
    depth -= 1;
  });
  if (text) {
    const append = (content: string): void => {
      if (skippedFrom === 0) text(content);
    };
    parser.on('text', append);
    parser.on('cdata', (content) => {
      count();
      append(content);
    });
  }
  return parser;
}

/** By byte order mark, by the zero bytes of UTF-16, or by what the XML declares. */
function decoderOf(start: Uint8Array): TextDecoder {
  const [first, second] = start;
  const options = { fatal: true };
  if ((first === 0xff && second === 0xfe) || second === 0) return new TextDecoder('utf-16le', options);
  if ((first === 0xfe && second === 0xff) || first === 0) return new TextDecoder('utf-16be', options);
  const head = new TextDecoder('latin1').decode(start.subarray(0, 200));
  const declared = /^<\?xml[^>]*\sencoding\s*=\s*["'](?<name>[\w.:-]+)["']/.exec(head)?.groups?.['name'] ?? 'utf-8';
  // What is declared as UTF-16 and has no zero bytes is something else.
  return new TextDecoder(/^utf-?16/i.test(declared) ? 'utf-8' : declared, options);
}
