import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { beforeAll, expect, test } from 'vitest';

Runtime.install({
  logger: new DefaultLogger('ERROR'),
  // The negative test makes the SDK log an error.
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

test.each(histories)('the recorded history %s replays with the current workflow code', async (file) => {
  await replay(bundle, file);
});

test('README.md describes every recorded history', async () => {
  const readme = await readFile(new URL('README.md', folder), 'utf8');
  for (const file of histories) expect(readme).toContain(`| \`${file.replace('.json', '')}\` |`);
});

test('a history does not replay with code that calls another activity', async () => {
  const changed = { code: bundle && 'code' in bundle ? bundle.code.replaceAll('deliverReport', 'postReport') : '' };
  await expect(replay(changed, 'sent-3.json')).rejects.toThrow(/[Nn]ondeterminism/);
});
