import { expect, it } from 'vitest';
import { withPdf, wordsOf } from '#test/support/pdf-reader.ts';
import { documentInput } from '#test/support/sample-reports.ts';
import { renderReport } from '#web/document/render-report.ts';

// In a file of its own: the first documents of a process must be these.
it('has the text of each character, also when an earlier document used it only as a part of another one', async () => {
  // In French, no amount has a dot; the colon of the title is made of two.
  await renderReport(documentInput('fr'));
  await withPdf(await renderReport(documentInput('nl')), async (pdf) => {
    expect(await wordsOf(await pdf.getPage(1))).toContain('betalen door de POD MI € 1.232.067,89');
  });
});
