import { type Client, WorkflowExecutionAlreadyStartedError, type WorkflowHandle } from '@temporalio/client';
import type { CampaignKey, ReportKey } from '#rules/keys.ts';
import type { campaign, report } from '#workflows/index.ts';
import { campaignStart, reportStart } from './start-options.ts';

/**
 * Starts the workflow of a report or a campaign, unless it is running. One that has completed stays so: a campaign that has
 * sent its last reminders, a report that was accepted, or whose campaign has closed.
 * @returns its handle; null when it has completed
 */
export async function startOnce(client: Client, key: ReportKey | CampaignKey): Promise<WorkflowHandle | null> {
  const workflowIdReusePolicy = 'ALLOW_DUPLICATE_FAILED_ONLY' as const;
  try {
    return 'nis' in key
      ? await client.workflow.start<typeof report>('report', { ...reportStart(key), workflowIdReusePolicy })
      : await client.workflow.start<typeof campaign>('campaign', { ...campaignStart(key), workflowIdReusePolicy });
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return null;
    throw error;
  }
}
