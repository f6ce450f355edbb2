import { randomUUID } from 'node:crypto';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { dayOf, momentOf, workingDayFrom } from '#rules/calendar.ts';
import { defaultSchedule, type Plan } from '#rules/campaign.ts';
import { addDays, type Day } from '#rules/days.ts';
import { type Campaigns, createCampaigns } from '#services/temporal/campaigns.ts';
import { addPerson, keepFirstOrganisations } from '#test/support/people.ts';
import { reportFixture } from '#test/support/report-fixture.ts';
import { problemAttribute } from '#workflows/search-attributes.ts';

/** The reminders of a campaign, through Temporal. The test sets the notifier's clock. */
const fixture = reportFixture('reminders');
const { recordHistory, save, whenSent, sign } = fixture;
const today = dayOf(new Date());
const key = { form: 'covid-premium', year: 2022 };
/** The first reminder to fill in is due, the next one is far away. */
const plan: Plan = {
  opensOn: addDays(today, -40),
  dueOn: addDays(today, 80),
  closesOn: addDays(today, 150),
  schedule: { ...defaultSchedule, daysBeforeDue: [100, 2] },
};
let campaigns: Campaigns;
/** Each test takes place on a later day. */
let day: Day = today;

beforeAll(async () => {
  await keepFirstOrganisations(fixture.database.sql, 12);
  campaigns = createCampaigns(fixture.backend.client, fixture.backend.log);
});
beforeEach(async () => {
  await fixture.whenMailsSent();
  fixture.backend.mails.delivered.length = 0;
});

async function state() {
  const found = await campaigns.state(key);
  if (found === null || found === 'unavailable') throw new Error(`there is no campaign: ${found}`);
  return found;
}
/** Makes the campaign compute its next round, by a change that changes nothing. */
async function replan(): Promise<void> {
  const { version, plan: as } = await state();
  const message = { commandId: randomUUID(), by: 'handler', basedOn: version, plan: as, advances: null };
  expect(await campaigns.change(key, message)).toMatchObject({ type: 'accepted' });
}
/** Sets the clock to nine o'clock on a working day, and waits until the mails of that day were sent. */
async function round(on: Day): Promise<void> {
  day = workingDayFrom(on);
  fixture.backend.clock.now = momentOf(day, '09:00');
  await replan();
  await vi.waitFor(
    async () => expect((await state()).nextRound?.slice(0, 10)).toBe(workingDayFrom(addDays(day, 1))),
    20_000,
  );
}
const emailOf = async (id: string): Promise<string> => {
  const [person] = await fixture.database.sql<{ email: string }[]>`select email from persons where id = ${id}`;
  return person?.email ?? '';
};
/** The mails about the organisation of this test. */
const mails = () =>
  fixture.backend.mails.delivered.filter(({ messageId }) => messageId.includes(`.${fixture.key.nis}.`));
const subjects = () => mails().map(({ subject }) => subject.split(':')[0]);

describe('the reminders of a campaign', () => {
  it('go once to the contact person of a form that is not filled in, or to the editors without a contact person', async () => {
    fixture.backend.clock.now = momentOf(workingDayFrom(addDays(today, 1)), '08:30');
    const { sql } = fixture.database;
    const [other] = await sql<
      { nis: string }[]
    >`select nis from organisations where nis <> ${fixture.key.nis} order by nis desc`;
    const editor = await addPerson(sql, other?.nis ?? '', ['editor']);
    const opening = { commandId: randomUUID(), by: 'handler', plan, advances: [] };
    expect(await campaigns.open(key, opening)).toMatchObject({ type: 'accepted' });
    await vi.waitFor(async () => expect((await state()).nextRound).not.toBeNull(), 30_000);
    // The opening itself is mailed; reminders wait for their hour.
    await fixture.whenMailsSent();
    expect(new Set(subjects())).toEqual(new Set(['U kunt het formulier invullen']));
    fixture.backend.mails.delivered.length = 0;
    await round(addDays(today, 1));
    expect(mails().map(({ to }) => to)).toEqual([{ name: 'An Peeters', address: 'an@ocmw.example' }]);
    expect(mails()[0]?.subject).toMatch(
      /^Nog in te vullen tegen \d+ \w+ \d{4}: Covid-19: Tijdelijke premie 2022, OCMW /,
    );
    expect(mails()[0]?.text).toContain(`/organisations/${fixture.key.nis}/reports/covid-premium/2022`);
    expect(fixture.backend.mails.delivered.map(({ to }) => to.address)).toContain(await emailOf(editor));
    const count = fixture.backend.mails.delivered.length;
    await round(addDays(today, 1));
    await round(addDays(day, 1));
    expect(fixture.backend.mails.delivered).toHaveLength(count);
  });

  it('go to the missing signatories, from the third on with the contact person in copy, until the report is sent', async () => {
    await save(2500, 0);
    await round(addDays(day, 1));
    const both = [await emailOf(fixture.people.chair), await emailOf(fixture.people.director)].sort();
    expect(
      mails()
        .map(({ to }) => to.address)
        .sort(),
    ).toEqual(both);
    expect(subjects()).toEqual(Array(2).fill('Uw handtekening ontbreekt nog'));
    await round(addDays(day, 3));
    expect(mails().flatMap(({ cc }) => cc)).toEqual([]);
    await round(addDays(day, 3));
    expect(mails().flatMap(({ cc }) => cc.map(({ address }) => address))).toEqual(['an@ocmw.example']);
    await sign('chair');
    await vi.waitFor(() => expect(subjects()).toContain('Uw handtekening wordt gevraagd'), 10_000);
    fixture.backend.mails.delivered.length = 0;
    await round(addDays(day, 3));
    expect(mails().map(({ to }) => to.address)).toEqual([
      both.find((email) => email !== undefined) && (await emailOf(fixture.people.director)),
    ]);
    await sign('generalDirector');
    await whenSent();
    await fixture.whenMailsSent();
    fixture.backend.mails.delivered.length = 0;
    await round(addDays(day, 4));
    expect(mails()).toEqual([]);
    await recordHistory('campaign-reminding-1', 'campaign/covid-premium/2022');
  });

  it('go to the deputy of an absent signatory, and to the contact person when nobody can sign', async () => {
    await save(2500, 0);
    const { sql } = fixture.database;
    const { nis } = fixture.key;
    const next = workingDayFrom(addDays(day, 1));
    const deputy = await addPerson(sql, nis, []);
    await sql`insert into roles (person_id, nis, role, starts_on, ends_on) values (${deputy}, ${nis}, 'chair', ${next}, ${next})`;
    await sql`update roles set ends_on = starts_on where person_id = ${fixture.people.chair}`;
    await sql`update roles set withdrawn_at = now() where person_id = ${fixture.people.director}`;
    await round(next);
    expect(mails().map(({ to }) => to.address)).toEqual([await emailOf(deputy)]);
    await round(addDays(next, 4));
    expect(mails().at(-1)?.to.address).toBe('an@ocmw.example');
    expect(subjects().at(-1)).toBe('Niemand kan ondertekenen');
  });

  it('go out once each, with one Message-ID, even when the mail server is down or its answer is lost', async () => {
    await save(2500, 0);
    fixture.backend.mails.losesAnAnswer = true;
    await round(addDays(day, 1));
    const ids = fixture.backend.mails.delivered.map(({ messageId }) => messageId);
    expect(ids).toHaveLength(new Set(ids).size + 1);
    expect(new Set(mails().map(({ messageId }) => messageId)).size).toBe(2);
    fixture.backend.mails.delivered.length = 0;
    fixture.backend.mails.away = true;
    const going = round(addDays(day, 3));
    const { workflow } = fixture.backend.client;
    const runId = await vi.waitFor(async () => {
      const { raw, runId: id } = await workflow.getHandle('campaign/covid-premium/2022').describe();
      expect(raw.pendingActivities?.[0]?.lastFailure?.message).toBe('Error EENVELOPE 450; the log has the text');
      return id;
    }, 20_000);
    fixture.backend.mails.away = false;
    await going;
    expect(mails()).toHaveLength(2);
    // The campaign has continued as new.
    const history = historyToJSON(await workflow.getHandle('campaign/covid-premium/2022', runId).fetchHistory());
    expect(history).toContain('EENVELOPE 450');
    expect(history).not.toContain(mails()[0]?.to.address);
  });

  it('that are requested go out at once, once per request, and not at night', async () => {
    await save(2500, 0);
    fixture.backend.clock.now = momentOf(day, '14:00');
    const request = { request: randomUUID(), nis: [fixture.key.nis] };
    expect(await campaigns.remind(key, request)).toBe('asked');
    await vi.waitFor(() => expect(mails()).toHaveLength(2), 20_000);
    expect(await campaigns.remind(key, request)).toBe('asked');
    await vi.waitFor(async () => expect(await state()).toMatchObject({ asked: 0 }), 20_000);
    fixture.backend.clock.now = momentOf(day, '22:00');
    expect(await campaigns.remind(key, { request: randomUUID(), nis: [fixture.key.nis] })).toBe('asked');
    await vi.waitFor(async () => expect(await state()).toMatchObject({ asked: 1 }), 20_000);
    expect(mails()).toHaveLength(2);
    await round(addDays(day, 1));
    expect(mails()).toHaveLength(4);
    expect(await state()).toMatchObject({ asked: 0 });
    await recordHistory('campaign-requested-reminders-1', 'campaign/covid-premium/2022');
  });

  it('go on after a malformed signal', async () => {
    const handle = fixture.backend.client.workflow.getHandle('campaign/covid-premium/2022');
    await handle.signal('remindNow', 'everybody');
    await handle.signal('remindNow');
    await vi.waitFor(
      async () =>
        expect(JSON.stringify(await handle.query('__temporal_workflow_metadata'))).toContain('was not understood'),
      10_000,
    );
    const problems = async () => (await handle.describe()).typedSearchAttributes.get(problemAttribute) ?? [];
    await expect.poll(problems).toEqual(['signal-refused']);
    await round(addDays(day, 1));
    expect(await problems()).toEqual([]);
    await recordHistory('campaign-malformed-signal-1', 'campaign/covid-premium/2022');
  });

  it('go to the contact person after the due date, and the ministry gets a list', async () => {
    await save(2500, 0);
    await round(addDays(plan.dueOn, 1));
    expect(subjects()).toEqual(['De termijn is verstreken']);
    expect(mails()[0]?.to.address).toBe('an@ocmw.example');
    expect(mails()[0]?.cc.map(({ address }) => address)).toContain(await emailOf(fixture.people.chair));
    const lists = fixture.backend.mails.delivered.filter(({ to }) => to.address === 'list@fps-mi.example');
    expect(lists.map(({ subject }) => subject)).toEqual(['Nog niet ontvangen: Covid-19: Tijdelijke premie 2022 (11)']);
    expect(lists[0]?.text).toContain(`(${fixture.key.nis}): wacht op beide handtekeningen`);
    await round(addDays(day, 1));
    expect(fixture.backend.mails.delivered.filter(({ to }) => to.address === 'list@fps-mi.example')).toHaveLength(1);
  });
});
