import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyAuditTrail } from '#database/audit-trail.ts';
import { findReport } from '#database/reports.ts';
import { dayOf } from '#rules/calendar.ts';
import type { ChangeCampaign, OpenCampaign } from '#rules/campaign.ts';
import { defaultSchedule, type Plan } from '#rules/campaign.ts';
import { addDays } from '#rules/days.ts';
import { reportId } from '#rules/keys.ts';
import { type Campaigns, createCampaigns } from '#services/temporal/campaigns.ts';
import { reconcile } from '#services/temporal/reconcile.ts';
import { keepFirstOrganisations } from '#test/support/people.ts';
import { reportFixture } from '#test/support/report-fixture.ts';

const fixture = reportFixture('campaigns');
const { recordHistory, save, whenSent, sign } = fixture;
const today = dayOf(new Date());
const plan: Plan = {
  opensOn: addDays(today, -10),
  dueOn: addDays(today, 20),
  closesOn: addDays(today, 60),
  schedule: defaultSchedule,
};
const key = { form: 'covid-premium', year: 2022 };
let campaigns: Campaigns;
/** Enough for several batches. test/stories/ministry.test.ts has all 581. */
const ORGANISATIONS = 120;
beforeAll(async () => {
  await keepFirstOrganisations(fixture.database.sql, ORGANISATIONS);
  campaigns = createCampaigns(fixture.backend.client, fixture.backend.log);
});

const opening = (given: Partial<OpenCampaign> = {}): OpenCampaign => ({
  commandId: randomUUID(),
  by: 'handler.fps-mi',
  plan,
  advances: [{ nis: '11001', field: 'advance', cents: 100_000 }],
  ...given,
});
/** Without an answer it sends the same message again, as a case handler would. */
const open = (message: OpenCampaign) =>
  vi.waitFor(async () => {
    const answer = await campaigns.open(key, message);
    if (answer.type === 'unconfirmed') throw new Error('no answer yet');
    return answer;
  }, 60_000);
const change = async (given: Partial<ChangeCampaign>) => {
  const state = await running();
  return await campaigns.change(key, {
    commandId: randomUUID(),
    by: 'handler.fps-mi',
    basedOn: state.version,
    plan: state.plan,
    advances: null,
    ...given,
  });
};
async function running() {
  const state = await campaigns.state(key);
  if (state === null || state === 'unavailable') throw new Error(`there is no campaign: ${state}`);
  return state;
}
const details = async () =>
  JSON.stringify(
    await fixture.backend.client.workflow
      .getHandle('campaign/covid-premium/2022')
      .query('__temporal_workflow_metadata'),
  );

describe('a campaign', () => {
  it('that is invalid is refused, and nothing is stored', async () => {
    const refusals: [Partial<OpenCampaign>, string][] = [
      [{ plan: { ...plan, dueOn: '2027-02-30' } }, 'dates-not-understood'],
      [{ plan: { ...plan, closesOn: addDays(plan.dueOn, -1) } }, 'dates-out-of-order'],
      [{ plan: { ...plan, schedule: { ...defaultSchedule, at: '23:00' } } }, 'schedule-not-understood'],
      [{ advances: [{ nis: '99999', field: 'advance', cents: 1 }] }, 'advance-not-understood'],
      [{ advances: [{ nis: '11001', field: 'advance', cents: -1 }] }, 'advance-not-understood'],
      // The cast: what an operator types has no type.
      [{ advances: undefined as unknown as [] }, 'advance-not-understood'],
      [{ advances: [{ nis: '11001', field: 'justifiedTotal', cents: 1 }] }, 'advance-not-understood'],
      [
        {
          advances: [
            { nis: '11001', field: 'advance', cents: 1 },
            { nis: '11001', field: 'advance', cents: 2 },
          ],
        },
        'advance-not-understood',
      ],
    ];
    for (const [given, refusal] of refusals) {
      expect(await campaigns.open(key, opening(given))).toEqual({ type: 'refused', refusal });
    }
    expect(await campaigns.open({ form: 'no-such-form', year: 2022 }, opening())).toEqual({
      type: 'refused',
      refusal: 'form-unknown',
    });
    expect(await campaigns.state(key)).toBeNull();
    expect(await fixture.database.sql`select 1 from campaigns`).toHaveLength(0);
  });

  it('opens the report of every organisation once, even with existing reports and a restarted worker', async () => {
    // This report was sent before the campaign.
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    await whenSent();
    const done = fixture.handle();
    const before = (await done.describe()).runId;

    const message = opening();
    const answers = await Promise.all([open(message), open(message)]);
    expect(answers.map(({ type }) => type)).toEqual(['accepted', 'accepted']);
    await fixture.backend.restartReports();
    expect(await open(opening())).toEqual({ type: 'refused', refusal: 'campaign-exists' });
    await vi.waitFor(
      async () => expect(await running()).toMatchObject({ stage: 'open', opened: ORGANISATIONS }),
      60_000,
    );
    expect((await done.describe()).runId).toBe(before);
    const { sql } = fixture.database;
    const [counted] = await sql`
      select count(*)::int as reports, count(distinct nis)::int as organisations from reports where stage = 'empty'`;
    expect(counted).toEqual({ reports: ORGANISATIONS - 1, organisations: ORGANISATIONS - 1 });
    await vi.waitFor(async () => {
      const found = await fixture.backend.client.workflow.count(
        `WorkflowType = 'report' AND ExecutionStatus = 'Running' AND Stage = 'empty'`,
      );
      expect(found.count).toBe(ORGANISATIONS - 1);
    }, 20_000);
    expect((await verifyAuditTrail(sql)).faults).toEqual([]);
    expect(await details()).toContain(`${ORGANISATIONS} of ${ORGANISATIONS}`);
    await recordHistory('campaign-opened-1', 'campaign/covid-premium/2022');
  }, 120_000);

  it('puts its advances into the forms; after a change, a report must be saved before it can be signed', async () => {
    await change({ advances: [{ nis: fixture.key.nis, field: 'advance', cents: 100_000 }] });
    await save(123_450, 0);
    const id = reportId(fixture.key);
    expect((await findReport(fixture.database.sql, id))?.content.values).toMatchObject({
      advance: 100_000,
      payable: 23_450,
    });
    await sign('chair');
    expect(await change({ advances: [{ nis: fixture.key.nis, field: 'advance', cents: 110_000 }] })).toMatchObject({
      type: 'accepted',
    });
    expect((await findReport(fixture.database.sql, id))?.signatures).toHaveLength(1);
    expect(await sign('generalDirector')).toMatchObject({ refusal: 'advance-changed' });
    expect(await save(123_450, 1)).toMatchObject({ version: 2, stage: 'filledIn' });
    expect(await sign('generalDirector')).toMatchObject({ stage: 'halfSigned' });
  });

  it('keeps its forms closed before its opening and after its closing', async () => {
    await save(2500, 0);
    const { plan: as } = await running();
    await change({ plan: { ...as, opensOn: addDays(today, 1) } });
    expect(await save(5000, 1)).toMatchObject({ refusal: 'form-not-open' });
    expect(await sign('chair')).toMatchObject({ refusal: 'form-not-open' });
    await change({
      plan: { ...as, opensOn: addDays(today, -30), dueOn: addDays(today, -5), closesOn: addDays(today, -1) },
    });
    expect(await save(5000, 1)).toMatchObject({
      refusal: 'form-not-open',
    });
    await change({ plan: as });
    expect(await save(5000, 1)).toMatchObject({ type: 'accepted' });
    expect(await sign('chair')).toMatchObject({
      type: 'accepted',
    });
  });

  it('accepts one of two changes of the same version', async () => {
    const { version } = await running();
    const answers = await Promise.all(
      [1, 2].map(() => change({ basedOn: version, plan: { ...plan, dueOn: addDays(today, 21) } })),
    );
    expect(answers.map(({ type }) => type).sort()).toEqual(['accepted', 'refused']);
    expect(answers).toContainEqual({ type: 'refused', refusal: 'campaign-changed' });
    await change({ plan });
  });

  it('ends after its closing date, and goes on when that date is moved', async () => {
    await change({ plan });
    const { clock } = fixture.backend;
    const now = clock.now;
    clock.now = new Date(Date.parse(addDays(plan.closesOn, 3)));
    await change({ plan: { ...plan, dueOn: addDays(today, 22) } });
    const handle = fixture.backend.client.workflow.getHandle('campaign/covid-premium/2022');
    await handle.result();
    expect(await running()).toMatchObject({ stage: 'closed', nextRound: null });
    await recordHistory('campaign-closed-1', 'campaign/covid-premium/2022');
    // The reconciler leaves it closed, although its closing day is not over.
    const { sql } = fixture.database;
    const { client, log } = fixture.backend;
    const { runId } = await handle.describe();
    const reconcileNow = () => reconcile({ sql, client, log, now: () => clock.now });
    expect((await reconcileNow()).campaigns).toBe(1);
    expect((await handle.describe()).runId).toBe(runId);
    // Rounds are left: after an older backup was restored, for example.
    clock.now = now;
    expect((await reconcileNow()).failed).toEqual([]);
    expect((await handle.describe()).runId).not.toBe(runId);
    await vi.waitFor(async () => expect((await running()).nextRound).not.toBeNull(), 20_000);
    expect(await change({ plan: { ...plan, closesOn: addDays(plan.closesOn, 30) } })).toMatchObject({
      type: 'accepted',
    });
    await vi.waitFor(async () => expect((await running()).nextRound).not.toBeNull(), 20_000);
    expect(await running()).toMatchObject({ stage: 'open', opened: ORGANISATIONS });
  });
});
