import { type Logger, pino } from 'pino';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { addToAuditTrail } from '#database/audit-trail.ts';
import type { Transaction } from '#database/connection.ts';
import { type CheckpointDependencies, keepCheckpoints } from '#services/notifier/checkpoints.ts';
import type { Mail } from '#services/notifier/smtp.ts';
import { listen } from '#services/process.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { DELIVERY_KEY, type Ministry, startMinistry, TOKEN } from './ministry.ts';
import { addPerson } from './people.ts';

type LogLine = { readonly level: number; readonly msg: string; readonly [member: string]: unknown };

/** A log that keeps its lines in `lines`. */
function keptLog(lines: LogLine[]): Logger {
  return pino({ level: 'info' }, { write: (line) => lines.push(JSON.parse(line)) });
}

/**
 * Both sides of the checkpoints of the audit trail before each test: a database with nothing in its audit trail, the ministry's side on
 * a port, a fake mail server, and a clock at noon.
 */
export function checkpointFixture() {
  const parts: Partial<{ database: FreshDatabase; ministry: Ministry; fpsMiUrl: string; close(): Promise<void> }> = {};
  const state = {
    day: '2026-11-20',
    isMailServerDown: false,
    mails: [] as Mail[],
    /** The log of the notifier, and that of the ministry's side. */
    log: [] as LogLine[],
    ministryLog: [] as LogLine[],
    persons: [] as string[],
  };
  const part = <K extends keyof typeof parts>(name: K): NonNullable<(typeof parts)[K]> => {
    const value = parts[name];
    if (value === undefined) throw new Error(`the fixture has no ${name} before the first test starts`);
    return value;
  };
  beforeAll(async () => {
    parts.database = await freshDatabase();
    parts.ministry = await startMinistry({ log: keptLog(state.ministryLog) });
    const server = await listen(parts.ministry.app, { host: '127.0.0.1', port: 0 });
    parts.close = server.close;
    parts.fpsMiUrl = `http://127.0.0.1:${server.port}`;
    state.persons = [
      await addPerson(parts.database.sql, '11001', ['editor']),
      await addPerson(parts.database.sql, '11001', ['chair']),
    ];
  });
  afterAll(async () => {
    await parts.close?.();
    await parts.ministry?.close();
    await parts.database?.drop();
  });
  beforeEach(async () => {
    Object.assign(state, { day: '2026-11-20', isMailServerDown: false });
    for (const list of [state.mails, state.log, state.ministryLog]) list.length = 0;
    await asOwner((sql) => sql`truncate audit_trail, checkpoints, checkpoint_heads, mails cascade`);
    await part('ministry').sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`truncate checkpoints, checkpoint_heads, received_reports cascade`;
    });
  });

  /** What the owner of the tables can do: no trigger stops it. */
  async function asOwner(change: (sql: Transaction) => PromiseLike<unknown>): Promise<void> {
    await part('database').sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await change(sql);
    });
  }

  const dependencies = (changes: Partial<CheckpointDependencies> = {}): CheckpointDependencies => ({
    sql: part('database').as('notifier'),
    log: keptLog(state.log),
    fpsMi: { url: part('fpsMiUrl'), token: TOKEN },
    deliveryKey: DELIVERY_KEY,
    webUrl: 'http://uniek-verslag.example',
    auditorEmail: 'auditor@fps-mi.example',
    sendMail: (mail) => {
      if (state.isMailServerDown) return Promise.reject(new Error('no mail server'));
      state.mails.push(mail);
      return Promise.resolve('sent');
    },
    now: () => new Date(`${state.day}T12:00:00Z`),
    ...changes,
  });

  return {
    state,
    asOwner,
    dependencies,
    get sql() {
      return part('database').sql;
    },
    /** The pool of an operator. */
    get operator() {
      return part('database').as('operator');
    },
    get owner() {
      return part('database').as('owner');
    },
    get fpsMi() {
      return { url: part('fpsMiUrl'), token: TOKEN };
    },
    /** The address with which an operator connects. */
    get operatorUrl() {
      return part('database').urlAs('operator');
    },
    get ministry() {
      return part('ministry');
    },
    get fpsMiUrl() {
      return part('fpsMiUrl');
    },
    /** Adds rows to a chain, by one of two persons. */
    async addRows(subject: string, count: number, person: 0 | 1 = 0): Promise<void> {
      for (let index = 0; index < count; index += 1) {
        await part('database').sql.begin((sql) =>
          addToAuditTrail(sql, {
            subject,
            at: new Date(`${state.day}T10:00:00Z`),
            personId: state.persons[person] ?? null,
            action: 'saved',
            details: { index },
            commandId: `${state.day}-${index}`,
          }),
        );
      }
    },
    /** Replaces a whole chain by as many rows under the other person, with hashes that fit. */
    async rewrite(subject: string): Promise<void> {
      await asOwner(async (sql) => {
        const removed = await sql`delete from audit_trail where subject = ${subject} returning 1`;
        for (const index of removed.keys()) {
          await addToAuditTrail(sql, {
            subject,
            at: new Date(`${state.day}T10:00:00Z`),
            personId: state.persons[1] ?? null,
            action: 'saved',
            details: { index },
            commandId: `rewritten-${index}`,
          });
        }
      });
    },
    /** The round of the notifier on a day. */
    async keep(day = state.day, changes: Partial<CheckpointDependencies> = {}): Promise<void> {
      state.day = day;
      await keepCheckpoints(dependencies(changes));
    },
  };
}
