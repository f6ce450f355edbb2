/** The parts of an XLSX besides its sheets: which sheets there are, the texts they share, and their number formats. */

import { posix } from 'node:path';
import { FileRefused } from './file-refusal.ts';
import { MAX_CELL_LENGTH, MAX_FORMATS, MAX_SHEETS, MAX_XML_BYTES } from './limits.ts';
import { builtInFormat, type NumberFormat, readFormat } from './number-format.ts';
import { attribute, attributeIn, readXml, type XmlBudget, type XmlElement } from './xml.ts';
import type { Zip } from './zip.ts';

/** The file in an XLSX that lists the types of the others. */
export const XLSX_CONTENT_TYPES = '[Content_Types].xml';

/** Transitional, and Strict (ISO/IEC 29500-1). */
export const mainNamespaces: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
]);
const relationshipIds: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
]);
const packageNamespaces: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/package/2006/relationships',
  'http://schemas.openxmlformats.org/package/2006/content-types',
]);

export type WorkbookSheet = { readonly name: string; readonly hidden: boolean; readonly part: string };

export type Workbook = {
  /** The sheets with cells: without charts and dialogs. */
  readonly sheets: readonly WorkbookSheet[];
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
  /** Whether dates count from 1904. */
  readonly date1904: boolean;
  /** Whether the results of formulas must be computed again when the file is opened: the saved ones are no results. */
  readonly recalculates: boolean;
};

/** The content types of an XLSX. @throws FileRefused for one with macros, or in Excel's binary format */
export async function checkContentTypes(zip: Zip, budget: XmlBudget): Promise<void> {
  const types: string[] = [];
  const open = (element: XmlElement): void => void types.push(attribute(element, 'ContentType') ?? '');
  await readXml(zip.chunks(XLSX_CONTENT_TYPES), { namespaces: packageNamespaces, open, close: () => {} }, budget);
  if (types.some((type) => /sheet\.binary/i.test(type))) throw new FileRefused('file-binary');
  if (types.some((type) => /macroEnabled/i.test(type))) throw new FileRefused('file-with-macros');
}

type Relationship = { readonly type: string; readonly target: string };

/** The relationships of a part, by id. Those to other files are left out. */
async function relationshipsOf(zip: Zip, part: string, budget: XmlBudget): Promise<ReadonlyMap<string, Relationship>> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const found = new Map<string, Relationship>();
  if (!zip.has(name)) return found;
  const open = (element: XmlElement): void => {
    if (element.local !== 'Relationship' || attribute(element, 'TargetMode') === 'External') return;
    const target = decodeTarget(attribute(element, 'Target') ?? '');
    const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
    // The last part of the type is the same in both namespaces: `worksheet`, `styles`…
    const type = (attribute(element, 'Type') ?? '').split('/').at(-1) ?? '';
    found.set(attribute(element, 'Id') ?? '', { type, target: posix.normalize(path) });
  };
  await readXml(zip.chunks(name), { namespaces: packageNamespaces, open, close: () => {} }, budget);
  return found;
}

function decodeTarget(target: string): string {
  try {
    return decodeURIComponent(target.replaceAll('\\', '/'));
  } catch {
    return target;
  }
}

function targetOf(relationships: ReadonlyMap<string, Relationship>, type: string): string | undefined {
  return [...relationships.values()].find((each) => each.type === type)?.target;
}

/** Which sheets a workbook has, and where their parts are. @throws FileRefused when one is missing */
export async function readWorkbook(zip: Zip, budget: XmlBudget): Promise<Workbook> {
  const part = targetOf(await relationshipsOf(zip, '', budget), 'officeDocument') ?? 'xl/workbook.xml';
  const listed: { name: string; hidden: boolean; id: string }[] = [];
  let date1904 = false;
  let recalculates = false;
  const open = (element: XmlElement): void => {
    switch (element.local) {
      case 'workbookPr':
        date1904 = isTrue(attribute(element, 'date1904'));
        break;
      case 'calcPr':
        recalculates = isTrue(attribute(element, 'fullCalcOnLoad'));
        break;
      case 'sheet':
        if (listed.length >= MAX_SHEETS) throw new FileRefused('file-swells');
        listed.push({
          name: attribute(element, 'name') ?? '',
          hidden: (attribute(element, 'state') ?? 'visible') !== 'visible',
          id: attributeIn(element, relationshipIds, 'id') ?? '',
        });
        break;
    }
  };
  await readXml(zip.chunks(part), { namespaces: mainNamespaces, open, close: () => {} }, budget);
  const relationships = await relationshipsOf(zip, part, budget);
  const sheets = listed.flatMap(({ name, hidden, id }): WorkbookSheet[] => {
    const found = relationships.get(id);
    if (found === undefined) throw new FileRefused('file-unreadable');
    if (found.type === 'xlMacrosheet' || found.type === 'xlIntlMacrosheet') throw new FileRefused('file-with-macros');
    return found.type === 'worksheet' ? [{ name, hidden, part: found.target }] : [];
  });
  return {
    sheets,
    sharedStrings: targetOf(relationships, 'sharedStrings'),
    styles: targetOf(relationships, 'styles'),
    date1904,
    recalculates,
  };
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** Characters that XML cannot have are written as `_x000D_`, and an underscore before such a text as `_x005F_`. */
export function decodeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The texts that cells refer to by their index: without the pronunciation that Japanese programs add. */
export async function readSharedStrings(zip: Zip, part: string, budget: XmlBudget): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let phonetic = 0;
  await readXml(
    zip.chunks(part, MAX_XML_BYTES),
    {
      namespaces: mainNamespaces,
      open: ({ local }) => {
        if (local === 'si') text = '';
        if (local === 'rPh') phonetic += 1;
        isText = local === 't' && phonetic === 0;
      },
      close: ({ local }) => {
        isText = false;
        if (local === 'rPh') phonetic -= 1;
        if (local === 'si') strings.push(decodeText(text));
      },
      text: (content) => {
        if (isText) text += content;
        if (text.length > MAX_CELL_LENGTH) throw new FileRefused('file-swells');
      },
    },
    budget,
  );
  return strings;
}

/** The number format of each style, by the index that cells refer to. */
export async function readCellFormats(zip: Zip, part: string, budget: XmlBudget): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let isCellStyles = false;
  await readXml(
    zip.chunks(part),
    {
      namespaces: mainNamespaces,
      open: (element) => {
        if (element.local === 'cellXfs') isCellStyles = true;
        if (element.local === 'xf' && isCellStyles) ids.push(Number(attribute(element, 'numFmtId') ?? 0));
        if (element.local === 'numFmt') {
          if (codes.size >= MAX_FORMATS) throw new FileRefused('file-swells');
          codes.set(Number(attribute(element, 'numFmtId')), decodeText(attribute(element, 'formatCode') ?? ''));
        }
      },
      close: ({ local }) => {
        if (local === 'cellXfs') isCellStyles = false;
      },
    },
    budget,
  );
  const formats = new Map<number, NumberFormat>();
  return ids.map((id) => {
    const format = formats.get(id) ?? readFormat(codes.get(id) ?? builtInFormat(id));
    formats.set(id, format);
    return format;
  });
}
