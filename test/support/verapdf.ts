/** Runs veraPDF, the reference validator of PDF/A and PDF/UA, when Java and Maven are installed. */

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cacheFolder } from '#start/bootstrap.mjs';
import { findOnPath } from '#start/programs.ts';

const run = promisify(execFile);
const project = fileURLToPath(new URL('verapdf.xml', import.meta.url));

/** Whether veraPDF can run on this machine. */
export async function hasVeraPdf(): Promise<boolean> {
  return (await findOnPath('java')) !== undefined && (await findOnPath('mvn')) !== undefined;
}

/**
 * The problems that veraPDF finds in the PDF files, one line each; empty when all files conform.
 * @param flavour `3a`: PDF/A-3a, `ua1`: PDF/UA-1
 */
export async function validate(flavour: '3a' | 'ua1', files: readonly string[]): Promise<string[]> {
  const classes = join(await fetchOnce(), '*');
  const main = 'org.verapdf.apps.GreenfieldCliWrapper';
  const options = ['--flavour', flavour, '--format', 'text', '--verbose', '--loglevel', '0'];
  const { stdout } = await run('java', ['-cp', classes, main, ...options, ...files]).catch((error: unknown) => {
    // Exit code 1: a file does not conform, and the output says why.
    if (error instanceof Error && 'code' in error && error.code === 1 && 'stdout' in error) {
      return { stdout: String(error.stdout) };
    }
    throw error;
  });
  const lines = stdout.split('\n').filter((line) => line.trim() !== '');
  if (lines.filter((line) => /^(?:PASS|FAIL) /.test(line)).length !== files.length) {
    throw new Error(`veraPDF did not check every file:\n${stdout}`);
  }
  return lines.filter((line) => !line.startsWith('PASS '));
}

/** The folder with veraPDF's program files. Maven fetches them once, into the same cache as Temporal's. */
async function fetchOnce(): Promise<string> {
  const cache = cacheFolder(process.env);
  const version = createHash('sha256')
    .update(await readFile(project))
    .digest('hex');
  const folder = join(cache, `verapdf-${version.slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(join(cache, '.verapdf-'));
  try {
    const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
    await run('mvn', ['--batch-mode', '--quiet', '--file', project, goal, `-DoutputDirectory=${fresh}`]);
    // A rename is atomic. When another run was first, its copy is used.
    await rename(fresh, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return folder;
}
