import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentInput, draft, sampleKeys, sealedInput } from '#test/support/sample-reports.ts';
import { renderReport } from '#web/document/render-report.ts';

describe('npm run verify-document', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-verify-'));
    await writeFile(join(folder, 'keys.json'), JSON.stringify(sampleKeys));
    await writeFile(join(folder, 'genuine.pdf'), await renderReport(await sealedInput('fr')));
    await writeFile(join(folder, 'draft.pdf'), await renderReport(documentInput('nl', draft)));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const run = (...args: string[]): Promise<{ code: number; output: string; errors: string }> =>
    new Promise((resolve) => {
      const script = ['--import', 'tsx', 'services/verify-document/main.ts'];
      execFile(
        process.execPath,
        [...script, '--keys', join(folder, 'keys.json'), ...args],
        { cwd: root },
        (error, output, errors) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, output, errors }),
      );
    });

  it('says what was signed by whom, and that everything is right', async () => {
    const { code, output } = await run(join(folder, 'genuine.pdf'));
    expect(code).toBe(0);
    for (const text of [
      'CPAS d’Aartselaar, NIS code 11001',
      'BE68539007547034',
      'Montant à payer par le SPP IS: 1\u202f232\u202f067,89\u00a0€',
      'by Œdipe Müller-Lefèvre as chair, with the eID card, 2026-11-24T14:14:00.000Z',
      'by Jan D’hondt as general director, with itsme',
      'reference      COV-2022-11001-1',
      'GENUINE',
    ]) {
      expect(output).toContain(text);
    }
  });

  it('answers programs with JSON and an exit code', async () => {
    const { code, output } = await run('--json', join(folder, 'draft.pdf'));
    expect([code, JSON.parse(output)]).toMatchObject([1, { verdict: 'not-genuine', report: null }]);
  });

  it('says how it is used when it cannot begin', async () => {
    for (const args of [[], [join(folder, 'missing.pdf')]]) {
      const { code, errors } = await run(...args);
      expect([code, errors.includes('npm run verify-document -- FILE.pdf')]).toEqual([2, true]);
    }
  });
});
