import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { verifyAuditTrail } from '#database/audit-trail.ts';
import { findOpenReturn } from '#database/decisions.ts';
import { historyOf } from '#database/report-history.ts';
import { findReport, signaturesOf } from '#database/reports.ts';
import { reportId } from '#rules/keys.ts';
import { recordDecisions as recordAtMinistry } from '#services/fps-mi/database/handler-decisions.ts';
import { reportFixture } from '#test/support/report-fixture.ts';

const fixture = reportFixture('decisions');
const { decide, handle, recordHistory, save, whenMailsSent, whenSent, sign, state } = fixture;
const id = () => reportId(fixture.key);
const found = () => findReport(fixture.database.sql, id());

/** Fills in, signs and sends the report. @returns FPS MI's reference */
async function delivered(): Promise<string> {
  await save(2500, 0);
  await sign('chair');
  await sign('generalDirector');
  const report = await whenSent();
  await whenMailsSent();
  return report.delivery?.reference ?? '';
}

const subjects = () =>
  fixture.backend.mails.delivered
    .filter(({ subject }) => subject.includes('POD MI'))
    .map(({ to, subject }) => [to.address, subject]);

describe('a report that FPS MI returns', () => {
  it('is open again with the same content and without signatures, and has the reason and the handler', async () => {
    const reference = await delivered();
    const answer = await decide({ type: 'return', reference, reason: 'De premies van maart ontbreken.' });
    expect(answer).toEqual({ type: 'accepted', version: 2, stage: 'filledIn' });
    const report = await found();
    expect(report).toMatchObject({ stage: 'filledIn', version: 2, signatures: [], delivery: null });
    expect(report?.content.values['justifiedTotal']).toBe(2500);
    expect(await signaturesOf(fixture.database.sql, id(), 1)).toHaveLength(2);
    const [latest] = await historyOf(fixture.database.sql, id());
    expect(latest).toMatchObject({
      name: fixture.backend.ministry.handler.name,
      reason: 'De premies van maart ontbreken.',
      event: { type: 'returned', reference, handler: fixture.backend.ministry.handler.id },
    });
    expect(await findOpenReturn(fixture.database.sql, id())).toMatchObject({
      reference,
      handlerName: fixture.backend.ministry.handler.name,
    });
    expect((await verifyAuditTrail(fixture.database.sql)).faults).toEqual([]);
  });

  it('is signed by both again, even without an edit, and sent as a new version', async () => {
    const reference = await delivered();
    await decide({ type: 'return', reference, reason: 'Kijk het bedrag na.' });
    await sign('generalDirector');
    expect(await sign('chair')).toMatchObject({ type: 'accepted', stage: 'sending' });
    const again = await whenSent();
    expect(again).toMatchObject({ version: 2, content: { values: { justifiedTotal: 2500 } } });
    expect(again.delivery?.reference).not.toBe(reference);
    expect(fixture.backend.ministry.keys.filter((key) => key.startsWith(id()))).toEqual([`${id()}/v1`, `${id()}/v2`]);
    expect(await findOpenReturn(fixture.database.sql, id())).toBeNull();
    await recordHistory('returned-and-signed-again-3');
  });

  it('loses its new signatures when it is edited, and keeps the signatures on the version that was sent', async () => {
    const reference = await delivered();
    await decide({ type: 'return', reference, reason: 'Het bedrag is te laag.' });
    await sign('chair');
    expect(await save(5000, 2)).toMatchObject({ version: 3, stage: 'filledIn' });
    expect(await signaturesOf(fixture.database.sql, id(), 1)).toHaveLength(2);
    expect(await signaturesOf(fixture.database.sql, id(), 2)).toEqual([]);
    await sign('chair');
    await sign('generalDirector');
    expect((await whenSent()).content.values['justifiedTotal']).toBe(5000);
    await recordHistory('returned-and-edited-3');
  });

  it('can be returned again, and then accepted', async () => {
    for (const reason of ['Een.', 'Twee.']) {
      const reference = (await found())?.delivery?.reference ?? (await delivered());
      await decide({ type: 'return', reference, reason });
      await sign('chair');
      await sign('generalDirector');
      await whenSent();
    }
    const reference = (await found())?.delivery?.reference ?? '';
    expect(await decide({ type: 'accept', reference, reason: null })).toMatchObject({ version: 3, stage: 'accepted' });
  });

  it('is announced to the contact person, the signers and the editors in one mail each, with the reason', async () => {
    const reference = await delivered();
    fixture.backend.mails.delivered.length = 0;
    await decide({ type: 'return', reference, reason: 'De premies van maart ontbreken.' });
    await vi.waitFor(() => expect(subjects()).toHaveLength(4), 10_000);
    const people = await fixture.database.sql<{ email: string }[]>`
      select email from persons where id in ${fixture.database.sql(Object.values(fixture.people))}`;
    const addresses = subjects().map(([address]) => address);
    expect(addresses.sort()).toEqual([...people.map(({ email }) => email), 'an@ocmw.example'].sort());
    const [mail] = fixture.backend.mails.delivered;
    expect(mail?.subject).toContain('Teruggestuurd door de POD MI');
    expect(mail?.text).toContain('De premies van maart ontbreken.');
  });

  it('has no reason and no name in the workflow history', async () => {
    const reference = await delivered();
    await decide({ type: 'return', reference, reason: 'Vraag het aan mevrouw Peeters.' });
    const history = JSON.stringify(await handle().fetchHistory());
    const decoded = [...history.matchAll(/"data":"([A-Za-z0-9+/=]+)"/g)].map(([, data = '']) => atob(data)).join('\n');
    expect(decoded).toContain(reference);
    expect(history + decoded).not.toMatch(/Peeters|Claes/);
  });
});

describe('a report that FPS MI accepts', () => {
  it('is final', async () => {
    const reference = await delivered();
    expect(await decide({ type: 'accept', reference, reason: null })).toEqual({
      type: 'accepted',
      version: 1,
      stage: 'accepted',
    });
    await handle().result();
    await recordHistory('accepted-3');
    expect(await save(5000, 1)).toEqual({ type: 'refused', refusal: 'already-sent' });
    expect(await decide({ type: 'return', reference, reason: 'Toch niet.' })).toEqual({
      type: 'refused',
      // FPS MI itself keeps no second decision on it.
      refusal: 'decision-unknown',
    });
    expect(await found()).toMatchObject({ stage: 'accepted', delivery: { reference } });
  });
});

describe('a decision', () => {
  it('is carried out once, even when it arrives twice or very late', async () => {
    const reference = await delivered();
    const decision = { type: 'return', reference, reason: 'Nog eens nakijken.' } as const;
    const one = randomUUID();
    const answers = await Promise.all([decide(decision, one), decide(decision, one)]);
    expect(answers.map(({ type }) => type)).toEqual(['accepted', 'accepted']);
    await sign('chair');
    await sign('generalDirector');
    await whenSent();
    expect(await decide(decision, one)).toMatchObject({ type: 'accepted', version: 2 });
    const returns = (await historyOf(fixture.database.sql, id())).filter(({ event }) => event.type === 'returned');
    expect(returns).toHaveLength(1);
  });

  it('is refused when FPS MI does not know it, and carried out as FPS MI has it', async () => {
    const reference = await delivered();
    const handler = fixture.backend.ministry.handler.id;
    expect(await fixture.backend.sendDecision(fixture.key, { commandId: randomUUID() })).toEqual({
      type: 'refused',
      refusal: 'decision-unknown',
    });
    expect((await found())?.stage).toBe('sent');
    const returned = { id: randomUUID(), type: 'return', reason: 'Nakijken.', reference, handler } as const;
    await recordAtMinistry(fixture.backend.ministry.sql, [returned]);
    expect(await fixture.backend.sendDecision(fixture.key, { commandId: returned.id })).toMatchObject({ version: 2 });
    expect((await found())?.stage).toBe('filledIn');
  });

  it('on a report that FPS MI does not have is refused', async () => {
    const reference = await delivered();
    const handler = fixture.backend.ministry.handler.id;
    const accepted = { id: randomUUID(), type: 'accept', reason: null, reference, handler } as const;
    await recordAtMinistry(fixture.backend.ministry.sql, [accepted]);
    await fixture.nextReport();
    await save(2500, 0);
    expect(await fixture.backend.sendDecision(fixture.key, { commandId: accepted.id })).toEqual({
      type: 'refused',
      refusal: 'decision-unknown',
    });
    expect((await state()).stage).toBe('filledIn');
  });

  const whenFetchedAgain = () =>
    vi.waitFor(async () => {
      const { raw } = await handle().describe();
      expect(raw.pendingActivities?.[0]?.attempt).toBeGreaterThan(1);
    }, 10_000);

  it('waits while FPS MI is down, and is carried out afterwards', async () => {
    const reference = await delivered();
    fixture.backend.ministry.behaviour = 'fails';
    const answer = decide({ type: 'accept', reference, reason: null });
    await whenFetchedAgain();
    fixture.backend.ministry.behaviour = 'receives';
    expect(await answer).toMatchObject({ type: 'accepted', stage: 'accepted' });
  });

  it('is carried out by the next run when an operator terminates the run in the middle of it', async () => {
    const reference = await delivered();
    fixture.backend.ministry.behaviour = 'fails';
    const answer = decide({ type: 'accept', reference, reason: null });
    await whenFetchedAgain();
    fixture.backend.ministry.behaviour = 'receives';
    await handle().terminate();
    expect(await answer).toMatchObject({ type: 'accepted', stage: 'accepted' });
  });
});
