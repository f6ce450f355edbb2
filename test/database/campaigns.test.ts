import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntriesOf, verifyAuditTrail } from '#database/audit-trail.ts';
import {
  campaignDays,
  changeCampaign,
  findCampaign,
  findCampaignDays,
  isOpenToday,
  openCampaign,
  recordOpenedReport,
  reportsToOpen,
} from '#database/campaigns.ts';
import { dayOf } from '#rules/calendar.ts';
import { defaultSchedule, type Plan } from '#rules/campaign.ts';
import { addDays } from '#rules/days.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const key = { form: 'covid-premium', year: 2022 };
const today = dayOf(new Date());
const plan: Plan = {
  opensOn: today,
  dueOn: addDays(today, 10),
  closesOn: addDays(today, 20),
  schedule: { ...defaultSchedule, daysBeforeDue: [5] },
};
const advances = [{ nis: '11001', field: 'advance', cents: 123_450 }];
const opening = { ...key, commandId: randomUUID(), by: 'a handler', plan, advances };

describe('a campaign in the database', () => {
  it('does not exist until it is opened, and its form is then open on any day', async () => {
    expect(await findCampaign(database.sql, key)).toBeNull();
    expect(isOpenToday(await findCampaignDays(database.sql, key))).toBe(true);
  });

  it('is opened once, however often the same command comes, and not by a second command', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => openCampaign(database.sql, opening)));
    for (const outcome of outcomes) {
      expect(outcome).toEqual({ type: 'accepted', campaign: { plan, version: 1, opened: 0, organisations: 581 } });
    }
    const another = await openCampaign(database.sql, { ...opening, commandId: randomUUID() });
    expect(another).toEqual({ type: 'refused', refusal: 'campaign-exists' });
    expect(await auditEntriesOf(database.sql, 'campaign/covid-premium/2022')).toMatchObject([
      { action: 'campaign-opened', name: null, details: { by: 'a handler', advances } },
    ]);
  });

  it('is changed once per command, with its advances kept or replaced as a whole', async () => {
    const message = { ...key, commandId: randomUUID(), by: 'a handler', basedOn: 1, plan, advances: null };
    const later = { ...plan, dueOn: addDays(today, 11) };
    const first = await changeCampaign(database.sql, { ...message, plan: later });
    expect(first).toMatchObject({ type: 'accepted', campaign: { version: 2, plan: later } });
    expect(await changeCampaign(database.sql, { ...message, plan: later })).toEqual(first);
    expect(await database.sql`select nis from advances`).toHaveLength(1);
    const replaced = [{ nis: '11002', field: 'advance', cents: 1 }];
    const second = { ...message, commandId: randomUUID(), basedOn: 2, advances: replaced };
    expect(await changeCampaign(database.sql, second)).toMatchObject({ campaign: { version: 3 } });
    expect(await database.sql`select nis, cents from advances`).toEqual([{ nis: '11002', cents: 1n }]);
    expect(await changeCampaign(database.sql, { ...second, commandId: randomUUID() })).toEqual({
      type: 'refused',
      refusal: 'campaign-changed',
    });
    expect((await verifyAuditTrail(database.sql)).faults).toEqual([]);
  });

  it('is before, within or after its days, and its form is open only within them', async () => {
    const on = async (opensOn: string, closesOn: string) => {
      await database.sql`update campaigns set opens_on = ${opensOn}, due_on = ${closesOn}, closes_on = ${closesOn}`;
      const days = (await campaignDays(database.sql)).get('campaign/covid-premium/2022');
      return [days?.phase, isOpenToday(await findCampaignDays(database.sql, key))];
    };
    expect(await on(addDays(today, 1), addDays(today, 2))).toEqual(['before', false]);
    expect(await on(today, today)).toEqual(['open', true]);
    expect(await on(addDays(today, -2), addDays(today, -1))).toEqual(['after', false]);
  });

  it('opens each of its reports once', async () => {
    const [first = ''] = await reportsToOpen(database.sql, key, 50);
    await Promise.all(
      [1, 2].map(() => recordOpenedReport(database.sql, `covid-premium/2022/${first}`, { ...key, nis: first })),
    );
    expect(await findCampaign(database.sql, key)).toMatchObject({ opened: 1 });
    expect(await reportsToOpen(database.sql, key, 1000)).toHaveLength(580);
  });
});
