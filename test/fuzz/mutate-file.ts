/** Changes to the bytes of a spreadsheet: to any file, to the parts of its zip, and to the XML in them. */

import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';

/** A change. Numbers choose a place: the part of a whole, from 0 to 1. */
export type Mutation =
  | {
      readonly at: 'bytes';
      readonly how: ByteChange;
      readonly place: number;
      readonly length: number;
      readonly byte: number;
    }
  | { readonly at: 'parts'; readonly how: PartChange; readonly place: number; readonly other: number }
  | {
      readonly at: 'xml';
      readonly how: XmlChange;
      readonly part: number;
      readonly place: number;
      readonly nasty: string;
    };

const byteChanges = ['set', 'flip', 'remove', 'repeat', 'insert', 'cut off'] as const;
type ByteChange = (typeof byteChanges)[number];
const partChanges = ['remove', 'empty', 'swap', 'rename', 'cut off', 'double'] as const;
type PartChange = (typeof partChanges)[number];
type XmlChange = 'attribute' | 'text' | 'remove tag' | 'repeat element' | 'insert' | 'nest' | 'remove attribute';

/** What an attribute or a text of a spreadsheet should not be. */
const nastyTexts = [
  '',
  '-1',
  '0',
  '1e308',
  '-1e308',
  '1E-320',
  'NaN',
  'Infinity',
  '0x10',
  '4294967296',
  '99999999999999999999999',
  '1048577',
  '16385',
  'A0',
  'XFD1048577',
  'ZZZZZZ9',
  'A1:XFD1048576',
  '#REF!',
  '1900-02-29',
  '+275760-09-13',
  '9999-99-99T99:99:99',
  'inlineStr',
  'd',
  'e',
  's',
  'rId999',
  '../../../etc/passwd',
  'http://127.0.0.1:9/',
  '\u0000',
  '\ud800',
  '\ufffe',
  '&a;',
  '&#0;',
  '&#xD800;',
  '&#1114112;',
  '_xD800_',
  '[h]:mm:ss.000',
  '0.00E+00;;;@',
  '[$-F800]',
  '"',
  '%%%%',
  '?/?',
  'general general',
  '#,##0,,,,,,,,,',
  'x'.repeat(40_000),
  '9'.repeat(5_000),
  '(((((((((((((((((((((((((((((((((((((',
] as const;

/** Pieces of XML where they do not belong. */
const nastyXml = [
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
  '<!-- -- -->',
  '<![CDATA[',
  ']]>',
  '<?xml version="1.0" encoding="UTF-16"?>',
  '<sheetData>',
  '</sheetData>',
  '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
  '<row r="0"/><row r="-5"/>',
  '<c r="A1" t="s"><v>-1</v></c>',
  '<c t="d"><v>x</v></c>',
  '<f t="shared" si="999999"/>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<table:table-row table:number-rows-repeated="2147483647"><table:table-cell table:number-columns-repeated="2147483647" office:value-type="float" office:value="1"/></table:table-row>',
  '<table:table-cell table:number-columns-repeated="-1"/>',
  '<text:s text:c="2147483647"/>',
  '<table:table>',
  '</table:table>',
  '<',
  '&',
] as const;

/** Any place is as likely as another: without this most changes would be at the beginning. */
const share = fc.noBias(fc.nat(9_999)).map((place) => place / 10_000);

/** Changes that leave the XML well formed come more often: they get further. */
const anyXmlChange = fc.oneof(
  { weight: 4, arbitrary: fc.constant('attribute' as const) },
  { weight: 4, arbitrary: fc.constant('text' as const) },
  { weight: 2, arbitrary: fc.constant('remove attribute' as const) },
  { weight: 2, arbitrary: fc.constant('repeat element' as const) },
  { weight: 2, arbitrary: fc.constantFrom('remove tag' as const, 'insert' as const, 'nest' as const) },
);

export const anyMutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      at: fc.constant('bytes' as const),
      how: fc.constantFrom(...byteChanges),
      place: share,
      length: fc.nat(64),
      byte: fc.nat(255),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      at: fc.constant('parts' as const),
      how: fc.constantFrom(...partChanges),
      place: share,
      other: share,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      at: fc.constant('xml' as const),
      how: anyXmlChange,
      part: share,
      place: share,
      nasty: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...nastyTexts) },
        { weight: 1, arbitrary: fc.constantFrom(...nastyXml) },
        { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
      ),
    }),
  },
);

/** A file with all changes, one after the other. Changes of parts and XML do nothing to a file that is no zip. */
export function mutate(bytes: Uint8Array, mutations: readonly Mutation[]): Uint8Array<ArrayBuffer> {
  let changed = new Uint8Array(bytes);
  let parts = partsOf(changed);
  // Bytes last: afterwards the zip can often not be opened any more.
  for (const mutation of mutations) if (mutation.at !== 'bytes' && parts !== null) parts = changeParts(parts, mutation);
  if (parts !== null && mutations.some(({ at }) => at !== 'bytes')) changed = new Uint8Array(zipSync(parts));
  for (const mutation of mutations) {
    if (mutation.at === 'bytes') changed = changeBytes(changed, mutation);
    else if (parts === null && mutation.at === 'xml') changed = changeText(changed, mutation);
  }
  return changed;
}

type Parts = Record<string, Uint8Array>;

function partsOf(bytes: Uint8Array): Parts | null {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
  try {
    return unzipSync(bytes);
  } catch {
    return null;
  }
}

const at = (place: number, length: number): number => Math.min(length - 1, Math.floor(place * length));

function changeBytes(
  bytes: Uint8Array,
  { how, place, length, byte }: Extract<Mutation, { at: 'bytes' }>,
): Uint8Array<ArrayBuffer> {
  if (bytes.length === 0) return Uint8Array.of(byte);
  const start = at(place, bytes.length);
  const [before, after] = [bytes.slice(0, start), bytes.slice(start)];
  switch (how) {
    case 'set':
      return Uint8Array.from([...before, byte, ...after.slice(1)]);
    case 'flip':
      return Uint8Array.from([...before, (after[0] ?? 0) ^ (1 << (byte % 8)), ...after.slice(1)]);
    case 'remove':
      return Uint8Array.from([...before, ...after.slice(length)]);
    case 'repeat':
      return Uint8Array.from([...before, ...after.slice(0, length), ...after]);
    case 'insert':
      return Uint8Array.from([...before, ...Array.from({ length }, (_, i) => (byte * (i + 1)) % 256), ...after]);
    case 'cut off':
      return Uint8Array.from(before);
  }
}

function changeParts(parts: Parts, mutation: Exclude<Mutation, { at: 'bytes' }>): Parts {
  const names = Object.keys(parts);
  const changed = { ...parts };
  if (mutation.at === 'xml') {
    // The parts with cells are chosen more often than the others.
    const xml = names.flatMap((name) =>
      /content\.xml$|worksheets\/.*\.xml$/.test(name) ? Array<string>(6).fill(name) : [name],
    );
    const name = xml[at(mutation.part, xml.length)];
    if (name !== undefined) changed[name] = changeText(parts[name] ?? new Uint8Array(), mutation);
    return changed;
  }
  const name = names[at(mutation.place, names.length)];
  const other = names[at(mutation.other, names.length)];
  if (name === undefined || other === undefined) return changed;
  const bytes = parts[name] ?? new Uint8Array();
  switch (mutation.how) {
    case 'remove':
      delete changed[name];
      return changed;
    case 'empty':
      return { ...changed, [name]: new Uint8Array() };
    case 'swap':
      return { ...changed, [name]: parts[other] ?? bytes, [other]: bytes };
    case 'rename':
      delete changed[name];
      return { ...changed, [`${other}${mutation.place > 0.5 ? '/' : 'x'}`]: bytes };
    case 'cut off':
      return { ...changed, [name]: bytes.slice(0, at(mutation.other, bytes.length + 1)) };
    case 'double':
      return { ...changed, [name]: Uint8Array.from([...bytes, ...bytes]) };
  }
}

/** Changes XML as text, or a CSV, whose lines stand for its elements. */
function changeText(bytes: Uint8Array, mutation: Extract<Mutation, { at: 'xml' }>): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder().decode(bytes);
  const changed = changedText(text, mutation);
  return new TextEncoder().encode(changed);
}

function changedText(text: string, { how, place, nasty }: Extract<Mutation, { at: 'xml' }>): string {
  const replaceOne = (pattern: RegExp, by: (found: string) => string): string => {
    const all = [...text.matchAll(pattern)];
    const found = all[at(place, all.length)];
    if (found === undefined) return text;
    return text.slice(0, found.index) + by(found[0]) + text.slice(found.index + found[0].length);
  };
  const quoted = nasty.replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  switch (how) {
    case 'attribute':
      // Those of the declaration and the namespaces would only make the XML invalid.
      return replaceOne(/(?<= (?!xmlns|version|encoding|standalone)[\w:]+)="[^"]*"/g, () => `="${quoted}"`);
    case 'remove attribute':
      return replaceOne(/ [\w:]+="[^"]*"/g, () => '');
    case 'text':
      return replaceOne(/(?<=>)[^<\s][^<]*(?=<)|[^;,\n]+(?=[;,\n])/g, () => nasty.replaceAll('<', '&lt;'));
    case 'remove tag':
      return replaceOne(/<[^>]*>|[";\n]/g, () => '');
    case 'repeat element':
      return replaceOne(
        /<(row|c|v|f|is|sheet|xf|si|table:table-row|table:table-cell)\b[^>]*?(?:\/>|>[\s\S]*?<\/\1>)|[^\n]*\n/g,
        (found) => found.repeat(2 + (nasty.length % 50)),
      );
    case 'insert':
      return replaceOne(/(?<=>)(?=<)|\n/g, (found) => found + nasty);
    case 'nest':
      return replaceOne(/(?<=>)(?=<)/g, () => '<a>'.repeat(1 + Math.min(20_000, nasty.length * 500)));
  }
}
