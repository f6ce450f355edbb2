/** A lifecycle of the bare engine: the same messages to a workflow that does nothing but remember them, and deliver. */

import { randomUUID } from 'node:crypto';
import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import { BARE_QUEUE, bareReport, save, sign } from './bare-workflow.ts';
import { type Engine, within } from './load.ts';

const ANSWER_TIMEOUT_MS = 30_000;

/** The workflow id of a lifecycle begins with this. */
const BARE_PREFIX = 'bench/';

/** @param begun gets the workflow id of each lifecycle */
export function openBareEngine(client: Client, begun: (workflowId: string) => void): Engine {
  return {
    name: 'bare engine',
    lifecycle: async ({ nis }, clock) => {
      const workflowId = `${BARE_PREFIX}${randomUUID()}`;
      const startWorkflowOperation = new WithStartWorkflowOperation(bareReport, {
        workflowId,
        taskQueue: BARE_QUEUE,
        workflowIdConflictPolicy: 'FAIL',
        args: [{ nis, key: workflowId }],
      });
      begun(workflowId);
      const handle = client.workflow.getHandle<typeof bareReport>(workflowId);
      const answered = <T>(answer: Promise<T>) => within(ANSWER_TIMEOUT_MS, 'no answer', answer);
      const signAs = (role: string) => clock('sign', () => answered(handle.executeUpdate(sign, { args: [role] })));
      const started = () => client.workflow.executeUpdateWithStart(save, { startWorkflowOperation });
      await clock('first save', () => answered(started()));
      await signAs('chair');
      await clock('save', () => answered(handle.executeUpdate(save)));
      await signAs('chair');
      await Promise.all([signAs('director'), clock('delivered', () => answered(handle.result()))]);
    },
    close: () => {},
  };
}
