import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginSession } from '#database/sessions.ts';
import { covidPremium2022 as definition } from '#forms/2022/covid-premium.ts';
import { reportId } from '#rules/keys.ts';
import { carryOut, draftOf } from '#test/support/carry-out.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { withPdf, wordsOf } from '#test/support/pdf-reader.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { origin } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';

const nis = '11001';
const path = `/organisations/${nis}/reports/covid-premium/2022`;
let database: FreshDatabase;
let app: Hono<SiteEnv>;

beforeAll(async () => {
  database = await freshDatabase();
  app = siteFor(database.sql);
});
afterAll(() => database?.drop());

async function ask(personId: string, language = 'fr'): Promise<Response> {
  const token = await beginSession(database.sql, { personId, method: 'eid', idToken: 'none' });
  return await app.request(`${origin}${path}/print`, {
    headers: { Cookie: `language=${language}; session=${token}` },
  });
}

test('the print page returns the document in the language of the user, only to users of the organisation', async () => {
  const { sql } = database;
  const officer = await addPerson(sql, nis, ['editor']);
  const nothingYet = await ask(officer);
  expect([nothingYet.status, nothingYet.headers.get('Location')]).toEqual([303, path]);

  await fillInOrganisation(sql, nis, officer);
  const identity = { id: reportId({ form: definition.id, year: definition.year, nis }), definition, nis };
  const draft = await draftOf(sql, identity.id, { justifiedTotal: 123_450 }, officer);
  const save = { type: 'save', commandId: randomUUID(), by: officer, basedOn: 0, draft } as const;
  expect(await carryOut(sql, identity, save)).toMatchObject({ outcome: { type: 'accepted' } });

  const answer = await ask(officer);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe('application/pdf');
  expect(answer.headers.get('Content-Disposition')).toBe('inline; filename="covid-premium-2022-11001.pdf"');
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  await withPdf(new Uint8Array(await answer.arrayBuffer()), async (pdf) => {
    const words = await wordsOf(await pdf.getPage(1));
    expect(words).toContain('CPAS d’Aartselaar');
    expect(words).toContain('1 234,50 €');
    expect(words).toContain('pas encore signé par les deux');
  });

  const stranger = await addPerson(sql, '11002', ['editor']);
  expect((await ask(stranger)).status).toBe(404);
});
