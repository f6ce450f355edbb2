import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyAuditTrail } from '#database/audit-trail.ts';
import { carryOutRecorded, type ReportIdentity } from '#database/carry-out.ts';
import { saveOrganisationData } from '#database/organisations.ts';
import { findReport, loadReport } from '#database/reports.ts';
import { covidPremium2022 } from '#forms/2022/covid-premium.ts';
import { type Command, type Report, type Role, type Save, stageOf } from '#rules/report.ts';
import { carryOut, draftOf, record } from '#test/support/carry-out.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
});
afterAll(() => database.drop());

let nextOrganisation: () => string;
let identity: ReportIdentity;
let people: Record<'officer' | 'chair' | 'director', string>;

beforeEach(async () => {
  const nis = nextOrganisation();
  identity = { id: `covid-premium/2022/${nis}`, definition: covidPremium2022, nis };
  const person = (roles: Role[]) => addPerson(database.sql, nis, roles);
  people = {
    officer: await person(['editor']),
    chair: await person(['chair']),
    director: await person(['generalDirector']),
  };
  await fillInOrganisation(database.sql, nis, people.officer);
});

const save = async (cents: number, basedOn: number): Promise<Command> => ({
  type: 'save',
  commandId: randomUUID(),
  by: people.officer,
  basedOn,
  draft: await draftOf(database.sql, identity.id, { justifiedTotal: cents }, people.officer),
});
const sign = (as: 'chair' | 'generalDirector', report: Report): Command => ({
  type: 'sign',
  commandId: randomUUID(),
  by: as === 'chair' ? people.chair : people.director,
  as,
  method: 'eid',
  version: report.version,
  contentHash: report.contentHash,
});
async function accepted(command: Command | Promise<Command>): Promise<Report> {
  const { outcome, report } = await carryOut(database.sql, identity, await command);
  expect(outcome.type).toBe('accepted');
  return report;
}
const outcomeOf = async (command: Command) => (await carryOut(database.sql, identity, command)).outcome;

describe('a command that is carried out', () => {
  it('leaves the same report in the database as in the answer', async () => {
    let report = await accepted(save(123_450, 0));
    report = await accepted(sign('chair', report));
    expect(await loadReport(database.sql, identity.id)).toEqual(report);
    const read = await findReport(database.sql, identity.id);
    expect(read).toMatchObject({ stage: stageOf(report), version: 1, contentHash: report.contentHash });
    expect(read?.content.values).toEqual({ advance: 0, justifiedTotal: 123_450, payable: 123_450 });
    expect(read?.signatures.map(({ role, signer }) => [role, signer])).toEqual([['chair', people.chair]]);
  });

  it('has its effect once, however often it is repeated', async () => {
    const command = await save(2500, 0);
    // The cast: `save` makes a Save.
    const recorded = command as Save;
    const target = { reportId: identity.id, nis: identity.nis };
    await record(database.sql, target, recorded);
    const first = await carryOutRecorded(database.sql, identity, recorded.commandId);
    const again = await carryOutRecorded(database.sql, identity, recorded.commandId);
    expect(first?.outcome.type).toBe('accepted');
    expect(again).toEqual(first);
    const versions = await database.sql`select version from report_versions where report_id = ${identity.id}`;
    expect(versions).toHaveLength(1);
  });

  it('that changes the content removes the signatures, which stay on record', async () => {
    let report = await accepted(save(2500, 0));
    report = await accepted(sign('chair', report));
    await accepted(save(5000, 1));
    expect((await findReport(database.sql, identity.id))?.signatures).toEqual([]);
    const kept = await database.sql`select removed_at from signatures where report_id = ${identity.id}`;
    expect(kept).toHaveLength(1);
    expect(kept[0]?.['removed_at']).toBeInstanceOf(Date);
  });

  it('adds to an audit trail that cannot be changed unnoticed', async () => {
    let report = await accepted(save(2500, 0));
    report = await accepted(sign('chair', report));
    expect((await verifyAuditTrail(database.sql)).faults).toEqual([]);
    const subject = `report/${identity.id}`;
    await expect(database.sql`update audit_trail set action = 'x' where subject = ${subject}`).rejects.toThrow(
      'only added to',
    );
    await expect(database.sql`delete from audit_trail where subject = ${subject}`).rejects.toThrow('only added to');
    let faults: string[] = [];
    const tampering = database.sql.begin(async (transaction) => {
      await transaction`set local session_replication_role = replica`;
      await transaction`update audit_trail set details = '{}' where subject = ${subject} and sequence = 1`;
      faults = (await verifyAuditTrail(transaction)).faults;
      throw new Error('given up');
    });
    await expect(tampering).rejects.toThrow('given up');
    expect(faults).toEqual([`${subject} #1: was changed`]);
  });
});

describe('the rules see the facts of the moment', () => {
  it('a role that has ended does not count', async () => {
    const report = await accepted(save(2500, 0));
    await database.sql`update roles set starts_on = '2020-01-01', ends_on = '2020-12-31' where person_id = ${people.chair}`;
    expect(await outcomeOf(sign('chair', report))).toEqual({
      type: 'refused',
      refusal: 'role-missing',
    });
  });

  it('a role for another organisation does not count', async () => {
    const report = await accepted(save(2500, 0));
    const stranger = await addPerson(database.sql, '71016', ['chair', 'editor']);
    people.chair = stranger;
    expect(await outcomeOf(sign('chair', report))).toMatchObject({
      refusal: 'role-missing',
    });
  });

  it('an account that changed after the save blocks signing until the report is saved again', async () => {
    let report = await accepted(save(2500, 0));
    await saveOrganisationData(database.sql, {
      nis: identity.nis,
      data: {
        account: { iban: 'BE71096123456769', bic: 'GKCCBEBB' },
        contact: { name: 'An Peeters', email: 'an@ocmw.example', phone: '03 123 45 67' },
      },
      basedOn: 1,
      by: people.officer,
      commandId: randomUUID(),
    });
    expect(await outcomeOf(sign('chair', report))).toMatchObject({
      refusal: 'account-changed',
    });
    report = await accepted(save(2500, 1));
    expect(await outcomeOf(sign('chair', report))).toMatchObject({ type: 'accepted' });
  });
});
