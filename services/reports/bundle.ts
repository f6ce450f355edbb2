import { createHash } from 'node:crypto';
import { glob, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundleOption } from '@temporalio/worker';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every file of the program that a bundle can contain. package-lock.json stands for the packages. */
const sources = ['package.json', 'package-lock.json', 'workflows/**/*.ts', 'rules/**/*.ts', 'forms/**/*.ts'];

/**
 * Bundles the workflows into one file for the worker.
 * @param cache a folder that keeps the bundle for the next start: bundling takes a second of two cores, and 150 MB of
 *   memory that the process does not give back
 */
export async function bundleWorkflows(cache?: string): Promise<WorkflowBundleOption> {
  const workflowsPath = join(root, 'workflows/index.ts');
  const bundle = async (): Promise<string> => (await bundleWorkflowCode({ workflowsPath, logger: quiet })).code;
  if (cache === undefined) return { code: await bundle() };
  const codePath = join(cache, await bundleName(root));
  const cached = await readFile(codePath).catch(() => null);
  if (cached === null) {
    await mkdir(cache, { recursive: true });
    await writeFile(`${codePath}.new`, await bundle());
    await rename(`${codePath}.new`, codePath);
  }
  return { codePath };
}

/** The file name of the bundle of a source tree: it changes when the name or the content of a source file changes. */
export async function bundleName(folder: string): Promise<string> {
  const files: string[] = [];
  for await (const file of glob(sources, { cwd: folder })) files.push(file);
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(`${file}\n`).update(await readFile(join(folder, file)));
  return `workflows-${hash.digest('hex').slice(0, 16)}.js`;
}

const ignore = (): void => {};
/** Leaves out the progress of webpack; its failures are thrown. */
const quiet = { log: ignore, trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };
