import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it, test } from 'vitest';
import { madeCases } from './make/cases/index.ts';
import { keptCases } from './make/cases/kept.ts';
import { corpusFolder, expectationOf, fileOf } from './make/corpus.ts';
import { libreOfficeCases } from './make/libreoffice.ts';
import { readExpected, rightReading } from './read-expected.ts';

const all = [...madeCases, ...keptCases, ...libreOfficeCases(madeCases)];

describe('the corpus of spreadsheets', () => {
  it('has what its scripts make, and nothing else', async () => {
    for (const { name, bytes } of madeCases) expect(new Uint8Array(await readFile(fileOf(name))), name).toEqual(bytes);
    for (const one of all) expect(await readFile(fileOf(`${one.name}.json`), 'utf8')).toBe(expectationOf(one));
    const names = all.flatMap(({ name }) => [name, `${name}.json`]);
    expect((await readdir(corpusFolder)).filter((name) => name !== 'README.md').toSorted()).toEqual(names.toSorted());
    expect(all.length).toBeGreaterThanOrEqual(60);
  });

  test.each(all)('$name is read right: $what', async ({ name, expected }) => {
    const bytes = new Uint8Array(await readFile(fileOf(name)));
    expect(await readExpected(bytes, expected)).toEqual(rightReading(expected));
  });
});
