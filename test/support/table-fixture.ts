import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, expect, vi } from 'vitest';
import { findReport } from '#database/reports.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { type Backend, startBackend } from './backend.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from './people.ts';
import { siteFor } from './site.ts';
import { type Answer, type Visitor, visitor } from './visitor.ts';

/** What each test of table uploads gets: an organisation of its own, with an officer who may fill in "participation". */
export type TableFixture = {
  readonly app: Hono<SiteEnv>;
  readonly database: FreshDatabase;
  readonly nextOrganisation: () => string;
  readonly nis: string;
  readonly officerId: string;
  readonly officer: Visitor;
  /** The path of the report. */
  readonly report: string;
  /** The path of its first table. */
  readonly uploads: string;
  readonly reportId: string;
  saved(): ReturnType<typeof findReport>;
  /** Uploads a file and waits until it is read, as the page does. `to`: the path of another table. */
  upload(
    file: Uint8Array<ArrayBuffer> | string,
    options?: { name?: string; by?: Visitor; to?: string },
  ): Promise<{ path: string; page: Answer }>;
};

/**
 * Sets up the tests of a file with a database, the site and an organisation for each test.
 * @param namespace Temporal namespace of this test file; no other file uses it
 * @returns the fixture of the current test
 */
export function tableFixture(namespace: string): () => TableFixture {
  let database: FreshDatabase;
  let backend: Backend;
  let app: Hono<SiteEnv>;
  let nextOrganisation: () => string;
  let fixture: TableFixture;
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
    const officerId = await addPerson(database.sql, nis, ['editor']);
    const officer = await visitor(app, database.sql, officerId);
    await fillInOrganisation(database.sql, nis, officerId);
    fixture = {
      app,
      database,
      nextOrganisation,
      nis,
      officerId,
      officer,
      report,
      uploads,
      reportId,
      saved: () => findReport(database.sql, reportId),
      upload: async (file, { name = 'tabel.xlsx', by = officer, to = uploads } = {}) => {
        const answer = await by.upload(to, new File([file], name));
        expect(answer.status).toBe(303);
        const path = answer.location ?? '';
        const page = await vi.waitFor(
          async () => {
            const current = await by.get(path);
            expect(current.text).not.toContain('<progress');
            return current;
          },
          { timeout: 60_000, interval: 200 },
        );
        return { path, page };
      },
    };
  });
  return () => fixture;
}
