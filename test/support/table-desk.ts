import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, expect, vi } from 'vitest';
import { findReport } from '#database/reports.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { type Backend, startBackend } from './backend.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from './people.ts';
import { siteFor } from './site.ts';
import { type Answer, type Visitor, visitor } from './visitor.ts';

/** What each test of tables has: an organisation of its own, whose editor may fill in the form "participation". */
export type TableDesk = {
  readonly app: Hono<SiteEnv>;
  readonly database: FreshDatabase;
  readonly nextOrganisation: () => string;
  readonly nis: string;
  readonly clerkId: string;
  readonly clerk: Visitor;
  /** The paths of the report and of its first table. */
  readonly report: string;
  readonly uploads: string;
  readonly reportId: string;
  saved(): ReturnType<typeof findReport>;
  /** Uploads a file and waits until it is read, as the page does. */
  upload(
    file: Uint8Array<ArrayBuffer> | string,
    options?: { name?: string; by?: Visitor },
  ): Promise<{ path: string; page: Answer }>;
};

/** Opens the desk for the tests of a file. @param namespace one that this file has for itself */
export function openTableDesk(namespace: string): () => TableDesk {
  let database: FreshDatabase;
  let backend: Backend;
  let app: Hono<SiteEnv>;
  let nextOrganisation: () => string;
  let desk: TableDesk;
  beforeAll(async () => {
    database = await freshDatabase();
    nextOrganisation = await organisationsInTurn(database.sql);
    backend = await startBackend(database.sql, namespace);
    app = siteFor(database.sql, { client: backend.client, reports: backend.reports });
  });
  afterAll(async () => {
    await backend?.stop();
    await database?.drop();
  });
  beforeEach(async () => {
    const nis = nextOrganisation();
    const report = `/organisations/${nis}/reports/participation/2026`;
    const reportId = `participation/2026/${nis}`;
    const uploads = `${report}/tables/participation`;
    const clerkId = await addPerson(database.sql, nis, ['editor']);
    const clerk = await visitor(app, database.sql, clerkId);
    await fillInOrganisation(database.sql, nis, clerkId);
    desk = {
      ...{ app, database, nextOrganisation, nis, clerkId, clerk, report, uploads, reportId },
      saved: () => findReport(database.sql, reportId),
      upload: async (file, { name = 'tabel.xlsx', by = clerk } = {}) => {
        const answer = await by.upload(uploads, new File([file], name));
        expect(answer.status).toBe(303);
        const path = answer.location ?? '';
        const page = await vi.waitFor(
          async () => {
            const now = await by.get(path);
            expect(now.text).not.toContain('<progress');
            return now;
          },
          { timeout: 60_000, interval: 200 },
        );
        return { path, page };
      },
    };
  });
  return () => desk;
}
