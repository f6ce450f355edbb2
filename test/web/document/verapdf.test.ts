import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { energyFunds2026 } from '#forms/2026/energy-funds.ts';
import { personnelCosts2026 } from '#forms/2026/personnel-costs.ts';
import { contentHash } from '#forms/content.ts';
import { type Language, languages } from '#forms/definition.ts';
import { fullForm } from '#test/support/full-form.ts';
import { draft, reportInput, content as sample, signature } from '#test/support/sample-reports.ts';
import { hasVeraPdf, validate } from '#test/support/verapdf.ts';
import { type DocumentInput, renderReport } from '#web/document/render-report.ts';

/** Reports of forms with lines: over several pages, every table of a form; signed and not. */
function longTables(language: Language): DocumentInput[] {
  return [personnelCosts2026, energyFunds2026].flatMap((definition) => {
    const { id: form, year, version: formVersion } = definition;
    const content = { ...sample, form, year, formVersion, values: fullForm(definition, { lines: 60, letter: 'œ ' }) };
    const changed = { content, contentHash: contentHash(content) };
    return [{}, draft].map((stage) => ({ ...reportInput(language, { ...changed, ...stage }), definition }));
  });
}

// Java is nothing that the program needs: where it is not, pdf.js alone looks at the documents.
describe.runIf(await hasVeraPdf())('veraPDF, the reference validator', () => {
  let folder: string;
  let files: string[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-verapdf-'));
    const halfSigned = { ...draft, stage: 'halfSigned', signatures: [signature('chair', 'Œdipe Müller')] } as const;
    const inputs = languages.flatMap((language) => [
      ...[{}, draft, halfSigned].map((changed) => reportInput(language, changed)),
      ...longTables(language),
    ]);
    files = await Promise.all(
      inputs.map(async (input, index) => {
        const file = join(folder, `${index}.pdf`);
        await writeFile(file, await renderReport(input));
        return file;
      }),
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('finds that each document is PDF/A-3a', async () => {
    expect(await validate('3a', files)).toEqual([]);
  }, 180_000);

  it('finds that each document is PDF/UA-1', async () => {
    expect(await validate('ua1', files)).toEqual([]);
  }, 180_000);

  it('would notice a document that is neither', async () => {
    const file = join(folder, 'spoilt.pdf');
    const bytes = Buffer.from(await renderReport(reportInput('nl')));
    await writeFile(file, bytes.toString('latin1').replace('/MarkInfo', '/NoInfo__'), 'latin1');
    expect(await validate('ua1', [file])).not.toEqual([]);
  }, 180_000);
});
