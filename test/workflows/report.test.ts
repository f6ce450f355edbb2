import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findReport, loadReport } from '../../database/reports.ts';
import {
  type ReportKey,
  reportId,
  reportState,
  saveReportSignal,
  sendAgain,
  signReport,
  signReportSignal,
  workflowId,
} from '../../workflows/messages.ts';
import type { Save, Sign } from '../../workflows/rules.ts';
import { type FreshDatabase, freshDatabase } from '../database/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '../database/people.ts';
import { type Engine, startEngine } from './engine.ts';

let database: FreshDatabase;
let engine: Engine;
beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
  engine = await startEngine(database.sql, 'workflows');
});
afterAll(async () => {
  await engine?.stop();
  await database?.drop();
});

let nextOrganisation: () => string;
let key: ReportKey;
let people: Record<'clerk' | 'chair' | 'director', string>;
beforeEach(async () => {
  engine.ministry.mood = 'receives';
  key = { form: 'covid-premium', year: 2022, nis: nextOrganisation() };
  people = {
    clerk: await addPerson(database.sql, key.nis, ['editor']),
    chair: await addPerson(database.sql, key.nis, ['chair']),
    director: await addPerson(database.sql, key.nis, ['generalDirector']),
  };
  await fillInOrganisation(database.sql, key.nis, people.clerk);
});

const handle = () => engine.client.workflow.getHandle(workflowId(key));
const state = () => handle().query(reportState);
const savingOf = (cents: number, basedOn: number): Save => ({
  type: 'save',
  commandId: randomUUID(),
  by: people.clerk,
  basedOn,
  typed: { justifiedTotal: cents },
});
const save = (cents: number, basedOn: number) => engine.reports.save(key, savingOf(cents, basedOn));
async function signingBy(role: 'chair' | 'generalDirector'): Promise<Sign> {
  const report = await findReport(database.sql, reportId(key));
  return {
    type: 'sign',
    commandId: randomUUID(),
    by: role === 'chair' ? people.chair : people.director,
    as: role,
    method: 'eid',
    version: report?.version ?? 0,
    contentHash: report?.contentHash ?? '',
  };
}
const sign = async (role: 'chair' | 'generalDirector') => engine.reports.sign(key, await signingBy(role));
const sent = () =>
  vi.waitFor(async () => {
    const report = await findReport(database.sql, reportId(key));
    if (report?.stage !== 'sent') throw new Error(`still ${report?.stage}`);
    return report;
  }, 20_000);

/**
 * Keeps the history of this test's report for the replay tests, when asked for by RECORD_HISTORIES=1. Recorded anew only
 * beside the old ones: what is under way in production was recorded by the old code.
 */
async function keepHistory(name: string): Promise<void> {
  if (process.env['RECORD_HISTORIES'] !== '1') return;
  const folder = new URL('./histories/', import.meta.url);
  await mkdir(folder, { recursive: true });
  const history = historyToJSON(await handle().fetchHistory());
  // One that is there stays: what is under way in production was begun by the code that recorded it.
  await writeFile(new URL(`${name}.json`, folder), history, { flag: 'wx' }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
}

describe('a report', () => {
  it('is filled in, signed by both, sent by itself and acknowledged', async () => {
    expect(await save(123_450, 0)).toEqual({ type: 'accepted', version: 1, stage: 'filledIn' });
    expect(await sign('chair')).toMatchObject({ type: 'accepted', stage: 'halfSigned' });
    expect(await sign('generalDirector')).toMatchObject({ type: 'accepted', stage: 'sending' });
    const report = await sent();
    expect(report.delivery?.reference).toMatch(/^COV-2022-/);
    expect(engine.ministry.keys).toContain(`${reportId(key)}/v1`);
    await handle().result();
    await keepHistory('sent-1');
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
    expect(engine.ministry.keys.filter((sentKey) => sentKey.startsWith(reportId(key)))).toEqual([
      `${reportId(key)}/v2`,
    ]);
  });

  it('is what the database says as soon as the answer is there', async () => {
    for (let version = 1; version <= 3; version += 1) {
      await save(version * 2500, version - 1);
      expect((await findReport(database.sql, reportId(key)))?.version).toBe(version);
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
    const answers = await Promise.all([1, 2, 3].map(() => engine.reports.save(key, command)));
    expect(answers.every(({ type }) => type === 'accepted')).toBe(true);
    expect((await state()).sequence).toBe(1);
  });

  it('tells in Temporal where it stands, in words and by attributes, without anybody’s name', async () => {
    await save(2500, 0);
    await sign('chair');
    const description = await handle().describe();
    expect(description.typedSearchAttributes.getAll().map(({ key: { name }, value }) => [name, value])).toEqual(
      expect.arrayContaining([
        ['Organisation', key.nis],
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
    const [chair] = await database.sql<{ name: string; email: string }[]>`
      select name, email from persons where id = ${people.chair}`;
    const readable = history + decoded(history);
    const found = [people.chair, chair?.name ?? '?', chair?.email ?? '?'].map((text) => readable.includes(text));
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
    const [person] = await database.sql<{ email: string }[]>`select email from persons where id = ${id}`;
    return engine.mails.delivered.filter(({ to }) => to.address === person?.email).map(({ subject }) => subject);
  };

  it('asks the missing signatory, tells whose signature fell away and why, and tells both that it was sent', async () => {
    await save(2500, 0);
    await sign('chair');
    await vi.waitFor(async () => expect(await mailsTo(people.director)).toHaveLength(1), 10_000);
    expect((await mailsTo(people.director))[0]).toContain('Uw handtekening wordt gevraagd');
    await save(5000, 1);
    await vi.waitFor(async () => expect(await mailsTo(people.chair)).toHaveLength(1), 10_000);
    const removed = engine.mails.delivered.at(-1);
    expect(removed?.subject).toContain('Uw handtekening is vervallen');
    expect(removed?.text.replace(/\s/g, ' ')).toContain('Verantwoord totaalbedrag: van € 25,00 naar € 50,00');
    expect(removed?.html).toContain(`http://uniek-verslag.example/organisations/${key.nis}/reports/covid-premium/2022`);
    await sign('chair');
    await sign('generalDirector');
    await sent();
    await handle().result();
    expect((await mailsTo(people.chair)).map((subject) => subject.split(':')[0])).toEqual([
      'Uw handtekening is vervallen',
      'Verzonden naar de POD MI',
    ]);
    expect(await mailsTo(people.clerk)).toEqual([]);
    const ids = engine.mails.delivered.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
    await keepHistory('with-mails-2');
  });

  it('holds nothing up while the mail server is away, and goes out once it is back', async () => {
    engine.mails.away = true;
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    await sent();
    expect(await mailsTo(people.chair)).toEqual([]);
    engine.mails.away = false;
    await vi.waitFor(async () => expect(await mailsTo(people.chair)).toHaveLength(1), 20_000);
    await handle().result();
  });
});

describe('a signature', () => {
  it('is refused with the reason', async () => {
    await save(2500, 0);
    const stale = await signingBy('chair');
    await save(5000, 1);
    expect(await engine.reports.sign(key, stale)).toEqual({ type: 'refused', refusal: 'content-changed' });
    const signing = await signingBy('chair');
    expect(await engine.reports.sign(key, { ...signing, by: people.clerk })).toMatchObject({ refusal: 'role-missing' });
    await sign('chair');
    expect(await sign('chair')).toMatchObject({ refusal: 'already-signed' });
    await database.sql`insert into roles (person_id, nis, role) values (${people.chair}, ${key.nis}, 'generalDirector')`;
    expect(await engine.reports.sign(key, { ...(await signingBy('generalDirector')), by: people.chair })).toMatchObject(
      {
        refusal: 'same-person',
      },
    );
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

describe('whatever breaks', () => {
  it('the ministry fails for a while: the report arrives once it is back, once', async () => {
    engine.ministry.mood = 'fails';
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    await vi.waitFor(async () => {
      const report = await findReport(database.sql, reportId(key));
      expect(report?.delivery?.attempts).toBeGreaterThan(1);
    }, 10_000);
    engine.ministry.mood = 'loses-the-answer';
    const report = await sent();
    const mine = [...engine.ministry.received].filter(([received]) => received.startsWith(reportId(key)));
    expect(mine).toEqual([[`${reportId(key)}/v1`, report.delivery?.reference]]);
  });

  it('the ministry refuses: the report waits for an operator, and goes on at the signal', async () => {
    engine.ministry.mood = 'refuses';
    await save(2500, 0);
    await sign('chair');
    await sign('generalDirector');
    await vi.waitFor(async () => {
      const metadata = JSON.stringify(await handle().query('__temporal_workflow_metadata'));
      expect(metadata).toContain('the year is closed');
    }, 10_000);
    expect((await state()).stage).toBe('sending');
    engine.ministry.mood = 'receives';
    await handle().signal(sendAgain);
    await sent();
    await keepHistory('refused-by-the-ministry-1');
  });

  it('the reports worker is replaced in the middle: nothing is lost', async () => {
    await save(2500, 0);
    await sign('chair');
    await engine.restartReports();
    expect(await sign('generalDirector')).toMatchObject({ stage: 'sending' });
    await sent();
  });

  it('the engine has lost the report: a new workflow goes on where the database is', async () => {
    await save(2500, 0);
    await sign('chair');
    await handle().terminate('lost, in this test');
    expect(await sign('generalDirector')).toMatchObject({ stage: 'sending' });
    await sent();
  });

  it('an older backup of the database is put back: the workflow reads it anew, and goes on', async () => {
    await save(2500, 0);
    await sign('chair');
    await database.sql.begin(async (transaction) => {
      await transaction`set local session_replication_role = replica`;
      await transaction`delete from signatures where report_id = ${reportId(key)}`;
      await transaction`delete from audit_trail where subject = ${`report/${reportId(key)}`} and sequence = 2`;
      await transaction`update reports set sequence = 1, stage = 'filledIn' where id = ${reportId(key)}`;
    });
    expect(await sign('generalDirector')).toMatchObject({ type: 'accepted', stage: 'halfSigned' });
    expect((await state()).signatures).toEqual({ generalDirector: people.director });
    await sign('chair');
    await sent();
  });

  it('any number of edits: the workflow continues as new, with its signatures', async () => {
    const runs = new Set<string>();
    for (let version = 1; version <= 40; version += 1) {
      expect(await save(version * 2500, version - 1)).toMatchObject({ type: 'accepted', version });
      runs.add((await handle().describe()).runId);
    }
    expect(runs.size).toBeGreaterThan(1);
    await sign('chair');
    expect(await loadReport(database.sql, reportId(key))).toEqual(expect.objectContaining({ version: 40 }));
    expect((await state()).signatures).toEqual({ chair: people.chair });
    await keepHistory('continued-as-new-1');
    await sign('generalDirector');
    await sent();
  });
});

it('an update with nonsense is refused, and the workflow goes on', async () => {
  await save(2500, 0);
  const nonsense = { type: 'sign', by: 'me' } as Sign;
  await expect(handle().executeUpdate(signReport, { args: [nonsense] })).rejects.toThrow();
  expect(await sign('chair')).toMatchObject({ type: 'accepted' });
});
