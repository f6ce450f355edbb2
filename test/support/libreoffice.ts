/** Finds LibreOffice, or installs it, and converts files with it. */

import { spawn } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findOnPath } from '#start/programs.ts';

const names = ['soffice', 'libreoffice', 'localc'];
/** Starting takes a second, a small file some 100 ms. */
const TIMEOUT_MS = 120_000;

/** What LibreOffice writes: a format, or a CSV of the first sheet, whose cells are as they are shown. */
export type Conversion =
  | 'xlsx'
  | 'ods'
  /** ODS in one XML file. */
  | 'fods'
  | {
      readonly separator: ';' | ',' | '\t' | '|';
      readonly encoding: 'utf-8' | 'windows-1252' | 'utf-16';
    };

/**
 * Converts files with one process of LibreOffice, which has a profile of its own in a temporary folder.
 * @param files by name, with its extension; names without extension must differ
 * @returns the converted files, by name without extension
 * @throws when LibreOffice is missing, fails, or does not write all files
 */
export async function convertWithLibreOffice(
  files: ReadonlyMap<string, Uint8Array>,
  to: Conversion,
): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const soffice = await findLibreOffice();
  const folder = await mkdtemp(join(tmpdir(), 'libreoffice-'));
  try {
    const [source, target] = [join(folder, 'from'), join(folder, 'to')];
    await Promise.all([mkdir(source), mkdir(target)]);
    const paths = [...files.keys()].map((name) => join(source, name));
    await Promise.all([...files.entries()].map(([name, bytes]) => writeFile(join(source, name), bytes)));
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const { code, output } = await run(soffice, [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--norestore',
      '--convert-to',
      filterOf(to),
      '--outdir',
      target,
      ...paths,
    ]);
    const written = await readdir(target);
    const converted = await Promise.all(
      written.map(async (name) => [nameOf(name), new Uint8Array(await readFile(join(target, name)))] as const),
    );
    const result = new Map(converted);
    const missing = [...files.keys()].filter((name) => !result.has(nameOf(name)));
    if (code !== 0 || missing.length > 0)
      throw new Error(`LibreOffice (exit code ${code}) did not convert ${missing.join(', ')}:\n${output}`);
    return result;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The path of LibreOffice: `LIBREOFFICE_PATH`, or on the PATH. If it is missing, Debian installs its smallest part that has
 * Calc, without windows.
 * @throws when that does not work, with what to install
 */
export async function findLibreOffice(): Promise<string> {
  const known = await findInstalled();
  if (known !== undefined) return known;
  let output = 'There is no apt-get, or this user may not install programs.';
  if (process.getuid?.() === 0 && (await findOnPath('apt-get')) !== undefined) {
    process.stderr.write('LibreOffice: not found, installing it (once)\n');
    const install =
      'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui';
    ({ output } = await run('sh', ['-c', install]));
    const found = await findInstalled();
    if (found !== undefined) return found;
  }
  throw new Error(
    `${output}\nThe tests of spreadsheets need LibreOffice, which could not be installed. Install it (Debian: apt-get install libreoffice-calc-nogui) or give the path of soffice as LIBREOFFICE_PATH.`,
  );
}

async function findInstalled(): Promise<string | undefined> {
  const given = process.env['LIBREOFFICE_PATH'];
  if (given) {
    if (await isProgram(given)) return given;
    throw new Error(`LIBREOFFICE_PATH is ${given}, which is not a program.`);
  }
  for (const name of names) {
    const found = await findOnPath(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

const encodings = { 'utf-8': '76', 'windows-1252': '1', 'utf-16': '65535' } as const;

/** The options of the CSV filter are numbers, in an order that LibreOffice documents ("CSV Filter Parameters"). */
function filterOf(to: Conversion): string {
  if (typeof to === 'string') return to;
  const { separator, encoding } = to;
  const [quoteAll, numbersAsNumbers, asShown] = ['false', 'true', 'true'];
  const firstLine = '1';
  const english = '1033';
  const marks = [separator.charCodeAt(0), '"'.charCodeAt(0)];
  const options = [...marks, encodings[encoding], firstLine, '', english, quoteAll, numbersAsNumbers, asShown];
  return `csv:Text - txt - csv (StarCalc):${options.join(',')}`;
}

function nameOf(file: string): string {
  return file.slice(0, file.length - extname(file).length);
}

function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function run(file: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: TIMEOUT_MS });
    let output = '';
    const keep = (text: Buffer): void => {
      output = `${output}${text}`.slice(-2000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
