import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTexts, namedCharacters, pointedTexts, reportWith } from '#test/support/any-text.ts';
import { elementsByRole, pagesOf, structureOf, withPdf } from '#test/support/pdf-reader.ts';
import { documentInput, signature } from '#test/support/sample-reports.ts';
import { isPlain, showable } from '#web/document/mixed-text.ts';
import { renderReport } from '#web/document/render-report.ts';

/** Without spaces, which the end of a line replaces, and without what nobody sees. */
const seen = (text: string) => text.replace(/[\s\p{DI}]/gu, '').normalize('NFC');

/** The texts of all cells and paragraphs that pdf.js, a library that had no part in making the document, reads. */
async function textsOf(bytes: Uint8Array): Promise<string[]> {
  return await withPdf(bytes, async (pdf) => {
    const pages = await Promise.all((await pagesOf(pdf)).map(structureOf));
    return pages.flatMap((page) =>
      ['TD', 'P'].flatMap((role) => elementsByRole(page, role).map(({ text }) => seen(text))),
    );
  });
}

describe('a document with texts that the first font lacks', () => {
  it('can be read by programs in every script, with the same text', async () => {
    const read = await textsOf(await renderReport(reportWith([...anyTexts, ...pointedTexts])));
    // pdf.js turns a letter and its marks around; PDF has them in the order of reading (ISO 32000-1, 9.10.3).
    const letters = (text: string) => [...seen(text)].sort().join('');
    for (const text of pointedTexts) expect(read.map(letters), text).toContain(letters(text));
    for (const text of [...anyTexts, 'Ondertekend door 李小龙', 'Ondertekend door שרה (Sara) לוי']) {
      expect(read, text).toContain(seen(text));
    }
  });

  it('is the same bytes each time, whatever was drawn before', async () => {
    const one = await renderReport(reportWith(['李小龙 محمد', 'é']));
    await renderReport(reportWith([...anyTexts].reverse()));
    expect(await renderReport(reportWith(['李小龙 محمد', 'é']))).toEqual(one);
  });

  it('keeps a name that is read from right to left together within its sentence', async () => {
    const name = 'שרה (Sara) לוי';
    await withPdf(await renderReport(documentInput('nl', { savedBy: name })), async (pdf) => {
      const { items } = await (await pdf.getPage(1)).getTextContent({ disableNormalization: true });
      const placed = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
      const xOf = (text: string) => Number(placed.find(({ str }) => str.includes(text))?.transform[4]);
      expect(xOf('לוי')).toBeLessThan(xOf('Sara'));
      expect(xOf('Sara')).toBeLessThan(xOf('שרה'));
    });
  });

  it('takes the other fonts only for what the first font lacks', async () => {
    expect(isPlain('Œdipe Müller, € 1.232,89 – Łukasz Ελένη Юлия')).toBe(true);
    await withPdf(
      await renderReport(documentInput('nl', { signatures: [signature('chair', '李 An')] })),
      async (pdf) => {
        const page = await pdf.getPage(1);
        await page.getOperatorList();
        const names = Object.keys((await page.getTextContent()).styles).map((name) => page.commonObjs.get(name).name);
        expect(names.map((name) => String(name).slice(7)).sort()).toEqual([
          'NotoSansSC-Regular',
          'SourceSans3-Regular',
          'SourceSans3-Semibold',
        ]);
      },
    );
  });

  it.each(namedCharacters)('shows %j of an older report as %j', (text, shown) => {
    expect(showable(text)).toBe(shown);
  });

  it('can be made of any text', async () => {
    const texts = fc.sample(fc.string({ unit: 'grapheme', maxLength: 60 }), { seed: 1, numRuns: 100 });
    const read = await textsOf(await renderReport(reportWith(texts)));
    // The sum at the end is drawn after all of them.
    expect(read).toContain(seen('€ 999.999.999,99'));
  });
});
