import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import { findReport, type ReportRecord } from '#database/reports.ts';
import { type ReportKey, reportId } from '#rules/keys.ts';
import type { Save, Sign, SignatoryRole } from '#rules/report.ts';
import { decide, type NewDecision } from '#services/fps-mi/database/decisions.ts';
import { reportState, workflowId } from '#workflows/report-messages.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { type Engine, startEngine } from './engine.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from './people.ts';

/**
 * A report of an organisation of its own for each test, with the people who fill in and sign, on the real engine.
 * @param namespace one that no other test file uses
 */
export function openDesk(namespace: string) {
  const parts: Partial<{ engine: Engine; database: FreshDatabase; key: ReportKey; people: People }> = {};
  const part = <K extends keyof typeof parts>(name: K): NonNullable<(typeof parts)[K]> => {
    const value = parts[name];
    if (value === undefined) throw new Error(`there is no ${name} before a test begins`);
    return value;
  };
  let nextOrganisation: () => string;
  beforeAll(async () => {
    const database = await freshDatabase();
    parts.database = database;
    nextOrganisation = await organisationsInTurn(database.sql);
    parts.engine = await startEngine(database.sql, namespace);
  });
  afterAll(async () => {
    await parts.engine?.stop();
    await parts.database?.drop();
  });
  beforeEach(async () => {
    part('engine').ministry.mood = 'receives';
    await another();
  });
  /** A report of the next organisation. */
  async function another(): Promise<void> {
    const { sql } = part('database');
    const nis = nextOrganisation();
    parts.key = { form: 'covid-premium', year: 2022, nis };
    parts.people = {
      clerk: await addPerson(sql, nis, ['editor']),
      chair: await addPerson(sql, nis, ['chair']),
      director: await addPerson(sql, nis, ['generalDirector']),
    };
    await fillInOrganisation(sql, nis, parts.people.clerk);
  }

  const handle = () => part('engine').client.workflow.getHandle(workflowId(part('key')));
  const found = () => findReport(part('database').sql, reportId(part('key')));
  const savingOf = (cents: number, basedOn: number): Save => ({
    type: 'save',
    commandId: randomUUID(),
    by: part('people').clerk,
    basedOn,
    typed: { justifiedTotal: cents },
  });
  const signingBy = async (as: SignatoryRole): Promise<Sign> => {
    const report = await found();
    return {
      type: 'sign',
      commandId: randomUUID(),
      by: part('people')[as === 'chair' ? 'chair' : 'director'],
      as,
      method: 'eid',
      version: report?.version ?? 0,
      contentHash: report?.contentHash ?? '',
    };
  };
  return {
    get engine() {
      return part('engine');
    },
    get database() {
      return part('database');
    },
    get key() {
      return part('key');
    },
    get people() {
      return part('people');
    },
    another,
    handle,
    savingOf,
    signingBy,
    state: () => handle().query(reportState),
    save: (cents: number, basedOn: number) => part('engine').reports.save(part('key'), savingOf(cents, basedOn)),
    sign: async (as: SignatoryRole) => part('engine').reports.sign(part('key'), await signingBy(as)),
    /** A case handler of FPS MI decides on a report that it has; the same `id` is the same decision. */
    decide: async (decision: Pick<NewDecision, 'type' | 'reference' | 'reason'>, id: string = randomUUID()) => {
      const { ministry } = part('engine');
      const handler = ministry.handler.id;
      await decide(ministry.sql, [{ id, handler, ...decision }]);
      const { type, reference } = decision;
      return await part('engine').decide(part('key'), { type, commandId: id, handler, reference });
    },
    /** The report, once FPS MI has acknowledged it. */
    sent: (): Promise<ReportRecord> =>
      vi.waitFor(async () => {
        const report = await found();
        if (report?.stage !== 'sent') throw new Error(`still ${report?.stage}`);
        return report;
      }, 20_000),
    /**
     * Keeps a history for the replay tests, when asked for by RECORD_HISTORIES=1.
     * @param id the workflow, when it is not the one of this test's report
     */
    keepHistory: async (name: string, id = workflowId(part('key'))): Promise<void> => {
      if (process.env['RECORD_HISTORIES'] !== '1') return;
      const folder = new URL('../workflows/histories/', import.meta.url);
      await mkdir(folder, { recursive: true });
      // Stack traces name the folder of whoever recorded it, which is nobody's business.
      const root = fileURLToPath(new URL('../../', import.meta.url));
      const history = historyToJSON(await part('engine').client.workflow.getHandle(id).fetchHistory()).replaceAll(
        root,
        '',
      );
      // One that is there stays: what is under way in production was begun by the code that recorded it.
      await writeFile(new URL(`${name}.json`, folder), history, { flag: 'wx' }).catch((error: unknown) => {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      });
    },
  };
}

type People = Record<'clerk' | 'chair' | 'director', string>;
