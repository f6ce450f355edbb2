import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { recordDecisions } from '#services/fps-mi/database/handler-decisions.ts';
import { reportFixture } from '#test/support/report-fixture.ts';

/** A run that should continue as new, while a message waits for its delivery. The limits are short. */
const changeBundle = (code: string): string => {
  const limits: [RegExp, string][] = [
    [/deliveryLimits = \[[^\]]+\]/, "deliveryLimits = ['1s', '1s']"],
    [/(\(0,[^()]*workflowInfo\)\(\))\.continueAsNewSuggested/g, '($1.historyLength > 15)'],
  ];
  return limits.reduce((changed, [limit, shorter]) => {
    if (changed.search(limit) < 0) throw new Error(`The workflows have no ${limit}`);
    return changed.replace(limit, shorter);
  }, code);
};
const fixture = reportFixture('long-history', () => ({ changeBundle }));
const { handle, save, sign, whenSent } = fixture;

it('a run with a long history goes on with its delivery while a decision waits for the acknowledgement', async () => {
  const { sql } = fixture.database;
  const { ministry } = fixture.backend;
  ministry.behaviour = 'loses-the-answer';
  await sql.unsafe(`
    create function fail() returns trigger language plpgsql as 'begin raise exception ''made to fail''; end';
    create trigger made_to_fail before insert on delivery_attempts for each row when (new.number > 1)
      execute function fail()`);
  await save(2500, 0);
  await sign('chair');
  await sign('generalDirector');
  await vi.waitFor(() => expect(ministry.received.size).toBe(1), 10_000);
  const [reference = ''] = ministry.received.values();
  const decision = { id: randomUUID(), type: 'return', reason: 'Te vroeg.', reference } as const;
  await recordDecisions(ministry.sql, [{ ...decision, handler: ministry.handler.id }]);
  const answer = fixture.backend.sendDecision(fixture.key, { commandId: decision.id });
  // The second limit has passed, and the decision still waits.
  await vi.waitFor(async () => {
    const history = await handle().fetchHistory();
    expect(history.events?.length).toBeGreaterThan(20);
  }, 10_000);
  await sql`drop function fail cascade`;
  expect(await answer).toMatchObject({ type: 'accepted', version: 2 });
  await sign('chair');
  await sign('generalDirector');
  expect((await whenSent()).version).toBe(2);
  expect(await sql`select 1 from decisions where carried_out_at is not null`).toHaveLength(1);
});
