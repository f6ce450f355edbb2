import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultSchedule } from '#rules/campaign.ts';
import { listen, type RunningServer } from '#services/process.ts';
import type { Campaigns } from '#services/temporal/campaigns.ts';
import { startBrowser } from '#test/support/browser.ts';
import { addHandler, cookieOf, grantAmounts, type Ministry, startMinistry } from '#test/support/ministry.ts';
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
  await grantAmounts(ministry.sql, { form: 'participation', year: 2026 }, [
    { nis: '11001', field: 'participationMaximum', cents: 1_250_000 },
    { nis: '11001', field: 'childPovertyMaximum', cents: 240_000 },
    { nis: '11002', field: 'participationMaximum', cents: 500_000 },
    { nis: '92094', field: 'advance', cents: 100_000 },
  ]);
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await ministry?.close();
});

/** A file with amounts of every kind: new, changed, ended, unchanged; a merged municipality, a dash and a total. */
const rightAmounts = [
  'NIS;OCMW;Maximum voor participatie;Maximum voor kinderarmoede;Opmerking;Vorschuss',
  '11001;Aartselaar;"12.500,00";2500;;1000',
  '11002;Antwerpen;0;99999999,99;;',
  '11007;Borsbeek;-;1.500,00;fusie;',
  '63023;Eupen;7500;;;0',
  'Totaal;;20000;100003999,99;;1000',
].join('\n');
/** A file with more wrong lines than the page lists. */
const wrongAmounts = [
  'nis;ocmw;advance',
  '99999;;1',
  '44086;;1',
  ';Aartselaar;5',
  '11001;;-5',
  '11002;;12,345',
  '11002;;een voorschot dat iemand in woorden heeft uitgeschreven',
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
    const uploadAmounts = async (content: string, label: string): Promise<void> => {
      const buffer = Buffer.from(content);
      await page.locator('#file').setInputFiles({ name: 'amounts.csv', mimeType: 'text/csv', buffer });
      await submitPlan(label);
    };
    await visit('/integration-projects/2026/amounts', 'campaigns-04-no-amounts');
    await uploadAmounts(wrongAmounts, 'campaigns-04-wrong-file');
    await visit('/participation/2026/amounts', 'campaigns-04-amounts');
    await uploadAmounts(rightAmounts, 'campaigns-04-preview');
    await Promise.all([page.waitForEvent('load'), page.locator('form.confirm button').click()]);
    found.push(...(await checkPage(page, view, 'campaigns-04-amounts-changed-meanwhile')));
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
