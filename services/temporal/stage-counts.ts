/** How far the reports are that were not sent yet, as Temporal knows from their workflows' search attributes. */

import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Stage } from '#rules/report.ts';

const openStages = ['incomplete', 'filledIn', 'halfSigned', 'sending'] as const satisfies readonly Stage[];

/** How many organisations are at each stage that comes before FPS MI has the report. */
export type OpenStages = Readonly<Record<(typeof openStages)[number], number>>;

/** Counts them for a form; null while Temporal does not answer. */
export type StagesOf = (key: { form: string; year: number }) => Promise<OpenStages | null>;

/** How long a page waits for these counts. */
const PATIENCE_MS = 2_000;

export function countStages(client: Client, log: Logger): StagesOf {
  return async ({ form, year }) => {
    const count = async (stage: Stage): Promise<number> => {
      const query = `ExecutionStatus = 'Running' AND Form = '${form}' AND ReportYear = ${year} AND Stage = '${stage}'`;
      return (await client.workflow.count(query)).count;
    };
    try {
      return await client.withDeadline(Date.now() + PATIENCE_MS, async () => {
        const [incomplete, filledIn, halfSigned, sending] = await Promise.all([
          count('incomplete'),
          count('filledIn'),
          count('halfSigned'),
          count('sending'),
        ]);
        return { incomplete, filledIn, halfSigned, sending };
      });
    } catch (error) {
      log.warn({ error }, 'could not count the stages of the reports');
      return null;
    }
  };
}
