/** Downloads the Temporal CLI with the SDK: node download-temporal.ts <folder> <version> <name of the program> */

import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [folder = '', version = '', program = ''] = process.argv.slice(2);
try {
  // The SDK has no way to download only: it starts the server as well.
  const environment = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'cached-download', downloadDir: folder, version } },
  });
  await environment.teardown();
  const [file] = await readdir(folder);
  if (file === undefined) throw new Error('nothing was downloaded');
  await rename(join(folder, file), join(folder, program));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
