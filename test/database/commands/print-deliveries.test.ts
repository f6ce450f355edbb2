import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { beginAttempt, endAttempt } from '#database/deliveries.ts';
import { publishKey } from '#database/delivery-keys.ts';
import { covidPremium2022 } from '#forms/2022/covid-premium.ts';
import { type Command, emptyReport } from '#rules/report.ts';
import { carryOut, draftOf } from '#test/support/carry-out.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';
import { securityLinesIn } from '#test/support/security-lines.ts';

const nis = '11001';
const id = `covid-premium/2022/${nis}`;
let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const run = promisify(execFile);
const print = async (environment: Record<string, string | undefined>) =>
  await run(process.execPath, ['--import', 'tsx', 'database/commands/print-deliveries.ts'], { env: environment });

it('an operator sees each delivery under way: since when, how many attempts, and the last problem', async () => {
  const { sql } = database;
  const url = database.urlAs('operator');
  expect((await print({ DATABASE_URL: url })).stdout).toMatch(/^report .*\n0 under way\n$/);

  const officer = await addPerson(sql, nis, ['editor']);
  const signers = {
    chair: await addPerson(sql, nis, ['chair']),
    generalDirector: await addPerson(sql, nis, ['generalDirector']),
  };
  await fillInOrganisation(sql, nis, officer);
  let report = emptyReport;
  const command = async (given: Command) => {
    const carriedOut = await carryOut(sql, { id, definition: covidPremium2022, nis }, given);
    expect(carriedOut.outcome.type).toBe('accepted');
    report = carriedOut.report;
  };
  const draft = await draftOf(sql, id, { justifiedTotal: 2500 }, officer);
  await command({ type: 'save', commandId: randomUUID(), by: officer, basedOn: 0, draft });
  for (const as of ['chair', 'generalDirector'] as const) {
    const { version, contentHash } = report;
    await command({ type: 'sign', commandId: randomUUID(), by: signers[as], as, method: 'eid', version, contentHash });
  }
  await publishKey(sql, { kid: 'key' });
  const attempt = await beginAttempt(sql, id, 1, 'key');
  await endAttempt(sql, attempt, { status: 500, answer: 'FPS MI answered\n500', receipt: null, durationMs: 12 });

  const [, row, total] = (await print({ DATABASE_URL: url })).stdout.split('\n');
  expect(row).toMatch(
    /^covid-premium\/2022\/11001 +1 +\d{4}-\d\d-\d\dT[\d:]+Z +1 +\d{4}-\d\d-\d\dT[\d:]+Z +FPS MI answered 500$/,
  );
  expect(total).toBe('1 under way');
});

it('without the address of a database it names the missing variable', async () => {
  await expect(print({})).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('DATABASE_URL') });
});

it('is in the security log, on standard error, with the account of the operator', async () => {
  const { stderr } = await print({ DATABASE_URL: database.url, SUDO_USER: 'an' });
  const who = { type: 'operator', id: 'an' };
  expect(securityLinesIn(stderr)).toMatchObject([
    { event: 'operator-command', who, on: { name: 'deliveries' }, result: 'done' },
  ]);
});
