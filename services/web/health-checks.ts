import type { Client } from '@temporalio/client';
import type { Hono } from 'hono';
import { countProblems } from '#database/problems.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { NOTIFIER_QUEUE, REPORTS_QUEUE } from '#workflows/queues.ts';
import type { WebDependencies } from './dependencies.ts';

/** How long a check may take before its service counts as not ready. */
const TIMEOUT_MS = 2_500;

/** Task queue types of Temporal's API. */
const WORKFLOW_TASKS = 1;
const ACTIVITY_TASKS = 2;

/** The state of each service that the system depends on: `ready`, or why it is not. */
export type Readiness = Record<'database' | 'temporal' | 'reports' | 'notifier' | 'identity' | 'fps-mi', string>;

/**
 * GET /healthz answers while this process runs; GET /readyz says which of the services that it needs are ready, and how many
 * problems the reconciler has found. These do not make the answer a 503: the site works.
 */
export function setUpHealthChecks(app: Hono<SiteEnv>, dependencies: WebDependencies): void {
  app.get('/healthz', (context) => context.text('ok'));
  app.get('/readyz', async (context) => {
    const states = await checkReadiness(dependencies);
    const problems = states.database === 'ready' ? await countProblems(dependencies.sql) : {};
    const isReady = Object.values(states).every((state) => state === 'ready');
    return context.json({ ...states, problems }, isReady ? 200 : 503);
  });
}

/** Checks all services at the same time, each within the time-out. */
async function checkReadiness({
  sql,
  client,
  identity,
  fpsMiUrl,
}: Pick<WebDependencies, 'sql' | 'client' | 'identity' | 'fpsMiUrl'>): Promise<Readiness> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const [database, temporal, reports, notifier, identityState, fpsMi] = await Promise.all([
    stateOf(() => sql`select 1`, signal),
    stateOf(() => client.workflowService.getSystemInfo({}), signal),
    stateOf(() => requireWorker(client, REPORTS_QUEUE, WORKFLOW_TASKS), signal),
    stateOf(() => requireWorker(client, NOTIFIER_QUEUE, ACTIVITY_TASKS), signal),
    stateOf(() => identity.check(), signal),
    stateOf(() => requireAnswer(new URL('/healthz', fpsMiUrl), signal), signal),
  ]);
  return { database, temporal, reports, notifier, identity: identityState, 'fps-mi': fpsMi };
}

/** `ready` when the check succeeds, otherwise its error. */
async function stateOf(check: () => Promise<unknown>, signal: AbortSignal): Promise<string> {
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('no answer in time')), { once: true });
  });
  try {
    await Promise.race([check(), late]);
    return 'ready';
  } catch (error) {
    return error instanceof Error ? error.message || error.name : String(error);
  }
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
  const answer = await fetch(url, { signal });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
}
