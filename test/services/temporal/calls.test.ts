import { Client, Connection, type WorkflowClientInterceptor, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure, defaultPayloadConverter, WorkflowNotFoundError } from '@temporalio/common';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Sql } from '#database/connection.ts';
import { defaultSchedule } from '#rules/campaign.ts';
import type { Sign } from '#rules/report.ts';
import { createCampaigns } from '#services/temporal/campaigns.ts';
import { createDecisionSender, createReports } from '#services/temporal/reports.ts';
import { createStageCounter } from '#services/temporal/stage-counts.ts';
import { confirmed } from '#test/support/proofs.ts';

/** An error as gRPC reports it. */
function grpcError(code: number): Error {
  return Object.assign(new Error(`gRPC status ${code}`), { code, details: 'of this test', metadata: {} });
}

/** What the server answers when a run that had accepted an update was terminated. */
const terminated = new WorkflowUpdateFailedError(
  'Workflow Update failed',
  ApplicationFailure.nonRetryable('completed before the update', 'AcceptedUpdateCompletedWorkflow'),
);

/** Calls fail with these errors, in this order; the one after the last is answered with `result`. */
function services({ errors, result = null }: { errors: readonly Error[]; result?: unknown }) {
  const remaining = [...errors];
  const calls = { made: 0, answered: false };
  const fail = (): void => {
    calls.made += 1;
    const error = remaining.shift();
    if (error !== undefined) throw error;
  };
  const interceptor: WorkflowClientInterceptor = {
    startUpdateWithStart: async ({ workflowStartOptions, updateOptions }) => {
      fail();
      calls.answered = true;
      return await Promise.resolve({
        workflowExecution: { workflowId: workflowStartOptions.workflowId, runId: 'run' },
        updateId: updateOptions.updateId ?? '',
        updateOutcome: { success: { payloads: [defaultPayloadConverter.toPayload(result)] } },
      });
    },
    signal: async () => {
      fail();
      await Promise.resolve();
    },
    query: async () => {
      fail();
      return await Promise.resolve(result);
    },
  };
  return { ...servicesWith([interceptor], calls), calls };
}

/** A database that records every command; one that Temporal has answered was accepted. */
function recordingSql(calls: { readonly answered: boolean }) {
  const answer = ([statement = '']: readonly string[]) => {
    const row = { same: true, outcome: { type: 'accepted' }, version: 1, stage: 'halfSigned' };
    const rows = statement.includes('select c.outcome') && !calls.answered ? [] : [row];
    return Promise.resolve(Object.assign(rows, { count: rows.length }));
  };
  return Object.assign(answer, { json: (value: unknown) => value });
}

/** The services on a Temporal that cannot be reached. */
function servicesWith(interceptors: WorkflowClientInterceptor[], calls = { answered: false }) {
  const connection = Connection.lazy({ address: '127.0.0.1:9' });
  const client = new Client({ connection, interceptors: { workflow: interceptors } });
  const log = pino({ level: 'silent' });
  return {
    // The cast: the tests give only what these services read.
    reports: createReports(recordingSql(calls) as unknown as Sql, client, log),
    sendDecision: createDecisionSender(client, log),
    campaigns: createCampaigns(client, log),
    countStages: createStageCounter(client, log),
  };
}

const reportKey = { form: 'covid-premium', year: 2022, nis: '11001' };
const campaignKey = { form: 'covid-premium', year: 2022 };
const plan = { opensOn: '2027-01-04', dueOn: '2027-02-28', closesOn: '2027-04-30', schedule: defaultSchedule };
const opening = { commandId: 'c', by: 'handler', plan, advances: [] };
const signing: Sign = {
  type: 'sign',
  commandId: 's',
  by: 'person',
  as: 'chair',
  method: 'eid',
  version: 1,
  contentHash: 'hash',
};

/** The same update for each service. */
type Services = Pick<ReturnType<typeof services>, 'reports' | 'sendDecision' | 'campaigns'>;
const updates: [string, (to: Services) => Promise<{ type: string }>][] = [
  ['a signature', ({ reports }) => reports.sign(reportKey, signing, 'session', confirmed('r', signing))],
  ['a decision', ({ sendDecision }) => sendDecision(reportKey, { commandId: 'd' })],
  ['the opening of a campaign', ({ campaigns }) => campaigns.open(campaignKey, opening)],
  ['the change of a campaign', ({ campaigns }) => campaigns.change(campaignKey, { ...opening, basedOn: 1 })],
];

describe.each(updates)('%s', (_, send) => {
  it.each([
    ['NOT_FOUND', grpcError(5)],
    ['ABORTED', grpcError(10)],
    ['no such workflow', new WorkflowNotFoundError('gone', 'id', 'run')],
    ['terminated', terminated],
  ])('is sent again when the run was closing or continuing as new (%s)', async (_name, error) => {
    const to = services({ errors: [error, error], result: {} });
    expect(await send(to)).toMatchObject({ type: 'accepted' });
    expect(to.calls.made).toBe(3);
  });

  it('is unconfirmed when each run closes', async () => {
    const to = services({ errors: [grpcError(5), grpcError(10), terminated] });
    expect(await send(to)).toEqual({ type: 'unconfirmed' });
    expect(to.calls.made).toBe(3);
  });

  it('is unconfirmed without an answer in time, and not done when Temporal cannot be reached', async () => {
    expect(await send(services({ errors: [grpcError(4)] }))).toEqual({ type: 'unconfirmed' });
    expect(await send(services({ errors: [grpcError(14)] }))).toEqual({ type: 'unavailable' });
  });

  it('throws what does not come from Temporal', async () => {
    await expect(send(services({ errors: [new TypeError('a bug')] }))).rejects.toThrow('a bug');
  });
});

describe('a request for reminders', () => {
  const remind = (errors: readonly Error[]) =>
    services({ errors }).campaigns.remind(campaignKey, { request: 'r', nis: ['11001'] });

  it('says whether it was sent', async () => {
    expect(await remind([])).toBe('asked');
    expect(await remind([new WorkflowNotFoundError('gone', 'id', undefined)])).toBe('missing');
    expect(await remind([grpcError(14)])).toBe('unavailable');
    expect(await remind([grpcError(4)])).toBe('unconfirmed');
  });

  it('throws what does not come from Temporal', async () => {
    await expect(remind([new TypeError('a bug')])).rejects.toThrow('a bug');
  });
});

describe('the state of a campaign', () => {
  const state = (errors: readonly Error[]) => services({ errors }).campaigns.state(campaignKey);

  it('is null without a workflow, and unavailable without an answer', async () => {
    expect(await state([new WorkflowNotFoundError('gone', 'id', undefined)])).toBeNull();
    expect(await state([grpcError(14)])).toBe('unavailable');
    expect(await state([grpcError(4)])).toBe('unavailable');
  });

  it('throws what does not come from Temporal', async () => {
    await expect(state([new TypeError('a bug')])).rejects.toThrow('a bug');
  });
});

it('a message that cannot be written as JSON is a bug, even when Temporal cannot be reached', async () => {
  const { campaigns, reports } = servicesWith([]);
  // The casts: types forbid what a bug can produce.
  const broken = 1n as unknown as number;
  await expect(campaigns.change(campaignKey, { ...opening, basedOn: broken })).rejects.toThrow();
  await expect(campaigns.remind(campaignKey, { request: 'r', nis: [broken as unknown as string] })).rejects.toThrow();
  const withBrokenId = { ...signing, commandId: broken as unknown as string };
  await expect(reports.sign(reportKey, withBrokenId, 's', confirmed('r', signing))).rejects.toThrow();
});

it('the numbers of reports are null when Temporal cannot be reached', async () => {
  expect(await servicesWith([]).countStages(campaignKey)).toBeNull();
});
