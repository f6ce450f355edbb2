import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { dayOf, momentOf, workingDayFrom } from '#rules/calendar.ts';
import { defaultSchedule } from '#rules/campaign.ts';
import { addDays } from '#rules/days.ts';
import { problems } from '#rules/problems.ts';
import { createCampaigns } from '#services/temporal/campaigns.ts';
import { findTemporal } from '#start/temporal.ts';
import { viewAddress, views } from '#start/temporal-views.ts';
import { keepFirstOrganisations } from '#test/support/people.ts';
import { reportFixture } from '#test/support/report-fixture.ts';

/** Reads the queries and commands from docs/operations.md and runs them with the real Temporal CLI. */
const fixture = reportFixture('operators');
const { save, whenSent, sign, state } = fixture;
const text = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8');
const queries = new Map(
  [...text.matchAll(/^\| \[(?<what>[^\]]+)\]\([^)]+\) \| `(?<query>[^`]*(?:=|IN|IS)[^`]*)` \|$/gm)].map(
    ({ groups }) => [groups?.['what'] ?? '', groups?.['query'] ?? ''],
  ),
);
const commands = [...text.matchAll(/^temporal .*$/gm)].map(([line]) => line);
const run = promisify(execFile);
/** The queries that were run. */
const searched = new Set<string>();
let executable: string;

/** Runs a command of the document, on this test's server and namespace. */
async function type(line: string): Promise<string> {
  const words = [...line.matchAll(/'(?<quoted>[^']*)'|(?<plain>\S+)/g)].map(
    ({ groups }) => groups?.['quoted'] ?? groups?.['plain'] ?? '',
  );
  const where = ['--address', inject('temporalAddress'), '--namespace', 'operators', '--output', 'json'];
  const { stdout } = await run(executable, [
    ...words.slice(1),
    ...where,
    '--disable-config-file',
    '--disable-config-env',
  ]);
  return stdout;
}
/** The ids of the workflows that a query of the document finds. */
async function found(what: string): Promise<string[]> {
  searched.add(what);
  const query = queries.get(what);
  if (query === undefined) throw new Error(`docs/operations.md has no query for: ${what}`);
  const list = await run(executable, [
    'workflow',
    'list',
    '--query',
    query,
    '--address',
    inject('temporalAddress'),
    '--namespace',
    'operators',
    '--output',
    'json',
    '--disable-config-file',
    '--disable-config-env',
  ]);
  const workflows: unknown = JSON.parse(list.stdout);
  return Array.isArray(workflows) ? workflows.map(({ execution }) => execution.workflowId).sort() : [];
}
const command = (...parts: string[]): string => {
  const line = commands.find((each) => parts.every((part) => each.includes(part)));
  if (line === undefined) throw new Error(`docs/operations.md has no command with: ${parts.join(' ')}`);
  return line;
};
const REPORT = 'report/covid-premium/2022/11001';
const REPORTS = ['11001', '11002', '11004'].map((nis) => `report/covid-premium/2022/${nis}`);
const CAMPAIGN = 'campaign/covid-premium/2022';
const details = async (id: string) => JSON.stringify(await about(id).query('__temporal_workflow_metadata'));
const about = (id: string) => fixture.backend.client.workflow.getHandle(id);

beforeAll(async () => {
  executable = await findTemporal(() => {});
  await keepFirstOrganisations(fixture.database.sql, 3);
});

describe('the queries and commands of docs/operations.md', () => {
  it('find and steer a report and a campaign through the Temporal CLI', async () => {
    const today = dayOf(new Date());
    fixture.backend.clock.now = momentOf(workingDayFrom(addDays(today, 1)), '10:00');
    const campaigns = createCampaigns(fixture.backend.client, fixture.backend.log);
    const plan = {
      opensOn: today,
      dueOn: addDays(today, 60),
      closesOn: addDays(today, 90),
      schedule: defaultSchedule,
    };
    const opening = { commandId: randomUUID(), by: 'handler', plan, advances: [] };
    expect(await campaigns.open({ form: 'covid-premium', year: 2022 }, opening)).toMatchObject({ type: 'accepted' });
    await vi.waitFor(async () => expect(await found('not filled in yet')).toEqual(REPORTS), 20_000);
    expect(await found('campaigns that are running')).toEqual([CAMPAIGN]);
    expect(await found('a form of a year')).toEqual(REPORTS);
    expect(await found('all reports of an organisation')).toEqual([REPORT]);
    await vi.waitFor(
      async () =>
        expect(JSON.parse(await type(command('query', 'campaignState')))).toMatchObject({
          queryResult: [{ stage: 'open', opened: 3, organisations: 3 }],
        }),
      20_000,
    );

    await type(command('signal', 'remindNow'));
    await vi.waitFor(
      () => expect(fixture.backend.mails.delivered.map(({ to }) => to.address)).toContain('an@ocmw.example'),
      20_000,
    );

    expect(fixture.key.nis).toBe('11001');
    await save(2500, 0);
    expect(JSON.parse(await type(command('query', 'reportState')))).toMatchObject({
      queryResult: [{ stage: 'filledIn', version: 1 }],
    });
    await sign('chair');
    await vi.waitFor(async () => expect(await found('waiting for signatures')).toEqual([REPORT]), 20_000);
    expect(await found('with a problem')).toEqual([]);

    fixture.backend.ministry.behaviour = 'refuses';
    await sign('generalDirector');
    const slow = 'being sent to FPS MI for more than 30 seconds';
    await vi.waitFor(async () => expect(await found(slow)).toEqual([REPORT]), 20_000);
    await vi.waitFor(async () => expect(await found('with a problem')).toEqual([REPORT]), 20_000);
    expect(await found('refused by FPS MI')).toEqual([REPORT]);
    expect(await details(REPORT)).toContain('422 Refused');
    expect(await type(command('describe'))).toContain(REPORT);

    // Terminated between the second signature and the delivery. Started by hand, it continues.
    await about(REPORT).terminate('by mistake, in this test');
    await type(command('start', 'type report'));
    await vi.waitFor(async () => expect(await found('refused by FPS MI')).toEqual([REPORT]), 20_000);
    expect(await found('all reports of an organisation')).toContain(REPORT);
    expect(await details(REPORT)).toContain('422 Refused');
    fixture.backend.ministry.behaviour = 'receives';
    await type(command('signal', 'sendAgain'));
    await whenSent();
    expect((await state()).stage).toBe('sent');
    await vi.waitFor(async () => expect(await found('waiting for a decision of FPS MI')).toEqual([REPORT]), 20_000);
    expect(await found('with a problem')).toEqual([]);

    await about(CAMPAIGN).terminate('by mistake, in this test');
    await type(command('start', 'type campaign'));
    await vi.waitFor(
      async () =>
        expect(JSON.parse(await type(command('query', 'campaignState')))).toMatchObject({
          queryResult: [{ stage: 'open', opened: 3 }],
        }),
      20_000,
    );
    expect(await found('ended unexpectedly (a bug)')).toEqual([]);
  }, 120_000);

  it('are all run by this test, and link to their pages in the Temporal UI', () => {
    expect([...queries].map(([name, query]) => ({ name, query }))).toEqual(views);
    for (const view of views) {
      expect([...searched]).toContain(view.name);
      expect(text).toContain(`[${view.name}](${viewAddress('http://127.0.0.1:8233', 'default', view)})`);
    }

    expect(commands).toHaveLength(7);
  });

  it('describe each problem, and steps that each have a summary, and messages and queries that each have a description', async () => {
    for (const problem of problems) expect(text).toMatch(new RegExp(`^\\| \`${problem}\` \\|`, 'm'));
    for (const id of [REPORT, CAMPAIGN]) {
      const { events = [] } = await about(id).fetchHistory();
      const steps = (events ?? []).filter(
        (event) => event.activityTaskScheduledEventAttributes || event.timerStartedEventAttributes,
      );
      expect(steps.length).toBeGreaterThan(0);
      for (const step of steps) expect(step.userMetadata?.summary, id).toBeTruthy();
    }
    for (const [id, messages] of [
      [REPORT, 9],
      [CAMPAIGN, 4],
    ] as const) {
      const { definition } = JSON.parse(await details(id));
      const { queryDefinitions, signalDefinitions, updateDefinitions } = definition;
      const all: { name: string; description?: string }[] = [
        ...queryDefinitions,
        ...signalDefinitions,
        ...updateDefinitions,
      ];
      const own = all.filter(({ name }) => !name.startsWith('__'));
      expect(own).toHaveLength(messages);
      for (const { name, description } of own) expect(description, name).toMatch(/\.$/);
    }
  });
});
