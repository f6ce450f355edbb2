import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionOf } from '#forms/catalogue.ts';
import { type Line, type TableField, tablesOf } from '#forms/definition.ts';
import { cleanLine } from '#forms/text.ts';
import { checkLine, completeLine } from '#forms/values.ts';
import { corpusFolder } from '#test/spreadsheets/make/corpus.ts';
import { fileRefusals } from '#web/spreadsheet/file-refusal.ts';
import type { UploadResult } from '#web/spreadsheet/read-table.ts';
import { readUpload } from '#web/spreadsheet/read-upload.ts';
import { anyMutation, mutate } from './mutate-file.ts';
import { requests, seed } from './options.ts';

const definition = definitionOf({ form: 'personnel-costs', year: 2026, formVersion: 1 });
const table = staffTable();

function staffTable(): TableField {
  const found = tablesOf(definition).find(({ id }) => id === 'staff');
  if (found === undefined) throw new Error('no table');
  return found;
}

/** Files are read faster than requests are answered. */
const FILES = requests * 2;
const TIMEOUT_MS = 60_000 + FILES * 100;

/** How long reading a small file may take, on a machine that does other work as well. */
const MAX_MS = 10_000;

const names = readdirSync(corpusFolder).filter((name) => !/\.(?:json|md)$/.test(name));
const files = new Map(names.map((name) => [name, new Uint8Array(readFileSync(new URL(name, corpusFolder)))]));

/** What is wrong with a reading; null when it is lines, or a refusal with its place and reason. */
function faultIn(result: UploadResult): string | null {
  switch (result.type) {
    case 'lines':
      return faultInLines(result.lines);
    case 'wrong-cells': {
      const misplaced = result.cells.find(({ row, letter }) => !(row >= 1) || !/^[A-Z]{1,3}$/.test(letter));
      if (misplaced !== undefined) return `a wrong cell without a place: ${JSON.stringify(misplaced)}`;
      return result.cells.length > 0 ? null : 'refused for cells, and names none';
    }
    case 'refused':
      if (result.code === 'file-takes-too-long') return 'it takes too long';
      return fileRefusals.includes(result.code) ? null : `refused with ${result.code}`;
    default:
      return null;
  }
}

/** Whether lines could not be saved as they are. */
function faultInLines(lines: readonly Line[]): string | null {
  const problems = lines.flatMap((line) => checkLine(table, completeLine(table, line)));
  const wrong = problems.find(({ code }) => !code.endsWith('-missing'));
  if (wrong !== undefined) return `a line with ${wrong.code}`;
  const values = lines.flatMap((line) => Object.values(line));
  const unclean = values.find((value) => typeof value === 'string' && cleanLine(value) !== value);
  return unclean === undefined ? null : `a text that is not clean: ${JSON.stringify(unclean)}`;
}

/** Reads a file, in a thread with limits of time and memory. @throws when the reading is wrong, with a file that shows it */
async function check(bytes: Uint8Array): Promise<UploadResult['type']> {
  const result = await readUpload(bytes, definition, table, { person: randomUUID(), timeoutMs: MAX_MS }).catch(
    (error: unknown) => String(error),
  );
  const fault = typeof result === 'string' ? result : faultIn(result);
  if (fault === null && typeof result !== 'string') return result.type;
  const file = join(await mkdtemp(join(tmpdir(), 'fuzzed-')), 'file.bin');
  await writeFile(file, bytes);
  throw new Error(`${fault}\nThe file is ${file}`);
}

/** Reads as many files as this share of all; a failing one is made as small as possible. */
async function fuzz<T>(name: string, part: number, given: fc.Arbitrary<T>, bytesOf: (value: T) => Uint8Array) {
  const counts = new Map<string, number>();
  const property = fc.asyncProperty(given, async (value) => {
    const type = await check(bytesOf(value));
    counts.set(type, (counts.get(type) ?? 0) + 1);
  });
  const numRuns = Math.round(FILES * part);
  await fc.assert(property, { numRuns, seed });
  const types = [...counts].map(([type, count]) => `${count} x ${type}`);
  process.stdout.write(`fuzz: ${name}, ${numRuns} files with seed ${seed}: ${types.join(', ')}\n`);
  return counts;
}

/** Changes files of the corpus whose names end like this. */
function fuzzFiles(name: string, part: number, end: RegExp): Promise<Map<string, number>> {
  const given = fc.record({
    file: fc.constantFrom(...names.filter((file) => end.test(file))),
    mutations: fc.array(anyMutation, { minLength: 1, maxLength: 3 }),
  });
  return fuzz(name, part, given, ({ file, mutations }) => mutate(files.get(file) ?? new Uint8Array(), mutations));
}

/** The first bytes of files that are read, and of files that are refused. */
const beginnings = [
  'PK\x03\x04',
  'PK\x05\x06',
  '\xd0\xcf\x11\xe0',
  '\xff\xfe',
  '\xfe\xff',
  '\xef\xbb\xbf',
  'sep=',
  '<',
  '',
];
const anyBytes = fc
  .tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 2_000 }))
  .map(([beginning, bytes]) => Uint8Array.from([...Buffer.from(beginning, 'latin1'), ...bytes]));

describe('a changed file is lines, or a refusal with its place and reason', () => {
  it(
    'of XLSX',
    async () => {
      const counts = await fuzzFiles('XLSX', 0.5, /\.xlsx$/);
      // Otherwise the changes got no further than the zip.
      expect(counts.get('lines') ?? 0).toBeGreaterThan(FILES * 0.02);
      expect(counts.get('wrong-cells') ?? 0).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );

  it(
    'of ODS',
    async () => {
      const counts = await fuzzFiles('ODS', 0.2, /\.ods$/);
      expect(counts.get('lines') ?? 0).toBeGreaterThan(FILES * 0.01);
    },
    TIMEOUT_MS,
  );

  it(
    'of CSV',
    async () => {
      const counts = await fuzzFiles('CSV', 0.2, /\.csv$/);
      expect(counts.get('lines') ?? 0).toBeGreaterThan(FILES * 0.01);
    },
    TIMEOUT_MS,
  );

  it(
    'of any bytes',
    async () => {
      await fuzz('bytes', 0.1, anyBytes, (bytes) => bytes);
    },
    TIMEOUT_MS,
  );
});
