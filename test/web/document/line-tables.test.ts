import { beforeAll, describe, expect, it } from 'vitest';
import { personnelCosts2026 } from '#forms/2026/personnel-costs.ts';
import { type Content, contentHash } from '#forms/content.ts';
import { completeValues } from '#forms/values.ts';
import { artifactsOf, elementsByRole, pagesOf, structureOf, withPdf, wordsOf } from '#test/support/pdf-reader.ts';
import { documentInput, draft } from '#test/support/sample-reports.ts';
import { renderReport } from '#web/document/render-report.ts';

describe('the document of a form with 120 lines', () => {
  const staff = Array.from({ length: 120 }, (_, index) => ({
    member: `P${index}`,
    function: 'socialWorker',
    from: '2026-01-01',
    until: '2026-12-31',
    fraction: 8050,
    cost: 1_000_000 + index,
  }));
  const definition = personnelCosts2026;
  const values = completeValues(definition, { staff }, { maximum: 100_000_000 });
  const { id: form, year, version: formVersion } = definition;
  const account = { iban: 'BE68539007547034', bic: 'GKCCBEBB' };
  const content: Content = { form, year, formVersion, nis: '11001', values, account };
  let pages: { words: string; artifacts: string[]; rows: string[][] }[];
  beforeAll(async () => {
    const input = documentInput('fr', { ...draft, content, contentHash: contentHash(content) });
    pages = await withPdf(await renderReport({ ...input, definition }), async (pdf) =>
      Promise.all(
        (await pagesOf(pdf)).map(async (page) => ({
          words: await wordsOf(page),
          artifacts: await artifactsOf(page),
          rows: elementsByRole(await structureOf(page), 'TR').map((row) =>
            row.children.map(({ text }) => text.replace(/\s+/g, ' ').trim()),
          ),
        })),
      ),
    );
  });

  it('has each line and the total, with the notation of the language', () => {
    const rows = pages.flatMap((page) => page.rows);
    const line = ['Assistant(e) social(e)', '01/01/2026', '31/12/2026', '80,5 %'];
    const costs: [number, string][] = [
      [0, '10 000,00 €'],
      [60, '10 000,60 €'],
      [119, '10 001,19 €'],
    ];
    for (const [index, cost] of costs) expect(rows).toContainEqual([String(index + 1), `P${index}`, ...line, cost]);
    expect(rows).toContainEqual(['Total', '', '', '', '', '', '1 200 071,40 €']);
    expect(pages.map(({ words }) => words).join(' ')).toContain('Montant à payer par le SPP IS 1 000 000,00 €');
  });

  it('shows the headers on each page, but tags them once for screen readers', () => {
    const withLines = pages.filter(({ rows }) => rows.some(([number]) => /^\d+$/.test(number ?? '')));
    expect(withLines.length).toBeGreaterThan(2);
    for (const [index, { rows, artifacts }] of withLines.entries()) {
      const heads = rows.filter((cells) => cells.includes('Matricule'));
      expect([index, heads.length]).toEqual([index, index === 0 ? 1 : 0]);
      expect(artifacts.includes('Matricule')).toBe(index > 0);
    }
  });
});
