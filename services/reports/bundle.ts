import { createHash } from 'node:crypto';
import { glob, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundleOption } from '@temporalio/worker';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Everything of the program that a bundle can contain, besides the packages that package-lock.json names. */
const sources = ['package.json', 'package-lock.json', 'workflows/**/*.ts', 'rules/**/*.ts', 'forms/**/*.ts'];

/**
 * Bundles the workflows into one file for the worker.
 * @param cache a folder that keeps the bundle for the next start, named by the hash of its sources: bundling takes a
 *   second of both cores and 150 MB of memory that the process would not give back
 */
export async function bundleWorkflows(cache?: string): Promise<WorkflowBundleOption> {
  const workflowsPath = join(root, 'workflows/index.ts');
  const bundle = async (): Promise<string> => (await bundleWorkflowCode({ workflowsPath, logger: quiet })).code;
  if (cache === undefined) return { code: await bundle() };
  const codePath = join(cache, `workflows-${(await hashOfSources()).slice(0, 16)}.js`);
  const kept = await readFile(codePath).catch(() => null);
  if (kept === null) {
    await mkdir(cache, { recursive: true });
    await writeFile(`${codePath}.new`, await bundle());
    await rename(`${codePath}.new`, codePath);
  }
  return { codePath };
}

/** Changes when the name or the content of a source file changes. */
async function hashOfSources(): Promise<string> {
  const files: string[] = [];
  for await (const file of glob(sources, { cwd: root })) files.push(file);
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(`${file}\n`).update(await readFile(join(root, file)));
  return hash.digest('hex');
}

const silence = (): void => {};
/** Webpack's progress is noise; its failures are thrown. */
const quiet = { log: silence, trace: silence, debug: silence, info: silence, warn: silence, error: silence };
