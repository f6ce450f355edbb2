import { describe, expect, it } from 'vitest';
import { languages } from '#forms/definition.ts';
import { textsIn } from '#web/site/text/texts.ts';

/** Every text with its path: "lines.total". */
function paths(texts: object, prefix = ''): [string, unknown][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? paths(value, `${prefix}${key}.`) : [[`${prefix}${key}`, value]],
  );
}

describe.each(languages)('the texts that the sites share, in %s', (language) => {
  it('are the same as in Dutch, and none of them is empty', () => {
    const texts = paths(textsIn(language));
    expect(texts.map(([path]) => path)).toEqual(paths(textsIn('nl')).map(([path]) => path));
    for (const [path, value] of texts) {
      const text = typeof value === 'function' ? String(value('A', 'B', 'C')) : value;
      expect(text, path).toMatch(/\S/);
    }
  });
});
