import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connect, type Sql } from '#database/connection.ts';
import type { Advance } from '#rules/campaign.ts';
import { recordGrants } from '#services/fps-mi/campaigns/record-grants.ts';
import { FPS_MI_SCHEMA } from '#services/fps-mi/database/prepare-schema.ts';
import type { CampaignAnswer } from '#services/temporal/campaigns.ts';
import { deliver, delivery, type Ministry, startMinistry } from '#test/support/ministry.ts';

const key = { form: 'covid-premium', year: 2022 };
/** Moments around 20 February 2022, 10:30, when both have signed the deliveries of `delivery()`. */
const weekBefore = '2022-02-13T10:30:00Z';
const weekAfter = '2022-02-27T10:30:00Z';
const hourBefore = '2022-02-20T09:30:00Z';
const dayBefore = '2022-02-19T10:29:00Z';
const twoDaysBefore = '2022-02-18T10:30:00Z';
const problemSchema = z.object({ errors: z.array(z.object({ pointer: z.string(), detail: z.string() })) });

let ministry: Ministry;
/** With the privileges of the service. */
let service: Sql;
beforeAll(async () => {
  ministry = await startMinistry();
  service = connect(ministry.url, { schema: FPS_MI_SCHEMA });
});
afterAll(async () => {
  await service?.end();
  await ministry?.close();
});

/** What the campaign's workflow answers. */
async function grant(cents: number, answer: CampaignAnswer['type'] = 'accepted', commandId: string = randomUUID()) {
  const given: CampaignAnswer =
    answer === 'accepted'
      ? { type: answer, state: { ...key, ...campaign, stage: 'open', nextRound: null, asked: 0 } }
      : answer === 'refused'
        ? { type: answer, refusal: 'campaign-changed' }
        : { type: answer };
  const send = (): Promise<CampaignAnswer> => Promise.resolve(given);
  const campaigns = recordGrants({
    campaigns: { open: send, change: send, remind: () => Promise.resolve('asked'), state: () => Promise.resolve(null) },
    sql: service,
    log: pino({ level: 'silent' }),
  });
  const advances: readonly Advance[] = [{ nis: '11001', field: 'advance', cents }];
  await campaigns.change(key, { commandId, by: randomUUID(), plan: campaign.plan, basedOn: 1, advances });
  return commandId;
}
const schedule = {
  at: '09:00',
  daysBeforeDue: [],
  signatureEvery: 1,
  dailyInLast: 1,
  copyFrom: 1,
  overdueEvery: 1,
};
const campaign = {
  plan: { opensOn: '2022-01-01', dueOn: '2022-02-28', closesOn: '2022-12-31', schedule },
  version: 1,
  opened: 581,
  organisations: 581,
};

/** Changes when a list was confirmed. */
const confirmAt = async (id: string, at: string) => {
  await ministry.sql`alter table grant_lists disable trigger grant_lists_are_final`;
  await ministry.sql`update grant_lists set confirmed_at = ${at} where id = ${id}`;
  await ministry.sql`alter table grant_lists enable trigger grant_lists_are_final`;
};

/** Delivers a report with this advance. @returns the status, and the errors */
async function statusWith(advance: number, nis = '11001') {
  const values = { advance, justifiedTotal: 100_000, payable: 100_000 - advance };
  const answer = await deliver(ministry.app, delivery({ nis, values }));
  return answer.status === 201 ? 201 : problemSchema.parse(await answer.json()).errors;
}
const differs = (granted: number) => [
  { pointer: '#/content/values/advance', detail: `is not what FPS MI granted, ${granted}` },
];

describe('the granted amounts of a delivery', () => {
  it('must be those that FPS MI granted: nothing before the first campaign', async () => {
    expect(await statusWith(0)).toBe(201);
    expect(await statusWith(500)).toEqual(differs(0));
  });

  it('are those of the campaign, for each organisation', async () => {
    const first = await grant(500);
    await confirmAt(first, weekBefore);
    expect(await statusWith(500)).toBe(201);
    expect(await statusWith(0)).toEqual(differs(500));
    expect(await statusWith(499)).toEqual(differs(500));
    expect(await statusWith(500, '11002')).toEqual(differs(0));
    expect(await statusWith(0, '11002')).toBe(201);
  });

  it('cannot be changed by the service once the campaign has them', async () => {
    const privilege = { code: '42501' };
    await expect(service`update grant_lists set confirmed_at = now()`).rejects.toMatchObject(privilege);
    await expect(service`delete from grant_lists`).rejects.toMatchObject(privilege);
    await expect(service`update granted_amounts set cents = 1`).rejects.toMatchObject(privilege);
  });

  it('may be the earlier ones when they were changed after the signing, and for a day before it', async () => {
    const second = await grant(700);
    for (const at of [weekAfter, hourBefore]) {
      await confirmAt(second, at);
      expect(await statusWith(500)).toBe(201);
      expect(await statusWith(700)).toBe(201);
      expect(await statusWith(0)).toEqual(differs(700));
    }
    await confirmAt(second, twoDaysBefore);
    expect(await statusWith(500)).toEqual(differs(700));
    expect(await statusWith(700)).toBe(201);
  });

  it('count as soon as the campaign may have them, and not when it refused them', async () => {
    const unanswered = await grant(800, 'unconfirmed');
    expect(await statusWith(700)).toBe(201);
    expect(await statusWith(800)).toBe(201);
    // The same command again.
    await grant(800, 'unavailable', unanswered);
    expect(await statusWith(800)).toBe(201);
    await grant(800, 'refused', unanswered);
    expect(await statusWith(800)).toEqual(differs(700));
    await grant(900, 'unavailable');
    expect(await statusWith(900)).toEqual(differs(700));
    const answered = await grant(900, 'unconfirmed');
    await grant(900, 'accepted', answered);
    await confirmAt(answered, dayBefore);
    expect(await statusWith(900)).toBe(201);
    expect(await statusWith(700)).toEqual(differs(900));
  });
});
