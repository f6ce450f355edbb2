import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isUsed, restartOnChange, usedFiles } from '#start/development.ts';

const files: Record<string, string> = {
  'forms/catalogue.ts': 'export const catalogue = [];',
  'rules/report.ts': "import { catalogue } from '#forms/catalogue.ts';",
  'workflows/index.ts': "import '#rules/report.ts';",
  'database/reports.ts': "import type { Rule } from '#rules/report.ts';",
  'database/migrations/0001-reports.sql': 'create table reports ();',
  'web/home.tsx': "import { findReport } from '#database/reports.ts';",
  'web/static/style.css': 'body {}',
  'services/web/main.ts': "import { home } from '#web/home.tsx';",
  'services/reports/main.ts': "import { findReport } from '#database/reports.ts';",
  'services/identity/main.ts': "import { names } from './names.ts';",
  'services/identity/names.ts': 'export const names = [];',
  'services/identity/static/style.css': 'body {}',
};

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'uniek-verslag-development-'));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Watches `root` for three services. @returns which were started again, and the migrations, in order */
async function watchThreeServices() {
  const events: string[] = [];
  const watcher = await restartOnChange({
    root,
    services: ['web', 'reports', 'identity'].map((name) => ({
      name,
      ready: Promise.resolve(),
      restart: () => Promise.resolve(void events.push(name)),
      stop: () => Promise.resolve(),
      kill: () => {},
    })),
    migrate: () => Promise.resolve(void events.push('migrate')),
    say: () => {},
  });
  return { events, close: () => watcher.close() };
}

describe('npm run dev', () => {
  it.each([
    { change: 'web/home.tsx', restarted: ['web'] },
    { change: 'web/static/style.css', restarted: ['web'] },
    { change: 'services/identity/static/style.css', restarted: ['identity'] },
    { change: 'rules/report.ts', restarted: ['reports', 'web'] },
    { change: 'database/migrations/0002-more.sql', restarted: ['migrate', 'reports', 'web'] },
  ])('starts the services again that use $change', async ({ change, restarted }) => {
    const { events, close } = await watchThreeServices();
    // Editors write a new file and put it in the place of the old one.
    await writeFile(join(root, `${change}.new`), 'changed');
    await rename(join(root, `${change}.new`), join(root, change));
    await expect.poll(() => [...new Set(events)].toSorted()).toEqual(restarted);
    close();
  });

  it('watches folders that are made later', async () => {
    const { events, close } = await watchThreeServices();
    await mkdir(join(root, 'web/pages'));
    await writeFile(join(root, 'web/home.tsx'), "import './pages/overview.tsx';");
    await expect.poll(() => events.length).toBeGreaterThan(0);
    const before = events.length;
    await writeFile(join(root, 'web/pages/overview.tsx'), 'export const overview = 1;');
    await expect.poll(() => events.length).toBeGreaterThan(before);
    close();
  });
});

it('knows that the web service uses the kit of the sites, and the reports worker the workflows', async () => {
  const program = fileURLToPath(new URL('../../', import.meta.url));
  const web = await usedFiles(program, ['services/web/main.ts']);
  expect(isUsed('web/site/guards.ts', web)).toBe(true);
  expect(isUsed('services/identity/main.ts', web)).toBe(false);
  expect(isUsed('web/static/style.css', web)).toBe(true);
  const reports = await usedFiles(program, ['services/reports/main.ts', 'workflows/index.ts']);
  expect(isUsed('workflows/report.ts', reports)).toBe(true);
  expect(isUsed('web/site/guards.ts', reports)).toBe(false);
});
