import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Sql } from '#database/connection.ts';
import { SCHEMA } from '#database/migrate.ts';
import type { Reader } from '#test/support/browser.ts';
import { amount, fillInData, openForm, openOffice } from '#test/support/office.ts';

/** A campaign of all 581 organisations, with the worker killed while it opens, and people who work meanwhile. */
const office = openOffice();
const ORGANISATIONS = 581;
/** One of the first whose report is opened, and one of the last. */
const CLERKS = ['11001', '73107'] as const;
/** Ends what hangs. */
const LONG = 600_000;

let sql: Sql;
let connection: Connection;
beforeAll(async () => {
  sql = connect(office.system.databaseUrl, { schema: SCHEMA, max: 2, name: 'story' });
  connection = await Connection.connect({ address: office.system.temporalAddress });
}, 240_000);
afterAll(async () => {
  await sql?.end();
  await connection?.close();
});

const opened = async (): Promise<number> => (await sql`select 1 from reports where form = 'covid-premium'`).length;

/** As a person would: presses, and presses again when the page says that it did not go. */
async function saveUntilItIsDone({ page }: Reader): Promise<void> {
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
  'A campaign opens all 581 reports once, whatever is killed, and nobody’s save is lost or done twice',
  async () => {
    const clerks: Reader[] = [];
    for (const nis of CLERKS) {
      const clerk = await office.reader(`clerk.${nis}`);
      await fillInData(clerk);
      await openForm(clerk);
      await amount(clerk).fill('1.234,50');
      clerks.push(clerk);
    }
    const campaign = `${office.system.fpsMiUrl}/campaigns/covid-premium/2022`;
    const handler = await office.handler('handler.fps-mi');
    await handler.page.goto(campaign);
    await handler.page.getByRole('button', { name: 'Campagne openen' }).click();
    await handler.page.getByText('wordt geopend').waitFor();

    await expect.poll(opened, { timeout: LONG }).toBeGreaterThan(100);
    await office.system.kill('reports');
    expect(await opened()).toBeLessThan(ORGANISATIONS);
    await Promise.all(clerks.map(saveUntilItIsDone));

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

    // The late one was filled in or opened first, whichever came first; either way there is one of everything.
    const [rows] = await sql`
      select count(*)::int as reports, count(distinct nis)::int as organisations,
        count(*) filter (where version = 0)::int as empty from reports`;
    expect(rows).toEqual({
      reports: ORGANISATIONS,
      organisations: ORGANISATIONS,
      empty: ORGANISATIONS - CLERKS.length,
    });
    const saves = await sql`select report_id, version from report_versions order by report_id`;
    expect(saves).toEqual(CLERKS.map((nis) => ({ report_id: `covid-premium/2022/${nis}`, version: 1 })));
    const noted = await sql`
      select subject from audit_trail where subject like 'report/%' or subject like 'covid-premium/%' order by subject`;
    expect(noted).toHaveLength(CLERKS.length);
    await office.everybodyLeaves(true);
  },
  3 * LONG,
);
