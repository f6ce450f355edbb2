import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { orFile, readVariables, variablesOf } from '#database/variables.ts';

const schema = z
  .object({
    TOKEN: orFile(z.string().min(16)),
    KEY: orFile(z.string().optional()),
    PORT: z.coerce.number().default(8080),
  })
  .refine(() => true)
  .transform((given) => given);

let folder: string;
const file = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-variables-'));
  await writeFile(file('token'), 'a-token-from-a-file\n');
  await writeFile(file('two lines'), 'first\nsecond\n');
  await writeFile(file('short'), 'short');
  await writeFile(file('empty'), '\n');
});
afterAll(() => rm(folder, { recursive: true }));

const read = (environment: Record<string, string>) => readVariables(schema, environment);
const problems = (environment: Record<string, string>) => {
  const result = read(environment);
  return result.success ? [] : result.problems;
};

it('reads a secret from the file that X_FILE names, without the end of its last line', () => {
  expect(read({ TOKEN_FILE: file('token'), KEY_FILE: file('two lines') })).toEqual({
    success: true,
    data: { TOKEN: 'a-token-from-a-file', KEY: 'first\nsecond', PORT: 8080 },
  });
});

it('an empty variable counts as not set, also beside X_FILE', () => {
  expect(read({ TOKEN: '', TOKEN_FILE: file('token'), KEY: '', KEY_FILE: '', PORT: '' })).toMatchObject({
    data: { TOKEN: 'a-token-from-a-file', PORT: 8080 },
  });
  expect(problems({ TOKEN: '' })).toEqual(['TOKEN: Invalid input: expected string, received undefined']);
});

it('reads no file for a variable that is no secret', () => {
  expect(read({ TOKEN: 'a-token-of-the-test', PORT_FILE: file('token') })).toMatchObject({ data: { PORT: 8080 } });
});

it('says which variable is wrong and never what a file contains', () => {
  expect(problems({ TOKEN: 'a-token-of-the-test', TOKEN_FILE: file('token') })).toEqual([
    'TOKEN: is given twice: remove TOKEN or TOKEN_FILE',
  ]);
  expect(problems({ TOKEN_FILE: file('missing') })).toEqual([expect.stringMatching(/^TOKEN_FILE: ENOENT/)]);
  expect(problems({ TOKEN_FILE: file('empty') })).toEqual([expect.stringMatching(/^TOKEN_FILE: .* is empty$/)]);
  const [line, ...others] = problems({ TOKEN_FILE: file('short') });
  expect(others).toEqual([]);
  expect(line).toMatch(/^TOKEN: Too small/);
  expect(line).not.toContain('short');
});

it('lists the variables of a schema, and which may be given as a file', () => {
  expect(variablesOf(schema)).toEqual([
    { name: 'TOKEN', orFile: true },
    { name: 'KEY', orFile: true },
    { name: 'PORT', orFile: false },
  ]);
});
