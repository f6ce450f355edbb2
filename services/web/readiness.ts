import type { Client } from '@temporalio/client';
import type { Sql } from '#database/connection.ts';
import type { IdentityClient } from '#web/site/identity-client.ts';
import { NOTIFIER_QUEUE, REPORTS_QUEUE } from '#workflows/queues.ts';

type Parts = { sql: Sql; client: Client; identity: IdentityClient; fpsMiUrl: string };

/** The state of each thing that the whole needs: `ready`, or why not. */
export type Readiness = Record<'database' | 'temporal' | 'reports' | 'notifier' | 'identity' | 'fps-mi', string>;

/** Asks everything that the whole depends on, all at once, each with a time limit. */
export async function readiness({ sql, client, identity, fpsMiUrl }: Parts): Promise<Readiness> {
  const limit = AbortSignal.timeout(2_500);
  const stateOf = async (check: () => Promise<unknown>): Promise<string> => {
    const late = new Promise<never>((_, reject) => {
      limit.addEventListener('abort', () => reject(new Error('no answer in time')), { once: true });
    });
    try {
      await Promise.race([check(), late]);
      return 'ready';
    } catch (error) {
      return error instanceof Error ? error.message || error.name : String(error);
    }
  };
  /** A worker is there when its queue was polled within the last minute, which idle workers do. */
  const polled = (taskQueue: string, taskQueueType: 1 | 2) => async (): Promise<void> => {
    const { pollers } = await client.workflowService.describeTaskQueue({
      namespace: client.options.namespace,
      taskQueue: { name: taskQueue },
      taskQueueType,
    });
    if (!pollers?.length) throw new Error('no worker');
  };
  const [database, temporal, reports, notifier, identityState, fpsMi] = await Promise.all([
    stateOf(() => sql`select 1`),
    stateOf(() => client.workflowService.getSystemInfo({})),
    stateOf(polled(REPORTS_QUEUE, 1)),
    stateOf(polled(NOTIFIER_QUEUE, 2)),
    stateOf(() => identity.check()),
    stateOf(async () => {
      const answer = await fetch(new URL('/healthz', fpsMiUrl), { signal: limit });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`answered ${answer.status}`);
    }),
  ]);
  return { database, temporal, reports, notifier, identity: identityState, 'fps-mi': fpsMi };
}
