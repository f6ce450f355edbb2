import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { decisionsOn } from '#database/decisions.ts';
import { findReport } from '#database/reports.ts';
import { reportId } from '#rules/keys.ts';
import { recordDecisions } from '#services/fps-mi/database/handler-decisions.ts';
import { fetchDecision } from '#services/notifier/fetch-decision.ts';
import { reconcile } from '#services/temporal/reconcile.ts';
import { record } from '#test/support/carry-out.ts';
import { reportFixture } from '#test/support/report-fixture.ts';
import { endRun, readAgain, repeatCommand, sendAgain, showProblem } from '#workflows/report-messages.ts';
import { problemAttribute, stageAttribute } from '#workflows/search-attributes.ts';

/** What operators see of reports that do not go on. The limits of the workflow are seconds instead of minutes. */
const changeBundle = (code: string): string => {
  const limits: [RegExp, string][] = [
    [/deliveryLimits = \[[^\]]+\]/, "deliveryLimits = ['1s', '3s']"],
    [/maximumAttempts: 10/, 'maximumAttempts: 5'],
    [/PAUSE = '1m'/, "PAUSE = '1s'"],
  ];
  return limits.reduce((changed, [limit, shorter]) => {
    if (!limit.test(changed)) throw new Error(`The workflows have no ${limit}`);
    return changed.replace(limit, shorter);
  }, code);
};
const fixture = reportFixture('problems', () => ({ changeBundle }));
const { handle, recordHistory, save, sign, state, whenSent } = fixture;

const attributes = async () => {
  const { typedSearchAttributes } = await handle().describe();
  return {
    stage: typedSearchAttributes.get(stageAttribute),
    problems: typedSearchAttributes.get(problemAttribute) ?? [],
  };
};
const details = async () => JSON.stringify(await handle().query('__temporal_workflow_metadata'));

async function signByBoth(): Promise<void> {
  await save(2500, 0);
  await sign('chair');
  await sign('generalDirector');
}

/** Makes a statement on a table fail. @param statement such as `update on commands for each row` */
async function failing(statement: string): Promise<{ end(): Promise<void> }> {
  const { sql } = fixture.database;
  await sql.unsafe(`
    create function fail() returns trigger language plpgsql as 'begin raise exception ''made to fail''; end';
    create trigger made_to_fail before ${statement} execute function fail()`);
  return {
    end: async () => {
      await sql`drop function fail cascade`;
    },
  };
}

describe('the search attribute Problem', () => {
  it('is set while FPS MI refuses the report, and removed after it was sent again', async () => {
    fixture.backend.ministry.behaviour = 'refuses';
    await signByBoth();
    await expect.poll(attributes).toEqual({ stage: 'sending', problems: ['delivery-refused'] });
    expect(await details()).toContain('422 Refused');
    fixture.backend.ministry.behaviour = 'receives';
    await handle().signal(sendAgain);
    await whenSent();
    expect(await attributes()).toEqual({ stage: 'sent', problems: [] });
  });

  it('is set when FPS MI has not answered for an hour, and removed by the acknowledgement', async () => {
    fixture.backend.ministry.behaviour = 'fails';
    await signByBoth();
    await expect.poll(attributes).toEqual({ stage: 'sending', problems: [] });
    await expect.poll(attributes).toEqual({ stage: 'sending', problems: ['fps-mi-unreachable'] });
    await expect.poll(details).toContain('FPS MI answered 500');
    fixture.backend.ministry.behaviour = 'receives';
    await whenSent();
    expect(await attributes()).toEqual({ stage: 'sent', problems: [] });
    await recordHistory('fps-mi-unreachable-3');
  });

  it('is set by a refused signal, and removed by the next accepted command', async () => {
    await save(2500, 0);
    await handle().signal(repeatCommand, 'a-made-up-id');
    await expect.poll(attributes).toEqual({ stage: 'signing', problems: ['signal-refused'] });
    await sign('chair');
    expect(await attributes()).toEqual({ stage: 'signing', problems: [] });
  });

  it('is not set by a repeated command that the rules refuse: its page shows the answer', async () => {
    await save(2500, 0);
    const { sql } = fixture.database;
    const command = await fixture.saveCommand(5000, 7);
    const target = { reportId: reportId(fixture.key), nis: fixture.key.nis };
    await record(sql, target, command);
    await handle().signal(repeatCommand, command.commandId);
    const outcome = async () =>
      (await sql`select outcome from commands where id = ${command.commandId}`)[0]?.['outcome'];
    await expect.poll(outcome).toEqual({ type: 'refused', refusal: 'version-conflict' });
    await sign('chair');
    expect(await attributes()).toEqual({ stage: 'signing', problems: [] });
  });

  it('is set and removed by the reconciler; a made-up problem is a refused signal', async () => {
    await save(2500, 0);
    await handle().signal(showProblem, 'run-differs', true);
    await expect.poll(attributes).toEqual({ stage: 'signing', problems: ['run-differs'] });
    await handle().signal(showProblem, 'run-differs', false);
    await expect.poll(attributes).toEqual({ stage: 'signing', problems: [] });
    // The cast: what an operator types has no type.
    await handle().signal(showProblem, 'made-up' as 'run-differs', true);
    await expect.poll(attributes).toEqual({ stage: 'signing', problems: ['signal-refused'] });
    await recordHistory('problems-shown-3');
  });
});

describe('a command that always fails', () => {
  it('is shown as a problem, does not hold up the report, and is carried out once its cause is gone', async () => {
    const { sql } = fixture.database;
    const { client, log } = fixture.backend;
    const id = reportId(fixture.key);
    await save(2500, 0);
    const poison = await fixture.signCommand('chair');
    const failure = await failing(
      `update on commands for each row when (new.id = '${poison.commandId}' and new.outcome is not null)`,
    );
    expect(await fixture.send(poison)).toEqual({ type: 'unconfirmed' });
    await expect.poll(attributes).toEqual({ stage: 'signing', problems: ['command-not-carried-out'] });
    expect(await details()).toContain(poison.commandId);
    expect(await sign('generalDirector')).toMatchObject({ type: 'accepted', stage: 'halfSigned' });
    expect((await attributes()).problems).toEqual(['command-not-carried-out']);
    await failure.end();
    await sql`update commands set recorded_at = now() - interval '1 minute' where id = ${poison.commandId}`;
    await reconcile({ sql: fixture.database.as('reports'), client, log });
    await whenSent();
    expect((await findReport(sql, id))?.signatures).toHaveLength(2);
    expect(await attributes()).toEqual({ stage: 'sent', problems: [] });
    await recordHistory('command-that-fails-3');
  });

  it('does not lose a decision of FPS MI', async () => {
    await signByBoth();
    const reference = (await whenSent()).delivery?.reference ?? '';
    const failure = await failing('update on decisions for each row');
    const answer = fixture.decide({ type: 'accept', reference, reason: null });
    await expect.poll(async () => (await attributes()).problems).toEqual(['command-not-carried-out']);
    await failure.end();
    expect(await answer).toMatchObject({ type: 'accepted', stage: 'accepted' });
    await handle().result();
    await recordHistory('decision-that-fails-3');
  });
});

describe('a run', () => {
  it('ends when it is asked to, after its delivery; the next command starts another', async () => {
    await save(2500, 0);
    const { runId } = await handle().describe();
    await handle().signal(endRun);
    await handle().result();
    expect(await sign('chair')).toMatchObject({ type: 'accepted', stage: 'halfSigned' });
    expect((await handle().describe()).runId).not.toBe(runId);
    fixture.backend.ministry.behaviour = 'fails';
    await sign('generalDirector');
    await handle().signal(endRun);
    await expect.poll(attributes).toMatchObject({ stage: 'sending' });
    fixture.backend.ministry.behaviour = 'receives';
    await handle().result();
    expect((await findReport(fixture.database.sql, reportId(fixture.key)))?.stage).toBe('sent');
    await recordHistory('asked-to-end-3');
  });

  it('of a report that is sent goes on until FPS MI has accepted it', async () => {
    await signByBoth();
    const reference = (await whenSent()).delivery?.reference ?? '';
    const { runId, status } = await handle().describe();
    expect(status.name).toBe('RUNNING');
    await fixture.decide({ type: 'return', reference, reason: 'Nakijken.' });
    await sign('chair');
    await sign('generalDirector');
    const again = (await whenSent()).delivery?.reference ?? '';
    await fixture.decide({ type: 'accept', reference: again, reason: null });
    await handle().result();
    expect((await handle().describe()).runId).toBe(runId);
    expect(await attributes()).toEqual({ stage: 'accepted', problems: [] });
  });

  it('that ended is started by a decision of FPS MI', async () => {
    await signByBoth();
    const reference = (await whenSent()).delivery?.reference ?? '';
    await handle().signal(endRun);
    await handle().result();
    expect(await fixture.decide({ type: 'return', reference, reason: 'Nakijken.' })).toMatchObject({ version: 2 });
    await recordHistory('started-by-a-decision-3');
  });

  it('reads the report again when the database is ahead of it', async () => {
    await save(2500, 0);
    const { sql } = fixture.database;
    const id = reportId(fixture.key);
    await sql`update reports set sequence = 7 where id = ${id}`;
    expect((await state()).sequence).toBe(1);
    await handle().signal(readAgain);
    await vi.waitFor(async () => expect((await state()).sequence).toBe(7), 10_000);
    await recordHistory('read-again-3');
  });
});

describe('a decision that FPS MI makes before its acknowledgement is recorded', () => {
  /** FPS MI has the report and returns it, while its acknowledgement cannot be recorded. */
  async function decideEarly() {
    const { ministry } = fixture.backend;
    const id = reportId(fixture.key);
    ministry.behaviour = 'loses-the-answer';
    const failure = await failing('insert on delivery_attempts for each row when (new.number > 1)');
    await signByBoth();
    await vi.waitFor(() => expect(ministry.received.has(`${id}/v1`)).toBe(true), 10_000);
    const reference = ministry.received.get(`${id}/v1`) ?? '';
    const decision = { id: randomUUID(), type: 'return', reason: 'Te vroeg.', reference } as const;
    await recordDecisions(ministry.sql, [{ ...decision, handler: ministry.handler.id }]);
    return { id, decision, failure };
  }

  it('waits, and is carried out after it', async () => {
    const { sql } = fixture.database;
    const { id, decision, failure } = await decideEarly();
    const answer = fixture.backend.sendDecision(fixture.key, { commandId: decision.id });
    await vi.waitFor(async () => {
      const { raw } = await handle().describe();
      const fetching = raw.pendingActivities?.find(({ activityType }) => activityType?.name === 'fetchDecision');
      expect(fetching?.lastFailure?.message).toContain('is not recorded yet');
    }, 10_000);
    expect((await state()).stage).toBe('sending');
    await failure.end();
    expect(await answer).toMatchObject({ type: 'accepted', version: 2 });
    expect((await findReport(sql, id))?.stage).toBe('filledIn');
  });

  it('is fetched again when the acknowledgement is recorded in the middle of it', async () => {
    const { sql } = fixture.database;
    const { ministry } = fixture.backend;
    const { id, decision, failure } = await decideEarly();
    const { reference } = decision;
    // The statement that stores the decision does not see what its own trigger changes.
    await sql.unsafe(`
      create function acknowledge() returns trigger language plpgsql as $$ begin
        update deliveries set reference = '${reference}', received_at = now() where report_id = '${id}';
        return null;
      end $$;
      create trigger acknowledges before insert on decisions for each statement execute function acknowledge()`);
    const fetched = () => fetchDecision({ sql, fpsMi: ministry }, { id, decision: decision.id });
    await expect(fetched()).rejects.toThrow('is not recorded yet');
    await sql`drop function acknowledge cascade`;
    await fetched();
    expect((await decisionsOn(sql, id)).get(decision.id)).toMatchObject({ reference, version: 1 });
    await failure.end();
  });
});
