import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
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
});
