import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { connect, type Sql } from '#database/connection.ts';
import { SCHEMA } from '#database/migrate.ts';
import { municipalities } from '#database/municipalities.ts';
import { FPS_MI_SCHEMA } from '#services/fps-mi/database/prepare-schema.ts';
import { cacheFolder } from '#start/bootstrap.mjs';
import { type System, startSystem } from '#test/support/system.ts';
import { createJournal, type Journal } from './journal.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { gather, type People } from './people.ts';

/** The running system, the mail server beside it, and everybody who uses it. */
export type World = {
  readonly system: System;
  readonly mails: MailServer;
  readonly journal: Journal;
  /** The application's database and the ministry's. */
  readonly sql: Sql;
  readonly ministrySql: Sql;
  readonly client: Client;
  /** Everybody who has logged in so far. */
  readonly people: People[];
  /** The people of the next organisation, logged in. */
  nextPeople(): Promise<People>;
  /** Stops everything and removes all data. `keepLogs`: moves the logs elsewhere first. @returns where they are */
  stop(keepLogs?: boolean): Promise<string | null>;
};

/**
 * Starts everything with a data directory, ports and a home of its own.
 * @param folder the data directory; without it, a temporary one
 */
export async function startWorld(folder?: string): Promise<World> {
  const home = await mkdtemp(join(tmpdir(), 'uniek-verslag-faults-'));
  const data = folder ?? join(home, 'data');
  await mkdir(data, { recursive: true });
  const mails = await startMailServer();
  const environment = {
    HOME: home,
    UNIEK_VERSLAG_CACHE: cacheFolder(process.env),
    SMTP_URL: mails.url,
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'info',
  };
  const system = await startSystem(data, environment);
  const journal = createJournal();
  const sql = connect(system.databaseUrl, { schema: SCHEMA, max: 4, name: 'faults' });
  const ministrySql = connect(system.ministryDatabaseUrl, { schema: FPS_MI_SCHEMA, max: 2, name: 'faults' });
  const connection = Connection.lazy({ address: system.temporalAddress });
  const organisations = [...municipalities().keys()].values();
  const people: People[] = [];
  return {
    system,
    mails,
    journal,
    sql,
    ministrySql,
    client: new Client({ connection }),
    people,
    nextPeople: async () => {
      const { value } = organisations.next();
      if (value === undefined) throw new Error('every organisation has its report: run it for a shorter time');
      const gathered = await gather(journal, system.webUrl, value);
      people.push(gathered);
      return gathered;
    },
    stop: async (keepLogs = false) => {
      await connection.close();
      await Promise.all([sql.end({ timeout: 5 }), ministrySql.end({ timeout: 5 })]);
      await system.stop();
      await mails.close();
      const logs = keepLogs ? await mkdtemp(join(tmpdir(), 'uniek-verslag-faults-logs-')) : null;
      if (logs !== null) {
        await cp(join(data, 'logs'), logs, { recursive: true });
        await writeFile(join(logs, 'npm-start.log'), system.output());
        await writeFile(join(logs, 'journal.json'), JSON.stringify(journal, null, 1));
      }
      await rm(home, { recursive: true, force: true });
      return logs;
    },
  };
}
