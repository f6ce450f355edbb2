import { beforeAll, describe, expect, it } from 'vitest';
import { languages } from '#forms/definition.ts';
import { elementsByRole, pagesOf, piecesOf, structureOf, withPdf } from '#test/support/pdf-reader.ts';
import { documentInput, draft, signature } from '#test/support/sample-reports.ts';
import { renderReport } from '#web/document/render-report.ts';

const longName = 'Maximiliaan-Alexander van den Broeck-Vanderstraeten de Schaetzen van Brienen '.repeat(2).trim();
const withoutSpace = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(4);

describe.each(languages)('the PDF in %s', (language) => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await renderReport(documentInput(language, { ...draft, savedBy: longName }));
  });

  it('is A4 and has its title and language in the metadata', async () => {
    await withPdf(bytes, async (pdf) => {
      for (const page of await pagesOf(pdf)) expect(page.view).toEqual([0, 0, 595.28, 841.89]);
      const { info, metadata } = await pdf.getMetadata();
      const { definition, organisation } = documentInput(language);
      const title = `${definition.title[language]} 2022 – ${organisation.name[language]}`;
      expect(info).toMatchObject({ Title: title, Language: language, PDFFormatVersion: '1.7' });
      expect(info).toMatchObject({ CreationDate: 'D:20261124152000Z' });
      expect(metadata.get('dc:title')).toBe(title);
      expect(await pdf.getViewerPreferences()).toEqual(new Map([['DisplayDocTitle', true]]));
    });
  });

  it('declares PDF/A-3a and PDF/UA-1', async () => {
    await withPdf(bytes, async (pdf) => {
      const { metadata } = await pdf.getMetadata();
      const [part, conformance] = [metadata.get('pdfaid:part'), metadata.get('pdfaid:conformance')];
      expect([part, conformance, metadata.get('pdfuaid:part')]).toEqual(['3', 'A', '1']);
    });
  });

  it('is tagged: headings in order, and tables with headers', async () => {
    await withPdf(bytes, async (pdf) => {
      const marks = { Marked: true, UserProperties: false, Suspects: false };
      expect(await pdf.getMarkInfo()).toEqual(new Map(Object.entries(marks)));
      const [page] = await pagesOf(pdf);
      if (!page) throw new Error('no page');
      const structure = await structureOf(page);
      expect(elementsByRole(structure, 'Document')).toHaveLength(1);
      expect(elementsByRole(structure, 'H1')).toHaveLength(1);
      expect(elementsByRole(structure, 'H2').length).toBeGreaterThan(2);
      expect(elementsByRole(structure, 'H3')).toHaveLength(2);
      for (const row of elementsByRole(structure, 'TR')) {
        expect(row.children[0]).toMatchObject({ role: 'TH', scope: expect.stringMatching(/Row|Column/) });
      }
      expect(elementsByRole(structure, 'TD').length).toBeGreaterThan(5);
    });
  });

  it('embeds its fonts', async () => {
    await withPdf(bytes, async (pdf) => {
      const [page] = await pagesOf(pdf);
      await page?.getOperatorList();
      const { styles } = (await page?.getTextContent()) ?? { styles: {} };
      const fonts = Object.keys(styles).map((name) => page?.commonObjs.get(name));
      expect(fonts).toHaveLength(2);
      for (const font of fonts) {
        expect(font.name).toMatch(/^[A-Z]{6}\+SourceSans3-(Regular|Semibold)$/);
        expect(font.missingFile).toBe(false);
        expect(font.data.length).toBeGreaterThan(1000);
      }
    });
  });

  it.each([
    ['long', longName],
    ['without a space', withoutSpace],
  ])('keeps names that are %s within the margins and without overlap', async (_, name) => {
    const input = documentInput(language, {
      savedBy: name,
      signatures: [signature('chair', name), signature('generalDirector', name)],
    });
    const named = { ...input, organisation: { ...input.organisation, name: { nl: name, fr: name, de: name } } };
    await withPdf(await renderReport(named), async (pdf) => {
      for (const page of await pagesOf(pdf)) {
        const pieces = (await piecesOf(page)).filter(({ upright, text }) => upright && text.trim() !== '');
        for (const { text, x, y, width, size } of pieces) {
          expect(x, text).toBeGreaterThanOrEqual(55.9);
          expect(x + width, text).toBeLessThanOrEqual(595.28 - 55.9);
          expect(y, text).toBeGreaterThan(20);
          expect(y + size, text).toBeLessThan(841.89 - 20);
        }
        for (const [index, one] of pieces.entries()) {
          for (const other of pieces.slice(index + 1)) {
            const apart =
              one.x + one.width <= other.x + 0.5 ||
              other.x + other.width <= one.x + 0.5 ||
              one.y + one.size * 0.9 <= other.y ||
              other.y + other.size * 0.9 <= one.y;
            expect(apart, `${one.text} | ${other.text}`).toBe(true);
          }
        }
      }
    });
  });
});
