import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCampaign } from '#database/campaigns.ts';
import { grantedTo } from '#database/reports.ts';
import { participation2026 } from '#forms/2026/participation.ts';
import { personnelCosts2026 } from '#forms/2026/personnel-costs.ts';
import { psychologicalWellbeing2026 } from '#forms/2026/psychological-wellbeing.ts';
import { currentForms } from '#forms/catalogue.ts';
import { fieldsOf } from '#forms/definition.ts';
import { defaultSchedule } from '#rules/campaign.ts';
import { possibleGrantsOf } from '#services/fps-mi/database/granted-amounts.ts';
import { loadDemoGrants, recordDemoGrants } from '#services/prepare-database/demo/demo-grants.ts';
import { type FreshDatabase, freshDatabase, freshMinistryDatabase } from '#test/support/database.ts';
import { grantAmounts } from '#test/support/ministry.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test('gives each organisation maxima by its size and no advances, and keeps what is already granted', async () => {
  const { sql } = database;
  const key = { form: participation2026.id, year: participation2026.year };
  const plan = { opensOn: '2027-01-04', dueOn: '2027-02-26', closesOn: '2027-12-31', schedule: defaultSchedule };
  const advances = [{ nis: '11001', field: 'participationMaximum', cents: 77 }];
  const opened = await openCampaign(sql, { ...key, commandId: randomUUID(), by: 'a handler', plan, advances });
  expect(opened.type).toBe('accepted');
  await sql`insert into advances (form, year, nis, field, cents) values ('personnel-costs', 2026, '11001', 'maximum', 5)`;
  await sql`
    insert into reports (id, form, year, nis, sequence, version, content_hash, valid, stage, updated_at)
    values ('personnel-costs/2026/11002', 'personnel-costs', 2026, '11002', 1, 1, '', true, 'filledIn', now())`;

  await loadDemoGrants(sql);
  await loadDemoGrants(sql);

  // A form with a campaign keeps the amounts of the campaign.
  expect(await grantedTo(sql, participation2026, '11001')).toEqual({ participationMaximum: 77 });
  expect(await grantedTo(sql, participation2026, '11002')).toEqual({});
  // An amount that was granted before, and a report that was filled in without one.
  expect(await grantedTo(sql, personnelCosts2026, '11001')).toEqual({ maximum: 5 });
  expect(await grantedTo(sql, personnelCosts2026, '11002')).toEqual({});
  // Aartselaar has 14 427 inhabitants, Herstappe fewer than a hundred.
  expect(await grantedTo(sql, psychologicalWellbeing2026, '11001')).toEqual({ maximum: 1_450_000 });
  expect(await grantedTo(sql, psychologicalWellbeing2026, '73028')).toEqual({ maximum: 250_000 });
  for (const definition of currentForms) {
    if (definition === participation2026) continue;
    const maxima = fieldsOf(definition).filter((field) => field.kind === 'granted' && field.grant === 'maximum');
    const granted = await grantedTo(sql, definition, '92094');
    expect(Object.keys(granted).sort()).toEqual(maxima.map(({ id }) => id).sort());
  }
});

test('the ministry has the same amounts, until a campaign grants others', async () => {
  const { sql } = database;
  const ministryDatabase = await freshMinistryDatabase();
  const ministry = ministryDatabase.as('owner');
  await recordDemoGrants(sql, ministry);
  await recordDemoGrants(sql, ministry);
  const granted = async (nis: string) => {
    const key = { form: psychologicalWellbeing2026.id, year: psychologicalWellbeing2026.year };
    const [latest] = await possibleGrantsOf(ministry, { ...key, nis }, new Date());
    return latest;
  };
  expect(await granted('11001')).toEqual({ maximum: 1_450_000 });
  expect(await granted('73028')).toEqual({ maximum: 250_000 });
  const key = { form: psychologicalWellbeing2026.id, year: psychologicalWellbeing2026.year };
  await grantAmounts(ministry, key, [{ nis: '11001', field: 'maximum', cents: 9 }]);
  await recordDemoGrants(sql, ministry);
  expect(await granted('11001')).toEqual({ maximum: 9 });
  await ministryDatabase.drop();
});
