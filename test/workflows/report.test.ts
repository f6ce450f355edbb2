import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { findReport } from '#database/reports.ts';
import { findSeal } from '#database/sealed-deliveries.ts';
import { reportId } from '#rules/keys.ts';
import { record } from '#test/support/carry-out.ts';
import { addPerson } from '#test/support/people.ts';
import { reportFixture } from '#test/support/report-fixture.ts';
import { repeatCommand, sendAgain, signReport } from '#workflows/report-messages.ts';

const fixture = reportFixture('workflows');
const { handle, recordHistory, save, saveCommand, send, whenSent, sign, signCommand, state } = fixture;

describe('a report', () => {
  it('is filled in, signed by both, sent automatically and acknowledged', async () => {
    expect(await save(123_450, 0)).toEqual({ type: 'accepted', version: 1, stage: 'filledIn' });
    expect(await sign('chair')).toMatchObject({ type: 'accepted', stage: 'halfSigned' });
    expect(await sign('generalDirector')).toMatchObject({ type: 'accepted', stage: 'sending' });
    const report = await whenSent();
    expect(report.delivery?.reference).toMatch(/^COV-2022-/);
    expect(fixture.backend.ministry.keys).toContain(`${reportId(fixture.key)}/v1`);
    const [received] = await fixture.backend.ministry.sql<{ seal: string }[]>`
      select seal from received_reports where reference = ${report.delivery?.reference ?? ''}`;
    expect(await findSeal(fixture.database.sql, reportId(fixture.key), 1)).toBe(received?.seal);
    await recordHistory('sent-3');
  });

  it('costs at most 40 events and 6 workflow tasks from the first save to the acknowledgement', async () => {
    await save(2500, 0);
    await sign('chair');
    await save(5000, 1);
    await sign('chair');
    await sign('generalDirector');
    await whenSent();
    const { events } = await handle().fetchHistory();
    const tasks = (events ?? []).filter((event) => event.workflowTaskCompletedEventAttributes);
    expect(events?.length).toBeLessThanOrEqual(40);
    expect(tasks.length).toBeLessThanOrEqual(6);
  });

  it('is saved from a draft in the database, and refused without it', async () => {
    const command = await saveCommand(7500, 0);
    expect(await send(command)).toMatchObject({ version: 1 });
    expect((await findReport(fixture.database.sql, reportId(fixture.key)))?.content.values['justifiedTotal']).toBe(
      7500,
    );
    const gone = { ...command, commandId: randomUUID(), basedOn: 1, draft: '0'.repeat(64) };
    expect(await send(gone)).toEqual({ type: 'refused', refusal: 'draft-missing' });
    await sign('chair');
    await sign('generalDirector');
    await whenSent();
    await recordHistory('save-refused-3');
  });

  it('loses its signature by an edit, and needs both again', async () => {
    await save(2500, 0);
    await sign('chair');
    expect(await save(5000, 1)).toMatchObject({ version: 2, stage: 'filledIn' });
    expect(await sign('generalDirector')).toMatchObject({ stage: 'halfSigned' });
    expect(await sign('chair')).toMatchObject({ stage: 'sending' });
    const report = await whenSent();
    await recordHistory('edited-after-a-signature-3');
    expect(report.content.values['justifiedTotal']).toBe(5000);
    expect(fixture.backend.ministry.keys.filter((sentKey) => sentKey.startsWith(reportId(fixture.key)))).toEqual([
      `${reportId(fixture.key)}/v2`,
    ]);
  });

  it('is in the database when the answer arrives', async () => {
    for (let version = 1; version <= 3; version += 1) {
      await save(version * 2500, version - 1);
      expect((await findReport(fixture.database.sql, reportId(fixture.key)))?.version).toBe(version);
    }
  });

  it('accepts one of two concurrent edits of the same version', async () => {
    await save(2500, 0);
    const answers = await Promise.all([save(5000, 1), save(7500, 1)]);
    expect(answers.map(({ type }) => type).sort()).toEqual(['accepted', 'refused']);
    expect(answers).toContainEqual({ type: 'refused', refusal: 'version-conflict' });
    expect((await state()).version).toBe(2);
  });

  it('carries out a command once when it arrives several times', async () => {
    const command = await saveCommand(2500, 0);
    const answers = await Promise.all([1, 2, 3].map(() => send(command)));
    expect(answers.every(({ type }) => type === 'accepted')).toBe(true);
    expect((await state()).sequence).toBe(1);
  });

  it('shows its stage in Temporal, as text and as search attributes, without names', async () => {
    await save(2500, 0);
    await sign('chair');
    const description = await handle().describe();
    expect(description.typedSearchAttributes.getAll().map(({ key: { name }, value }) => [name, value])).toEqual(
      expect.arrayContaining([
        ['Organisation', fixture.key.nis],
        ['Form', 'covid-premium'],
        ['ReportYear', 2022],
        ['Stage', 'signing'],
      ]),
    );
    const details: string = await handle()
      .query('__temporal_workflow_metadata')
      .then((metadata) => JSON.stringify(metadata));
    expect(details).toContain('Waits for the signature of the general director');
    const history = JSON.stringify(await handle().fetchHistory());
    const [chair] = await fixture.database.sql<{ name: string; email: string }[]>`
      select name, email from persons where id = ${fixture.people.chair}`;
    const readable = history + decoded(history);
    const found = [fixture.people.chair, chair?.name ?? '?', chair?.email ?? '?'].map((text) =>
      readable.includes(text),
    );
    expect(found).toEqual([true, false, false]);
  });
});

/** The payloads of a history as text. */
function decoded(history: string): string {
  return [...history.matchAll(/"data":"([A-Za-z0-9+/=]+)"/g)].map(([, data = '']) => atob(data)).join('\n');
}

describe('e-mail', () => {
  /** The subjects of the mails that a person got about this report. */
  const mailsTo = async (id: string): Promise<string[]> => {
    const [person] = await fixture.database.sql<{ email: string }[]>`select email from persons where id = ${id}`;
    return fixture.backend.mails.delivered
      .filter(({ to }) => to.address === person?.email)
      .map(({ subject }) => subject);
  };

  it('asks the missing signatory, says whose signature was removed and why, and informs both when the report is sent', async () => {
    await save(2500, 0);
    await sign('chair');
    await vi.waitFor(async () => expect(await mailsTo(fixture.people.director)).toHaveLength(1), 10_000);
    expect((await mailsTo(fixture.people.director))[0]).toContain('Uw handtekening wordt gevraagd');
    await save(5000, 1);
    await vi.waitFor(async () => expect(await mailsTo(fixture.people.chair)).toHaveLength(1), 10_000);
    const removed = fixture.backend.mails.delivered.at(-1);
    expect(removed?.subject).toContain('Uw handtekening is vervallen');
    expect(removed?.text.replace(/\s/g, ' ')).toContain(
      'Wat er gewijzigd is: - Verantwoord totaalbedrag: van € 25,00 naar € 50,00',
    );
    expect(removed?.html).toContain(
      `http://uniek-verslag.example/organisations/${fixture.key.nis}/reports/covid-premium/2022`,
    );
    await sign('chair');
    await sign('generalDirector');
    await whenSent();
    await vi.waitFor(async () => expect(await mailsTo(fixture.people.chair)).toHaveLength(2), 10_000);
    expect((await mailsTo(fixture.people.chair)).map((subject) => subject.split(':')[0])).toEqual([
      'Uw handtekening is vervallen',
      'Verzonden naar de POD MI',
    ]);
    expect((await mailsTo(fixture.people.officer)).map((subject) => subject.split(':')[0])).toEqual([
      'Verzonden naar de POD MI',
    ]);
    const ofReport = fixture.backend.mails.delivered.filter(({ messageId }) => messageId.includes(fixture.key.nis));
    const attached = ofReport.flatMap(({ attachments }) => attachments)[0];
    expect(attached?.filename).toBe(`covid-premium-2022-${fixture.key.nis}.pdf`);
    expect(attached?.content.subarray(0, 5).toString()).toBe('%PDF-');
    const ids = fixture.backend.mails.delivered.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('delays nothing while the mail server is down, and goes out afterwards', async () => {
    fixture.backend.mails.away = true;
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    await whenSent();
    expect(await mailsTo(fixture.people.chair)).toEqual([]);
    fixture.backend.mails.away = false;
    await vi.waitFor(async () => expect(await mailsTo(fixture.people.chair)).toHaveLength(1), 20_000);
  });

  it('reaches the others when the mail server rejects one address', async () => {
    const { sql } = fixture.database;
    const [wrong] = await sql<{ email: string }[]>`select email from persons where id = ${fixture.people.director}`;
    const deputy = await addPerson(sql, fixture.key.nis, ['generalDirector']);
    fixture.backend.mails.refused = wrong?.email ?? '';
    await save(2500, 0);
    await sign('chair');
    await vi.waitFor(async () => expect(await mailsTo(deputy)).toHaveLength(1), 10_000);
    expect(await mailsTo(fixture.people.director)).toEqual([]);
  });
});

describe('a signature', () => {
  it('is refused with the reason', async () => {
    await save(2500, 0);
    const stale = await signCommand('chair');
    await save(5000, 1);
    expect(await send(stale)).toEqual({ type: 'refused', refusal: 'content-changed' });
    const signing = await signCommand('chair');
    expect(await send({ ...signing, by: fixture.people.officer })).toMatchObject({ refusal: 'role-missing' });
    await sign('chair');
    expect(await sign('chair')).toMatchObject({ refusal: 'already-signed' });
    await fixture.database
      .sql`insert into roles (person_id, nis, role) values (${fixture.people.chair}, ${fixture.key.nis}, 'generalDirector')`;
    const both = { ...(await signCommand('generalDirector')), by: fixture.people.chair };
    expect(await send(both)).toMatchObject({ refusal: 'same-person' });
    await sign('generalDirector');
    await whenSent();
    expect(await sign('chair')).toMatchObject({ refusal: 'already-sent' });
    expect(await save(7500, 2)).toMatchObject({ refusal: 'already-sent' });
  });

  it('that is recorded can be repeated by a signal; any other signal changes nothing', async () => {
    await save(2500, 0);
    const command = await signCommand('chair');
    const target = { reportId: reportId(fixture.key), nis: fixture.key.nis };
    const { sql } = fixture.database;
    expect(await record(sql, target, command)).toBe('recorded');
    await handle().signal(repeatCommand, 'a-made-up-id');
    // The cast: a message typed by an operator has no type.
    await handle().signal(repeatCommand, command as unknown as string);
    await handle().signal(repeatCommand, command.commandId);
    await vi.waitFor(async () => expect((await state()).stage).toBe('halfSigned'), 10_000);
    await handle().signal(repeatCommand, command.commandId);
    expect(await send(command)).toMatchObject({ type: 'accepted', stage: 'halfSigned' });
    await recordHistory('repeated-by-signals-3');
  });
});

describe('with full access to Temporal', () => {
  it('nobody can sign: an update counts only for a command that the web service has recorded', async () => {
    await save(2500, 0);
    const forged = await signCommand('chair');
    await expect(handle().executeUpdate(signReport, { args: [forged.commandId] })).rejects.toMatchObject({
      cause: { type: 'command-unknown' },
    });
    // The casts: a message typed by an operator has no type.
    const whole = [forged as unknown as string] as [string];
    await expect(handle().executeUpdate(signReport, { args: whole })).rejects.toMatchObject({
      cause: { type: 'invalid-message' },
    });
    expect(await state()).toMatchObject({ stage: 'filledIn', signatures: {} });
  });

  it('nobody can use a command that is recorded for another report', async () => {
    await save(2500, 0);
    const command = await signCommand('chair');
    const { sql } = fixture.database;
    const target = { reportId: reportId(fixture.key), nis: fixture.key.nis };
    await record(sql, target, command);
    await fixture.nextReport();
    await save(2500, 0);
    await expect(handle().executeUpdate(signReport, { args: [command.commandId] })).rejects.toMatchObject({
      cause: { type: 'command-unknown' },
    });
    expect(await state()).toMatchObject({ stage: 'filledIn', signatures: {} });
  });

  it('nobody can mark a report as sent: a receipt counts only when a recorded delivery attempt has it', async () => {
    const takeOver = await fixture.backend.replaceNotifier({
      deliverReport: () => Promise.resolve({ reference: 'FORGED', receivedAt: '2026-01-01T00:00:00Z' }),
    });
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    const details = async () => JSON.stringify(await handle().query('__temporal_workflow_metadata'));
    await vi.waitFor(async () => expect(await details()).toContain('no acknowledgement'), 20_000);
    expect(await state()).toMatchObject({ stage: 'sending', reference: null });
    expect((await findReport(fixture.database.sql, reportId(fixture.key)))?.stage).toBe('sending');
    await takeOver.giveBack();
    await handle().signal(sendAgain);
    expect((await whenSent()).delivery?.reference).toMatch(/^COV-2022-/);
  });
});

it('a malformed update is refused, and the workflow goes on', async () => {
  await save(2500, 0);
  // The cast: a message typed by an operator has no type.
  const nonsense = { type: 'sign', by: 'me' } as unknown as string;
  await expect(handle().executeUpdate(signReport, { args: [nonsense] })).rejects.toThrow();
  expect(await sign('chair')).toMatchObject({ type: 'accepted' });
});
