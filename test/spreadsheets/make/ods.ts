/** Writes ODS files (OpenDocument 1.3), cell by cell. The same input gives the same bytes. */

import { NOTICE, STAFF, staffHeaders } from './case.ts';
import { escapeXml, zip } from './xlsx.ts';

const names = ['office', 'table', 'text', 'style', 'number', 'fo', 'dc', 'meta'].map((name) => {
  const urn = name === 'fo' ? 'xsl-fo-compatible' : name === 'number' ? 'datastyle' : name;
  const uri = name === 'dc' ? 'http://purl.org/dc/elements/1.1/' : `urn:oasis:names:tc:opendocument:xmlns:${urn}:1.0`;
  return `xmlns:${name}="${uri}"`;
});
const calcext = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"';

/** A sheet with its rows in XML. `hidden`: by its style. */
export type OdsSheet = { readonly name: string; readonly rows: string; readonly hidden?: boolean };

export function odsParts(sheets: readonly OdsSheet[], mimetype = 'application/vnd.oasis.opendocument.spreadsheet') {
  const tables = sheets.map(
    ({ name, rows, hidden }) =>
      `<table:table table:name="${escapeXml(name)}" table:style-name="${hidden ? 'ta2' : 'ta1'}"><table:table-column table:number-columns-repeated="6"/>${rows}</table:table>`,
  );
  const styles =
    '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
  return {
    mimetype,
    'META-INF/manifest.xml': `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mimetype}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names.join(' ')} ${calcext} office:version="1.3"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`,
  };
}

export function ods(sheets: readonly OdsSheet[]): Uint8Array {
  return zip(odsParts(sheets));
}

export function odsRow(...cells: string[]): string {
  return `<table:table-row>${cells.join('')}</table:table-row>`;
}

export function odsText(text: string): string {
  return `<table:table-cell office:value-type="string"><text:p>${escapeXml(text)}</text:p></table:table-cell>`;
}

/** A cell with a value and what is shown. */
export function odsValue(
  type: 'float' | 'percentage' | 'currency' | 'date',
  value: string | number,
  shown: string,
): string {
  const attribute = type === 'date' ? 'date-value' : 'value';
  const currency = type === 'currency' ? ' office:currency="EUR"' : '';
  return `<table:table-cell office:value-type="${type}" office:${attribute}="${value}"${currency}><text:p>${escapeXml(shown)}</text:p></table:table-cell>`;
}

export const aboveStaffOds = odsRow(odsText(STAFF), odsText(NOTICE)) + odsRow(...staffHeaders.map(odsText));

/** The usual line of staff, with what is particular, by index. */
export function staffOds(particular: Readonly<Record<number, string>> = {}): string {
  const cells = [
    odsText('P-001'),
    odsText('Maatschappelijk werker'),
    odsValue('date', '2026-01-01', '01/01/26'),
    odsValue('date', '2026-12-31', '31/12/26'),
    odsValue('percentage', 0.5, '50,00 %'),
    odsValue('float', 41_250.75, '41250,75'),
  ];
  return odsRow(...cells.map((cell, index) => particular[index] ?? cell));
}

export function staffOdsFile(rows: string): Uint8Array {
  return ods([{ name: 'Personeelsleden', rows: aboveStaffOds + rows }]);
}
