import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const run = promisify(execFile);

/** Runs a tool of node_modules and returns everything that it prints. */
async function outputOf(tool: string, ...args: string[]): Promise<string> {
  const { stdout, stderr } = await run(process.execPath, [`node_modules/${tool}`, ...args], { cwd: root }).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  return `${stdout}${stderr}`;
}

/** The files that git tracks, and the new ones that it does not ignore. */
async function projectFiles(): Promise<string[]> {
  const { stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root });
  return stdout.split('\n').filter((file) => file !== '');
}
const read = (file: string): Promise<string> => readFile(`${root}/${file}`, 'utf8');
const isCode = (file: string): boolean => /\.(ts|tsx|mjs|js|sql)$/.test(file);
/** Files with texts for users in Dutch, French and German. */
const isText = (file: string): boolean => /(^|\/)text\//.test(file);

/** The lines of the project that match, as `file:line: text`. */
async function linesWith(pattern: RegExp, belongs: (file: string) => boolean): Promise<string[]> {
  const found: string[] = [];
  for (const file of (await projectFiles()).filter(belongs)) {
    for (const [index, line] of (await read(file)).split('\n').entries()) {
      if (pattern.test(line)) found.push(`${file}:${index + 1}: ${line.trim()}`);
    }
  }
  return found;
}

describe('the code', () => {
  it('has no type error', async () => {
    expect(await outputOf('typescript/bin/tsc', '--noEmit')).toBe('');
    // What runs in a browser knows the DOM and not Node.
    expect(await outputOf('typescript/bin/tsc', '--noEmit', '-p', 'web/grid')).toBe('');
  }, 120_000);

  it('has no lint finding: imports go one way and in no circle, no function is too long', async () => {
    expect(await outputOf('@biomejs/biome/bin/biome', 'check', '--error-on-warnings')).toMatch(
      /^Checked \d+ files in [^.]+\. No fixes applied\.\n$/,
    );
  }, 60_000);

  it('has no file or folder with a name that says nothing, such as utils', async () => {
    const files = await projectFiles();
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.|$)/i.test(file))).toEqual([]);
  });

  it('has no file over 400 lines, texts and style sheets apart', async () => {
    const long: string[] = [];
    for (const file of (await projectFiles()).filter((each) => isCode(each) && !isText(each))) {
      if ((await read(file)).split('\n').length > 401) long.push(file);
    }
    expect(long).toEqual([]);
  });

  it('spreads no object or array literal to save lines', async () => {
    const spread = /\.\.\.(\{[^}]|\[[^\]]+\](?!\.))/;
    expect(await linesWith(spread, (file) => /\.tsx?$/.test(file))).toEqual([]);
  });

  it('has nothing unfinished and no test switched off', async () => {
    const mark = new RegExp(['TO' + 'DO', 'FIX' + 'ME', '\\.(skip|only)\\('].join('|'));
    expect(await linesWith(mark, isCode)).toEqual([]);
  });

  it('reads forms and the numbers in them in one place each', async () => {
    const readers = ['web/site/read-form.ts', 'web/site/field-schemas.ts'];
    // Configurations read environment variables, not requests.
    const isPage = (file: string) => /^(web|services)\/.*\.tsx$|^web\/.*\.ts$|\/pages\//.test(file);
    const belongs = (file: string) => isPage(file) && !/login-requirements/.test(file) && !readers.includes(file);
    expect(await linesWith(/parseBody|formData\(|z\.coerce/, belongs)).toEqual([]);
  });

  it('starts no program and evaluates no text; statements and regular expressions are made of constants', async () => {
    const runs = (file: string) => /^(database|forms|rules|services|web|workflows)\/.*\.(tsx?|js)$/.test(file);
    const forbidden =
      /child_process|node:vm|\beval\(|new Function\(|dangerouslySetInnerHTML|insecureHTTPParser|createHash\('(md5|sha1)/;
    expect(await linesWith(forbidden, runs)).toEqual([]);
    const made = await linesWith(/\.unsafe\(|new RegExp\(/, runs);
    expect([...new Set(made.map((line) => line.split(':')[0]))].sort()).toEqual([
      'database/login-roles.ts',
      'database/migrate.ts',
      'database/privileges.ts',
      'forms/text.ts',
      'services/fps-mi/api/answers.ts',
      'web/document/mixed-text.ts',
      'web/document/verification-code.ts',
      'web/site/static-files.ts',
    ]);
  });

  it('follows no redirect of another system', async () => {
    const files = (await projectFiles()).filter((file) => /^(web|services|database)\/.*\.tsx?$/.test(file));
    const following: string[] = [];
    for (const file of files.filter((each) => each !== 'web/site/reload-pages.ts')) {
      const calls = (await read(file)).matchAll(/(?<![.\w])fetch\(.*?\}\)/gs);
      for (const [call] of calls) if (!call.includes("redirect: 'error'")) following.push(`${file}: ${call}`);
    }
    expect(following).toEqual([]);
  });

  /** CONTRIBUTING.md says what to write instead. */
  it('uses plain English: no word of the stop list', async () => {
    const words = 'whoever|somebody|anybody|anew|reckon(s|ed)?|mend(s|ed)?|told|with open eyes|the house';
    const phrases = 'by itself|by themselves|to the letter|of ours|for good|as a rule|(?<!there )(is|are) none';
    const own = ['test/code.test.ts', 'CONTRIBUTING.md', 'LICENSE'];
    const belongs = (file: string) => (isCode(file) || file.endsWith('.md')) && !isText(file) && !own.includes(file);
    const migrations = /migrations\/\d{4}-/;
    const found = await linesWith(new RegExp(`\\b(${words}|${phrases})\\b`, 'i'), belongs);
    // A migration that ran is never edited.
    expect(found.filter((line) => !migrations.test(line))).toEqual([]);
  });
});

describe('test/support/README.md', () => {
  it('has a line for every file', async () => {
    const readme = await read('test/support/README.md');
    const files = (await projectFiles()).filter((file) => /^test\/support\/[^/]+\.ts$/.test(file));
    expect(files.filter((file) => !readme.includes(`\`${file.slice('test/support/'.length)}\``))).toEqual([]);
  });
});
