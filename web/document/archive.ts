/** The PDF file itself: archivable (PDF/A-3a), accessible (PDF/UA-1), with all that it needs inside. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Language } from '#forms/definition.ts';

declare global {
  namespace PDFKit.Mixins {
    // Known to pdfkit, not yet to its types.
    interface PDFAttachmentOptions {
      relationship?: 'Source' | 'Data' | 'Alternative' | 'Supplement' | 'Unspecified';
    }
    interface StructureElementOptions {
      scope?: 'Row' | 'Column' | 'Both';
    }
  }
}

const require = createRequire(import.meta.url);
const fonts = {
  regular: readFileSync(require.resolve('source-sans/TTF/SourceSans3-Regular.ttf')),
  semibold: readFileSync(require.resolve('source-sans/TTF/SourceSans3-Semibold.ttf')),
};
/** The fonts that a document has, embedded. */
export type FontName = keyof typeof fonts;

export type ArchiveOptions = {
  readonly title: string;
  readonly author: string;
  readonly application: string;
  readonly language: Language;
  readonly createdAt: Date;
  /** The empty room at the edges of each page, in points. */
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
};

/** A new document without a page. Its pages stay open until its end, so that a footer can tell how many there are. */
export function openArchive(options: ArchiveOptions): PDFKit.PDFDocument {
  const document = new PDFDocument({
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: options.language,
    displayTitle: true,
    autoFirstPage: false,
    bufferPages: true,
    size: 'A4',
    margins: { ...options.margins },
    info: {
      Title: withoutMarkup(options.title),
      Author: withoutMarkup(options.author),
      Creator: withoutMarkup(options.application),
      CreationDate: options.createdAt,
    },
  });
  for (const [name, file] of Object.entries(fonts)) document.registerFont(name, file);
  document.appendXML(accessible);
  keepSmall(document);
  return document;
}

/**
 * The trap: pdfkit keeps what is written on a page as thousands of small pieces, and all pages stay open until the end.
 * A page that is full becomes one piece: a document of 10 000 lines takes half the memory.
 */
function keepSmall(document: PDFKit.PDFDocument): void {
  let full: unknown;
  document.on('pageAdded', () => {
    if (hasPieces(full)) full.buffer = [Buffer.concat(full.buffer)];
    full = document.page.content;
  });
}

/** The cast is checked: its types do not tell what pdfkit keeps; where it keeps it otherwise, nothing is done. */
function hasPieces(content: unknown): content is { buffer: Uint8Array[] } {
  return typeof content === 'object' && content !== null && 'buffer' in content && Array.isArray(content.buffer);
}

/** The trap: pdfkit writes these texts into the XML of the metadata as they are. */
function withoutMarkup(text: string): string {
  return text.replaceAll('&', '+').replace(/[<>]/g, ' ');
}

/**
 * That the document is PDF/UA-1 (ISO 14289-1, 5), and, since PDF/A-3 knows no such property, what that property is
 * (ISO 19005-3, 6.6.2.3).
 */
const accessible = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas>
    <rdf:Bag>
      <rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
        <pdfaSchema:property>
          <rdf:Seq>
            <rdf:li rdf:parseType="Resource">
              <pdfaProperty:name>part</pdfaProperty:name>
              <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
              <pdfaProperty:category>internal</pdfaProperty:category>
              <pdfaProperty:description>The part of ISO 14289 that the document conforms to</pdfaProperty:description>
            </rdf:li>
          </rdf:Seq>
        </pdfaSchema:property>
      </rdf:li>
    </rdf:Bag>
  </pdfaExtension:schemas>
</rdf:Description>`;
