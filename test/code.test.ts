import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, test } from 'vitest';
import { searchAttributes } from '#workflows/search-attributes.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const run = promisify(execFile);

/** What a tool of the project says. Empty: it has nothing to say. */
async function complaintsOf(tool: string, ...args: string[]): Promise<string> {
  const { stdout, stderr } = await run(process.execPath, [`node_modules/${tool}`, ...args], { cwd: root }).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  return `${stdout}${stderr}`;
}

/** The files of the project, as git has them. */
async function projectFiles(): Promise<string[]> {
  const { stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root });
  return stdout.split('\n').filter((file) => file !== '');
}
const read = (file: string): Promise<string> => readFile(`${root}/${file}`, 'utf8');
const isCode = (file: string): boolean => /\.(ts|tsx|mjs|js|sql)$/.test(file);

describe('the code', () => {
  it('has no type error', async () => {
    expect(await complaintsOf('typescript/bin/tsc', '--noEmit')).toBe('');
  }, 120_000);

  it('has no lint finding, and imports go one way', async () => {
    expect(await complaintsOf('@biomejs/biome/bin/biome', 'check', '--error-on-warnings')).toMatch(
      /^Checked \d+ files in [^.]+\. No fixes applied\.\n$/,
    );
  }, 60_000);

  it('has no file or folder with a name that says nothing', async () => {
    const files = await projectFiles();
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.|$)/i.test(file))).toEqual([]);
  });

  it('has no file over 300 lines but texts', async () => {
    const files = (await projectFiles()).filter((file) => isCode(file) && !/(^|\/)(text|texts|static)\//.test(file));
    const long: string[] = [];
    for (const file of files) if ((await read(file)).split('\n').length > 301) long.push(file);
    expect(long).toEqual([]);
  });

  it('leaves nothing undone and no test switched off', async () => {
    const undone: string[] = [];
    const mark = new RegExp(['TO' + 'DO', 'FIX' + 'ME', '\\.(skip|only)\\('].join('|'));
    for (const file of (await projectFiles()).filter(isCode)) if (mark.test(await read(file))) undone.push(file);
    expect(undone).toEqual([]);
  });
});

describe('docker-compose.yml', () => {
  it('registers the search attributes that the workflows use', async () => {
    const text = await read('docker-compose.yml');
    for (const { name, type } of searchAttributes) {
      const words = type.toLowerCase().split('_');
      const shown = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
      expect(text).toContain(`${name}=${shown}`);
    }
  });

  test('has no secret of its own', async () => {
    const secrets = (await read('docker-compose.yml')).match(/^.*(?:PASSWORD|SECRET|TOKEN|PWD|_KEY)\w*:.*$/gm) ?? [];
    expect(secrets.length).toBeGreaterThan(4);
    for (const line of secrets) expect(line).toMatch(/: \$\{[A-Z_]+\}$/);
  });
});
