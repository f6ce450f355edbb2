/** The PDF file: fit for archiving (PDF/A-3a) and accessible (PDF/UA-1), with its fonts embedded. */

import type { Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import type { Language } from '#forms/definition.ts';
import { fonts } from './fonts.ts';

declare global {
  namespace PDFKit.Mixins {
    // pdfkit supports these options; its type definitions do not have them yet.
    interface PDFAttachmentOptions {
      relationship?: 'Source' | 'Data' | 'Alternative' | 'Supplement' | 'Unspecified';
    }
    interface PDFFont {
      registerFont(name: string, font: Font): this;
    }
    interface StructureElementOptions {
      scope?: 'Row' | 'Column' | 'Both';
      /** Left, top, right and bottom, in points from the upper left corner of the page. */
      bbox?: readonly [number, number, number, number];
    }
  }
}

export type PdfOptions = {
  readonly title: string;
  readonly author: string;
  readonly application: string;
  readonly language: Language;
  readonly createdAt: Date;
  /** The margins of each page, in points. */
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
};

/** Creates a document without pages. All pages stay open until the end: the footers show how many there are. */
export function createPdf(options: PdfOptions): PDFKit.PDFDocument {
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
  for (const [name, font] of Object.entries(fonts)) document.registerFont(name, font);
  document.appendXML(accessibilityMetadata);
  compactFullPages(document);
  return document;
}

/**
 * Beware: pdfkit keeps the content of a page as thousands of small buffers, and all pages stay open until the end.
 * Joining the buffers of each full page halves the memory that a document of 10 000 lines needs.
 */
function compactFullPages(document: PDFKit.PDFDocument): void {
  let full: unknown;
  document.on('pageAdded', () => {
    if (hasBuffers(full)) full.buffer = [Buffer.concat(full.buffer)];
    full = document.page.content;
  });
}

/** Whether the page's content has the private buffers of pdfkit. If pdfkit stores them differently, nothing is joined. */
function hasBuffers(content: unknown): content is { buffer: Uint8Array[] } {
  return typeof content === 'object' && content !== null && 'buffer' in content && Array.isArray(content.buffer);
}

/** Beware: pdfkit writes these texts into the XML metadata without escaping them. */
function withoutMarkup(text: string): string {
  return text.replaceAll('&', '+').replace(/[<>]/g, ' ');
}

/**
 * Declares that the document conforms to PDF/UA-1 (ISO 14289-1, 5). PDF/A-3 does not define that property, so its schema
 * is described as well (ISO 19005-3, 6.6.2.3).
 */
const accessibilityMetadata = `
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
