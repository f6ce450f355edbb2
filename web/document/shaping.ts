/** Chooses and places the glyphs of a run in one font, script and direction, with HarfBuzz. */

import { Blob, Buffer, BufferFlag, ClusterLevel, Direction, Face, Font, type GlyphInfo, shape } from 'harfbuzzjs';

/** A glyph and where it goes, in units of the font. */
export type ShapedGlyph = {
  readonly id: number;
  /** The characters that programs read for it. */
  readonly text: string;
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
};

/** The glyphs of a run, from left to right. */
export type ShapedRun = {
  readonly letters: readonly ShapedGlyph[];
  /**
   * What stands above and below the letters, from where the run begins: programs that read the document would take a mark between
   * two letters for the end of a word.
   */
  readonly marks: readonly ShapedGlyph[];
};

export type Shaper = (text: string, rightToLeft: boolean) => ShapedRun;

/** The text of a glyph whose characters another glyph has: a zero-width space. PDF/A does not allow it to be empty. */
const NO_TEXT = '\u200b';

/** @param file a TrueType or OpenType font */
export function createShaper(file: Uint8Array): Shaper {
  const font = new Font(new Face(new Blob(file)));
  return (text, rightToLeft) => {
    const buffer = new Buffer();
    buffer.setClusterLevel(ClusterLevel.MONOTONE_CHARACTERS);
    buffer.setFlags(BufferFlag.REMOVE_DEFAULT_IGNORABLES);
    buffer.addText(text);
    buffer.guessSegmentProperties();
    buffer.setDirection(rightToLeft ? Direction.RTL : Direction.LTR);
    shape(font, buffer);
    const infos = buffer.getGlyphInfos();
    const positions = buffer.getGlyphPositions();
    const advances = infos.map((_, index) => positions[index]?.xAdvance ?? 0);
    const texts = textsOf(infos, advances, text);
    const letters: ShapedGlyph[] = [];
    const marks: ShapedGlyph[] = [];
    let x = 0;
    infos.forEach(({ codepoint: id }, index) => {
      const { xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      const xAdvance = advances[index] ?? 0;
      const own = texts.get(index);
      const glyph = { id, text: own ?? NO_TEXT, xAdvance, xOffset, yOffset };
      if (own === undefined && xAdvance === 0) marks.push({ ...glyph, xOffset: x + xOffset });
      else letters.push(glyph);
      x += xAdvance;
    });
    return { letters, marks };
  };
}

/** The text of each group of glyphs, by the index of its first glyph with a width. Marks are part of a letter. */
function textsOf(infos: readonly GlyphInfo[], advances: readonly number[], text: string): Map<number, string> {
  const starts = [...new Set(infos.map(({ cluster }) => cluster))].sort((one, other) => one - other);
  const texts = new Map<number, string>();
  let letter: number | undefined;
  for (const [place, start] of starts.entries()) {
    const group = infos.flatMap(({ cluster }, index) => (cluster === start ? [index] : []));
    const own = text.slice(start, starts[place + 1] ?? text.length);
    letter = group.find((index) => advances[index] !== 0) ?? letter ?? group[0] ?? 0;
    texts.set(letter, `${texts.get(letter) ?? ''}${own}`);
  }
  return texts;
}
