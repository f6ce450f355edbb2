import { Hono } from 'hono';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Checkpoint, leafOf, openStoredCheckpoint } from '#services/checkpoint.ts';
import { merkleRoot } from '#services/merkle-tree.ts';
import { watchCheckpoints } from '#services/notifier/checkpoints.ts';
import { listen } from '#services/process.ts';
import { checkpointFixture } from '#test/support/checkpoint-fixture.ts';
import { DELIVERY_KEY } from '#test/support/ministry.ts';

const fixture = checkpointFixture();
const { addRows, keep, rewrite, state } = fixture;
const REPORT = 'report/covid-premium/2022/11001';
const ORGANISATION = 'organisation/11001';
const NOWHERE = { fpsMi: { url: 'http://127.0.0.1:9', token: 'a token that nobody asks for' } };

const daysHere = async () => (await fixture.sql`select day::text from checkpoints order by 1`).map(({ day }) => day);
const daysThere = async () =>
  (await fixture.ministry.sql`select day::text from checkpoints order by 1`).map(({ day }) => day);
async function checkpointOf(day: string): Promise<Checkpoint & { hash: string }> {
  const [row] = await fixture.sql<{ seal: string }[]>`select seal from checkpoints where day = ${day}`;
  const opened = await openStoredCheckpoint(row?.seal ?? '', DELIVERY_KEY.publicKey);
  if ('fault' in opened) throw new Error(opened.fault);
  return { ...opened.checkpoint, hash: opened.hash };
}
const mailed = () => state.mails.map(({ subject }) => subject);
/** What the security log says about the comparison with earlier checkpoints. */
const comparisons = (lines: typeof state.log) =>
  lines.filter(({ event }) => event === 'audit-trail-compared').map(({ reason }) => reason);

describe('the checkpoint of a day', () => {
  it('is made once, kept by both sides, and mailed to the auditor with the seal as a file', async () => {
    await addRows(REPORT, 3);
    await addRows(ORGANISATION, 1);
    await Promise.all([keep(), keep()]);
    await keep();
    expect(await daysHere()).toEqual(['2026-11-20']);
    expect(await daysThere()).toEqual(['2026-11-20']);
    const [organisation, report] = await fixture.sql<{ subject: string; rows: number; hash: string }[]>`
      select subject, sequence as rows, hash from audit_trail
      where (subject, sequence) in ((${ORGANISATION}, 1), (${REPORT}, 3)) order by subject`;
    if (organisation === undefined || report === undefined) throw new Error('rows are missing');
    expect(await checkpointOf('2026-11-20')).toMatchObject({
      day: '2026-11-20',
      madeAt: '2026-11-20T12:00:00.000Z',
      previous: null,
      chains: 2,
      rows: 4,
      root: merkleRoot([leafOf(organisation), leafOf(report)]).toString('hex'),
    });
    const there = await fixture.ministry.sql`select subject, rows, hash from checkpoint_heads order by subject`;
    expect(there).toEqual([organisation, report]);
    expect(new Set(mailed())).toEqual(new Set(['Controlepunt van het auditspoor: 20 november 2026']));
    const [mail] = state.mails;
    expect(mail?.to.address).toBe('auditor@fps-mi.example');
    expect(mail?.text).toContain('ketens: 2, rijen: 4');
    const opened = await openStoredCheckpoint(String(mail?.attachments[0]?.content).trim(), DELIVERY_KEY.publicKey);
    expect(opened).toMatchObject({ checkpoint: { day: '2026-11-20', chains: 2 } });
    expect(JSON.stringify(mail).length).toBeLessThan(10_000);
    expect(comparisons([...state.log, ...state.ministryLog])).toEqual([]);
  });

  it('contains the hash of the one before, and records the heads that changed', async () => {
    await addRows(REPORT, 3);
    await addRows(ORGANISATION, 1);
    await keep('2026-11-20');
    await addRows(REPORT, 1);
    await keep('2026-11-21');
    const first = await checkpointOf('2026-11-20');
    const second = await checkpointOf('2026-11-21');
    expect(second.previous).toEqual({ day: '2026-11-20', hash: first.hash });
    expect(second).toMatchObject({ chains: 2, rows: 5 });
    for (const sql of [fixture.sql, fixture.ministry.sql]) {
      const rows = await sql`select subject, rows from checkpoint_heads where day = '2026-11-21'`;
      expect(rows).toEqual([{ subject: REPORT, rows: 4 }]);
    }
  });

  it('is made without chains too', async () => {
    await keep();
    expect(await checkpointOf('2026-11-20')).toMatchObject({ chains: 0, rows: 0 });
    expect(await daysThere()).toEqual(['2026-11-20']);
  });

  it('of days on which the notifier did not run is missing, which the next one and its mail say', async () => {
    await addRows(REPORT, 3);
    await keep('2026-11-20');
    await keep('2026-11-24');
    expect(await daysHere()).toEqual(['2026-11-20', '2026-11-24']);
    expect((await checkpointOf('2026-11-24')).previous?.day).toBe('2026-11-20');
    expect(state.mails[1]?.text).toContain('geen controlepunt van 21 november 2026 tot en met 23 november 2026');
  });

  it('is made while FPS MI and the mail server are away, and sent and mailed in order when they are back', async () => {
    state.isMailServerDown = true;
    for (const day of ['2026-11-20', '2026-11-21']) {
      await addRows(REPORT, 1);
      await expect(keep(day, NOWHERE)).rejects.toThrow('a checkpoint was not made, sent or mailed');
    }
    expect(await daysHere()).toEqual(['2026-11-20', '2026-11-21']);
    expect(await daysThere()).toEqual([]);
    state.isMailServerDown = false;
    await keep('2026-11-21');
    expect(await daysThere()).toEqual(['2026-11-20', '2026-11-21']);
    expect(mailed()).toEqual([
      'Controlepunt van het auditspoor: 20 november 2026',
      'Controlepunt van het auditspoor: 21 november 2026',
    ]);
    expect(comparisons(state.ministryLog)).toEqual([]);
  });

  it('is sent again when FPS MI has lost the last ones', async () => {
    await keep('2026-11-20');
    await keep('2026-11-21');
    await fixture.ministry.sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`delete from checkpoints where day = '2026-11-21'`;
    });
    await keep('2026-11-22');
    expect(await daysThere()).toEqual(['2026-11-20', '2026-11-21', '2026-11-22']);
  });

  it('says in the logs of both sides and in the mail that chains lost rows', async () => {
    await addRows(REPORT, 12);
    await addRows(ORGANISATION, 4);
    await keep('2026-11-20');
    await rewrite(REPORT);
    await fixture.asOwner((sql) => sql`delete from audit_trail where subject = ${ORGANISATION} and sequence > 2`);
    await keep('2026-11-21');
    expect(comparisons(state.log)).toEqual(['rows-lost']);
    expect(comparisons(state.ministryLog)).toEqual(['rows-lost']);
    expect(state.ministryLog.find(({ subjects }) => subjects)?.['subjects']).toEqual([ORGANISATION, REPORT]);
    expect(mailed()[1]).toBe('Auditspoor gewijzigd: controlepunt van 21 november 2026');
    expect(state.mails[1]?.text).toContain(`sluit niet aan: ${REPORT} (12 rijen op 20 november 2026)`);
    expect(state.mails[1]?.text).toContain(`sluit niet aan: ${ORGANISATION} (4 rijen op 20 november 2026)`);
  });

  it('after restoring an older backup follows the one of the backup, which FPS MI logs', async () => {
    await addRows(REPORT, 3);
    await keep('2026-11-20');
    await addRows(REPORT, 2);
    await keep('2026-11-21');
    await fixture.asOwner(async (sql) => {
      await sql`delete from audit_trail where sequence > 3`;
      await sql`delete from checkpoint_heads where day = '2026-11-21'`;
      await sql`delete from checkpoints where day = '2026-11-21'`;
    });
    await keep('2026-11-22');
    expect(await daysThere()).toEqual(['2026-11-20', '2026-11-21', '2026-11-22']);
    expect(comparisons(state.ministryLog)).toEqual(['not-following', 'rows-lost']);
  });

  it('is kept here only, when FPS MI does not offer to keep it', async () => {
    const other = await listen(new Hono(), { host: '127.0.0.1', port: 0 });
    onTestFinished(() => other.close());
    await keep('2026-11-20', { fpsMi: { url: `http://127.0.0.1:${other.port}`, token: 'x' } });
    expect(await daysHere()).toEqual(['2026-11-20']);
  });

  it('is made by one of two notifiers that watch, and tried again after a failure', async () => {
    state.isMailServerDown = true;
    const watches = [1, 2].map(() => watchCheckpoints(fixture.dependencies(), 20));
    onTestFinished(async () => {
      await Promise.all(watches.map((watch) => watch.stop()));
    });
    await expect.poll(daysThere).toEqual(['2026-11-20']);
    await expect
      .poll(() => state.log.map(({ msg }) => msg))
      .toContain('the checkpoint of the day is not finished; tried again each minute');
    expect(mailed()).toEqual([]);
    state.isMailServerDown = false;
    await expect.poll(mailed).toHaveLength(1);
    await Promise.all(watches.map((watch) => watch.stop()));
    expect(mailed()).toHaveLength(1);
  });
});

it('refuses to change or remove a checkpoint', async () => {
  await keep();
  for (const sql of [fixture.sql, fixture.ministry.sql]) {
    await expect(sql`delete from checkpoint_heads`.then(() => sql`delete from checkpoints`)).rejects.toThrow('only');
    await expect(sql`update checkpoints set hash = ${'0'.repeat(64)}`).rejects.toThrow('only');
    await expect(sql`truncate checkpoints cascade`).rejects.toThrow('only');
  }
});
