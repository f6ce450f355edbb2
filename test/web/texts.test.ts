import { describe, expect, it } from 'vitest';
import { languages, problemCodes } from '#forms/definition.ts';
import { refusals } from '#rules/report.ts';
import { formatMoment } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';

/** Every text with its path: "home.year". */
function paths(texts: object, prefix = ''): [string, unknown][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? paths(value, `${prefix}${key}.`) : [[`${prefix}${key}`, value]],
  );
}

describe.each(languages)('the texts in %s', (language) => {
  const texts = paths(textsIn(language));

  it('have the same keys as the Dutch ones, and no text is empty', () => {
    expect(texts.map(([path]) => path)).toEqual(paths(textsIn('nl')).map(([path]) => path));
    for (const [path, value] of texts) {
      const text = typeof value === 'function' ? String(value('A', 'B')) : value;
      expect(text, path).toMatch(/\S/);
    }
  });

  it('include every refusal and every problem with a value', () => {
    expect(Object.keys(textsIn(language).errors)).toEqual(expect.arrayContaining([...refusals]));
    expect(Object.keys(textsIn(language).problems)).toEqual(expect.arrayContaining([...problemCodes]));
  });
});

it('the labels of the manual are used verbatim', () => {
  const { homepage, change, save, sign, print, overview } = textsIn('nl');
  expect([homepage, change, save, sign, print]).toEqual([
    'Startpagina',
    'Wijzigen',
    'Opslaan',
    'Ondertekenen',
    'Afdrukken',
  ]);
  expect(overview.chairSignature).toBe('Handtekening van de voorzitter');
  expect(overview.generalDirectorSignature).toBe('Handtekening van de algemeen directeur/secretaris');
});

it('a moment is shown in Belgian time, in summer and in winter', () => {
  expect(formatMoment(new Date('2026-11-24T14:14:00Z'), 'nl')).toContain('15:14');
  expect(formatMoment(new Date('2026-07-01T14:14:00Z'), 'fr')).toContain('16:14');
});
