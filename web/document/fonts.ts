/** The fonts of documents. They are parsed once in a thread, and each word is laid out once. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font, type GlyphRun } from 'fontkit';

/** Bounds the memory of the laid-out words of one font: a few MB. The texts of all forms and their labels fit. */
const MAX_WORDS = 3_000;

const require = createRequire(import.meta.url);

/** The embedded fonts, by the name that styles use. */
export const fonts = {
  regular: loadFont('source-sans/TTF/SourceSans3-Regular.ttf'),
  semibold: loadFont('source-sans/TTF/SourceSans3-Semibold.ttf'),
};
export type FontName = keyof typeof fonts;

function loadFont(file: string): Font {
  const font = create(readFileSync(require.resolve(file)));
  if (!('layout' in font)) throw new Error(`${file} is a collection of fonts`);
  nameGlyphs(font);
  font.layout = layOutOnce(font.layout.bind(font));
  return font;
}

/**
 * Beware: fontkit keeps a glyph as it was asked for first. A glyph that is part of another one, as the dot of a colon, is asked for
 * without its character when a document is finished; later documents would show it, and have no text for it.
 */
function nameGlyphs(font: Font): void {
  for (const codePoint of font.characterSet) font.glyphForCodePoint(codePoint);
}

/** Keeps the result for each text without features: documents repeat the same labels, names and months. */
function layOutOnce(layout: Font['layout']): Font['layout'] {
  const runs = new Map<string, GlyphRun>();
  return (text, ...options) => {
    if (options.some((option) => option !== undefined)) return layout(text, ...options);
    let run = runs.get(text);
    if (run === undefined) {
      run = layout(text);
      if (runs.size >= MAX_WORDS) runs.clear();
      runs.set(text, run);
    }
    return copyOf(run);
  };
}

/** Beware: pdfkit scales the positions of a run in place, so each document gets a copy of them. */
function copyOf(run: GlyphRun): GlyphRun {
  const copy: GlyphRun = Object.create(Object.getPrototypeOf(run));
  return Object.assign(copy, run, { positions: run.positions.map((position) => ({ ...position })) });
}
