import { cancelled, getClient, heartbeat } from '@temporalio/activity';
import { z } from 'zod';
import { changeCampaign, findCampaign, openCampaign, recordOpenedReport, reportsToOpen } from '#database/campaigns.ts';
import type { Sql } from '#database/connection.ts';
import type { ChangeCampaign, OpenCampaign } from '#rules/campaign.ts';
import type { CampaignKey } from '#rules/keys.ts';
import { type ReportKey, reportId } from '#rules/keys.ts';
import { startOnce } from '#services/temporal/start-once.ts';
import type { CampaignActivities } from '#workflows/activities.ts';
import { reportState } from '#workflows/report-messages.ts';
import { invalidMessage, parseMessage } from './messages.ts';

const keySchema = z.object({ form: z.string().min(1).max(60), year: z.int().min(2000).max(2100) });
const commandSchema = keySchema.extend({ commandId: z.string().min(1).max(100), by: z.string().min(1).max(100) });
const planSchema = z.object({
  opensOn: z.iso.date(),
  dueOn: z.iso.date(),
  closesOn: z.iso.date(),
  schedule: z.object({
    at: z.string(),
    daysBeforeDue: z.array(z.int()).max(50),
    signatureEvery: z.int(),
    dailyInLast: z.int(),
    copyFrom: z.int(),
    overdueEvery: z.int(),
  }),
});
const advancesSchema = z
  .array(z.object({ nis: z.string().regex(/^\d{5}$/), field: z.string().max(60), cents: z.int().min(0) }))
  .max(5000);
const openSchema = commandSchema.extend({ plan: planSchema, advances: advancesSchema }) satisfies z.ZodType<
  CampaignKey & OpenCampaign
>;
const changeSchema = commandSchema.extend({
  plan: planSchema,
  advances: advancesSchema.nullable(),
  basedOn: z.int().min(1),
}) satisfies z.ZodType<CampaignKey & ChangeCampaign>;

/**
 * The number of reports that are opened at a time, and so the largest number of first workflow tasks that a user's save
 * waits for.
 */
const AT_ONCE = 5;

/** The activities for campaigns, on the database and Temporal. */
export function createCampaignActivities({ sql }: { sql: Sql }) {
  return {
    loadCampaign: (key) => findCampaign(sql, key),

    openCampaign: async (message) => await openCampaign(sql, parseMessage(openSchema, message)),

    changeCampaign: async (message) => await changeCampaign(sql, parseMessage(changeSchema, message)),

    // After an interruption, the next try opens the reports that are left.
    openReports: async ({ form, year, limit }) => {
      const waiting = await reportsToOpen(sql, { form, year }, limit);
      let opened = 0;
      const open = async (nis: string): Promise<void> => {
        await openReport({ form, year, nis });
        opened += 1;
        heartbeat({ opened, of: waiting.length });
      };
      for (let first = 0; first < waiting.length; first += AT_ONCE) {
        await Promise.all(waiting.slice(first, first + AT_ONCE).map(open));
      }
      const campaign = await findCampaign(sql, { form, year });
      if (campaign === null) throw invalidMessage(`there is no campaign ${form}/${year}`);
      return { opened: campaign.opened, organisations: campaign.organisations };
    },
  } satisfies CampaignActivities;

  async function openReport(key: ReportKey): Promise<void> {
    await startReport(key);
    await recordOpenedReport(sql, reportId(key), key);
  }
}

/**
 * Starts a report's workflow and waits until a worker has started it: with hundreds of first tasks in the queue, users
 * who save would wait.
 */
async function startReport(key: ReportKey): Promise<void> {
  const report = await startOnce(getClient(), key);
  // A stopping worker answers no queries: it must not wait for itself. Its client takes no abort signal.
  if (report !== null) await Promise.race([report.query(reportState), cancelled()]);
}
