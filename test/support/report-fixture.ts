import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import { findReport, type ReportRecord } from '#database/reports.ts';
import { type ReportKey, reportId } from '#rules/keys.ts';
import type { Save, Sign, SignatoryRole } from '#rules/report.ts';
import { type NewDecision, recordDecisions } from '#services/fps-mi/database/handler-decisions.ts';
import type { Answer } from '#web/site/answers.ts';
import { reportState, workflowId } from '#workflows/report-messages.ts';
import { type Backend, type BackendOptions, startBackend } from './backend.ts';
import { draftOf, sessionFor } from './carry-out.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from './people.ts';
import { confirmed } from './proofs.ts';

/**
 * Sets up a new report before each test of a file: of another organisation each time, with the people who fill in and
 * sign, on the test run's Temporal server.
 * @param namespace Temporal namespace of this test file; no other file uses it
 * @param options of the backend, asked for when it starts
 * @returns what the tests use; its properties are set from the first `beforeEach` on
 */
export function reportFixture(namespace: string, options?: () => BackendOptions) {
  const parts: Partial<{ backend: Backend; database: FreshDatabase; key: ReportKey; people: People }> = {};
  const part = <K extends keyof typeof parts>(name: K): NonNullable<(typeof parts)[K]> => {
    const value = parts[name];
    if (value === undefined) throw new Error(`the fixture has no ${name} before the first test starts`);
    return value;
  };
  let nextOrganisation: () => string;
  beforeAll(async () => {
    const database = await freshDatabase();
    parts.database = database;
    nextOrganisation = await organisationsInTurn(database.sql);
    parts.backend = await startBackend(database.sql, namespace, options?.());
  });
  afterAll(async () => {
    await parts.backend?.stop();
    await parts.database?.drop();
  });
  beforeEach(async () => {
    const { ministry } = part('backend');
    ministry.behaviour = 'receives';
    ministry.whenReceived = () => Promise.resolve();
    await nextReport();
  });
  async function nextReport(): Promise<void> {
    const { sql } = part('database');
    const nis = nextOrganisation();
    parts.key = { form: 'covid-premium', year: 2022, nis };
    parts.people = {
      officer: await addPerson(sql, nis, ['editor']),
      chair: await addPerson(sql, nis, ['chair']),
      director: await addPerson(sql, nis, ['generalDirector']),
    };
    await fillInOrganisation(sql, nis, parts.people.officer);
  }

  const handle = () => part('backend').client.workflow.getHandle(workflowId(part('key')));
  const found = () => findReport(part('database').sql, reportId(part('key')));
  const saveCommand = async (cents: number, basedOn: number): Promise<Save> => {
    const by = part('people').officer;
    const id = reportId(part('key'));
    const draft = await draftOf(part('database').sql, id, { justifiedTotal: cents }, by);
    return { type: 'save', commandId: randomUUID(), by, basedOn, draft };
  };
  const signCommand = async (as: SignatoryRole): Promise<Sign> => {
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
  /** Records a command in a session of its person, and sends it. */
  const send = async (command: Save | Sign): Promise<Answer> => {
    const { reports } = part('backend');
    const session = await sessionFor(part('database').sql, command);
    return command.type === 'save'
      ? await reports.save(part('key'), command, session)
      : await reports.sign(part('key'), command, session, confirmed(reportId(part('key')), command));
  };
  return {
    get backend() {
      return part('backend');
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
    /** Changes `key` and `people` to those of the next organisation. */
    nextReport,
    handle,
    saveCommand,
    /** Signs the version that the database has now. */
    signCommand,
    state: () => handle().query(reportState),
    send,
    save: async (cents: number, basedOn: number) => send(await saveCommand(cents, basedOn)),
    sign: async (as: SignatoryRole) => send(await signCommand(as)),
    /** A case handler of FPS MI decides on a report that FPS MI has. Idempotent by `id`. */
    decide: async (decision: Pick<NewDecision, 'type' | 'reference' | 'reason'>, id: string = randomUUID()) => {
      const { ministry } = part('backend');
      const handler = ministry.handler.id;
      await recordDecisions(ministry.sql, [{ id, handler, ...decision }]);
      return await part('backend').sendDecision(part('key'), { commandId: id });
    },
    /** Waits until FPS MI has acknowledged the report, and the workflow shows it. */
    whenSent: (): Promise<ReportRecord> =>
      vi.waitFor(async () => {
        const report = await found();
        const { stage } = await handle().query(reportState);
        if (report?.stage !== 'sent' || stage !== 'sent') throw new Error(`still ${report?.stage}, ${stage}`);
        return report;
      }, 20_000),
    /** Waits until the notifier has sent the mails about all events so far. */
    whenMailsSent: (): Promise<void> =>
      vi.waitFor(async () => {
        const waiting = await part('database').sql`select 1 from notices where sent_at is null`;
        if (waiting.length > 0) throw new Error(`${waiting.length} notices are waiting`);
      }, 20_000),
    /**
     * Records a history for the replay tests when RECORD_HISTORIES=1 is set; see test/workflows/histories/README.md.
     * @param id the workflow's id; this test's report unless given
     */
    recordHistory: async (name: string, id = workflowId(part('key'))): Promise<void> => {
      if (process.env['RECORD_HISTORIES'] !== '1') return;
      const folder = new URL('../workflows/histories/', import.meta.url);
      await mkdir(folder, { recursive: true });
      // Stack traces contain the path of the repository on the recording machine.
      const root = fileURLToPath(new URL('../../', import.meta.url));
      const history = historyToJSON(await part('backend').client.workflow.getHandle(id).fetchHistory()).replaceAll(
        root,
        '',
      );
      // Existing files are never overwritten: they stand for workflows that production started with older code.
      await writeFile(new URL(`${name}.json`, folder), history, { flag: 'wx' }).catch((error: unknown) => {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      });
    },
  };
}

type People = Record<'officer' | 'chair' | 'director', string>;
