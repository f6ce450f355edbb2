import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundleOption } from '@temporalio/worker';

const folder = fileURLToPath(new URL('../../workflows/', import.meta.url));

/**
 * The workflows in one file, as the worker wants them.
 * @param cache a folder in which it is kept for the next start, under the hash of its sources: making it takes a second
 *   of both cores and 150 MB of memory that the process would not give back
 */
export async function bundleWorkflows(cache?: string): Promise<WorkflowBundleOption> {
  const workflowsPath = join(folder, 'index.ts');
  const bundle = async (): Promise<string> => (await bundleWorkflowCode({ workflowsPath, logger: quiet })).code;
  if (cache === undefined) return { code: await bundle() };
  const hash = createHash('sha256').update(await readFile(join(folder, '../package-lock.json')));
  for (const file of (await readdir(folder)).sort()) hash.update(await readFile(join(folder, file)));
  const codePath = join(cache, `workflows-${hash.digest('hex').slice(0, 16)}.js`);
  const kept = await readFile(codePath).catch(() => null);
  if (kept === null) {
    await mkdir(cache, { recursive: true });
    await writeFile(`${codePath}.new`, await bundle());
    await rename(`${codePath}.new`, codePath);
  }
  return { codePath };
}

const silence = (): void => {};
/** Webpack's progress is of no use to anybody; its failures are thrown. */
const quiet = { log: silence, trace: silence, debug: silence, info: silence, warn: silence, error: silence };
