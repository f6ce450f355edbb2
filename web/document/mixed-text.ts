/**
 * Texts with characters that the first font lacks, or that are read from right to left: which font shows which part, where lines
 * break, and in which order the parts of a line stand (UAX #9).
 */

import bidiFactory, { type Bidi } from 'bidi-js';
import LineBreaker from 'linebreak';
import { type FallbackName, fallbackFont, fallbackFor, hasAll } from './fallback-fonts.ts';
import { type FontName, fonts } from './fonts.ts';
import type { Box, Style } from './layout.ts';

// The cast: the package is CommonJS, and its types describe its other file, an ES module.
const bidi = (bidiFactory as unknown as () => Bidi)();
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const words = new Intl.Segmenter('und', { granularity: 'word' });

/** A part of a line in one font and one direction. */
type Run = {
  readonly text: string;
  readonly font: FontName | FallbackName;
  readonly rightToLeft: boolean;
  /** The distance from the left end of the line, in points. */
  readonly x: number;
  readonly width: number;
};
/** The runs of a line, in the order in which they are read. */
export type Line = { readonly runs: readonly Run[]; readonly width: number };

/** For private use, half of a surrogate pair, or unassigned: a font may have a glyph for it, but nobody knows its character. */
const NO_CHARACTER = /[\p{Co}\p{Cs}\p{Cn}]/u;

/** The characters that the first font has in both weights, and the ends of lines. */
const plain = ((): RegExp => {
  const codes = fonts.regular.characterSet.filter((code) => fonts.semibold.hasGlyphForCodePoint(code));
  const escaped = [...codes.filter((code) => !NO_CHARACTER.test(String.fromCodePoint(code))), 10].map(
    (code) => `\\u{${code.toString(16)}}`,
  );
  return new RegExp(`^[${escaped.join('')}]*$`, 'u');
})();

/** Whether the first font can show all of a text. */
export function isPlain(text: string): boolean {
  return plain.test(text);
}

const invisible = /\p{DI}/gu;
/** They change the order of what follows, so a reader must see them. */
const overriding = /^[\u202a-\u202e\u2066\u2067]$/u;
/** They keep a part of a sentence together; texts have them around names. */
const isolating = /^[\u2068\u2069]$/u;

/**
 * A text as a document can show it: a character that no font has is named, as in `[U+E000]`. Characters without a shape stay
 * only where they join others.
 */
export function showable(text: string): string {
  return Array.from(graphemes.segment(text.replace(/[\t\r]/g, ' ')), ({ segment }) => {
    if (segment === '\n' || fontOf(segment) !== null) return segment;
    return [...segment].map(showableCharacter).join('');
  }).join('');
}

function showableCharacter(character: string): string {
  if (fontOf(character) !== null) return character;
  if (isolating.test(character)) return character;
  if (!overriding.test(character) && /^\p{DI}$/u.test(character)) return '';
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `[U+${code}]`;
}

/** The font for what a person sees as one character; null when no font can show it. */
function fontOf(cluster: string): 'first' | FallbackName | null {
  const seen = cluster.replace(invisible, '');
  if (seen === '' || /\p{Cc}/u.test(seen) || NO_CHARACTER.test(seen)) return null;
  return isPlain(seen) ? 'first' : fallbackFor(seen);
}

/** Whether a document can show a character. */
export function canShow(character: string): boolean {
  return fontOf(character) !== null;
}

/** The lines of a text in a column of this width, in points. */
export function breakLines(document: PDFKit.PDFDocument, text: string, style: Style, width: number): Line[] {
  return showable(text)
    .split('\n')
    .flatMap((paragraph) => breakParagraph(document, paragraph, style, width));
}

function breakParagraph(document: PDFKit.PDFDocument, text: string, style: Style, width: number): Line[] {
  const parts = partsOf(text, style);
  const line = (start: number, end: number): Line => lineOf(document, parts, text, style, [start, end]);
  const lines: Line[] = [];
  let start = 0;
  let end = 0;
  /** Adds a piece to the line; when it does not fit, to the next one; when it does not fit there either, in smaller pieces. */
  const add = (from: number, to: number, smaller: readonly Intl.Segmenter[]): void => {
    if (line(start, trimmedEnd(text, start, to)).width <= width) {
      end = to;
      return;
    }
    const [segmenter, ...others] = smaller;
    const fitsAlone = line(from, trimmedEnd(text, from, to)).width <= width;
    if (segmenter !== undefined && !fitsAlone) {
      for (const { index, segment } of segmenter.segment(text.slice(from, to))) {
        add(from + index, from + index + segment.length, others);
      }
      return;
    }
    if (end > start) {
      lines.push(line(start, trimmedEnd(text, start, end)));
      start = end;
    }
    end = to;
  };
  let from = 0;
  const breaker = new LineBreaker(text);
  for (let at = breaker.nextBreak(); at !== null; at = breaker.nextBreak()) {
    // Thai and its neighbours are written without spaces, so that words are what `words` finds.
    add(from, at.position, [words, graphemes]);
    from = at.position;
  }
  lines.push(line(start, trimmedEnd(text, start, end)));
  return lines;
}

function trimmedEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

type Parts = {
  readonly ends: readonly { readonly end: number; readonly font: FontName | FallbackName; readonly level: number }[];
  readonly levels: ReturnType<typeof bidi.getEmbeddingLevels>;
};

/** Where a paragraph changes its font or direction. */
function partsOf(text: string, style: Style): Parts {
  const levels = bidi.getEmbeddingLevels(text);
  const clusters = Array.from(graphemes.segment(text), ({ index, segment }) => {
    const found = fontOf(segment);
    const level = levels.levels[index] ?? 0;
    return { segment, end: index + segment.length, level, font: found === 'first' || found === null ? null : found };
  });
  const turned = clusters.find(({ level, font }) => level % 2 === 1 && font !== null)?.font;
  const ends: { end: number; font: FontName | FallbackName; level: number }[] = [];
  for (const { segment, end, level, font } of clusters) {
    // Spaces and brackets stay with the words that are read from right to left, so that programs read them in that order.
    const stays = font === null && turned && level % 2 === 1 && hasAll(turned, segment);
    const own = font ?? (stays ? turned : style.font);
    const before = ends.at(-1);
    if (before !== undefined && before.font === own && before.level === level) before.end = end;
    else ends.push({ end, font: own, level });
  }
  return { ends, levels };
}

function lineOf(
  document: PDFKit.PDFDocument,
  { ends, levels }: Parts,
  text: string,
  style: Style,
  [start, end]: readonly [number, number],
): Line {
  if (end <= start) return { runs: [], width: 0 };
  const order = new Map(bidi.getReorderedIndices(text, levels, start, end - 1).map((index, place) => [index, place]));
  const mirrored = bidi.getMirroredCharactersMap(text, levels.levels, start, end - 1);
  let from = 0;
  const runs = ends.flatMap(({ end: partEnd, font, level }) => {
    const [first, last] = [Math.max(from, start), Math.min(partEnd, end)];
    from = partEnd;
    if (first >= last) return [];
    const rightToLeft = level % 2 === 1;
    const indices = Array.from({ length: last - first }, (_, offset) => first + offset);
    const place = Math.min(...indices.map((index) => order.get(index) ?? index));
    // HarfBuzz leaves out what is invisible, and mirrors brackets.
    const shown =
      rightToLeft && isFirst(font)
        ? indices.map((index) => mirrored.get(index) ?? text.charAt(index)).join('')
        : text.slice(first, last);
    const run = { text: isFirst(font) ? inFirstFont(shown, rightToLeft) : shown, font, rightToLeft };
    return [{ ...run, place, width: widthOf(document, run, style) }];
  });
  let x = 0;
  const xs = new Map<unknown, number>();
  for (const run of runs.toSorted((one, other) => one.place - other.place)) {
    xs.set(run, x);
    x += run.width;
  }
  return { runs: runs.map((run) => ({ ...run, x: xs.get(run) ?? 0 })), width: x };
}

/** The first font has no script that is read from right to left: what stands among one, such as a bracket, is turned here. */
function inFirstFont(text: string, rightToLeft: boolean): string {
  const seen = text.replace(invisible, '');
  return rightToLeft
    ? Array.from(graphemes.segment(seen), ({ segment }) => segment)
        .reverse()
        .join('')
    : seen;
}

/** The OpenType features of a run; they also tell the font its direction. None for the first font, which keeps its words. */
function featuresOf({
  font,
  rightToLeft,
}: Pick<Run, 'font' | 'rightToLeft'>): PDFKit.Mixins.OpenTypeFeatures[] | undefined {
  if (font in fonts) return undefined;
  return rightToLeft ? ['rtla'] : ['ltra'];
}

function select(document: PDFKit.PDFDocument, font: FontName | FallbackName, size: number): void {
  if (!isFirst(font)) document.registerFont(font, fallbackFont(font));
  document.font(font).fontSize(size);
}

function isFirst(font: FontName | FallbackName): font is FontName {
  return font in fonts;
}

function widthOf(
  document: PDFKit.PDFDocument,
  run: Pick<Run, 'text' | 'font' | 'rightToLeft'>,
  { size }: Style,
): number {
  select(document, run.font, size);
  const features = featuresOf(run);
  return document.widthOfString(run.text, features && { features });
}

/** Draws lines, each as high as those of the first font. @param lineHeight in points */
export function drawLines(
  document: PDFKit.PDFDocument,
  lines: readonly Line[],
  style: Style,
  {
    x,
    y,
    width,
    align = 'left',
    lineHeight,
    ascender,
  }: Box & {
    readonly align?: 'left' | 'right' | undefined;
    readonly lineHeight: number;
    readonly ascender: number;
  },
): void {
  lines.forEach((line, index) => {
    const left = align === 'right' ? x + width - line.width : x;
    const baseline = y + index * lineHeight + ascender;
    for (const run of line.runs) drawRun(document, run, style, left + run.x, baseline);
  });
}

function drawRun(document: PDFKit.PDFDocument, run: Run, { size, colour }: Style, x: number, baseline: number): void {
  select(document, run.font, size);
  document.fillColor(colour);
  const place = { lineBreak: false, baseline: 'alphabetic' } as const;
  const features = featuresOf(run);
  if (isFirst(run.font) || features === undefined) {
    document.text(run.text, x, baseline, place);
    return;
  }
  document.text(run.text, x, baseline, { ...place, features });
  const withMarks: PDFKit.Mixins.OpenTypeFeatures[] = [...features, 'mark'];
  if (fallbackFont(run.font).layout(run.text, withMarks).glyphs.length === 0) return;
  // The letters have the text of the marks.
  document.addContent('/Span <</ActualText ()>> BDC');
  document.text(run.text, x, baseline, { ...place, features: withMarks });
  document.addContent('EMC');
}
