/** What a lifecycle leaves in Temporal. */

import type { Client } from '@temporalio/client';

/** Means of a lifecycle. */
export type HistoryFigures = { readonly events: number; readonly workflowTasks: number; readonly bytes: number };

/** Reads the histories of some workflows. */
export async function measureHistories(client: Client, workflowIds: readonly string[]): Promise<HistoryFigures> {
  const all = await Promise.all(
    workflowIds.map(async (id) => {
      const handle = client.workflow.getHandle(id);
      const [{ historySize = 0 }, { events }] = await Promise.all([handle.describe(), handle.fetchHistory()]);
      const tasks = (events ?? []).filter((event) => event.workflowTaskCompletedEventAttributes).length;
      return { events: events?.length ?? 0, workflowTasks: tasks, bytes: historySize };
    }),
  );
  const mean = (figure: (one: HistoryFigures) => number) =>
    all.reduce((sum, one) => sum + figure(one), 0) / Math.max(all.length, 1);
  return {
    events: mean(({ events }) => events),
    workflowTasks: mean(({ workflowTasks }) => workflowTasks),
    bytes: mean(({ bytes }) => bytes),
  };
}
