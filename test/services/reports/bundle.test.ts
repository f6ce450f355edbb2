import { appendFile, cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleName } from '#services/reports/bundle.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** A copy of everything that a bundle can contain. */
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-bundle-'));
  for (const name of ['package.json', 'package-lock.json', 'workflows', 'rules', 'forms']) {
    await cp(join(root, name), join(folder, name), { recursive: true });
  }
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the name of the workflow bundle', () => {
  it('is the same for the same sources', async () => {
    expect(await bundleName(folder)).toBe(await bundleName(root));
    expect(await bundleName(folder)).toMatch(/^workflows-[0-9a-f]{16}\.js$/);
  });

  it.each(['workflows/report.ts', 'rules/report.ts', 'forms/values.ts', 'package-lock.json'])(
    'changes with the content of %s',
    async (file) => {
      const before = await bundleName(folder);
      await appendFile(join(folder, file), '\n');
      expect(await bundleName(folder)).not.toBe(before);
    },
  );

  it.each(['workflows/deeper/new.ts', 'rules/deeper/still/new.ts', 'forms/deeper/new.ts'])(
    'changes when %s is added, and again when it changes',
    async (file) => {
      const names = [await bundleName(folder)];
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), 'export const value = 1;\n');
      names.push(await bundleName(folder));
      await appendFile(join(folder, file), 'export const other = 2;\n');
      names.push(await bundleName(folder));
      expect(new Set(names).size).toBe(3);
    },
  );

  it('changes when a file gets another name', async () => {
    const before = await bundleName(folder);
    await rename(join(folder, 'rules/days.ts'), join(folder, 'rules/dates.ts'));
    expect(await bundleName(folder)).not.toBe(before);
  });

  it('does not depend on files that no bundle contains', async () => {
    const before = await bundleName(folder);
    await mkdir(join(folder, 'services'));
    await writeFile(join(folder, 'services/main.ts'), 'export const value = 1;\n');
    expect(await bundleName(folder)).toBe(before);
  });
});
