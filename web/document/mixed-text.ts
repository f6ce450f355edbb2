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

/** The lines of the latest texts: each is measured some times before it is drawn. */
const broken = new Map<string, Line[]>();
const MAX_BROKEN = 100;

/** The lines of a text in a column of this width, in points. */
export function breakLines(document: PDFKit.PDFDocument, text: string, style: Style, width: number): Line[] {
  const key = `${style.font} ${style.size} ${width} ${text}`;
  const known = broken.get(key);
  if (known !== undefined) return known;
  const lines = showable(text)
    .split('\n')
    .flatMap((paragraph) => breakParagraph(document, paragraph, style, width));
  if (broken.size >= MAX_BROKEN) broken.clear();
  broken.set(key, lines);
  return lines;
}

function breakParagraph(document: PDFKit.PDFDocument, text: string, style: Style, width: number): Line[] {
  const parts = partsOf(text, style);
  const measure = (from: number, to: number): number => widthOfRuns(runsOf(document, parts, text, style, [from, to]));
  const lines: Line[] = [];
  let start = 0;
  let end = 0;
  let used = 0;
  const endLine = (): void => {
    lines.push(placed(runsOf(document, parts, text, style, [start, trimmedEnd(text, start, end)])));
    start = end;
    used = 0;
  };
  /** Adds a piece to the line; when it does not fit, to the next one; when it does not fit there either, in smaller pieces. */
  const add = (from: number, to: number, smaller: readonly Intl.Segmenter[]): void => {
    const seenEnd = trimmedEnd(text, from, to);
    const own = measure(from, seenEnd);
    const [segmenter, ...others] = smaller;
    if (used + own > width && own > width && segmenter !== undefined) {
      for (const { index, segment } of segmenter.segment(text.slice(from, to))) {
        add(from + index, from + index + segment.length, others);
      }
      return;
    }
    if (used + own > width && end > start) endLine();
    used += own + measure(seenEnd, to);
    end = to;
  };
  let from = 0;
  const breaker = new LineBreaker(text);
  for (let at = breaker.nextBreak(); at !== null; at = breaker.nextBreak()) {
    // Thai and its neighbours are written without spaces, so that words are what `words` finds.
    add(from, at.position, [words, graphemes]);
    from = at.position;
  }
  endLine();
  return lines;
}

function trimmedEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** A part of a paragraph in one font and one direction; the level is that of UAX #9. */
type Part = { readonly start: number; end: number; readonly font: FontName | FallbackName; readonly level: number };

/** Where a paragraph changes its font or direction. */
function partsOf(text: string, style: Style): readonly Part[] {
  const { levels } = bidi.getEmbeddingLevels(text);
  const clusters = Array.from(graphemes.segment(text), ({ index, segment }) => {
    const found = fontOf(segment);
    return { segment, index, level: levels[index] ?? 0, font: found === 'first' || found === null ? null : found };
  });
  const turned = clusters.find(({ level, font }) => level % 2 === 1 && font !== null)?.font;
  const parts: Part[] = [];
  for (const { segment, index, level, font } of clusters) {
    // Spaces and brackets stay with the words that are read from right to left, so that programs read them in that order.
    const stays = font === null && turned && level % 2 === 1 && hasAll(turned, segment);
    const own = font ?? (stays ? turned : style.font);
    const before = parts.at(-1);
    const end = index + segment.length;
    if (before !== undefined && before.font === own && before.level === level) before.end = end;
    else parts.push({ start: index, end, font: own, level });
  }
  return parts;
}

type Measured = Omit<Run, 'x'> & { readonly level: number };

/** The runs between two places of a paragraph, in the order in which they are read. */
function runsOf(
  document: PDFKit.PDFDocument,
  parts: readonly Part[],
  text: string,
  style: Style,
  [start, end]: readonly [number, number],
): Measured[] {
  const runs: Measured[] = [];
  for (let index = partAt(parts, start); index < parts.length; index += 1) {
    const part = parts[index];
    if (part === undefined || part.start >= end) break;
    const { font, level } = part;
    const own = text.slice(Math.max(part.start, start), Math.min(part.end, end));
    const rightToLeft = level % 2 === 1;
    // HarfBuzz leaves out what is invisible, and mirrors brackets.
    const run = { text: isFirst(font) ? inFirstFont(own, rightToLeft) : own, font, rightToLeft };
    runs.push({ ...run, level, width: widthOf(document, run, style) });
  }
  return runs;
}

/** The index of the part that has this place of the text. */
function partAt(parts: readonly Part[], place: number): number {
  let from = 0;
  let to = parts.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((parts[middle]?.end ?? 0) <= place) from = middle + 1;
    else to = middle;
  }
  return from;
}

function widthOfRuns(runs: readonly Pick<Run, 'width'>[]): number {
  return runs.reduce((sum, { width }) => sum + width, 0);
}

/** The runs of a line at their places (UAX #9, L2: from the highest level down, each sequence at or above it is reversed). */
function placed(runs: readonly Measured[]): Line {
  const order = runs.map((_, index) => index);
  const levelAt = (place: number): number => runs[order[place] ?? -1]?.level ?? -1;
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1) {
    for (let first = 0; first < order.length; first += 1) {
      let last = first;
      while (levelAt(last) >= level) last += 1;
      order.splice(first, last - first, ...order.slice(first, last).reverse());
      first = last;
    }
  }
  const xs = new Map<number, number>();
  let x = 0;
  for (const index of order) {
    xs.set(index, x);
    x += runs[index]?.width ?? 0;
  }
  return { runs: runs.map((run, index) => ({ ...run, x: xs.get(index) ?? 0 })), width: x };
}

/** The first font has no script that is read from right to left: what stands among one, such as a bracket, is turned here. */
function inFirstFont(text: string, rightToLeft: boolean): string {
  const seen = text.replace(invisible, '');
  if (!rightToLeft) return seen;
  const turned = Array.from(graphemes.segment(seen), ({ segment }) => bidi.getMirroredCharacter(segment) ?? segment);
  return turned.reverse().join('');
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
