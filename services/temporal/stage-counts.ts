import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { CampaignKey } from '#rules/keys.ts';
import type { ShownStage } from '#workflows/search-attributes.ts';
import { call } from './calls.ts';

/** The number of reports at each stage before FPS MI has the report, from the search attributes of their workflows. */
export type StageCounts = Readonly<Record<'incomplete' | 'signing' | 'sending', number>>;

/** Counts the reports of a form and year; null: no answer from Temporal. */
export type CountStages = (key: CampaignKey) => Promise<StageCounts | null>;

/** How long a page waits for these counts. */
const TIMEOUT_MS = 2_000;

export function createStageCounter(client: Client, log: Logger): CountStages {
  return async ({ form, year }) => {
    const count = async (stage: ShownStage): Promise<number> => {
      const query = `ExecutionStatus = 'Running' AND Form = '${form}' AND ReportYear = ${year} AND Stage = '${stage}'`;
      return (await client.workflow.count(query)).count;
    };
    const answer = await call(
      client,
      log,
      async () => {
        const [incomplete, signing, sending] = await Promise.all([
          count('incomplete'),
          count('signing'),
          count('sending'),
        ]);
        return { incomplete, signing, sending };
      },
      TIMEOUT_MS,
    );
    return answer.type === 'answered' ? answer.result : null;
  };
}
