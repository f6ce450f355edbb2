import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): Promise<string> => readFile(join(root, file), 'utf8');

/** How many requirements of levels 1 and 2 each chapter of ASVS 5.0 has, from V1 to V16. */
const requirementsByChapter = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16];
const verdicts = ['met', 'partly', 'not applicable'];

type Row = { number: string; level: string; verdict: string; how: string; tests: string };

/** The cells of the lines of a table. */
function cellsIn(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

async function requirements(): Promise<Row[]> {
  const rows = cellsIn(await read('docs/asvs.md')).filter(([, number = '']) => /^\d+\.\d+\.\d+$/.test(number));
  return rows.map(([, number = '', level = '', , verdict = '', how = '', tests = '']) => ({
    number,
    level,
    verdict,
    how,
    tests,
  }));
}

/** The test files in a cell. */
const testsIn = (cell: string): string[] => [...cell.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file);

describe('docs/asvs.md', () => {
  it('has each requirement of levels 1 and 2 once', async () => {
    const rows = await requirements();
    expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
    const counts = requirementsByChapter.map(
      (_, index) => rows.filter(({ number }) => number.startsWith(`${index + 1}.`)).length,
    );
    expect(counts).toEqual(requirementsByChapter);
    expect(rows.filter(({ level }) => level !== '1' && level !== '2')).toEqual([]);
  });

  it('has one verdict of the list for each, with how or why', async () => {
    const rows = await requirements();
    expect(rows.filter(({ verdict }) => !verdicts.includes(verdict))).toEqual([]);
    expect(rows.filter(({ how }) => how === '')).toEqual([]);
    // What is met is shown by a test, a document or code; what is partly met says more than a word about it.
    const unshown = rows.filter(
      ({ verdict, how, tests }) => verdict === 'met' && testsIn(tests).length === 0 && !/`|\]\(/.test(how),
    );
    expect(unshown).toEqual([]);
    expect(rows.filter(({ verdict, how }) => verdict === 'partly' && how.length < 60)).toEqual([]);
  });

  it('names tests that exist', async () => {
    const files = (await requirements()).flatMap(({ tests }) => testsIn(tests));
    expect(files.length).toBeGreaterThan(200);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('counts its verdicts', async () => {
    const text = await read('docs/asvs.md');
    const rows = await requirements();
    const counted = verdicts.map((each) => rows.filter(({ verdict }) => verdict === each).length);
    expect(text).toContain(`| **all ${rows.length}** | ${counted.join(' | ')} | 0 |`);
    const chapters = [...text.matchAll(/^\| \[V(\d+) [^|]+\| (\d+) \| (\d+) \| (\d+) \| 0 \|$/gm)];
    expect(chapters).toHaveLength(requirementsByChapter.length);
    for (const [line, chapter = '', ...numbers] of chapters) {
      const own = rows.filter(({ number }) => number.startsWith(`${chapter}.`));
      const expected = verdicts.map((each) => own.filter(({ verdict }) => verdict === each).length);
      expect(numbers.map(Number), line).toEqual(expected);
    }
  });
});

describe('docs/security.md', () => {
  it('names a test that exists for each threat', async () => {
    const [, threats = ''] = /\n## Threats\n([\s\S]+)\n## Attacks/.exec(await read('docs/security.md')) ?? [];
    const rows = cellsIn(threats).filter(([, threat]) => threat !== 'threat');
    expect(rows.length).toBeGreaterThan(40);
    const files = rows.map(([, threat = '', , tests = '']) => ({ threat, files: testsIn(tests) }));
    expect(files.filter((row) => row.files.length === 0)).toEqual([]);
    expect(files.flatMap((row) => row.files).filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('names tests of attacks as they are called in their files', async () => {
    const [, attacks = ''] =
      /\n## Attacks that the tests play\n([\s\S]+)\n## /.exec(await read('docs/security.md')) ?? [];
    const rows = cellsIn(attacks).filter(([, attack]) => attack !== 'attack');
    expect(rows.length).toBeGreaterThan(30);
    const missing: string[] = [];
    for (const [, attack = '', file = '', names = ''] of rows) {
      const [path = ''] = testsIn(file);
      const source = existsSync(join(root, path)) ? await read(path) : '';
      const quoted = [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
      if (quoted.length === 0) missing.push(attack);
      for (const name of quoted) {
        if (!["'", '"', '`'].some((quote) => source.includes(`${quote}${name}${quote}`)))
          missing.push(`${path}: ${name}`);
      }
    }
    expect(missing).toEqual([]);
  });
});
