/** Finds a Chromium for the browser stories, or installs one. */

import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { findOnPath } from '#start/programs.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/**
 * The path of a Chromium: `CHROMIUM_PATH`, on the PATH, or Playwright's. If it is missing, Playwright or Debian installs one.
 * @throws when none of these works, with what to install
 */
export async function findChromium(): Promise<string> {
  const known = await findInstalled();
  if (known !== undefined) return known;
  process.stderr.write('Chromium: none found, installing one (once)\n');
  const playwright = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  const ways: [string, ...string[]][] = [
    [process.execPath, playwright, 'install', 'chromium-headless-shell', '--no-progress'],
  ];
  if (process.getuid?.() === 0 && (await findOnPath('apt-get')) !== undefined) {
    ways.push(['sh', '-c', 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium']);
  }
  const failures: string[] = [];
  for (const [file, ...args] of ways) {
    failures.push(await run(file, args));
    const found = await findInstalled();
    if (found !== undefined) return found;
  }
  throw new Error(
    `${failures.join('\n')}\nThe browser stories need Chromium, which could not be installed. Install it (Debian: apt-get install chromium) or give its path as CHROMIUM_PATH.`,
  );
}

async function findInstalled(): Promise<string | undefined> {
  const given = process.env['CHROMIUM_PATH'];
  if (given) {
    if (await isProgram(given)) return given;
    throw new Error(`CHROMIUM_PATH is ${given}, which is not a program.`);
  }
  for (const name of names) {
    const found = await findOnPath(name);
    if (found !== undefined) return found;
  }
  const own = chromium.executablePath();
  return (await isProgram(own)) ? own : undefined;
}

function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Runs a program and ignores whether it succeeds: the caller looks for its result. @returns the end of its error output */
function run(file: string, args: string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let output = '';
    child.stderr.on('data', (text: Buffer) => {
      output = `${output}${text}`.slice(-1000);
    });
    child.on('error', (error) => resolve(error.message));
    child.on('close', () => resolve(output));
  });
}
