import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { configurationSchema as ministrySchema } from '#services/fps-mi/configuration.ts';
import { configurationSchema as identitySchema } from '#services/identity/configuration.ts';
import { notifierSchema } from '#services/notifier/configuration.ts';
import { preparationSchema } from '#services/prepare-database/configuration.ts';
import { webSchema } from '#services/web/configuration.ts';
import { workerSchema } from '#services/worker.ts';
import { configurationSchema as launcherSchema } from '#start/configuration.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): Promise<string> => readFile(join(root, file), 'utf8');

async function filesOfTheProject(): Promise<string[]> {
  const { stdout } = await promisify(execFile)('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  return stdout.split('\n').filter((file) => file !== '' && existsSync(join(root, file)));
}

/** The words of a heading as they appear in an address: "Where to look next" is `where-to-look-next`. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

describe('README.md', () => {
  it('explains every variable that npm start and the services read', async () => {
    const schemas = [
      launcherSchema.in,
      identitySchema,
      workerSchema,
      notifierSchema,
      preparationSchema,
      ministrySchema.in,
      webSchema.in,
    ];
    const variables = new Set(schemas.flatMap((schema) => Object.keys(schema.shape)));
    const readme = await read('README.md');
    expect([...variables].filter((variable) => !readme.includes(`\`${variable}\``))).toEqual([]);
  });
});

describe('docs/requirements.md', () => {
  it('has every requirement that the code and the documents cite', async () => {
    const known = new Set(
      [...(await read('docs/requirements.md')).matchAll(/^\| ([A-F]\d+) \|/gm)].map(([, code]) => code),
    );
    expect(known.size).toBe(35);
    const unknown: string[] = [];
    for (const file of await filesOfTheProject()) {
      if (!/\.(tsx?|sql|md)$/.test(file) || file === 'test/docs/papers.test.ts') continue;
      const text = await read(file);
      for (const [, list = ''] of text.matchAll(/requirements? ((?:[A-F]\d+(?:, | and )?)+)/gi)) {
        for (const [code] of list.matchAll(/[A-F]\d+/g)) if (!known.has(code)) unknown.push(`${file}: ${code}`);
      }
    }
    expect(unknown).toEqual([]);
  });
});

describe('the documents', () => {
  it('link to files and headings that exist', async () => {
    const broken: string[] = [];
    for (const file of (await filesOfTheProject()).filter((each) => each.endsWith('.md'))) {
      // Brackets in a block of code are not links.
      const text = (await read(file)).replace(/^```[\s\S]*?^```$/gm, '');
      for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(target)) continue;
        const [path = '', anchor] = target.split('#');
        const linked = path === '' ? file : join(dirname(file), path);
        if (!existsSync(join(root, linked))) {
          broken.push(`${file}: ${target}`);
        } else if (anchor !== undefined) {
          const headings = [...(await read(linked)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
            anchorOf(heading),
          );
          if (!headings.includes(anchor)) broken.push(`${file}: ${target}`);
        }
      }
    }
    expect(broken).toEqual([]);
  });
});

describe('paths in the documents', () => {
  it('are those of files and folders that exist', async () => {
    const missing: string[] = [];
    const path = /`((?:bench|database|docs|forms|rules|services|start|test|web|workflows)\/[\w./-]*)`/g;
    for (const file of (await filesOfTheProject()).filter((each) => each.endsWith('.md'))) {
      for (const [, named = ''] of (await read(file)).matchAll(path)) {
        if (!named.includes('NNNN') && !existsSync(join(root, named))) missing.push(`${file}: ${named}`);
      }
    }
    expect(missing).toEqual([]);
  });
});

describe('docs/decisions/', () => {
  it('has every decision in its index, in one format', async () => {
    const index = await read('docs/decisions/README.md');
    const files = (await filesOfTheProject()).filter((file) => /^docs\/decisions\/\d{4}-/.test(file));
    const wrong: string[] = [];
    for (const file of files) {
      const name = file.replace('docs/decisions/', '');
      const number = Number(name.slice(0, 4));
      const [, title] = /^# \d+\. (.+)$/m.exec(await read(file)) ?? [];
      if (!index.includes(`| [${number}](${name}) | ${title} |`)) wrong.push(`${file} is not in the index`);
      const format = new RegExp(
        `^# ${number}\\. .+\\n\\n- Status: .+\\n- Date: \\d{4}-\\d\\d-\\d\\d\\n\\n## Context\\n[^]+\\n## Decision\\n[^]+\\n## Consequences\\n`,
      );
      if (!format.test(await read(file))) wrong.push(`${file} has another format`);
    }
    expect(files.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });
});
