/** A lifecycle of a report over the program's own pages. */

import { listenForChanges } from '#database/changes.ts';
import type { Sql } from '#database/connection.ts';
import { statesOf } from '#database/report-states.ts';
import { reportId } from '#rules/keys.ts';
import { type Engine, within } from './load.ts';
import { type Cookies, createSiteClient } from './site-client.ts';

export const form = 'covid-premium';
export const year = 2022;

const RECEIPT_TIMEOUT_MS = 30_000;

/**
 * The program at `webUrl`. A click is measured with the page to which it leads, as its user sees it. The receipt is there
 * when the database has it: the pages show it from then on.
 */
export async function openProgram(webUrl: string, sql: Sql): Promise<Engine> {
  const site = createSiteClient(webUrl);
  const receiptOf = await watchReceipts(sql);
  return {
    name: 'program',
    lifecycle: async ({ nis, clerk, chair, director }, clock) => {
      const overview = `/organisations/${nis}/reports/${form}/${year}`;
      const save = async (step: 'first save' | 'save', justifiedTotal: string) => {
        const page = await clock('form', () => site.get(`${overview}/form`, clerk));
        await clock(step, () => site.submit(page, `${overview}/form`, clerk, { justifiedTotal }));
      };
      const look = (signatory: Cookies) => clock('overview', () => site.get(overview, signatory));
      const sign = async (page: string, signatory: Cookies) => {
        const returned = Promise.withResolvers<void>();
        const trip = clock('trip', () => returned.promise);
        await clock('sign', () => site.submit(page, `${overview}/sign`, signatory, {}, returned.resolve));
        await trip;
      };
      await save('first save', '100');
      await sign(await look(chair), chair);
      await save('save', '250');
      await sign(await look(chair), chair);
      const page = await look(director);
      await Promise.all([sign(page, director), clock('delivered', () => receiptOf(nis))]);
    },
    visit: async ({ nis, clerk }, clock) => {
      await clock('homepage', () => site.get(`/organisations/${nis}`, clerk));
    },
    close: () => site.close(),
  };
}

/** @returns a function that resolves when the receipt of the organisation's report is recorded */
async function watchReceipts(sql: Sql): Promise<(nis: string) => Promise<void>> {
  const waiting = new Map<string, () => void>();
  const look = async (nis: string): Promise<void> => {
    const found = waiting.get(nis);
    if (found === undefined) return;
    const state = (await statesOf(sql, nis)).get(reportId({ form, year, nis }));
    if (state?.stage === 'sent') found();
  };
  await listenForChanges(sql, (nis) => {
    // A lookup that fails is one of a lifecycle that fails by its time limit.
    for (const one of nis === null ? waiting.keys() : [nis]) void look(one).catch(() => {});
  });
  return (nis) => {
    const received = new Promise<void>((resolve) => waiting.set(nis, resolve));
    return within(RECEIPT_TIMEOUT_MS, 'no receipt', received).finally(() => waiting.delete(nis));
  };
}
