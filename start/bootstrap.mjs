/**
 * Provides what every npm script needs before TypeScript can run: a recent Node and the packages.
 *
 *   node start/bootstrap.mjs <script> [arguments]
 *
 * Plain JavaScript without dependencies, for Node 18 and later, because it runs before anything is installed.
 */

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withLock } from './lock.mjs';

const NODE_VERSION = '24.21.0';
/** The oldest version that vitest 5 and the native TypeScript compiler support. */
const MINIMUM_NODE = [24, 2];

/**
 * The folder for downloads that all clones of one user share.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {string}
 */
export function cacheFolder(environment) {
  const own = environment['UNIEK_VERSLAG_CACHE'];
  if (own) return resolve(own);
  const shared = environment['XDG_CACHE_HOME'];
  return join(shared ? resolve(shared) : join(homedir(), '.cache'), 'uniek-verslag');
}

/**
 * Whether a Node of this version runs the program.
 * @param {string} version as in `process.versions.node`
 * @returns {boolean}
 */
export function isRecentEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = MINIMUM_NODE;
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/**
 * Identifies what node_modules was installed from: the packages, the major version of Node and the kind of machine.
 * @param {string | Buffer} lock the content of package-lock.json, and of the patches
 * @param {string} nodeVersion
 * @returns {string}
 */
export function packagesStamp(lock, nodeVersion) {
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} node-${nodeVersion.split('.')[0]} ${process.platform}-${process.arch}\n`;
}

/**
 * Whether node_modules under `root` matches its package-lock.json.
 * The stamp is inside node_modules: npm removes it before it installs, so an interrupted installation has none.
 * @param {string} root
 * @param {string} nodeVersion
 * @returns {Promise<boolean>}
 */
export async function packagesAreInstalled(root, nodeVersion) {
  const found = await readFile(stampFile(root), 'utf8').catch(() => undefined);
  return found === packagesStamp(await packagesOf(root), nodeVersion);
}

/**
 * What node_modules is made of: package-lock.json, and the patches that an installation applies (patch-package).
 * @param {string} root
 * @returns {Promise<Buffer>}
 */
async function packagesOf(root) {
  const folder = join(root, 'patches');
  const patches = existsSync(folder) ? (await readdir(folder)).sort().map((name) => join(folder, name)) : [];
  return Buffer.concat(await Promise.all([join(root, 'package-lock.json'), ...patches].map((file) => readFile(file))));
}

/** @param {string} root */
const stampFile = (root) => join(root, 'node_modules', '.installed-from');

/** @param {string} text */
const say = (text) => process.stderr.write(`${text}\n`);

/** @param {number} since */
const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;

/**
 * Runs npm silently.
 * @param {string} node the Node to run it with
 * @param {string[]} args
 * @param {string} folder
 * @returns {Promise<void>} rejects with npm's own output
 */
function npm(node, args, folder) {
  // npm passes its own path to the scripts that it starts. Otherwise it is beside Node or on the PATH.
  const known = [
    process.env['npm_execpath'] ?? '',
    join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
  const script = known.find((path) => /npm-cli\.[cm]?js$/.test(path) && existsSync(path));
  const [command, first] = script === undefined ? ['npm', []] : [node, [script]];
  const quiet = ['--no-audit', '--no-fund', '--no-progress', '--no-update-notifier', '--loglevel=error'];
  return new Promise((done, reject) => {
    const child = spawn(command, [...first, ...args, ...quiet], {
      cwd: folder,
      env: { ...process.env, PATH: withFirst(dirname(node)) },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: script === undefined && process.platform === 'win32',
    });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => reject(new Error(`npm could not be run: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) done();
      else reject(new Error(`${output.trim()}\nnpm ${args[0]} ended with ${signal ?? code}.`));
    });
  });
}

/** @param {string} folder */
const withFirst = (folder) => [folder, process.env['PATH']].filter(Boolean).join(delimiter);

/**
 * The Node that runs the program: this one when it is recent enough, else one that is downloaded once.
 * @param {string} cache
 * @returns {Promise<{ path: string, version: string }>}
 */
async function findNode(cache) {
  if (isRecentEnough(process.versions.node)) return { path: process.execPath, version: process.versions.node };
  const system = process.platform === 'win32' ? 'win' : process.platform;
  // The package `node` does nothing but install one of these packages. On Apple's processors the name differs.
  const name = `${system === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${system}-${process.arch}`;
  const folder = join(cache, `node-${NODE_VERSION}-${process.platform}-${process.arch}`);
  const inside = join('node_modules', name, 'bin', system === 'win' ? 'node.exe' : 'node');
  const path = join(folder, inside);
  if (existsSync(path)) return { path, version: NODE_VERSION };

  const since = Date.now();
  say(
    `Node ${MINIMUM_NODE.join('.')} or later is needed, this is ${process.versions.node}: downloading ${NODE_VERSION} (once, into ${cache})`,
  );
  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(join(cache, '.node-'));
  try {
    await npm(
      process.execPath,
      ['install', '--prefix', fresh, '--no-save', '--no-package-lock', `${name}@${NODE_VERSION}`],
      fresh,
    );
    await new Promise((done, reject) => {
      const trial = spawn(join(fresh, inside), ['--version'], { stdio: 'ignore' });
      trial.on('error', reject);
      trial.on('close', (code) =>
        code === 0 ? done(undefined) : reject(new Error(`the Node of ${name} does not run here`)),
      );
    });
    // A rename leaves a complete folder or none. When another clone was faster, its copy is used.
    await rename(fresh, folder).catch((error) => {
      if (!existsSync(path)) throw error;
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${reason}\nNode ${NODE_VERSION} could not be downloaded. Install Node ${MINIMUM_NODE.join('.')} or later by hand.`,
    );
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  say(`Node ${NODE_VERSION} is installed (${seconds(since)})`);
  return { path, version: NODE_VERSION };
}

/**
 * Installs the packages of package-lock.json unless they are installed.
 * @param {string} root
 * @param {{ path: string, version: string }} node
 * @param {string} cache
 */
async function ensurePackages(root, node, cache) {
  if (await packagesAreInstalled(root, node.version)) return;
  const lock = join(cache, `packages-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.lock`);
  await withLock(
    lock,
    () => say('Packages: another process is installing them, waiting for it'),
    async () => {
      if (await packagesAreInstalled(root, node.version)) return;
      const since = Date.now();
      say('Packages: installing');
      try {
        // The scripts need the development packages, whatever NODE_ENV is.
        await npm(node.path, ['ci', '--include=dev'], root);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`${reason}\nThe packages could not be installed: see npm's message above.`);
      }
      await writeFile(stampFile(root), packagesStamp(await packagesOf(root), node.version));
      say(`Packages: installed (${seconds(since)})`);
    },
  );
}

/**
 * Runs the script and exits with its exit code or signal.
 * @param {string} node
 * @param {string[]} args
 */
function run(node, args) {
  const typescript = /\.[cm]?tsx?$/.test(args[0] ?? '');
  const child = spawn(node, [...(typescript ? ['--import', 'tsx'] : []), ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: withFirst(dirname(node)), UNIEK_VERSLAG_BOOTSTRAP: String(process.pid) },
  });
  // A terminal sends its signals to the whole process group. The child would take a second one as "stop by force".
  const terminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  process.on('SIGINT', () => void (terminal || child.kill('SIGINT')));
  process.on('SIGHUP', () => void (terminal || child.kill('SIGHUP')));
  process.on('SIGTERM', () => void child.kill('SIGTERM'));
  child.on('error', (error) => {
    say(`${node} could not be run: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** @param {string[]} args */
async function main(args) {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  if (args.length === 0) throw new Error('Name the script to run: node start/bootstrap.mjs <script> [arguments]');
  const cache = cacheFolder(process.env);
  const node = await findNode(cache);
  await ensurePackages(root, node, cache);
  process.chdir(root);
  run(node.path, args);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(process.argv.slice(2)).catch((error) => {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  });
}
