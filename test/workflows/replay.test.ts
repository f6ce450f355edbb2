import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { beforeAll, expect, test } from 'vitest';

Runtime.install({
  logger: new DefaultLogger('ERROR'),
  // One test makes the core complain on purpose.
  telemetryOptions: { logging: { forward: {}, filter: 'OFF' } },
});
const folder = new URL('./histories/', import.meta.url);
const histories = (await readdir(folder)).filter((file) => file.endsWith('.json'));
const replay = async (bundle: WorkflowBundleOption, file: string): Promise<void> => {
  const history: unknown = JSON.parse(await readFile(new URL(file, folder), 'utf8'));
  await Worker.runReplayHistory({ workflowBundle: bundle }, history, 'report/covid-premium/2022/11001');
};

let bundle: WorkflowBundleOption;
beforeAll(async () => {
  bundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
  });
});

test.each(histories)('a workflow with the recorded history %s goes on under the code of today', async (file) => {
  await replay(bundle, file);
});

test('a code that does something else is noticed', async () => {
  const changed = { code: bundle && 'code' in bundle ? bundle.code.replaceAll('deliverReport', 'postReport') : '' };
  await expect(replay(changed, 'sent-1.json')).rejects.toThrow(/[Nn]ondeterminism/);
});
