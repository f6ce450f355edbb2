import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Sql } from '#database/connection.ts';
import { SCHEMA } from '#database/migrate.ts';
import type { BrowserUser } from '#test/support/browser.ts';
import { amountField, fillInOrganisationData, openForm, startStory } from '#test/support/story.ts';

/** A campaign of all 581 organisations: the worker is killed while it opens, and officers save meanwhile. */
const story = startStory();
const ORGANISATIONS = 581;
/** An organisation whose report opens among the first, and one among the last. */
const ORGANISATIONS_AT_WORK = ['11001', '73107'] as const;
/** A time-out that ends a test that hangs. */
const LONG = 600_000;

let sql: Sql;
let connection: Connection;
beforeAll(async () => {
  sql = connect(story.system.databaseUrl, { schema: SCHEMA, max: 2, name: 'story' });
  connection = await Connection.connect({ address: story.system.temporalAddress });
}, 240_000);
afterAll(async () => {
  await sql?.end();
  await connection?.close();
});

const opened = async (): Promise<number> => (await sql`select 1 from reports where form = 'covid-premium'`).length;

/** Saves, and saves again while the page says that it failed. */
async function saveUntilItSucceeds({ page }: BrowserUser): Promise<void> {
  await expect
    .poll(
      async () => {
        const button = page.getByRole('button', { name: 'Opslaan' });
        if ((await button.count()) > 0) {
          const answered = page.waitForResponse((answer) => answer.request().method() === 'POST', { timeout: 60_000 });
          await button.click();
          await answered;
          await page.waitForLoadState();
        }
        return await page.getByRole('heading', { name: 'Handtekeningen' }).count();
      },
      { timeout: LONG, interval: 500 },
    )
    .toBe(1);
}

it(
  'A campaign opens all 581 reports once although the worker is killed, and every save happens once',
  async () => {
    const officers: BrowserUser[] = [];
    for (const nis of ORGANISATIONS_AT_WORK) {
      const officer = await story.logInAs(`clerk.${nis}`);
      await fillInOrganisationData(officer);
      await openForm(officer);
      await amountField(officer).fill('1.234,50');
      officers.push(officer);
    }
    const campaign = `${story.system.fpsMiUrl}/campaigns/covid-premium/2022`;
    const handler = await story.logInAsHandler('handler.fps-mi');
    await handler.page.goto(campaign);
    await handler.page.getByRole('button', { name: 'Campagne openen' }).click();
    await handler.page.getByText('wordt geopend').waitFor();

    await expect.poll(opened, { timeout: LONG }).toBeGreaterThan(100);
    await story.system.kill('reports');
    expect(await opened()).toBeLessThan(ORGANISATIONS);
    await Promise.all(officers.map(saveUntilItSucceeds));

    await expect.poll(opened, { timeout: LONG, interval: 1000 }).toBe(ORGANISATIONS);
    await expect
      .poll(
        async () => {
          await handler.page.goto(campaign);
          return await handler.page.getByText(`${ORGANISATIONS} van ${ORGANISATIONS}`).count();
        },
        { timeout: LONG, interval: 1000 },
      )
      .toBe(1);

    const ids: string[] = [];
    const { workflow } = new Client({ connection });
    await expect
      .poll(async () => (await workflow.count(`WorkflowType = 'report'`)).count, { timeout: LONG, interval: 1000 })
      .toBe(ORGANISATIONS);
    for await (const { workflowId } of workflow.list({
      query: `WorkflowType = 'report' AND ExecutionStatus = 'Running'`,
    }))
      ids.push(workflowId);
    const known = await sql<{ nis: string }[]>`select nis from organisations`;
    expect(ids.sort()).toEqual(known.map(({ nis }) => `report/covid-premium/2022/${nis}`).sort());

    // A report exists once, whether the officer or the campaign was first.
    const [rows] = await sql`
      select count(*)::int as reports, count(distinct nis)::int as organisations,
        count(*) filter (where version = 0)::int as empty from reports`;
    expect(rows).toEqual({
      reports: ORGANISATIONS,
      organisations: ORGANISATIONS,
      empty: ORGANISATIONS - ORGANISATIONS_AT_WORK.length,
    });
    const saves = await sql`select report_id, version from report_versions order by report_id`;
    expect(saves).toEqual(ORGANISATIONS_AT_WORK.map((nis) => ({ report_id: `covid-premium/2022/${nis}`, version: 1 })));
    const noted = await sql`
      select subject from audit_trail where subject like 'report/%' or subject like 'covid-premium/%' order by subject`;
    expect(noted).toHaveLength(ORGANISATIONS_AT_WORK.length);
    await story.closeBrowsers(true);
  },
  3 * LONG,
);
