import type { Client } from '@temporalio/client';
import type { Hono } from 'hono';
import { countProblems } from '#database/problems.ts';
import { type CheckPart, checkParts } from '#services/readiness.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { NOTIFIER_QUEUE, REPORTS_QUEUE } from '#workflows/queues.ts';
import type { WebDependencies } from './dependencies.ts';

/** Task queue types of Temporal's API. */
const WORKFLOW_TASKS = 1;
const ACTIVITY_TASKS = 2;

/**
 * GET /healthz answers while this process runs; GET /readyz says which of the services that it needs are ready, and how many
 * problems the reconciler has found. These do not make the answer a 503: the site works.
 */
export function setUpHealthChecks(app: Hono<SiteEnv>, dependencies: WebDependencies): void {
  const check = checkParts(dependencies.log);
  app.get('/healthz', (context) => context.text('ok'));
  app.get('/readyz', async (context) => {
    const states = await checkAll(check, dependencies);
    const problems = states.database === 'ready' ? await countProblems(dependencies.sql) : {};
    const isReady = Object.values(states).every((state) => state === 'ready');
    return context.json({ ...states, problems }, isReady ? 200 : 503);
  });
}

/** Checks all services that the system depends on, at the same time. */
async function checkAll(
  check: CheckPart,
  { sql, client, identity, fpsMiUrl }: Pick<WebDependencies, 'sql' | 'client' | 'identity' | 'fpsMiUrl'>,
) {
  const [database, temporal, reports, notifier, identityState, fpsMi] = await Promise.all([
    check('database', () => sql`select 1`),
    check('temporal', () => client.workflowService.getSystemInfo({})),
    check('reports', () => requireWorker(client, REPORTS_QUEUE, WORKFLOW_TASKS)),
    check('notifier', () => requireWorker(client, NOTIFIER_QUEUE, ACTIVITY_TASKS)),
    check('identity', () => identity.check()),
    check('fps-mi', (signal) => requireAnswer(new URL('/healthz', fpsMiUrl), signal)),
  ]);
  return { database, temporal, reports, notifier, identity: identityState, 'fps-mi': fpsMi };
}

/** @throws when no worker has polled the queue within the last minute; idle workers do so all the time */
async function requireWorker(client: Client, taskQueue: string, taskQueueType: 1 | 2): Promise<void> {
  const { pollers } = await client.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name: taskQueue },
    taskQueueType,
  });
  if (!pollers?.length) throw new Error('no worker');
}

async function requireAnswer(url: URL, signal: AbortSignal): Promise<void> {
  const answer = await fetch(url, { redirect: 'error', signal });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
}
