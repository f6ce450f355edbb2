import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../', import.meta.url));
const run = promisify(execFile);
const listSchema = z.array(z.object({ file: z.string(), projectName: z.string() }));

/** The projects of each test file, as vitest itself lists them. */
async function listProjects(): Promise<Map<string, string[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-projects-'));
  try {
    const file = join(folder, 'list.json');
    await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'list', '--filesOnly', `--json=${file}`], {
      cwd: root,
    });
    const projects = new Map<string, string[]>();
    for (const listed of listSchema.parse(JSON.parse(await readFile(file, 'utf8')))) {
      const name = relative(root, listed.file);
      projects.set(name, [...(projects.get(name) ?? []), listed.projectName]);
    }
    return projects;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether `file`, or a file of the tests that it imports, uses the PostgreSQL or the Temporal of the run. */
async function usesServers(file: string): Promise<boolean> {
  const reached = new Set([file]);
  for (const each of reached) {
    const text = await readFile(join(root, each), 'utf8');
    if (/inject\('(databaseUrl|temporalAddress)'\)/.test(text)) return true;
    for (const [, specifier = ''] of text.matchAll(/from '((?:#test|\.)\/[^']+\.tsx?)'/g)) {
      const path = specifier.startsWith('#') ? join(root, specifier.slice(1)) : resolve(root, dirname(each), specifier);
      reached.add(relative(root, path));
    }
  }
  return false;
}

/** Integration tests that need no server of the run, but are too slow for the unit tests; the last two start their own. */
const SLOW = [
  'test/code.test.ts',
  'test/spreadsheets/libreoffice.test.ts',
  'test/web/verapdf.test.ts',
  'test/database/tls.test.ts',
  'test/workflows/search-attributes.test.ts',
];

describe('the projects of vitest.config.ts', () => {
  it('have every test file in exactly one of them', async () => {
    const projects = await listProjects();
    const { stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'test'], {
      cwd: root,
    });
    const files = stdout.split('\n').filter((file) => /\.test\.tsx?$/.test(file));
    expect(files.length).toBeGreaterThan(90);
    expect(files.filter((file) => projects.get(file)?.length !== 1)).toEqual([]);
  });

  it('have only integration tests that need a server; a test that needs none is a unit test', async () => {
    const integration = [...(await listProjects())].filter(([, names]) => names.includes('integration'));
    const misplaced: string[] = [];
    for (const [file] of integration) if (!SLOW.includes(file) && !(await usesServers(file))) misplaced.push(file);
    expect(misplaced).toEqual([]);
  });
});
