/**
 * The fonts for characters that the first font lacks: Noto, one for each script. Each is read when a document first needs it.
 * Documents that need none of them are the same bytes as without them.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font, type GlyphRun, type Subset } from 'fontkit';
import { createShaper, type ShapedGlyph } from './shaping.ts';

/** For each font: its file, and the characters for which it is asked before all others. */
const fallbacks = {
  emoji: ['noto-emoji', 'NotoEmoji', /\p{Emoji_Presentation}|\p{ExtPict}|\p{RI}|\u20e3/u],
  arabic: ['noto-sans-arabic', 'NotoSansArabic', /\p{scx=Arabic}/u],
  hebrew: ['noto-sans-hebrew', 'NotoSansHebrew', /\p{scx=Hebrew}/u],
  chinese: ['noto-sans-sc', 'NotoSansSC', /\p{scx=Han}|\p{scx=Hira}|\p{scx=Kana}|\p{scx=Bopomofo}|[\uff00-\uffef]/u],
  // Rare characters of Japanese names.
  japanese: ['noto-sans-jp', 'NotoSansJP', /\p{scx=Han}|\p{scx=Hira}|\p{scx=Kana}/u],
  korean: ['noto-sans-kr', 'NotoSansKR', /\p{scx=Hangul}/u],
  armenian: ['noto-sans-armenian', 'NotoSansArmenian', /\p{scx=Armenian}/u],
  georgian: ['noto-sans-georgian', 'NotoSansGeorgian', /\p{scx=Georgian}/u],
  ethiopic: ['noto-sans-ethiopic', 'NotoSansEthiopic', /\p{scx=Ethiopic}/u],
  thai: ['noto-sans-thai', 'NotoSansThai', /\p{scx=Thai}/u],
  lao: ['noto-sans-lao', 'NotoSansLao', /\p{scx=Lao}/u],
  khmer: ['noto-sans-khmer', 'NotoSansKhmer', /\p{scx=Khmer}/u],
  burmese: ['noto-sans-myanmar', 'NotoSansMyanmar', /\p{scx=Myanmar}/u],
  tibetan: ['noto-serif-tibetan', 'NotoSerifTibetan', /\p{scx=Tibetan}/u],
  bengali: ['noto-sans-bengali', 'NotoSansBengali', /\p{scx=Bengali}/u],
  gujarati: ['noto-sans-gujarati', 'NotoSansGujarati', /\p{scx=Gujarati}/u],
  gurmukhi: ['noto-sans-gurmukhi', 'NotoSansGurmukhi', /\p{scx=Gurmukhi}/u],
  kannada: ['noto-sans-kannada', 'NotoSansKannada', /\p{scx=Kannada}/u],
  malayalam: ['noto-sans-malayalam', 'NotoSansMalayalam', /\p{scx=Malayalam}/u],
  sinhala: ['noto-sans-sinhala', 'NotoSansSinhala', /\p{scx=Sinhala}/u],
  tamil: ['noto-sans-tamil', 'NotoSansTamil', /\p{scx=Tamil}/u],
  telugu: ['noto-sans-telugu', 'NotoSansTelugu', /\p{scx=Telugu}/u],
  syriac: ['noto-sans-syriac', 'NotoSansSyriac', /\p{scx=Syriac}/u],
  tifinagh: ['noto-sans-tifinagh', 'NotoSansTifinagh', /\p{scx=Tifinagh}/u],
  // Latin, Greek and Cyrillic beyond the first font, Devanagari, and the marks of many languages.
  sans: ['noto-sans', 'NotoSans', /./su],
  math: ['noto-sans-math', 'NotoSansMath', /./su],
  symbols: ['noto-sans-symbols', 'NotoSansSymbols', /./su],
  symbols2: ['noto-sans-symbols-2', 'NotoSansSymbols2', /./su],
} as const satisfies Record<string, readonly [folder: string, file: string, characters: RegExp]>;

export type FallbackName = keyof typeof fallbacks;
// The cast: Object.keys gives string[], although it gives exactly these keys.
export const fallbackNames = Object.keys(fallbacks) as FallbackName[];

const require = createRequire(import.meta.url);
const read = new Map<FallbackName, Font>();

/**
 * A font for pdfkit, which tells a font nothing but a text and OpenType features. Here, `rtla` means that a run is read from right
 * to left, and `mark` that its marks are wanted, which are drawn apart from its letters.
 */
export function fallbackFont(name: FallbackName): Font {
  const known = read.get(name);
  if (known !== undefined) return known;
  const [folder, file] = fallbacks[name];
  const path = `@expo-google-fonts/${folder}/400Regular/${file}_400Regular.ttf`;
  const bytes = readFileSync(require.resolve(path));
  const font = create(bytes);
  if (!('layout' in font)) throw new Error(`${path} is a collection of fonts`);
  const shape = createShaper(bytes);
  const idOf = giveEachTextItsGlyph(font);
  font.layout = (text, features) => {
    const wanted = Array.isArray(features) ? features : [];
    const { letters, marks } = shape(text, wanted.includes('rtla'));
    return glyphRun(font, wanted.includes('mark') ? marks : letters, idOf);
  };
  read.set(name, font);
  return font;
}

type GlyphSubset = {
  /** The glyphs of the font file, in the order of the document. */
  readonly glyphs: number[];
  /** @returns the place of the glyph in the document */
  includeGlyph(id: number): number;
};

/** The ids of glyphs in a font file are below this. */
const FIRST_OWN_ID = 0x1_0000;

/**
 * A document has one text for each glyph, but letters share glyphs: some Arabic ones differ in dots that are glyphs of their own.
 * So a glyph is embedded once for each text that it stands for.
 * @returns an id for each glyph with its text, which the subsets of the font take
 */
function giveEachTextItsGlyph(font: Font): (glyph: ShapedGlyph) => number {
  const ids = new Map<string, number>();
  const glyphs: number[] = [];
  const createSubset = font.createSubset.bind(font);
  font.createSubset = () => {
    // The cast: what a subset has; its types differ.
    const subset = createSubset() as unknown as GlyphSubset;
    const include = subset.includeGlyph.bind(subset);
    const included = new Map<number, number>();
    subset.includeGlyph = (id) => {
      const real = glyphs[id - FIRST_OWN_ID];
      if (real === undefined) return include(id);
      const place = included.get(id) ?? subset.glyphs.push(real) - 1;
      included.set(id, place);
      return place;
    };
    // The cast: it is the subset itself.
    return subset as unknown as Subset;
  };
  return ({ id, text }) => {
    const key = `${id} ${text}`;
    const own = ids.get(key) ?? FIRST_OWN_ID + glyphs.push(id) - 1;
    ids.set(key, own);
    return own;
  };
}

/** A run as pdfkit takes it. */
function glyphRun(font: Font, shaped: readonly ShapedGlyph[], idOf: (glyph: ShapedGlyph) => number): GlyphRun {
  const positions = shaped.map(({ xAdvance, xOffset, yOffset }) => ({ xAdvance, yAdvance: 0, xOffset, yOffset }));
  const run = {
    glyphs: shaped.map((glyph) => ({
      id: idOf(glyph),
      advanceWidth: font.getGlyph(glyph.id).advanceWidth,
      codePoints: Array.from(glyph.text, (character) => character.codePointAt(0) ?? 0),
    })),
    positions,
    // Beware: pdfkit scales the positions, and reads this afterwards.
    get advanceWidth() {
      return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    },
  };
  // The cast: pdfkit uses these parts of a run.
  return run as unknown as GlyphRun;
}

/** Whether a font has all of these characters. */
export function hasAll(name: FallbackName, text: string): boolean {
  return Array.from(text).every((character) => fallbackFont(name).hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
}

const found = new Map<string, FallbackName | null>();
const MAX_FOUND = 20_000;

/**
 * The first fallback font that can show all of these characters together; null when there is none.
 * @param cluster what a person sees as one character (UAX #29), without those that are invisible
 */
export function fallbackFor(cluster: string): FallbackName | null {
  const known = found.get(cluster);
  if (known !== undefined) return known;
  const name = fallbackNames.find((each) => fallbacks[each][2].test(cluster) && hasAll(each, cluster)) ?? null;
  if (found.size >= MAX_FOUND) found.clear();
  found.set(cluster, name);
  return name;
}
