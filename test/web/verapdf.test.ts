import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { energyFunds2026 } from '#forms/2026/energy-funds.ts';
import { personnelCosts2026 } from '#forms/2026/personnel-costs.ts';
import { contentHash } from '#forms/content.ts';
import { type Language, languages } from '#forms/definition.ts';
import { anyTexts, namedCharacters, pointedTexts, reportWith } from '#test/support/any-text.ts';
import { fullForm } from '#test/support/full-form.ts';
import { documentInput, draft, content as sample, sealedInput, signature } from '#test/support/sample-reports.ts';
import { hasVeraPdf, validate } from '#test/support/verapdf.ts';
import { type DocumentInput, renderReport } from '#web/document/render-report.ts';

/** Reports of forms with tables, over several pages; signed and draft. */
function longTables(language: Language): DocumentInput[] {
  return [personnelCosts2026, energyFunds2026].flatMap((definition) => {
    const { id: form, year, version: formVersion } = definition;
    const content = { ...sample, form, year, formVersion, values: fullForm(definition, { lines: 60, letter: 'œ ' }) };
    const changed = { content, contentHash: contentHash(content) };
    return [{}, draft].map((stage) => ({ ...documentInput(language, { ...changed, ...stage }), definition }));
  });
}

// The program does not need Java. Without it, only the tests with pdf.js check the documents.
describe.runIf(await hasVeraPdf())('veraPDF, the reference validator', () => {
  let folder: string;
  let files: string[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-verapdf-'));
    const halfSigned = { ...draft, stage: 'halfSigned', signatures: [signature('chair', 'Œdipe Müller')] } as const;
    const sealed = languages.flatMap((language) => [
      sealedInput(language),
      sealedInput(language, { stage: 'accepted', savedBy: null }),
    ]);
    const unsealed = languages.flatMap((language) => [
      ...[{}, draft, halfSigned].map((changed) => documentInput(language, changed)),
      ...longTables(language),
    ]);
    const named = namedCharacters.map(([text]) => text).filter((text) => text.isWellFormed());
    const random = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), { seed: 7, numRuns: 400 });
    const anyScript = [
      [...anyTexts, ...pointedTexts],
      [...named, ...random],
    ].map((texts) => reportWith(texts));
    const inputs = [...unsealed, ...anyScript, ...(await Promise.all(sealed))];
    files = await Promise.all(
      inputs.map(async (input, index) => {
        const file = join(folder, `${index}.pdf`);
        await writeFile(file, await renderReport(input));
        return file;
      }),
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('confirms that each document is PDF/A-3a', async () => {
    expect(await validate('3a', files)).toEqual([]);
  }, 180_000);

  it('confirms that each document is PDF/UA-1', async () => {
    expect(await validate('ua1', files)).toEqual([]);
  }, 180_000);

  it('detects a document that does not conform', async () => {
    const file = join(folder, 'invalid.pdf');
    const bytes = Buffer.from(await renderReport(documentInput('nl')));
    await writeFile(file, bytes.toString('latin1').replace('/MarkInfo', '/NoInfo__'), 'latin1');
    expect(await validate('ua1', [file])).not.toEqual([]);
  }, 180_000);
});
