import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { carryOutRecorded, type ReportIdentity } from '#database/carry-out.ts';
import { findOutcome, takeWaitingCommands, withdrawCommand } from '#database/recorded-commands.ts';
import { loadReport } from '#database/reports.ts';
import { covidPremium2022 } from '#forms/2022/covid-premium.ts';
import type { Save } from '#rules/report.ts';
import { draftOf, record as recordFor } from '#test/support/carry-out.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';

let database: FreshDatabase;
let nextOrganisation: () => string;
let identity: ReportIdentity;
let officer: string;

beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
});
afterAll(() => database.drop());
beforeEach(async () => {
  const nis = nextOrganisation();
  identity = { id: `covid-premium/2022/${nis}`, definition: covidPremium2022, nis };
  officer = await addPerson(database.sql, nis, ['editor']);
  await fillInOrganisation(database.sql, nis, officer);
});

const saveCommand = async (cents: number, basedOn: number): Promise<Save> => ({
  type: 'save',
  commandId: randomUUID(),
  by: officer,
  basedOn,
  draft: await draftOf(database.sql, identity.id, { justifiedTotal: cents }, officer),
});
const record = async (command: Save) => recordFor(database.sql, { reportId: identity.id, nis: identity.nis }, command);
const carryOut = async ({ commandId }: Save) =>
  (await carryOutRecorded(database.sql, identity, commandId))?.outcome ?? null;
/** Records a command and carries it out, as a click does. */
async function click(command: Save) {
  expect(await record(command)).toBe('recorded');
  return await carryOut(command);
}

describe('the same click again', () => {
  it('has the outcome of the first one when that was accepted', async () => {
    const command = await saveCommand(2500, 0);
    const first = await click(command);
    expect(first).toMatchObject({ type: 'accepted' });
    await click(await saveCommand(5000, 1));
    expect(await click(command)).toEqual(first);
    expect((await loadReport(database.sql, identity.id)).version).toBe(2);
  });

  it('is decided again when the first one was refused, because the cause may be gone', async () => {
    const command = await saveCommand(2500, 0);
    await database.sql`update roles set starts_on = '2020-01-01', ends_on = '2020-12-31' where person_id = ${officer}`;
    expect(await record(command)).toBe('role-missing');
    await database.sql`update roles set ends_on = null where person_id = ${officer}`;
    await record(command);
    await database.sql`update roles set ends_on = '2020-12-31' where person_id = ${officer}`;
    const refused = { type: 'refused', refusal: 'role-missing' };
    expect(await carryOut(command)).toEqual(refused);
    // A repeated message has the same answer. Only a click, which checks session and role, asks again.
    await database.sql`update roles set ends_on = null where person_id = ${officer}`;
    expect(await carryOut(command)).toEqual(refused);
    expect(await click(command)).toMatchObject({ type: 'accepted' });
  });

  it('is decided again when the first one changed nothing, so that it does not hide what was saved since', async () => {
    await click(await saveCommand(2500, 0));
    const command = await saveCommand(2500, 1);
    expect(await click(command)).toEqual({ type: 'unchanged' });
    await click(await saveCommand(5000, 1));
    expect(await click(command)).toEqual({ type: 'refused', refusal: 'version-conflict' });
  });

  it('does not reopen a command of another person or with another content', async () => {
    await click(await saveCommand(5000, 0));
    const command = await saveCommand(2500, 0);
    const refused = { type: 'refused', refusal: 'version-conflict' };
    expect(await click(command)).toEqual(refused);
    await expect(record({ ...command, basedOn: 1 })).rejects.toThrow('another content');
    const colleague = await addPerson(database.sql, identity.nis, ['editor']);
    await expect(record({ ...command, by: colleague })).rejects.toThrow('another content');
    expect((await findOutcome(database.sql, command.commandId))?.outcome).toEqual(refused);
  });
});

describe('a command that is withdrawn', () => {
  it('at the moment when it is carried out is either withdrawn or carried out, never both', async () => {
    for (let version = 0; version < 40; version += 1) {
      const { version: basedOn } = await loadReport(database.sql, identity.id);
      const command = await saveCommand((version + 1) * 100, basedOn);
      await record(command);
      const [withdrawn, outcome] = await Promise.all([
        withdrawCommand(database.sql, command.commandId),
        carryOut(command),
      ]);
      expect(withdrawn).toBe(outcome === null);
      expect((await loadReport(database.sql, identity.id)).version).toBe(withdrawn ? basedOn : basedOn + 1);
    }
  });

  it('waits for a transaction that is carrying it out, and is then not withdrawn', async () => {
    const command = await saveCommand(2500, 0);
    await record(command);
    const withdrawal = await database.sql.begin(async (transaction) => {
      await transaction`update commands set outcome = '{"type":"unchanged"}', ended_at = now() where id = ${command.commandId}`;
      const waiting = withdrawCommand(database.sql, command.commandId);
      await vi.waitFor(async () => {
        const blocked = await database.sql`
          select from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock' and query like '%delete from commands%'`;
        expect(blocked).toHaveLength(1);
      }, 10_000);
      return { waiting };
    });
    expect(await withdrawal.waiting).toBe(false);
  });

  it('is not sent by the reconciler, also when that has just taken it', async () => {
    const command = await saveCommand(2500, 0);
    await record(command);
    await database.sql`update commands set recorded_at = now() - interval '1 minute' where id = ${command.commandId}`;
    const taken = await takeWaitingCommands(database.sql);
    expect(taken.map(({ id }) => id)).toContain(command.commandId);
    expect(await withdrawCommand(database.sql, command.commandId)).toBe(true);
    // The message of the reconciler arrives now.
    expect(await carryOut(command)).toBeNull();
    expect((await takeWaitingCommands(database.sql)).map(({ id }) => id)).not.toContain(command.commandId);
    expect((await loadReport(database.sql, identity.id)).version).toBe(0);
    // Clicking again gives the command again.
    expect(await click(command)).toMatchObject({ type: 'accepted' });
  });
});

describe('a command that is carried out later than it was given', () => {
  it('is accepted when the form was open when the person gave it, and refused when it was not', async () => {
    const { sql } = database;
    const campaign = (closesOn: number) => sql`
      insert into campaigns (form, year, opens_on, due_on, closes_on, schedule, version)
      values ('covid-premium', 2022, current_date - 30, current_date - ${closesOn}::int, current_date - ${closesOn}::int, '{}', 1)
      on conflict (form, year) do update set due_on = excluded.due_on, closes_on = excluded.closes_on`;
    const [early, late] = [await saveCommand(2500, 0), await saveCommand(5000, 0)];
    await record(early);
    await record(late);
    await sql`update commands set recorded_at = now() - interval '5 days' where id = ${early.commandId}`;
    await campaign(3);
    expect(await carryOut(late)).toEqual({ type: 'refused', refusal: 'form-not-open' });
    expect(await carryOut(early)).toMatchObject({ type: 'accepted' });
    await sql`delete from campaigns`;
  });
});
