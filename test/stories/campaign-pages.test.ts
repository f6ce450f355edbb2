import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultSchedule } from '#rules/campaign.ts';
import { listen, type RunningServer } from '#services/process.ts';
import type { Campaigns } from '#services/temporal/campaigns.ts';
import { startBrowser } from '#test/support/browser.ts';
import { addHandler, cookieOf, type Ministry, startMinistry } from '#test/support/ministry.ts';
import { checkPage, views } from '#test/support/page-checks.ts';
import type { CampaignStage, CampaignState } from '#workflows/campaign-messages.ts';

/** The pages of campaigns in every state, as in every-page.test.ts. The states are set here, not made by Temporal. */
let ministry: Ministry;
let server: RunningServer;
let browser: Browser;
let url: string;

const stateOf = (form: string, year: number, stage: CampaignStage, opened = 581): CampaignState => ({
  form,
  year,
  stage,
  opened,
  organisations: 581,
  version: 2,
  plan: {
    opensOn: `${year + 1}-01-04`,
    dueOn: `${year + 1}-02-28`,
    closesOn: `${year + 1}-03-31`,
    schedule: defaultSchedule,
  },
  nextRound: stage === 'open' ? `${year + 1}-01-29T08:00:00Z` : null,
  asked: stage === 'open' ? 12 : 0,
});
const known = new Map<string, CampaignState | 'unavailable'>([
  ['covid-premium', stateOf('covid-premium', 2022, 'closed')],
  ['participation', stateOf('participation', 2026, 'open')],
  ['personnel-costs', stateOf('personnel-costs', 2026, 'opening', 243)],
  ['energy-funds', 'unavailable'],
]);
const campaigns: Campaigns = {
  open: () => Promise.resolve({ type: 'unconfirmed' }),
  change: () => Promise.resolve({ type: 'refused', refusal: 'campaign-changed' }),
  remind: () => Promise.resolve('unavailable'),
  state: ({ form }) => Promise.resolve(known.get(form) ?? null),
};

beforeAll(async () => {
  server = await listen(
    {
      fetch: async (request, env) => {
        const answer = await ministry.app.fetch(request, env);
        // A page that reloads itself cannot be checked.
        answer.headers.delete('Refresh');
        return answer;
      },
    },
    { host: '127.0.0.1', port: 0 },
  );
  url = `http://127.0.0.1:${server.port}`;
  ministry = await startMinistry({ siteUrl: url, campaigns });
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await ministry?.close();
});

/** A file with more wrong lines than the page lists. */
const wrongAdvances = [
  'nis;amount',
  '99999;1',
  '11001;-5',
  '11002;12,345',
  '11002;een voorschot dat iemand in woorden heeft uitgeschreven',
  ...Array.from({ length: 60 }, () => '11001'),
].join('\n');

it.each(views)(
  'the pages of campaigns are accessible: $language, $colorScheme, $width px',
  async (view) => {
    const { colorScheme, width, language } = view;
    const context = await browser.newContext({
      colorScheme,
      viewport: { width, height: 800 },
      reducedMotion: 'reduce',
    });
    const [name = '', value = ''] = (await cookieOf(ministry.sql, await addHandler(ministry.sql))).split('=');
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    const found: string[] = [];
    const visit = async (path: string, label: string): Promise<void> => {
      await page.goto(`${url}/campaigns${path}?language=${language}`);
      found.push(...(await checkPage(page, view, label)));
    };
    const submitPlan = async (label: string): Promise<void> => {
      await Promise.all([page.waitForEvent('load'), page.locator('form.plan button[type=submit]').click()]);
      found.push(...(await checkPage(page, view, label)));
    };
    await visit('', 'campaigns-00-list');
    await visit('/integration-projects/2026', 'campaigns-01-none');
    await page.locator('#dueOn').fill('2027-02-30');
    await page.locator('#at').fill('23:00');
    await page.locator('#daysBeforeDue').fill('veertien');
    await page.locator('#copyFrom').fill('0');
    await submitPlan('campaigns-02-wrong-fields');
    await visit('/covid-premium/2022', 'campaigns-03-closed');
    await page.locator('#advances').setInputFiles({
      name: 'advances.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(wrongAdvances),
    });
    await submitPlan('campaigns-04-wrong-file');
    await visit('/personnel-costs/2026', 'campaigns-05-opening');
    await visit('/participation/2026', 'campaigns-06-open');
    await submitPlan('campaigns-07-changed-meanwhile');
    await visit('/energy-funds/2026', 'campaigns-08-unavailable');
    await visit('/integration-projects/2026', 'campaigns-01-none');
    await submitPlan('campaigns-09-unconfirmed');
    expect(found).toEqual([]);
    await context.close();
  },
  300_000,
);
