import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { keepDraft } from '#database/drafts.ts';
import { findReport } from '#database/reports.ts';
import { reportId } from '#rules/keys.ts';
import type { Save, Sign } from '#rules/report.ts';
import { openDesk } from '#test/support/desk.ts';
import { addPerson } from '#test/support/people.ts';
import { saveReportSignal, signReport, signReportSignal } from '#workflows/report-messages.ts';

const desk = openDesk('workflows');
const { handle, keepHistory, save, savingOf, sent, sign, signingBy, state } = desk;

describe('a report', () => {
  it('is filled in, signed by both, sent by itself and acknowledged', async () => {
    expect(await save(123_450, 0)).toEqual({ type: 'accepted', version: 1, stage: 'filledIn' });
    expect(await sign('chair')).toMatchObject({ type: 'accepted', stage: 'halfSigned' });
    expect(await sign('generalDirector')).toMatchObject({ type: 'accepted', stage: 'sending' });
    const report = await sent();
    expect(report.delivery?.reference).toMatch(/^COV-2022-/);
    expect(desk.engine.ministry.keys).toContain(`${reportId(desk.key)}/v1`);
    await handle().result();
    await keepHistory('sent-1');
  });

  it('is saved from a draft that the database has, and refused when there is none', async () => {
    const { typed: _, ...command } = { typed: null, ...savingOf(2500, 0) };
    const draft = await keepDraft(desk.database.sql, reportId(desk.key), {
      typed: { justifiedTotal: 7500 },
      definition: { version: 1 },
      by: desk.people.clerk,
    });
    expect(await desk.engine.reports.save(desk.key, { ...command, draft })).toMatchObject({ version: 1 });
    expect((await findReport(desk.database.sql, reportId(desk.key)))?.content.values['justifiedTotal']).toBe(7500);
    const gone = { ...command, commandId: randomUUID(), basedOn: 1, draft: '0'.repeat(64) };
    expect(await desk.engine.reports.save(desk.key, gone)).toEqual({ type: 'refused', refusal: 'draft-missing' });
    await sign('chair');
    await sign('generalDirector');
    await sent();
    await handle().result();
    await keepHistory('saved-from-a-draft-3');
  });

  it('loses its signature by an edit, and needs both anew', async () => {
    await save(2500, 0);
    await sign('chair');
    expect(await save(5000, 1)).toMatchObject({ version: 2, stage: 'filledIn' });
    expect(await sign('generalDirector')).toMatchObject({ stage: 'halfSigned' });
    expect(await sign('chair')).toMatchObject({ stage: 'sending' });
    const report = await sent();
    await keepHistory('edited-after-a-signature-1');
    expect(report.content.values['justifiedTotal']).toBe(5000);
    expect(desk.engine.ministry.keys.filter((sentKey) => sentKey.startsWith(reportId(desk.key)))).toEqual([
      `${reportId(desk.key)}/v2`,
    ]);
  });

  it('is what the database says as soon as the answer is there', async () => {
    for (let version = 1; version <= 3; version += 1) {
      await save(version * 2500, version - 1);
      expect((await findReport(desk.database.sql, reportId(desk.key)))?.version).toBe(version);
    }
  });

  it('takes one of two edits that were made at the same time over the same version', async () => {
    await save(2500, 0);
    const answers = await Promise.all([save(5000, 1), save(7500, 1)]);
    expect(answers.map(({ type }) => type).sort()).toEqual(['accepted', 'refused']);
    expect(answers).toContainEqual({ type: 'refused', refusal: 'version-conflict' });
    expect((await state()).version).toBe(2);
  });

  it('counts a press of the button once, however often it arrives', async () => {
    const command = savingOf(2500, 0);
    const answers = await Promise.all([1, 2, 3].map(() => desk.engine.reports.save(desk.key, command)));
    expect(answers.every(({ type }) => type === 'accepted')).toBe(true);
    expect((await state()).sequence).toBe(1);
  });

  it('tells in Temporal where it stands, in words and by attributes, without anybody’s name', async () => {
    await save(2500, 0);
    await sign('chair');
    const description = await handle().describe();
    expect(description.typedSearchAttributes.getAll().map(({ key: { name }, value }) => [name, value])).toEqual(
      expect.arrayContaining([
        ['Organisation', desk.key.nis],
        ['Form', 'covid-premium'],
        ['ReportYear', 2022],
        ['Stage', 'halfSigned'],
        ['MissingSignature', ['generalDirector']],
      ]),
    );
    const details: string = await handle()
      .query('__temporal_workflow_metadata')
      .then((metadata) => JSON.stringify(metadata));
    expect(details).toContain('Waits for the signature of the general director');
    const history = JSON.stringify(await handle().fetchHistory());
    const [chair] = await desk.database.sql<{ name: string; email: string }[]>`
      select name, email from persons where id = ${desk.people.chair}`;
    const readable = history + decoded(history);
    const found = [desk.people.chair, chair?.name ?? '?', chair?.email ?? '?'].map((text) => readable.includes(text));
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
    const [person] = await desk.database.sql<{ email: string }[]>`select email from persons where id = ${id}`;
    return desk.engine.mails.delivered.filter(({ to }) => to.address === person?.email).map(({ subject }) => subject);
  };

  it('asks the missing signatory, tells whose signature fell away and why, and tells both that it was sent', async () => {
    await save(2500, 0);
    await sign('chair');
    await vi.waitFor(async () => expect(await mailsTo(desk.people.director)).toHaveLength(1), 10_000);
    expect((await mailsTo(desk.people.director))[0]).toContain('Uw handtekening wordt gevraagd');
    await save(5000, 1);
    await vi.waitFor(async () => expect(await mailsTo(desk.people.chair)).toHaveLength(1), 10_000);
    const removed = desk.engine.mails.delivered.at(-1);
    expect(removed?.subject).toContain('Uw handtekening is vervallen');
    expect(removed?.text.replace(/\s/g, ' ')).toContain(
      'Wat er gewijzigd is: - Verantwoord totaalbedrag: van € 25,00 naar € 50,00',
    );
    expect(removed?.html).toContain(
      `http://uniek-verslag.example/organisations/${desk.key.nis}/reports/covid-premium/2022`,
    );
    await sign('chair');
    await sign('generalDirector');
    await sent();
    await handle().result();
    expect((await mailsTo(desk.people.chair)).map((subject) => subject.split(':')[0])).toEqual([
      'Uw handtekening is vervallen',
      'Verzonden naar de POD MI',
    ]);
    expect(await mailsTo(desk.people.clerk)).toEqual([]);
    const attached = desk.engine.mails.delivered.at(-1)?.attachments[0];
    expect(attached?.filename).toBe(`covid-premium-2022-${desk.key.nis}.pdf`);
    expect(attached?.content.subarray(0, 5).toString()).toBe('%PDF-');
    const ids = desk.engine.mails.delivered.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
    await keepHistory('with-mails-2');
  });

  it('holds nothing up while the mail server is away, and goes out once it is back', async () => {
    desk.engine.mails.away = true;
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    await sent();
    expect(await mailsTo(desk.people.chair)).toEqual([]);
    desk.engine.mails.away = false;
    await vi.waitFor(async () => expect(await mailsTo(desk.people.chair)).toHaveLength(1), 20_000);
    await handle().result();
  });

  it('reaches the others when the mail server knows nothing of one of them', async () => {
    const { sql } = desk.database;
    const [wrong] = await sql<{ email: string }[]>`select email from persons where id = ${desk.people.director}`;
    const deputy = await addPerson(sql, desk.key.nis, ['generalDirector']);
    desk.engine.mails.refused = wrong?.email ?? '';
    await save(2500, 0);
    await sign('chair');
    await vi.waitFor(async () => expect(await mailsTo(deputy)).toHaveLength(1), 10_000);
    expect(await mailsTo(desk.people.director)).toEqual([]);
  });
});

describe('a signature', () => {
  it('is refused with the reason', async () => {
    await save(2500, 0);
    const stale = await signingBy('chair');
    await save(5000, 1);
    expect(await desk.engine.reports.sign(desk.key, stale)).toEqual({ type: 'refused', refusal: 'content-changed' });
    const signing = await signingBy('chair');
    expect(await desk.engine.reports.sign(desk.key, { ...signing, by: desk.people.clerk })).toMatchObject({
      refusal: 'role-missing',
    });
    await sign('chair');
    expect(await sign('chair')).toMatchObject({ refusal: 'already-signed' });
    await desk.database
      .sql`insert into roles (person_id, nis, role) values (${desk.people.chair}, ${desk.key.nis}, 'generalDirector')`;
    expect(
      await desk.engine.reports.sign(desk.key, { ...(await signingBy('generalDirector')), by: desk.people.chair }),
    ).toMatchObject({
      refusal: 'same-person',
    });
    await sign('generalDirector');
    await sent();
    expect(await sign('chair')).toMatchObject({ refusal: 'already-sent' });
    expect(await save(7500, 2)).toMatchObject({ refusal: 'already-sent' });
  });

  it('may come as a signal, and a refused signal harms nothing', async () => {
    await save(2500, 0);
    await handle().signal(signReportSignal, { ...(await signingBy('chair')), contentHash: 'nonsense' });
    await handle().signal(saveReportSignal, { type: 'save' } as Save);
    await handle().signal(signReportSignal, await signingBy('chair'));
    await vi.waitFor(async () => expect((await state()).stage).toBe('halfSigned'), 10_000);
    await keepHistory('by-signals-1');
  });
});

it('nobody but the ministry can say that a report was received', async () => {
  await save(2500, 0);
  const receipt = {
    type: 'receive',
    commandId: randomUUID(),
    version: 1,
    reference: 'FAKE',
    receivedAt: '2026-01-01T00:00:00Z',
  };
  // The casts: what an operator types has no type.
  await handle().signal(saveReportSignal, receipt as unknown as Save);
  await expect(handle().executeUpdate(signReport, { args: [receipt as unknown as Sign] })).rejects.toThrow();
  expect(await state()).toMatchObject({ stage: 'filledIn', reference: null });
});

it('an update with nonsense is refused, and the workflow goes on', async () => {
  await save(2500, 0);
  const nonsense = { type: 'sign', by: 'me' } as Sign;
  await expect(handle().executeUpdate(signReport, { args: [nonsense] })).rejects.toThrow();
  expect(await sign('chair')).toMatchObject({ type: 'accepted' });
});
